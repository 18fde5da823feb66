import type { DutyStatus } from '#kernel/evidence.ts';

/** What a duty is counted and filtered by; see hosts/server/lawRoutes.ts for the whole of what is sent. */
export interface CountedDuty {
  readonly chapter: number;
  readonly article: number;
  readonly modality: string;
  readonly status: string;
  readonly addressee: { readonly offices: readonly string[] };
  readonly answeredBy: { readonly id: string } | null;
}

export const dutyStatuses: readonly DutyStatus[] = ['met', 'due', 'overdue', 'no-evidence', 'not-built', 'principle'];

const worstFirst: readonly string[] = ['overdue', 'due', 'no-evidence', 'met', 'not-built', 'principle'];
/** The status that speaks for several duties: the one that most wants attention. */
export const worstStatus = (statuses: readonly string[]): string =>
  worstFirst.find((one) => statuses.includes(one)) ?? 'principle';

/** The parts of an address that filter duties; `office=none` means duties that bind no office of the city. */
export const dutyFilters = ['chapter', 'article', 'office', 'modality', 'status', 'system'] as const;
export type DutyFilters = Partial<Record<(typeof dutyFilters)[number], string>>;

/** The values that one duty has under a filter; several where it binds several offices. */
export function dutyValues(duty: CountedDuty, by: keyof DutyFilters): readonly string[] {
  if (by === 'office') return duty.addressee.offices.length > 0 ? duty.addressee.offices : ['none'];
  if (by === 'system') return [duty.answeredBy?.id ?? 'none'];
  return [String(duty[by])];
}

/** The filters of a query that are stated; anything else in it is left alone. */
export const dutyFiltersOf = (query: Readonly<Record<string, string | undefined>>): DutyFilters =>
  Object.fromEntries(dutyFilters.flatMap((name) => (query[name] ? [[name, query[name]]] : [])));

/** The duties that every filter lets through. */
export const filterDuties = <D extends CountedDuty>(duties: readonly D[], filters: DutyFilters): readonly D[] =>
  duties.filter((duty) =>
    dutyFilters.every((name) => {
      const wanted = filters[name];
      return wanted === undefined || dutyValues(duty, name).includes(wanted);
    }),
  );

/** How many duties stand how, for each value of a dimension, in the order in which the law first has it. */
export function dutyTotals(
  duties: readonly CountedDuty[],
  by: keyof DutyFilters,
): readonly { readonly key: string; readonly counts: Readonly<Record<string, number>>; readonly total: number }[] {
  const rows = new Map<string, Record<string, number>>();
  for (const duty of duties)
    for (const key of dutyValues(duty, by)) {
      const counts = rows.get(key) ?? {};
      counts[duty.status] = (counts[duty.status] ?? 0) + 1;
      rows.set(key, counts);
    }
  return [...rows].map(([key, counts]) => ({
    key,
    counts,
    total: Object.values(counts).reduce((sum, one) => sum + one, 0),
  }));
}
