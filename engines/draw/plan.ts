/** What may be drawn: an id, the stratum that it is drawn from, and who may not be put together with it. */
export interface Candidate {
  readonly id: string;
  readonly stratum: string;
}
export interface Inspector {
  readonly id: string;
  /** Targets that this inspector may not be drawn for. */
  readonly barredFrom: readonly string[];
}

/** Everything that was published before the randomness was known. */
export interface DrawPlan {
  readonly candidates: readonly Candidate[];
  readonly inspectors: readonly Inspector[];
  /** How many are drawn of each stratum; all of it where it holds fewer. */
  readonly drawn: Readonly<Record<string, number>>;
  readonly inspectorsEach: number;
}
const sorted = <T extends { readonly id: string }>(list: readonly T[]): T[] =>
  list.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/** The plan in its one order, so that the same pool has the same commitment whoever lists it. */
export const inOrder = (plan: DrawPlan): DrawPlan => ({
  candidates: sorted(plan.candidates).map(({ id, stratum }) => ({ id, stratum })),
  inspectors: sorted(plan.inspectors).map(({ id, barredFrom }) => ({ id, barredFrom: [...barredFrom].sort() })),
  drawn: Object.fromEntries(Object.entries(plan.drawn).sort(([a], [b]) => (a < b ? -1 : 1))),
  inspectorsEach: plan.inspectorsEach,
});

/** The text whose SHA-256 is the commitment to a plan. */
export const textOf = (plan: DrawPlan): string => JSON.stringify(inOrder(plan));
