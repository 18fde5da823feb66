import { commitmentOf, type DrawPlan, type Transcript } from '#engines/draw/draw.ts';
import type { CaseRecord } from '#kernel/system.ts';

/** The plan of a draw as the engine takes it, from the facts of its record. */
export function planOf({ facts }: Pick<CaseRecord, 'facts'>): DrawPlan {
  const pool = (facts.pool ?? []) as readonly { product: string; grade: string }[];
  const barred = (facts.barred ?? []) as readonly { inspector: string; product: string }[];
  return {
    candidates: pool.map((one) => ({ id: one.product, stratum: one.grade })),
    inspectors: ((facts.inspectors ?? []) as readonly string[]).map((id) => ({
      id,
      barredFrom: barred.filter((one) => one.inspector === id).map((one) => one.product),
    })),
    drawn: { high: Number(facts.high), medium: Number(facts.medium), low: Number(facts.low) },
    inspectorsEach: Number(facts.inspectorsEach),
  };
}

interface Entry {
  readonly product: string;
  readonly grade: string;
  readonly inspectors: readonly string[];
  readonly standby?: readonly string[];
}
/** All that anybody needs to repeat the draw; null before it was made. */
export function transcriptOf(record: Pick<CaseRecord, 'facts'>): Transcript | null {
  const { facts } = record;
  if (!facts.drawn) return null;
  const plan = planOf(record);
  const isSecond = facts.format === 2;
  return {
    method: 'RFC 3797, SHA-256',
    ...(isSecond && { format: 2 as const }),
    plan,
    commitment: String(facts.commitment ?? commitmentOf(plan)),
    randomness: [String(facts.randomness)],
    result: (facts.drawn as readonly Entry[]).map(({ product, grade, inspectors, standby }) => ({
      target: product,
      stratum: grade,
      inspectors,
      ...(isSecond && { standby: standby ?? [] }),
    })),
  };
}
