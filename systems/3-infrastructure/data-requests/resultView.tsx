import { Select } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useLanguage } from '#ui/language.tsx';
import { ResultTable } from './resultTable.tsx';
import type { QueryResult } from './sandboxJob.ts';
import { isNumeric } from './views.ts';

const ResultChart = lazy(() => import('./resultChart.tsx'));
/** More bars than these are no picture. */
const mostBars = 60;

/** What a query gave: its size, the rows, and a picture of one column where there is one to draw. */
export function ResultView({ result, ms }: { result: QueryResult; ms: number }) {
  const { t } = useLanguage();
  const { columns, rows, more } = result;
  const numbers = columns.flatMap((column, at) => (isNumeric(column) ? [at] : []));
  const [asked, setAsked] = useState<number | null>(null);
  const shown = asked !== null && numbers.includes(asked) ? asked : numbers[0];
  const bars = useMemo(() => {
    if (shown === undefined || rows.length < 2 || rows.length > mostBars) return [];
    const names = columns.flatMap((column, at) => (isNumeric(column) || at === shown ? [] : [at]));
    return rows.map(
      (row, at) => [names.map((one) => row[one] ?? '∅').join(' · ') || String(at + 1), Number(row[shown])] as const,
    );
  }, [columns, rows, shown]);
  return (
    <section aria-label={t('查询结果', 'Result')}>
      <p role="status">
        {t(`${rows.length} 行`, `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`)}
        {more && t('，只显示前面的部分', ', only the first are shown')} · {(ms / 1000).toFixed(1)} {t('秒', 's')}
      </p>
      <ResultTable result={result} title={t('查询结果表', 'Table of the result')} />
      {bars.length > 0 && shown !== undefined && (
        <>
          <p>
            {t('图：', 'Chart: ')}
            <Select
              aria-label={t('画哪一列', 'Which column to draw')}
              size="small"
              style={{ minWidth: 140 }}
              value={shown}
              onChange={setAsked}
              options={numbers.map((at) => ({ value: at, label: columns[at]?.name }))}
            />
          </p>
          <Suspense fallback={<div style={{ height: 260 }} />}>
            <ResultChart
              bars={bars}
              description={t(
                `${columns[shown]?.name}，数值见上表`,
                `${columns[shown]?.name}; the values are in the table above`,
              )}
            />
          </Suspense>
        </>
      )}
    </section>
  );
}
