import { itemOf, type ProhibitedAct, prohibitedActs } from '#families/prohibitedActs.ts';
import { decideBy } from '#families/rules/decide.ts';
import { evidence as evidenceKinds } from '#families/rules/tableFacts.ts';
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

/** Criteria that the act's screen needs are fixed before it runs; nobody chooses them after seeing a result. */
export const criteriaAreComplete: Guard = ({ facts, rules }) => {
  const given = facts as Readonly<Record<string, unknown>>;
  const asked = decideBy<readonly string[] | null>('prohibited-act-screens', 'criteria', { act: given.act }, rules);
  const missing = asked.value?.find((name) => given[name] === undefined);
  return (
    missing === undefined || {
      field: missing,
      article: '72.2',
      message: { zh: '检验前须先定明判定标准', en: 'The criteria are fixed before the examination' },
    }
  );
};

const readAsTables = ['outcome-records', 'paired-prices', 'texts'];

/** Where the rules in force ask for evidence that is measured, a file that can be measured is among it. */
export const evidenceCanBeRead: Guard = ({ facts, rules }) => {
  const { act, evidence = [] } = facts as { act?: string; evidence?: readonly { type: string }[] };
  const asked = decideBy<readonly string[] | null>('prohibited-act-screens', 'evidence', { act }, rules).value ?? [];
  const kind = readAsTables.find((one) => asked.includes(one));
  const name = evidenceKinds[kind ?? ''];
  return (
    name === undefined ||
    evidence.some(({ type }) => type === 'text/plain') || {
      field: 'evidence',
      article: '72.2',
      message: {
        zh: `缺少可以检验的证据：${name.zh}（文本文件）`,
        en: `Lacks what can be examined: ${name.en} (a text file)`,
      },
    }
  );
};

/** What was measured binds what is found: no violation by a screen that did not show one, no exception without its case. */
export const conclusionFollows: Guard = ({ facts }) => {
  const { act, conclusion, verdict, exception } = facts as Readonly<Record<string, string | undefined>>;
  if (conclusion === 'violation' && (verdict === 'passes' || verdict === 'inconclusive' || verdict === 'tampered'))
    return {
      field: 'conclusion',
      article: '72.2',
      message: { zh: '检验结论不支持认定存在禁止行为', en: 'The verdict does not carry a finding of a prohibited act' },
    };
  // In a price case the conditions may differ: that is found by its elements.
  if (conclusion === 'none' && verdict === 'fails' && act !== 'pricing')
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
