import { itemOf, type ProhibitedAct, prohibitedActs } from '#families/prohibitedActs.ts';
import { always, type Evidence, showing } from '#kernel/evidence.ts';
import { termSetting } from '#kernel/settings.ts';
import type { DeclaredClock, Guard } from '#kernel/system.ts';

const term = { zh: '整改期限', en: 'Term to rectify' };
export const rectification: DeclaredClock = {
  label: term,
  term: termSetting('prohibited-acts.rectification', term, 15, 'working', {
    zh: '本平台暂行做法，来源待确认',
    en: 'A working rule of this platform, source to be confirmed',
  }),
};

const statistical: Readonly<Record<string, readonly string[]>> = {
  discrimination: ['attributes', 'outcome', 'favourable', 'ratioLine', 'smallestGroup', 'confidence'],
  pricing: ['confidence', 'pairsAtLeast', 'minutesApart', 'shareOfNoAccount', 'seed'],
};

/** Criteria that the act's screen needs are fixed before it runs; nobody chooses them after seeing a result. */
export const criteriaAreComplete: Guard = ({ facts }) => {
  const given = facts as Readonly<Record<string, unknown>>;
  const missing = (statistical[String(given.act)] ?? []).find((name) => given[name] === undefined);
  return (
    missing === undefined || {
      field: missing,
      article: '72.2',
      message: { zh: '检验前须先定明判定标准', en: 'The criteria are fixed before the examination' },
    }
  );
};

/** What was measured binds what is found: no violation by a screen that did not show one, no exception without its case. */
export const conclusionFollows: Guard = ({ facts }) => {
  const { conclusion, verdict, exception } = facts as Readonly<Record<string, string | undefined>>;
  if (conclusion === 'violation' && (verdict === 'passes' || verdict === 'inconclusive' || verdict === 'tampered'))
    return {
      field: 'conclusion',
      article: '72.2',
      message: { zh: '检验结论不支持认定存在禁止行为', en: 'The verdict does not carry a finding of a prohibited act' },
    };
  if (conclusion === 'none' && verdict === 'fails')
    return {
      field: 'conclusion',
      message: {
        zh: '检验不符合的，须认定或者说明适用的例外',
        en: 'A failed screen asks for a finding or an exception',
      },
    };
  if (conclusion === 'exception' && exception === undefined)
    return { field: 'exception', message: { zh: '请写明适用哪一种例外', en: 'Name the exception that applies' } };
  return true;
};

const concludes =
  (...wanted: string[]): Guard =>
  ({ facts }) =>
    wanted.includes(String((facts as { conclusion?: string }).conclusion)) || {
      field: 'conclusion',
      message: { zh: '与拟定结论不符', en: 'It is not what was proposed' },
    };
export const isAViolation = concludes('violation');
export const isNoViolation = concludes('exception', 'none', 'insufficient');

/**
 * What decided cases show of each prohibition: none of its act stands ordered and not yet put right. Where no case was
 * decided nothing is shown, since nobody looked.
 */
export const evidence: Readonly<Record<string, Evidence>> = Object.fromEntries(
  (Object.keys(prohibitedActs) as ProhibitedAct[]).map((act) => [
    itemOf(act),
    showing(
      always(['ordered', 'rectified', 'closed'], "r.state = 'closed'", `r.facts->>'act' = '${act}'`),
      '已作出认定的案件均已办结，没有责令改正而尚未改正的',
      'every decided case is closed: none stands ordered and not yet put right',
    ),
  ]),
);
