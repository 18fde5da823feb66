import { type Label, label } from '../label.ts';
import { type Setting, type SettingValues, settingInForce } from '../settings.ts';
import type { DeclaredClock } from '../system.ts';
import type { ClockRecord, Term } from './clockRecord.ts';

/** A rule that a clock runs by: what it says, where it comes from, and whether the city has confirmed that. */
export interface ClockRule {
  readonly label: Label;
  readonly text: Label;
  readonly source: Label;
  readonly confirmed: boolean;
}

export const termText = ({ kind, days }: Term): Label =>
  kind === 'working'
    ? label(`${days}个工作日`, `${days} working days`)
    : label(`${days}日（自然日）`, `${days} natural days`);

/**
 * The rules behind a clock: its term, what a correction does to it, by how much it may be extended. What they say is
 * read from the clock, which keeps the rules that it started with; their source is the setting in force.
 */
export function clockRules(declared: DeclaredClock, clock: ClockRecord, values: SettingValues): readonly ClockRule[] {
  const rule = (setting: Setting, text: Label): ClockRule => {
    const { source, confirmed } = settingInForce(setting, values);
    return { label: setting.label, text, source, confirmed };
  };
  const { term, afterCorrection, extension } = declared;
  return [
    ...(term ? [rule(term, termText(clock.term))] : []),
    ...(afterCorrection ? [rule(afterCorrection, afterCorrection.choices[clock.afterCorrection ?? 'pause'])] : []),
    ...(extension && clock.extendableBy
      ? [rule(extension, termText({ kind: clock.term.kind, days: clock.extendableBy }))]
      : []),
  ];
}
