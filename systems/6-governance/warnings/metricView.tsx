import { lazy, Suspense, useMemo } from 'react';
import { Link } from 'react-router';
import { warningSteps } from '#families/rules/tableFacts.ts';
import type { Label } from '#kernel/label.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { momentText } from '#ui/moment.ts';
import { Loaded, Nothing } from '#ui/parts.tsx';
import { ScrollRegion } from '#ui/scrollRegion.tsx';
import type { Metric } from './detectors.ts';
import { metricFacts } from './metricFacts.ts';
import { useText } from './parts.tsx';

const MetricChart = lazy(() => import('./metricChart.tsx'));

export type MetricRow = Metric & {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly stateLabel: Label;
};
interface Series {
  readonly points: readonly { at: string; value: number; n: number | null; statistic: number | null }[];
  readonly alarms: readonly {
    at: string;
    value: number;
    statistic: number;
    ratio: number;
    warning: string | null;
    number: string | null;
  }[];
  readonly count: number;
  readonly line: number | null;
}

/** A metric under watch: what it means, how it is looked at and how often that errs, its course and its alarms. */
export function MetricView({ metric }: { metric: MetricRow }) {
  const { say, t } = useLanguage();
  const text = useText();
  const series = useApi<Series>(metric.state === 'watched' ? `/api/warnings/metrics/${metric.id}/points` : null, {
    every: 30_000,
  });
  const shown = (value: number): string =>
    metric.kind === 'rate'
      ? `${Number((value * 100).toPrecision(4))}%`
      : `${Number(value.toPrecision(5))}${metric.unit ? ` ${metric.unit}` : ''}`;
  const detector = metric.detector && metricFacts.detector.choices[metric.detector];
  return (
    <section className="metric">
      <h3>
        <Link to={`/registers/warning-metrics/${metric.id}`}>{metric.title}</Link>{' '}
        <small>
          <code>{metric.key}</code> · {say(metric.stateLabel)}
        </small>
      </h3>
      <p>{text(metric.meaning)}</p>
      <p className="quiet">
        {say(detector)} · {t('误报：', 'False alarms: ')}
        {text(metric.falseAlarms)} · {t('达到预警值时：', 'At the threshold: ')}
        {metric.plannedStep && say(warningSteps[metric.plannedStep])}
      </p>
      {metric.state === 'watched' && (
        <Loaded query={series}>
          {(data) =>
            data.points.length === 0 ? (
              <Nothing zh="还没有推送数据点" en="No points were pushed yet" />
            ) : (
              <Course metric={metric} series={data} shown={shown} />
            )
          }
        </Loaded>
      )}
    </section>
  );
}

function Course({ metric, series, shown }: { metric: MetricRow; series: Series; shown(value: number): string }) {
  const { t } = useLanguage();
  const { points, alarms, line, count } = series;
  const last = points.at(-1);
  const first = points[0];
  const named = useMemo(
    () => ({
      value: t('指标', 'Metric'),
      statistic: t('统计量', 'Statistic'),
      target: t('平时', 'usual'),
      limit: t('预警值', 'threshold'),
      line: t('报警线', 'alarm line'),
    }),
    [t],
  );
  const description = t(
    `${metric.title}，${momentText(first?.at ?? '')}至${momentText(last?.at ?? '')}，共${points.length}个数据点，${alarms.length}次报警，最近为${shown(last?.value ?? 0)}。`,
    `${metric.title}, ${points.length} points from ${momentText(first?.at ?? '')} to ${momentText(last?.at ?? '')}, ${alarms.length} alarms, lately ${shown(last?.value ?? 0)}.`,
  );
  const statistic = (value: number) =>
    metric.detector === 'threshold' ? shown(value) : String(Number(value.toPrecision(4)));
  const isCluster = metric.detector === 'cluster';
  return (
    <>
      <Suspense fallback={<div style={{ height: 372 }} />}>
        <MetricChart
          points={points}
          alarms={alarms}
          target={isCluster ? null : Number(metric.target)}
          limit={isCluster ? null : Number(metric.limit)}
          line={line}
          named={named}
          description={description}
          digits={shown}
          sameUnit={metric.detector === 'threshold'}
        />
      </Suspense>
      <p>{description}</p>
      {alarms.length > 0 && (
        <ScrollRegion title={t('报警', 'Alarms')}>
          <table>
            <caption>{t('报警（▲）', 'Alarms (▲)')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('时间', 'At')}</th>
                <th scope="col">{t('数值', 'Value')}</th>
                <th scope="col">{t('统计量', 'Statistic')}</th>
                <th scope="col">{t('与预警值之比', 'By threshold')}</th>
                <th scope="col">{t('预警', 'Warning')}</th>
              </tr>
            </thead>
            <tbody>
              {alarms.slice(0, 20).map((one) => (
                <tr key={one.at}>
                  <td>{momentText(one.at)}</td>
                  <td>{shown(one.value)}</td>
                  <td>{statistic(one.statistic)}</td>
                  <td>{one.ratio.toFixed(2)}</td>
                  <td>{one.warning ? <Link to={`/registers/warnings/${one.warning}`}>{one.number}</Link> : '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <details>
        <summary>
          {t(
            `数据表（最近${Math.min(50, points.length)}点，共${count}点）`,
            `As a table (last ${Math.min(50, points.length)} of ${count} points)`,
          )}
        </summary>
        <ScrollRegion title={t('数据表', 'Points')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('时间', 'At')}</th>
                <th scope="col">{t('数值', 'Value')}</th>
                <th scope="col">{t('例数', 'Cases')}</th>
                <th scope="col">{t('统计量', 'Statistic')}</th>
              </tr>
            </thead>
            <tbody>
              {points.slice(-50).map((one) => (
                <tr key={one.at}>
                  <td>{momentText(one.at)}</td>
                  <td>{shown(one.value)}</td>
                  <td>{one.n ?? '—'}</td>
                  <td>{one.statistic === null ? t('待检测', 'waiting') : statistic(one.statistic)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </>
  );
}
