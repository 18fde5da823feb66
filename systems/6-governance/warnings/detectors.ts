import { type FalseAlarms, falseAlarmsOf } from '#engines/detection/detect.ts';
import type { Detector } from '#engines/detection/detector.ts';
import type { FactsOf } from '#kernel/fields/field.ts';
import type { Label } from '#kernel/label.ts';
import type { RefusalDetail } from '#kernel/refusals.ts';
import type { metricFacts } from './metricFacts.ts';

export type Metric = FactsOf<typeof metricFacts>;
const lacks = (field: keyof Metric, zh: string, en: string): RefusalDetail => ({
  field,
  article: '66.2',
  message: { zh, en },
});
const isRate = (value: number) => value > 0 && value < 1;

/** The detector that a metric declares, or what is missing or cannot be. */
export function detectorOf(metric: Metric): Detector | RefusalDetail {
  const { kind, detector, windowDays, arl, usualN } = metric;
  const [target, limit, sd, alpha, beta] = [metric.target, metric.limit, metric.sd, metric.alpha, metric.beta].map(
    (one) => (one === undefined ? Number.NaN : Number(one)),
  ) as [number, number, number, number, number];
  if (detector === 'cluster') {
    if (!(target > 0))
      return lacks('target', '请填写平时每日发生的次数，须大于零', 'State the events a day, above zero');
    if (!windowDays) return lacks('windowDays', '请填写窗口天数', 'State the days of the window');
    if (!(alpha > 0)) return lacks('alpha', '请填写误报概率', 'State the chance of a false alarm');
    return { kind: detector, rate: target, windowDays, alpha };
  }
  if (Number.isNaN(target) || Number.isNaN(limit))
    return lacks('limit', '请填写平时的数值和预警值', 'State the usual value and the threshold');
  const worse = metric.worse === 'lower' ? -1 : 1;
  if (!(worse * (limit - target) > 0))
    return lacks('limit', '预警值应在变差的一侧', 'The threshold must lie on the side where it is worse');
  if (kind === 'rate' && !(isRate(target) && isRate(limit)))
    return lacks('target', '比率应大于0小于1', 'A rate lies above 0 and below 1');
  if (detector === 'sequential') {
    if (kind !== 'rate') return lacks('kind', '序贯检验只用于比率', 'The sequential test is for rates');
    if (!(alpha > 0)) return lacks('alpha', '请填写误报概率', 'State the chance of a false alarm');
    if (!(beta > 0)) return lacks('beta', '请填写漏报概率', 'State the chance of a miss');
    return { kind: detector, worse, target, limit, alpha, beta };
  }
  if (kind !== 'rate' && !(sd > 0))
    return lacks('sd', '请填写平时的标准差', 'State the standard deviation while all is well');
  const spread = kind === 'rate' ? ({ kind: 'rate' } as const) : ({ kind: 'measure', sd } as const);
  if (detector === 'threshold') {
    if (!(alpha > 0)) return lacks('alpha', '请填写误报概率', 'State the chance of a false alarm');
    return { kind: detector, worse, target, limit, spread, windowDays: windowDays ?? 0, alpha };
  }
  if (!arl) return lacks('arl', '请填写平均误报间隔', 'State how many points lie between false alarms');
  if (kind === 'rate' && !usualN) return lacks('usualN', '请填写每个数据点的例数', 'State the cases that a point has');
  return { kind: 'cusum', worse, target, limit, spread, usualN: usualN ?? 1, arl };
}
export const isDetector = (one: Detector | RefusalDetail): one is Detector => 'kind' in one;

const percent = (chance: number) => `${Number((chance * 100).toPrecision(3))}%`;
/** How often a detector alarms while all is well, in words. */
export function falseAlarmText(detector: Detector): Label {
  const told: FalseAlarms = falseAlarmsOf(detector);
  switch (told.per) {
    case 'look':
      return {
        zh: `每次判断的误报概率不超过${percent(told.chance)}`,
        en: `a false alarm has a chance of at most ${percent(told.chance)} in each look`,
      };
    case 'points': {
      const n = Math.round(told.average);
      return { zh: `平均每${n}个数据点误报一次`, en: `a false alarm every ${n} points on average` };
    }
    case 'test': {
      const n = Math.round(told.cases);
      return {
        zh: `每轮检验的误报概率不超过${percent(told.chance)}，一轮平均${n}例`,
        en: `a false alarm has a chance of at most ${percent(told.chance)} a test of ${n} cases on average`,
      };
    }
    case 'window':
      return {
        zh: `单个窗口的误报概率${percent(told.chance)}，一年内至少误报一次的概率约${percent(told.inAYear)}`,
        en: `a false alarm has a chance of ${percent(told.chance)} in one window, of about ${percent(told.inAYear)} within a year`,
      };
  }
}
