import { look, type Reading } from '#engines/readability/look.ts';
import { charactersIn } from '#engines/readability/text.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import { type Label, label } from '#kernel/label.ts';
import { type SettingValues, settingValue } from '#kernel/settings.ts';
import { type Point, pointFacts, points } from './facts.ts';
import { glossary } from './glossary.ts';
import { askedPoints, boundsOf, fewestCharacters } from './settings.ts';

type Given = Readonly<Record<string, unknown>>;
const textOf = (facts: Given, point: Point): Bilingual => (facts[point] as Bilingual | undefined) ?? { zh: '' };

/** Reads an explanation with the bounds in force. */
export const readingOf = (facts: Given, settings: SettingValues): Reading =>
  look(
    points.map((name) => ({ name, ...textOf(facts, name) })),
    boundsOf(settings),
    glossary,
  );

/** Somebody to turn to: a number, an address in the net, or a place. */
const namesAChannel = /\d{5,}|@|https?:|www\.|窗口|柜台|前台|服务台|服务大厅|热线|地址|小程序|办公室/u;

/** A point that is not answered, and why: empty, too short to say anything, another point's words, or nobody to turn to. */
export interface Gap {
  readonly point: Point;
  readonly message: Label;
}

/** The points that the explanation does not answer; a point that the settings do not ask for may stay empty. */
export function gapsIn(facts: Given, settings: SettingValues): Gap[] {
  const fewest = fewestCharacters(settings);
  const isAsked = (point: Point) => !(point in askedPoints) || settingValue(askedPoints[point as 'steps'], settings);
  return points.flatMap((point, at): Gap[] => {
    const { zh } = textOf(facts, point);
    const name = pointFacts[point].label;
    if (zh === '') return isAsked(point) ? [{ point, message: label('还没有写', 'Not written yet') }] : [];
    if (charactersIn(zh) < fewest)
      return [{ point, message: label(`太短：不足${fewest}字`, `Too short: fewer than ${fewest} characters`) }];
    const same = points.slice(0, at).find((other) => textOf(facts, other).zh === zh);
    if (same)
      return [
        {
          point,
          message: label(
            `与“${pointFacts[same].label.zh}”写得一样，没有回答这一点`,
            `The same words as “${pointFacts[same].label.en}”: they do not answer “${name.en}”`,
          ),
        },
      ];
    return point === 'object' && !namesAChannel.test(zh)
      ? [
          {
            point,
            message: label('没有写明找谁：电话、网址或者地点', 'It names nobody to turn to: telephone, site or place'),
          },
        ]
      : [];
  });
}
