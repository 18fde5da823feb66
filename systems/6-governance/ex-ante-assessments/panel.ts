import { commitmentOf, type DrawPlan, draw } from '#engines/draw/draw.ts';
import { label } from '#kernel/label.ts';
import type { SettingOf, SettingValues } from '#kernel/settings.ts';
import { settingValue } from '#kernel/settings.ts';
import { type ExpertKind, expertKinds, type Ground } from './terms.ts';

const kinds = Object.keys(expertKinds) as readonly ExpertKind[];

const source = label('本平台暂行做法，来源待确认', 'A working rule of this platform, source to be confirmed');
const seat = (kind: ExpertKind, value: number): SettingOf<'integer'> => ({
  kind: 'integer',
  key: `ex-ante-assessments.seats.${kind}`,
  label: label(`专家组席位：${expertKinds[kind].zh}`, `Seats on the panel: ${expertKinds[kind].en}`),
  value,
  min: 0,
  max: 9,
  source,
  confirmed: false,
});
export const seats = { technical: seat('technical', 2), social: seat('social', 2), field: seat('field', 1) } as const;
const seatsOf = (kind: ExpertKind, settings: SettingValues): number => settingValue(seats[kind], settings);

/** An expert as the register knows them; `parties` are those that they belong to. */
export interface Expert {
  readonly person: string;
  readonly kind: ExpertKind;
  readonly fields: readonly string[];
  readonly parties: readonly string[];
  readonly interests: readonly { readonly party: string; readonly relation: string }[];
}
/** What of a case decides who may sit on it. */
export interface PanelCase {
  readonly applicant: string | null;
  readonly competitors: readonly string[];
  readonly firstReviewers: readonly string[];
  readonly field: string;
}

/** The ground that keeps an expert off a case, the gravest first, or null. */
export function groundAgainst(expert: Expert, of: PanelCase): Ground | null {
  const ties = expert.interests.filter(({ party }) => party === of.applicant).map(({ relation }) => relation);
  const belongs = (party: string) => expert.parties.includes(party);
  if ((of.applicant !== null && belongs(of.applicant)) || ties.includes('employed')) return 'ownFirm';
  if (of.competitors.some(belongs) || ties.includes('competitor')) return 'competitor';
  if (ties.length > 0) return 'declared';
  if (of.firstReviewers.includes(expert.person)) return 'firstReview';
  return expert.kind === 'field' && !expert.fields.includes(of.field) ? 'otherField' : null;
}

export interface Drawn {
  readonly expert: string;
  readonly kind: ExpertKind;
}

/**
 * The plan that is committed to before the public value is known: a stratum a kind, each drawn to its end, so that the
 * order gives members and, behind them, who is called next.
 */
export const planOf = (pool: readonly Drawn[]): DrawPlan => ({
  candidates: pool.map(({ expert, kind }) => ({ id: expert, stratum: kind })),
  inspectors: [],
  drawn: Object.fromEntries(kinds.map((kind) => [kind, pool.filter((one) => one.kind === kind).length])),
  inspectorsEach: 0,
});
export const commitmentTo = (pool: readonly Drawn[]): string => commitmentOf(planOf(pool));
export const orderBy = (pool: readonly Drawn[], randomness: string): readonly Drawn[] =>
  draw(planOf(pool), [randomness]).map(({ target, stratum }) => ({ expert: target, kind: stratum as ExpertKind }));

/** The members by the order drawn: of each kind the first who have not gone, as many as there are seats. */
export const membersOf = (
  order: readonly Drawn[],
  gone: readonly string[],
  settings: SettingValues,
): readonly Drawn[] =>
  kinds.flatMap((kind) =>
    order.filter((one) => one.kind === kind && !gone.includes(one.expert)).slice(0, seatsOf(kind, settings)),
  );

/** The kinds of which the pool holds fewer than there are seats. */
export const shortKinds = (pool: readonly Drawn[], settings: SettingValues): readonly ExpertKind[] =>
  kinds.filter((kind) => pool.filter((one) => one.kind === kind).length < seatsOf(kind, settings));
