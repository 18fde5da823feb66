import { useLanguage } from '#ui/language.tsx';
import { Chart } from './chart.tsx';
import type { Spread } from './jobs.ts';

/** How the values of each quasi-identifier lie before and after. */
export function SpreadView({ spread }: { spread: Spread }) {
  const { t } = useLanguage();
  return (
    <section aria-label={t('前后的分布', 'Before and after')}>
      <h3>{t('各列的分布，处理前和处理后', 'The columns, before and after')}</h3>
      <div className="deid-spread">
        {spread.map(({ column, before, after }) => (
          <figure key={column}>
            <figcaption>{column}</figcaption>
            <Bars label={t(`${column}，处理前`, `${column}, before`)} values={before} tone="quiet" />
            <Bars label={t(`${column}，处理后`, `${column}, after`)} values={after} tone="primary" />
          </figure>
        ))}
      </div>
    </section>
  );
}

function Bars({
  label,
  values,
  tone,
}: {
  label: string;
  values: readonly (readonly [string, number])[];
  tone: 'quiet' | 'primary';
}) {
  const { t } = useLanguage();
  const told = values.map(([value, rows]) => `${value === '*' ? t('隐去', 'taken away') : value} ${rows}`);
  return (
    <Chart
      height={40 + values.length * 16}
      label={`${label}${t('：', ': ')}${told.join(t('，', ', '))}`}
      option={(colours) => ({
        grid: { left: 4, right: 44, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
        xAxis: { type: 'value', show: false },
        yAxis: {
          type: 'category',
          inverse: true,
          data: values.map(([value]) => (value === '*' ? t('隐去', 'taken away') : value)),
          axisTick: { show: false },
          axisLine: { lineStyle: { color: colours.line } },
          axisLabel: { color: colours.ink, fontSize: 11, width: 96, overflow: 'truncate' },
        },
        series: [
          {
            type: 'bar',
            barMaxWidth: 12,
            itemStyle: { color: colours[tone] },
            label: { show: true, position: 'right', color: colours.ink, fontSize: 10 },
            data: values.map(([, rows]) => rows),
          },
        ],
      })}
    />
  );
}
