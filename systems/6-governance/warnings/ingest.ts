import type { City } from '#kernel/city.ts';
import { Refused } from '#kernel/refusals.ts';
import { settingValue } from '#kernel/settings.ts';
import { detect } from './detect.ts';
import { type Pushed, type Rejected, refusedAt, rejected } from './points.ts';
import { daysKept, minutesAhead, pointsAMinute } from './settings.ts';
import { type Reading, type Stood, sinceLast, stoodBefore, together } from './streams.ts';
import type { Bearer } from './tokens.ts';

interface Placed extends Pushed {
  readonly place: string;
}
export interface Stored {
  readonly stored: number;
  readonly duplicates: number;
  readonly rejects: readonly Rejected[];
}

/**
 * Takes points in: those that are there already count as duplicates, whatever their order in time. One of an unknown
 * metric, dated ahead, or that says otherwise than one stored is rejected; with `whole` the request then is refused and
 * nothing of it stored. Detection is queued in the same statement, one job a metric, so that no crash loses it.
 */
export async function ingest(
  city: City,
  bearer: Bearer,
  pushed: readonly Pushed[],
  { whole, placeOf, stood = [] }: { whole: boolean; placeOf(at: number): string; stood?: readonly Stood[] },
): Promise<Stored> {
  const most = settingValue(pointsAMinute, city.settings);
  if (bearer.used + pushed.length + stood.length > most) throw new Refused('too-many-requests');
  const now = city.now().getTime();
  const ahead = now + settingValue(minutesAhead, city.settings) * 60_000;
  const earliest = now - settingValue(daysKept, city.settings) * 86_400_000;
  const rejects: Rejected[] = [];
  const taken = new Map<string, Placed>();
  for (const [at, point] of pushed.entries()) {
    const place = placeOf(at);
    const fault = Object.hasOwn(bearer.metrics, point.metric)
      ? point.at > ahead || point.at < earliest
        ? rejected(place, '时间超出范围', 'the time is out of range')
        : disagrees(taken.get(`${point.metric} ${point.at}`), point, place)
      : rejected(
          place,
          `没有监测中的指标“${point.metric.slice(0, 60)}”`,
          `no metric ${point.metric.slice(0, 60)} is under watch`,
        );
    if (fault && whole) throw refusedAt(fault);
    if (fault) rejects.push(fault);
    else taken.set(`${point.metric} ${point.at}`, { ...point, place });
  }
  const rows = [...taken.values()];
  const { stored, other } = await store(city, bearer, rows, whole, stood);
  for (const one of other) {
    const fault = rejected(
      rows[one - 1]?.place ?? '',
      '该时刻已有不同的数值',
      'another value is stored for that moment',
    );
    if (whole) throw refusedAt(fault);
    rejects.push(fault);
  }
  return { stored, duplicates: pushed.length - stored - rejects.length, rejects };
}

/**
 * Takes in what streams brought: running totals by what they gained since they were last read, all streams of a metric
 * together. The points and where the totals stand are written in one statement; where another request was quicker it is
 * reckoned again.
 */
export async function ingestReadings(city: City, bearer: Bearer, readings: readonly Reading[]): Promise<Stored> {
  const runs = (one: Reading) => one.since !== undefined && Object.hasOwn(bearer.metrics, one.metric);
  const running = readings.filter(runs);
  for (let tries = 1; ; tries++) {
    const { gains, stood } = sinceLast(running, await stoodBefore(city, running, bearer.metrics));
    const points = together([...readings.filter((one) => !runs(one)), ...gains]);
    const placeOf = (at: number) => `${points[at]?.metric}#${at}`;
    try {
      return await ingest(city, bearer, points, { whole: false, placeOf, stood });
    } catch (error) {
      if (!(error instanceof Overtaken) || tries >= 10) throw error;
    }
  }
}
/** Another request read the same streams meanwhile. */
class Overtaken extends Error {}

const disagrees = (before: Pushed | undefined, point: Pushed, place: string): Rejected | null =>
  before === undefined || (before.value === point.value && before.n === point.n)
    ? null
    : rejected(place, '同一时刻有不同的数值', 'two values for one moment');

/**
 * One statement: the points, where running totals stand, how much the token pushed, and the jobs that look at what is new;
 * nothing of it where a stream was read by another request since. Throws Overtaken then.
 */
async function store(
  city: City,
  { token, product, metrics }: Bearer,
  rows: readonly Pushed[],
  whole: boolean,
  stood: readonly Stood[],
) {
  const [done] = await city.query<{ stored: number; other: number[] | null; overtaken: boolean }>(
    `with given as (select * from unnest($1::uuid[], $2::timestamptz[], $3::float8[], $4::float8[]) with ordinality as g(metric, at, value, n, place)),
       streams as (select * from unnest($9::uuid[], $10::text[], $11::timestamptz[], $12::float8[], $13::float8[], $14::float8[], $15::timestamptz[])
         as s(metric, stream, at, since, total, count, seen)),
       known as materialized (select w.metric, w.stream, w.at from warning_streams w
         where (w.metric, w.stream) in (select metric, stream from streams) order by w.metric, w.stream for update),
       overtaken as materialized (select exists (select from streams s left join known k using (metric, stream) where k.at is distinct from s.seen) as so),
       stands as (insert into warning_streams (metric, stream, at, since, total, count) select metric, stream, at, since, total, count from streams
         where not (select so from overtaken) order by metric, stream on conflict (metric, stream) do update
         set at = excluded.at, since = excluded.since, total = excluded.total, count = excluded.count where warning_streams.at < excluded.at),
       other as (select g.place from given g join warning_points p using (metric, at) where (p.value, p.n) is distinct from (g.value, g.n)),
       stored as (insert into warning_points (metric, at, value, n) select metric, at, value, n from given
         where not ($5 and exists (select from other)) and not (select so from overtaken) order by metric, at on conflict do nothing returning metric),
       used as (update warning_tokens set used_at = $7, used_minute = date_trunc('minute', $7::timestamptz),
         used = case when used_minute = date_trunc('minute', $7::timestamptz) then used else 0 end + cardinality($1) + cardinality($9) where id = $6),
       queued as materialized (select jobs.queue('${detect.name}', jsonb_build_object('payload', jsonb_build_object('metric', m.metric)),
         '${detect.name}/' || m.metric, 'warnings/' || $8) from (select distinct metric from stored order by metric) m)
     select (select count(*)::int from stored) as stored, (select array_agg(place::int order by place) from other) as other, (select count(*) from queued) as queued,
       (select so from overtaken) as overtaken`,
    [
      rows.map((one) => metrics[one.metric]),
      rows.map((one) => new Date(one.at).toISOString()),
      rows.map((one) => one.value),
      rows.map((one) => one.n),
      whole,
      token,
      city.now().toISOString(),
      product,
      stood.map((one) => metrics[one.metric]),
      stood.map((one) => one.stream),
      stood.map((one) => new Date(one.at).toISOString()),
      stood.map((one) => one.since),
      stood.map((one) => one.total),
      stood.map((one) => one.count),
      stood.map((one) => one.seen && new Date(one.seen).toISOString()),
    ],
  );
  if (done?.overtaken) throw new Overtaken();
  return { stored: done?.stored ?? 0, other: done?.other ?? [] };
}
