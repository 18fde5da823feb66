import { useLanguage } from '#ui/language.tsx';
import { Chart } from './chart.tsx';
import type { Measured } from './jobs.ts';
import { RiskFigures } from './riskFigures.tsx';

/** How easily people are found before anything is done. */
export function RisksView({ measured }: { measured: Measured }) {
  const { t } = useLanguage();
  const { risks, sizes, rows, tuples } = measured;
  const nameOf = (from: number, to: number | null) =>
    to === null
      ? t(`${from}人以上`, `${from} or more`)
      : from === to
        ? t(`${from}人`, String(from))
        : t(`${from}–${to}人`, `${from}–${to}`);
  const told = sizes.map(({ from, to, rows: n }) => `${nameOf(from, to)}: ${n}`).join(t('，', ', '));
  return (
    <section aria-label={t('处理前的风险', 'Risk before')}>
      <h2>{t('处理前的风险', 'Risk before anything is done')}</h2>
      <p>
        {t(
          `${rows.toLocaleString()}行中有${tuples.toLocaleString()}种准标识符组合；${Math.round(risks.sampleUniques * rows)}人的组合在数据中是唯一的。`,
          `${rows.toLocaleString()} rows hold ${tuples.toLocaleString()} combinations; ${Math.round(risks.sampleUniques * rows)} people are alone in theirs.`,
        )}
      </p>
      <div className="deid-two">
        <RiskFigures before={risks} />
        <Chart
          label={t(`各行所在等价类的大小：${told}`, `Rows by the size of their class: ${told}`)}
          height={250}
          option={({ ink, line, primary, warn }) => ({
            title: {
              text: t('行数，按所在等价类的大小', 'Rows by the size of their class'),
              textStyle: { color: ink, fontSize: 13 },
            },
            grid: { left: 8, right: 8, top: 36, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
            tooltip: { trigger: 'item', confine: true },
            xAxis: {
              type: 'category',
              data: sizes.map(({ from, to }) => nameOf(from, to)),
              axisLabel: { color: ink, interval: 0, fontSize: 11 },
            },
            yAxis: { type: 'value', axisLabel: { color: ink }, splitLine: { lineStyle: { color: line } } },
            series: [
              {
                type: 'bar',
                data: sizes.map(({ from, rows: n }) => ({ value: n, itemStyle: { color: from < 5 ? warn : primary } })),
              },
            ],
          })}
        />
      </div>
    </section>
  );
}
