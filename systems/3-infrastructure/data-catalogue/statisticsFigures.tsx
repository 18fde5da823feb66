import { lazy, Suspense, useMemo } from 'react';
import type { GroupValue } from '#families/opendata/statistics.ts';
import { useLanguage } from '#ui/language.tsx';
import { Nothing } from '#ui/parts.tsx';
import { ScrollRegion } from '#ui/scrollRegion.tsx';

const Histogram = lazy(() => import('./histogram.tsx'));
/** More bars than these are no picture. */
const mostBars = 60;

export interface StatisticsAnswer {
  readonly version: number;
  readonly noisy: boolean;
  readonly values: readonly GroupValue[];
}

const short = (value: number | null | undefined): string =>
  value === null || value === undefined ? '—' : value.toLocaleString(undefined, { maximumFractionDigits: 4 });
const within = (value: number | undefined): string => (value === undefined ? '' : ` ± ${short(Math.ceil(value))}`);

/** The figures as table and chart, after a plain word on whether they are exact. */
export function StatisticsFigures({
  of: { version, noisy, values },
  measure,
  column,
  by,
}: {
  of: StatisticsAnswer;
  measure: string;
  column: string | undefined;
  by: string | undefined;
}) {
  const { t } = useLanguage();
  const empty = t('（空）', '(empty)');
  const bars = useMemo(
    () => values.flatMap(({ group, value }) => (value === null ? [] : [{ name: group ?? empty, count: value }])),
    [values, empty],
  );
  if (values.length === 0) return <Nothing zh="没有数据" en="No data" />;
  const mean = values.some((one) => one.sum !== undefined);
  const what = column === undefined ? measure : `${measure} · ${column}`;
  return (
    <section aria-label={t('统计结果', 'Figures')}>
      <p role="status">
        {noisy ? (
          <>
            <span className="tag tone-medium">≈ {t('带噪声', 'With noise')}</span>{' '}
            {mean
              ? t(
                  '均值由带噪声的总和除以带噪声的计数得出；100次中约95次，总和、计数的真实值在“±”之内。',
                  'A mean is a noisy sum over a noisy count; about 95 of 100 times the true sum and count lie within what follows ±.',
                )
              : t(
                  '每个数都加了随机噪声；100次中约95次，真实值在“±”之内。',
                  'Random noise is added to each figure; about 95 of 100 times the true value lies within what follows ±.',
                )}
          </>
        ) : (
          <>
            <span className="tag tone-met">✓ {t('精确值', 'Exact')}</span>{' '}
            {t('这些数据不是个人数据，未加噪声。', 'These data are not personal: no noise is added.')}
          </>
        )}{' '}
        <span className="quiet">{t(`第${version}版`, `Version ${version}`)}</span>
      </p>
      {bars.length > 1 && bars.length <= mostBars && (
        <Suspense fallback={<div style={{ height: 110 }} />}>
          <Histogram
            bars={bars}
            description={t(`${what}，按${by}；数值见下表`, `${what} by ${by}; the values are in the table below`)}
          />
        </Suspense>
      )}
      <ScrollRegion title={t('统计表', 'Table of figures')}>
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{by ?? t('范围', 'Rows')}</th>
              <th scope="col">{what}</th>
              {mean && <th scope="col">{t('总和', 'Sum')}</th>}
              {mean && <th scope="col">{t('计数', 'Count')}</th>}
            </tr>
          </thead>
          <tbody>
            {values.map((one) => (
              <tr key={one.group ?? ''}>
                <th scope="row">{by === undefined ? t('全部', 'All') : (one.group ?? empty)}</th>
                <td>
                  {short(one.value)}
                  {within(one.within)}
                </td>
                {mean && (
                  <td>
                    {short(one.sum)}
                    {within(one.sumWithin)}
                  </td>
                )}
                {mean && (
                  <td>
                    {short(one.count)}
                    {within(one.countWithin)}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
