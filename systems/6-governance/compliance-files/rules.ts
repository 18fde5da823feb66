import { today } from '#kernel/dates.ts';
import type { SettingValues } from '#kernel/settings.ts';
import type { Guard } from '#kernel/system.ts';
import { type Gathered, itemsOf, type Kept } from './items.ts';
import { nextDue, termsOf } from './settings.ts';

/** A firm keeps one file. */
export const isTheOnlyFile: Guard = ({ reads }) =>
  reads['compliance-files.others'] !== true || {
    message: { zh: '本单位已有合规档案', en: 'Your organisation has a file already' },
  };

/** The year is confirmed once nothing is missing; each thing that is, is named with what to do. */
export const nothingIsMissing: Guard = ({ facts, reads, settings, now }) => {
  const gathered = reads['compliance-files.gathered'] as Gathered;
  const missing = itemsOf(facts as Kept, gathered, termsOf(settings), today(now)).filter(
    (one) => one.status === 'missing',
  );
  const [first, ...more] = missing.map(({ id, name, next }) => ({
    field: id,
    message: { zh: `${name.zh}：${next?.zh}`, en: `${name.en}: ${next?.en}` },
  }));
  return first ? { ...first, article: missing[0]?.article, fields: [first, ...more] } : true;
};

/** By when the file is to be confirmed again. */
export function dueAfter(facts: object, _rules: unknown, settings: SettingValues): Readonly<Record<string, unknown>> {
  const last = ((facts as { declarations?: readonly { at?: string }[] }).declarations ?? []).at(-1)?.at;
  return last === undefined ? {} : { dueOn: nextDue(today(new Date(last)), settings) };
}

interface Exercised {
  readonly findings?: readonly { readonly fixBy?: string }[];
  readonly fixes?: readonly { readonly finding?: number }[];
}
/** How many findings are left to fix, and the last day for all of them. */
export function leftToFix({ findings = [], fixes = [] }: Exercised): Readonly<Record<string, unknown>> {
  const fixed = new Set(fixes.map((one) => one.finding));
  const days = findings.flatMap((one) => one.fixBy ?? []).sort();
  return {
    open: findings.filter((_, at) => !fixed.has(at + 1)).length,
    ...(days.length > 0 && { fixBy: days.at(-1) }),
  };
}
const openIn = (facts: object): number => Number((facts as { open?: number }).open ?? 0);
export const somethingWasFound: Guard = ({ facts }) =>
  openIn(facts) > 0 || {
    field: 'findings',
    message: { zh: '没有发现问题，可以直接办结', en: 'Nothing was found: close it' },
  };
export const nothingIsLeft: Guard = ({ facts }) =>
  openIn(facts) === 0 || {
    field: 'fixes',
    message: { zh: `还有${openIn(facts)}个问题没有整改`, en: `${openIn(facts)} findings are not fixed yet` },
  };
/** A fix names a finding that there is. */
export const namesAFinding: Guard = ({ facts }) => {
  const { findings = [], fixes = [] } = facts as Exercised;
  return (
    (fixes.at(-1)?.finding ?? 0) <= findings.length || {
      field: 'fixes',
      message: { zh: `只有${findings.length}个问题`, en: `There are only ${findings.length} findings` },
    }
  );
};
