import { createHash } from 'node:crypto';
import type { Channel, Charge, Millionths } from '#engines/privacy/ledger.ts';
import type { City } from '#kernel/city.ts';

/*
 * The ledger of a version, as kept: what engines/privacy/ledger.ts says, under a lock, so that two who ask at once cannot
 * both have the last of the budget.
 */

export interface KeptCharge extends Charge {
  readonly at: string;
}

const digestOf = (question: string): string => createHash('sha256').update(question).digest('hex');

/** The answer that a question has been given already, or null. */
export async function answerKept(city: City, version: string, channel: Channel, question: string): Promise<unknown> {
  const [found] = await city.query<{ answer: unknown }>(
    'select answer from privacy_charges where version = $1 and channel = $2 and question_sha256 = $3',
    [version, channel, digestOf(question)],
  );
  return found?.answer ?? null;
}

/**
 * Charges a question and keeps its answer. Gives the answer kept, which is the one given before where somebody asked the same
 * in the meantime; null, with nothing written, where the budget does not hold the charge.
 */
export async function chargeKept(
  city: City,
  version: string,
  { channel, question, rho }: Charge,
  budget: Millionths,
  answer: object,
): Promise<unknown> {
  const [found] = await city.query<{ answer: unknown }>(
    'select charge_privacy($1, $2, $3, $4, $5, $6, $7, $8) as answer',
    [version, channel, question, digestOf(question), rho, budget, JSON.stringify(answer), city.now().toISOString()],
  );
  return found?.answer ?? null;
}

/** What a version's charges add up to. */
export async function spentKept(city: City, version: string): Promise<Millionths> {
  const [found] = await city.query<{ spent: number }>(
    'select coalesce(sum(rho), 0)::float8 as spent from privacy_charges where version = $1',
    [version],
  );
  return found?.spent ?? 0;
}

/** The charges of a version, the newest 1,000 first; without the answers. */
export const chargesOf = (city: City, version: string): Promise<KeptCharge[]> =>
  city.query<KeptCharge>(
    `select channel, question, rho::float8 as rho, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
     from privacy_charges where version = $1 order by at desc, question limit 1000`,
    [version],
  );
