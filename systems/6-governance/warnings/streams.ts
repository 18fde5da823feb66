import type { City } from '#kernel/city.ts';
import type { Pushed } from './points.ts';

/** One data point of one stream: what a counter or a histogram came to, or what a gauge showed. */
export interface Reading {
  readonly metric: string;
  /** The attributes and the resource by which a metric's streams differ. */
  readonly stream: string;
  readonly at: number;
  readonly kind: 'sum' | 'mean';
  /** A sum's value, or what the values of a mean add up to; the mean itself where their number is not told. */
  readonly total: number;
  /** Of a mean: how many values; null where that is not told. */
  readonly count: number | null;
  /** Of a gauge: what it showed. */
  readonly shown?: number;
  /** Of a running total: since when it runs, in milliseconds; null where that is not told. */
  readonly since?: number | null;
}
/** Where a running total stood when it was last read; `seen` is the moment that it was read at before, if any. */
export interface Stood {
  readonly metric: string;
  readonly stream: string;
  readonly at: number;
  readonly since: number | null;
  readonly total: number;
  readonly count: number | null;
  readonly seen: number | null;
}

/**
 * What running totals came to since they were last read. The first reading of a stream only says where it stands: what
 * happened before it was seen belongs to no moment. A total that began anew, by its start or because it is smaller,
 * counts from nothing. One that is no later than what was read before is known already and gives nothing.
 */
export function sinceLast(
  readings: readonly Reading[],
  before: readonly Stood[],
): { gains: Reading[]; stood: Stood[] } {
  const first = new Map(before.map((one) => [keyOf(one), one]));
  const now = new Map<string, Stood>();
  const gains: Reading[] = [];
  for (const one of readings.toSorted((a, b) => a.at - b.at)) {
    const key = keyOf(one);
    const known = now.get(key) ?? first.get(key);
    if (known && one.at <= known.at) continue;
    const since = one.since ?? null;
    const anew =
      known !== undefined && (since !== known.since || one.total < known.total || less(one.count, known.count));
    const [total, count] = known && !anew ? [known.total, known.count] : [0, one.count === null ? null : 0];
    if (known)
      gains.push({ ...one, total: one.total - total, count: one.count === null ? null : one.count - (count ?? 0) });
    const { metric, stream, at } = one;
    now.set(key, { metric, stream, at, since, total: one.total, count: one.count, seen: first.get(key)?.at ?? null });
  }
  return { gains, stood: [...now.values()] };
}
const keyOf = ({ metric, stream }: { metric: string; stream: string }) => JSON.stringify([metric, stream]);
const less = (now: number | null, before: number | null) => now !== null && before !== null && now < before;

/**
 * One point a metric and moment of all its streams: counters add up; means are weighted by how many values each rests on,
 * or alike where one of them does not tell. A histogram that gained nothing gives no point.
 */
export function together(readings: readonly Reading[]): Pushed[] {
  const groups = Map.groupBy(readings, ({ metric, at, kind }) => JSON.stringify([metric, at, kind]));
  return [...groups.values()].flatMap((all): Pushed[] => {
    const [{ metric, at, kind } = { metric: '', at: 0, kind: 'sum' as const }] = all;
    if (all.length === 1 && all[0]?.shown !== undefined) return [{ metric, at, value: all[0].shown, n: all[0].count }];
    const total = all.reduce((sum, one) => sum + one.total, 0);
    if (kind === 'sum') return [{ metric, at, value: total, n: null }];
    const counts = all.flatMap(({ count }) => count ?? []);
    if (counts.length < all.length) {
      const means = all.map((one) => (one.count === null ? one.total : one.total / one.count));
      const value = means.reduce((sum, one) => sum + one, 0) / means.length;
      return Number.isFinite(value) ? [{ metric, at, value, n: null }] : [];
    }
    const n = counts.reduce((sum, one) => sum + one, 0);
    return n > 0 ? [{ metric, at, value: total / n, n }] : [];
  });
}

/** Where the streams of these metrics, by their ids, stood when they were last read. */
export async function stoodBefore(city: City, readings: readonly Reading[], ids: Readonly<Record<string, string>>) {
  const asked = readings.filter((one) => Object.hasOwn(ids, one.metric));
  return city.query<Stood>(
    `select g.name as metric, s.stream, (extract(epoch from s.at) * 1000)::float8 as at, s.since, s.total, s.count, null as seen
     from (select distinct * from unnest($1::uuid[], $2::text[], $3::text[]) as g(metric, name, stream)) g
     join warning_streams s using (metric, stream)`,
    [asked.map((one) => ids[one.metric]), asked.map((one) => one.metric), asked.map((one) => one.stream)],
  );
}
