import { lineOf, see } from '#engines/detection/detect.ts';
import { atRest, type Detector, type DetectorState, type Point } from '#engines/detection/detector.ts';
import { raiseWarning, type Sign } from '#families/warning/raise.ts';
import type { WarningStep } from '#families/warning/signs.ts';
import type { City } from '#kernel/city.ts';
import type { Job } from '#kernel/effects.ts';
import { settingValue } from '#kernel/settings.ts';
import { alarmText } from './alarmText.ts';
import { detectorOf, isDetector, type Metric } from './detectors.ts';
import { daysKept } from './settings.ts';

interface Checkpoint {
  readonly at: number;
  readonly state: DetectorState;
}
interface Series {
  readonly version: number | null;
  readonly seen: number | null;
  readonly state: DetectorState | null;
  readonly checkpoints: readonly Checkpoint[] | null;
  readonly facts: Metric;
}
const atATime = 10_000;
/** After so many rounds other jobs have their turn. */
const rounds = 2;
const every = 2000;
const checkpointsKept = 24;
const moment = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

/**
 * Looks at what was pushed of a metric since it was last looked at, then takes alarms to the table of levels. Whatever
 * happens in between, each step is saved whole or not at all, and done again finds nothing left to do.
 */
export const detect: Job = {
  name: 'warnings.detect',
  async run({ metric }, city) {
    const id = String(metric);
    let more = true;
    for (let round = 0; more && round < rounds; round++) more = await lookFurther(city, id);
    await takeAlarms(city, id);
    await city.query(
      `with streams as (delete from warning_streams where metric = $1::uuid and at < $2)
       delete from warning_points where metric = $1::uuid and at < $2`,
      [id, new Date(city.now().getTime() - settingValue(daysKept, city.settings) * 86_400_000).toISOString()],
    );
    if (more)
      await city.query(
        `select jobs.queue($1, jsonb_build_object('payload', jsonb_build_object('metric', $2::text)), $1 || '/' || $2, 'warnings/' || (facts->>'product')) from records where id::text = $2`,
        [detect.name, id],
      );
  },
};

/** Looks at the next points; gives whether there may be more. */
async function lookFurther(city: City, metric: string): Promise<boolean> {
  const [series] = await city.query<Series>(
    `select s.version, ${moment('s.seen_to')} as seen, s.state, s.checkpoints, m.facts from records m left join warning_series s on s.metric = m.id
     where m.id::text = $1 and m.system = 'warning-metrics'`,
    [metric],
  );
  const detector = series && detectorOf(series.facts);
  if (!series || !detector || !isDetector(detector)) return false;
  const fresh = await pointsOf(city, metric, 'statistic is null', []);
  const [first] = fresh;
  if (!first) return false;
  const checkpoints = series.checkpoints ?? [];
  if (series.seen === null || first.at > series.seen)
    return save(city, metric, series, detector, fresh, { state: series.state ?? atRest, checkpoints, late: false });
  // A point came late: what was made of all later ones is made again, from the last state before it.
  const from = checkpoints.filter((one) => one.at < first.at);
  const last = from.at(-1);
  const again = await pointsOf(city, metric, `at > to_timestamp($3::float8 / 1000)`, [last?.at ?? -1e12]);
  return save(city, metric, series, detector, again, { state: last?.state ?? atRest, checkpoints: from, late: true });
}

const pointsOf = (city: City, metric: string, where: string, values: readonly unknown[]): Promise<Point[]> =>
  city.query<{ at: number; value: number; n: number | null }>(
    `select ${moment('at')} as at, value, n from warning_points where metric = $1 and ${where} order by warning_points.at limit $2`,
    [metric, atATime, ...values],
  );

async function save(
  city: City,
  metric: string,
  series: Series,
  detector: Detector,
  points: readonly Point[],
  begin: { readonly state: DetectorState; readonly checkpoints: readonly Checkpoint[]; readonly late: boolean },
): Promise<boolean> {
  let { state } = begin;
  const checkpoints = [...begin.checkpoints];
  const statistics: number[] = [];
  const alarms: { at: number; value: number; statistic: number; ratio: number }[] = [];
  for (const [at, point] of points.entries()) {
    const seen = see(detector, state, point);
    state = seen.state;
    statistics.push(seen.statistic);
    if (seen.alarm !== null)
      alarms.push({ at: point.at, value: point.value, statistic: seen.statistic, ratio: seen.alarm });
    if (at % every === every - 1) checkpoints.push({ at: point.at, state });
  }
  const last = points.at(-1)?.at ?? 0;
  const [saved] = await city.query<{ saved: number }>(
    `with mine as (insert into warning_series (metric, version, seen_to, state, checkpoints) values ($1, 1, to_timestamp($3::float8 / 1000), $4, $5)
         on conflict (metric) do update set version = warning_series.version + 1, seen_to = excluded.seen_to, state = excluded.state, checkpoints = excluded.checkpoints
         where warning_series.version = $2 returning 1),
       seen as (update warning_points p set statistic = g.statistic from unnest($6::float8[], $7::float8[]) g(at, statistic)
         where p.metric = $1 and p.at = to_timestamp(g.at / 1000) and exists (select from mine)),
       later as (update warning_points p set statistic = null where $8 and p.metric = $1 and p.at > to_timestamp($3::float8 / 1000) and p.statistic is not null and exists (select from mine)),
       alarmed as (insert into warning_alarms (metric, at, value, statistic, line, ratio)
         select $1, to_timestamp(a.at / 1000), a.value, a.statistic, $9, a.ratio from jsonb_to_recordset($10) a(at float8, value float8, statistic float8, ratio float8)
         where exists (select from mine) on conflict do nothing)
     select count(*)::int as saved from mine`,
    [
      metric,
      series.version ?? 0,
      last,
      JSON.stringify(state),
      JSON.stringify(checkpoints.slice(-checkpointsKept)),
      points.map((one) => one.at),
      statistics,
      begin.late,
      lineOf(detector),
      JSON.stringify(alarms),
    ],
  );
  // Where somebody else has saved meanwhile, nothing of this was: it is read again.
  return saved?.saved === 0 || points.length === atATime || begin.late;
}

interface Alarm {
  readonly moment: number;
  readonly value: number;
  readonly statistic: number;
  readonly ratio: number;
}
/** Takes each alarm, oldest first, to the table of warning levels. */
async function takeAlarms(city: City, metric: string): Promise<void> {
  const found = await city.get('warning-metrics', metric);
  if (!found) return;
  const alarms = await city.query<Alarm>(
    `select ${moment('at')} as moment, value, statistic, ratio from warning_alarms where metric = $1 and not taken order by at limit 200`,
    [metric],
  );
  const facts = found.facts as Metric;
  for (const alarm of alarms) {
    const sign: Sign = {
      product: String(facts.product),
      cause: { metric },
      signs: { breachRatio: alarm.ratio, plannedStep: (facts.plannedStep ?? 'none') as WarningStep },
      what: alarmText(facts, alarm),
      key: `alarm-${metric}-${alarm.moment}`,
    };
    const warning = await raiseWarning(city, sign);
    await city.query(
      `update warning_alarms set taken = true, warning = $3 where metric = $1 and at = to_timestamp($2::float8 / 1000)`,
      [metric, alarm.moment, warning],
    );
  }
}
