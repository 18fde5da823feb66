import type { Label } from '#kernel/label.ts';

/** For which devices a body is designated, and when: `scope` is a class of the device catalogue, such as `21-04`. */
export interface Designation {
  readonly scope: string;
  readonly from: string;
  readonly until?: string;
}
/** A body as the list has it. Days are included on both sides. */
export interface InspectionBody {
  readonly state: string;
  readonly designations?: readonly Designation[];
  readonly suspensions?: readonly { readonly from: string; readonly until?: string }[];
  readonly retiredOn?: string;
}
export interface InspectionReport {
  readonly reportedOn?: string;
  readonly scope?: string;
}

/** Why a report is not admitted, as the refusal says it. */
export const grounds = {
  notListed: {
    zh: '出具单位不在国家认监委会同国家药监局认定的检验机构名录内',
    en: 'the body is not on the list of those designated by the two national authorities',
  },
  notYet: { zh: '出具报告之日尚未获认定', en: 'the body was not yet designated on the day of the report' },
  expired: { zh: '出具报告之日认定已到期', en: 'the designation was over on the day of the report' },
  suspended: { zh: '出具报告之日认定已暂停或者撤销', en: 'the designation was suspended or withdrawn on that day' },
  scope: { zh: '认定范围不包括该类器械', en: 'the designation does not cover devices of that class' },
} as const satisfies Record<string, Label>;
export type Ground = keyof typeof grounds;

const onTheList = ['listed', 'changeProposed', 'retirementProposed', 'retired'];
const within = (day: string, { from, until }: { from: string; until?: string }) =>
  from <= day && (until === undefined || day <= until);
/** `21-04` covers `21-04-02`, and not `21-041`. */
const covers = (scope: string, asked: string) => asked === scope || asked.startsWith(`${scope}-`);

/**
 * Article 46(1): a report of a designated third-party body may be admitted. Judged by the day of the report, not by
 * today: a designation that ended since does not harm it, one that began since does not help. All grounds, none: admissible.
 */
export function groundsAgainst(report: InspectionReport, body: InspectionBody | null): readonly Ground[] {
  if (!body || !onTheList.includes(body.state)) return ['notListed'];
  const day = report.reportedOn ?? '';
  const fitting = (body.designations ?? []).filter((one) => covers(one.scope, report.scope ?? ''));
  const off =
    (body.suspensions ?? []).some((one) => within(day, one)) || (body.retiredOn !== undefined && body.retiredOn <= day);
  return [
    ...(fitting.length === 0 ? (['scope'] as const) : inTime(day, fitting)),
    ...(off ? (['suspended'] as const) : []),
  ];
}

/** Whether some designation runs on the day, or else whether the nearest is over or has yet to begin. */
function inTime(day: string, designations: readonly Designation[]): readonly Ground[] {
  if (designations.some((one) => within(day, one))) return [];
  return designations.some((one) => one.until !== undefined && one.until < day) ? ['expired'] : ['notYet'];
}
