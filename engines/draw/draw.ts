import { createHash } from 'node:crypto';
import { type DrawPlan, inOrder, textOf } from './plan.ts';

export type { DrawPlan } from './plan.ts';

export interface DrawnTarget {
  readonly target: string;
  readonly stratum: string;
  readonly inspectors: readonly string[];
  /** Who follows, in order, where one of them turns out to have an interest; not in transcripts of the first format. */
  readonly standby: readonly string[];
}
/** What anybody needs to repeat a draw. */
export interface Transcript {
  readonly method: 'RFC 3797, SHA-256';
  /** Absent in the first format, whose result names no standby. */
  readonly format?: 2;
  readonly plan: DrawPlan;
  /** SHA-256 of the plan, published before the randomness. */
  readonly commitment: string;
  /** The public values, in the order announced: digits as they were published. */
  readonly randomness: readonly string[];
  readonly result: readonly (Omit<DrawnTarget, 'standby'> & Partial<DrawnTarget>)[];
}

type Hash = 'sha256' | 'md5';

/**
 * The key of RFC 3797, section 4: each source's numbers sorted, each followed by a full stop, the source closed with a
 * stroke. `['9319', '2 5 12 8 10']` becomes `9319./2.5.8.10.12./`. RangeError where a source holds no digits.
 */
export function keyOf(sources: readonly string[]): string {
  return sources
    .map((source) => {
      const numbers = (source.match(/\d+/gu) ?? [])
        .map((one) => BigInt(one))
        .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      if (numbers.length === 0) throw new RangeError(`no digits in “${source}”`);
      return `${numbers.map((one) => `${one}.`).join('')}/`;
    })
    .join('');
}

/** Draws `count` places out of `size`, from 0, without repetition (RFC 3797, section 4; MD5 there, SHA-256 here). */
export function drawPlaces(key: string, size: number, count: number, hash: Hash = 'sha256'): number[] {
  const left = Array.from({ length: size }, (_, at) => at);
  const drawn: number[] = [];
  for (let round = 0; round < count && left.length > 0; round++) {
    const mark = Buffer.from([(round >> 8) & 255, round & 255]);
    const digest = createHash(hash)
      .update(Buffer.concat([mark, Buffer.from(key), mark]))
      .digest('hex');
    const place = Number(BigInt(`0x${digest}`) % BigInt(left.length));
    drawn.push(...left.splice(place, 1));
  }
  return drawn;
}

/** SHA-256 of the plan in hexadecimal. */
export const commitmentOf = (plan: DrawPlan): string => createHash('sha256').update(textOf(plan)).digest('hex');

/**
 * Draws targets stratum by stratum and then inspectors for each, by one key: a stratum's draw and a target's draw add
 * their own name to it, so that none follows from another. All that may inspect a target are put in order by its draw: the
 * first inspect, the rest stand by, so that whom it names first is the same in both formats. Conflicts are barred before drawing, never after.
 */
export function draw(plan: DrawPlan, randomness: readonly string[]): DrawnTarget[] {
  const { candidates, inspectors, drawn, inspectorsEach } = inOrder(plan);
  const key = keyOf(randomness);
  const targets = Object.entries(drawn).flatMap(([stratum, count]) => {
    const pool = candidates.filter((one) => one.stratum === stratum);
    return drawPlaces(`${key}${stratum}/`, pool.length, count).flatMap((place) => pool[place] ?? []);
  });
  return targets.map(({ id, stratum }) => {
    const free = inspectors.filter((one) => !one.barredFrom.includes(id));
    const order = drawPlaces(`${key}${id}/`, free.length, free.length).flatMap((place) => free[place]?.id ?? []);
    return { target: id, stratum, inspectors: order.slice(0, inspectorsEach), standby: order.slice(inspectorsEach) };
  });
}

export type TranscriptFault = 'commitment' | 'result' | 'method' | 'unreadable';
/** Repeats a draw from its transcript; the first thing that does not follow, or null. */
export function verifyTranscript(given: unknown): TranscriptFault | null {
  const one = given as Partial<Transcript> | null;
  try {
    if (one?.method !== 'RFC 3797, SHA-256') return 'method';
    if (!one.plan || !one.randomness || commitmentOf(one.plan) !== one.commitment) return 'commitment';
    if (one.format !== undefined && one.format !== 2) return 'method';
    const drawn = draw(one.plan, one.randomness);
    const result = one.format === 2 ? drawn : drawn.map(({ standby: _standby, ...named }) => named);
    return JSON.stringify(result) === JSON.stringify(one.result) ? null : 'result';
  } catch {
    return 'unreadable';
  }
}
