import { lineOf } from '#engines/detection/detect.ts';
import { openStates } from '#families/warning/raise.ts';
import { levels, type WarningLevel } from '#families/warning/signs.ts';
import type { Actor } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { wordFor } from '#kernel/words.ts';
import { detectorOf, isDetector, type Metric } from './detectors.ts';
import { tokensOf } from './tokens.ts';

/** The states in which anybody may know of a warning and it is not over. */
const live = ['notified', 'measuresDue', 'measuresReported', 'confirmed'];

const openly = ({ id, number, state, createdAt, facts }: CaseRecord) => ({
  id,
  number,
  state,
  stateLabel: wordFor(state),
  since: createdAt,
  title: facts.title,
  product: facts.product,
  level: facts.level as WarningLevel,
  step: facts.step,
  what: facts.what,
  restriction: facts.restriction,
});
const gravest = (of: readonly { level: WarningLevel }[]): WarningLevel =>
  levels.findLast((level) => of.some((one) => one.level === level)) ?? 'none';

/** Which warnings the city has told of and not lifted, gravest first; at most a hundred. */
export async function liveWarnings(city: City) {
  const found = (await city.find('warnings', {}, live)).map(openly);
  return { warnings: found.toSorted((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level)) };
}

/** What is live for a product; for its firm and its office also its metrics, and for the firm its tokens. */
export async function ofProduct(city: City, id: string, actor: Actor) {
  const product = await city.get('products', id);
  if (!product || !city.mayRead(product, actor)) throw new Refused('not-found', { field: 'product' });
  const [open, over] = await Promise.all([
    city.find('warnings', { product: id }, openStates),
    city.find('warnings', { product: id }, ['lifted', 'dismissed']),
  ]);
  const warnings = [...over, ...open].filter((one) => city.mayRead(one, actor)).map(openly);
  const level = gravest(warnings.filter((one) => live.includes(one.state)));
  const isOwner = product.owner !== null && actor.parties.includes(product.owner);
  const answer = { level, warnings: warnings.toReversed() };
  if (!isOwner && !actor.offices.includes('industry')) return answer;
  const metrics = await city.find('warning-metrics', { product: id }, ['draft', 'watched']);
  return {
    ...answer,
    metrics: metrics.map(({ id: metric, number, state, facts }) => ({
      id: metric,
      number,
      state,
      stateLabel: wordFor(state),
      ...facts,
    })),
    ...(isOwner && { tokens: await tokensOf(city, id) }),
  };
}

const most = 1500;
/** The last points of a metric with what its detector made of them, its line and its alarms. */
export async function seriesOf(city: City, id: string, actor: Actor) {
  const metric = await city.get('warning-metrics', id);
  if (!metric || !city.mayRead(metric, actor)) throw new Refused('not-found', { field: 'metric' });
  const detector = detectorOf(metric.facts as Metric);
  const [points, alarms, [count]] = await Promise.all([
    city.query<{ at: string; value: number; n: number | null; statistic: number | null }>(
      `select * from (select at, value, n, statistic from warning_points where metric = $1 order by at desc limit ${most}) p order by at`,
      [metric.id],
    ),
    city.query<{
      at: string;
      value: number;
      statistic: number;
      ratio: number;
      warning: string | null;
      number: string | null;
    }>(
      `select a.at, a.value, a.statistic, a.ratio, a.warning, w.number from warning_alarms a left join records w on w.id = a.warning
       where a.metric = $1 order by a.at desc limit 100`,
      [metric.id],
    ),
    city.query<{ n: number }>('select count(*)::int as n from warning_points where metric = $1', [metric.id]),
  ]);
  return { points, alarms, count: count?.n ?? 0, line: isDetector(detector) ? lineOf(detector) : null };
}
