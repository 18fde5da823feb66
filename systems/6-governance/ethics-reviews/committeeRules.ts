import { addMonths, today } from '#kernel/dates.ts';
import type { Label } from '#kernel/label.ts';
import { type Setting, type SettingValues, settingInForce } from '#kernel/settings.ts';
import type { Guard } from '#kernel/system.ts';
import { memberKinds, neededKinds } from './committeeFacts.ts';
import { membersAtLeast, outsideAtLeast, yearsAtMost } from './settings.ts';

export interface Member {
  readonly person: string;
  readonly kind: keyof typeof memberKinds;
  readonly sex: string;
  readonly outside: boolean;
}
interface Committee {
  readonly members?: readonly Member[];
  readonly termFrom?: string;
  readonly termTo?: string;
  readonly registrations?: readonly { readonly at?: string }[];
  readonly annualReports?: readonly { readonly year: string; readonly at?: string }[];
}
export interface Requirement {
  readonly id: string;
  readonly met: boolean;
  readonly text: Label;
  /** The setting that its number comes from; absent where the measure's rule has no number. */
  readonly setting?: Setting;
}

/** What a committee must be made of, each with whether it is. Pure; the numbers are settings. */
export function requirementsOf(
  { members = [], termFrom, termTo }: Committee,
  settings: SettingValues,
): readonly Requirement[] {
  const seats = settingInForce(membersAtLeast, settings);
  const outsiders = settingInForce(outsideAtLeast, settings);
  const years = settingInForce(yearsAtMost, settings);
  const people = new Set(members.map((one) => one.person)).size;
  const outside = members.filter((one) => one.outside).length;
  const sexes = new Set(members.map((one) => one.sex)).size;
  return [
    {
      id: 'members',
      setting: seats,
      met: people >= seats.value && people === members.length,
      text: {
        zh: `委员不少于${seats.value}人，现有${people}人`,
        en: `At least ${seats.value} members; there are ${people}`,
      },
    },
    ...neededKinds.map((kind) => ({
      id: kind,
      met: members.some((one) => one.kind === kind),
      text: { zh: `有${memberKinds[kind].zh}委员`, en: `A member for ${memberKinds[kind].en.toLowerCase()}` },
    })),
    { id: 'sexes', met: sexes > 1, text: { zh: '有不同性别的委员', en: 'Members of both sexes' } },
    {
      id: 'outside',
      setting: outsiders,
      met: outside >= outsiders.value,
      text: {
        zh: `外单位委员不少于${outsiders.value}人，现有${outside}人`,
        en: `At least ${outsiders.value} from outside; there are ${outside}`,
      },
    },
    {
      id: 'term',
      setting: years,
      met:
        termFrom !== undefined &&
        termTo !== undefined &&
        termFrom < termTo &&
        termTo <= addMonths(termFrom, 12 * years.value),
      text: { zh: `任期不超过${years.value}年`, en: `A term of at most ${years.value} years` },
    },
  ];
}

/** Every requirement that is not met is named at once. */
export const compositionIsLawful: Guard = ({ facts, settings }) => {
  const unmet = requirementsOf(facts as Committee, settings).filter((one) => !one.met);
  return (
    unmet.length === 0 || {
      field: unmet[0]?.id === 'term' ? 'termTo' : 'members',
      article: '72.1',
      message: {
        zh: `委员会组成不符合：${unmet.map((one) => one.text.zh).join('；')}`,
        en: `The committee is not made up as it must be: ${unmet.map((one) => one.text.en).join('; ')}`,
      },
    }
  );
};

/**
 * A report is about a year that is over and not reported yet; last year's comes before older ones. Looks at the last
 * report by its own date, so that reports once taken stay right.
 */
export const reportsAPastYear: Guard = ({ facts }) => {
  const reports = (facts as Committee).annualReports ?? [];
  const years = reports.map((one) => Number(one.year));
  const [year, at] = [years.at(-1), reports.at(-1)?.at];
  if (year === undefined || at === undefined) return true;
  const earlier = years.slice(0, -1);
  const last = Number(today(new Date(at)).slice(0, 4)) - 1;
  const problem = (zh: string, en: string) => ({ field: 'annualReports', message: { zh, en } });
  if (year > last) return problem('该年度尚未结束', 'That year is not over');
  if (earlier.includes(year)) return problem('该年度已经报告', 'That year is reported already');
  return year === last || earlier.includes(last) || problem(`请先报告${last}年度`, `Report on ${last} first`);
};

/** Who sits on the committee, and until when the next annual report is due: 31 March after the year it is about. */
export function derivedOfCommittee({ members = [], registrations = [], annualReports = [] }: Committee) {
  const since = registrations[0]?.at;
  const reported = annualReports.map((one) => Number(one.year));
  const next = since && Math.max(Number(today(new Date(since)).slice(0, 4)), ...reported.map((year) => year + 1));
  return {
    seated: members.length > 0 ? [...new Set(members.map((one) => one.person))] : null,
    reportBy: next ? `${next + 1}-03-31` : null,
  };
}
