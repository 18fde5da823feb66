import { Table } from 'antd';
import { lazy, Suspense } from 'react';
import { Link, useNavigate } from 'react-router';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Nothing } from '#ui/parts.tsx';
import { type Act, acts } from './acts.ts';
import type { Figures } from './figures.ts';
import { reportClocks } from './rules.ts';

const StackedBars = lazy(() => import('#ui/stackedBars.tsx'));

const series = [
  { key: 'open', zh: '办理中', en: 'Under way', colour: '--medium' },
  { key: 'substantiated', zh: '属实', en: 'Substantiated', colour: '--high' },
  { key: 'unsubstantiated', zh: '不属实', en: 'Not substantiated', colour: '--low' },
  { key: 'exception', zh: '属于法定例外', en: 'Exception', colour: '--primary' },
  { key: 'refused', zh: '不予受理', en: 'Not accepted', colour: '--quiet' },
] as const;

/** Reports in numbers: by act and outcome as a chart and the same as a table, and how many terms were kept. */
export function FiguresPanel() {
  const { t, say } = useLanguage();
  const go = useNavigate();
  const figures = useApi<Figures>('/api/violation-reports/figures');
  return (
    <Loaded query={figures}>
      {(data) => {
        const rows = (Object.keys(acts) as Act[]).map((act) => {
          const counts: Record<string, number> = {};
          for (const one of data.acts.filter((row) => row.act === act)) {
            const key = one.state === 'refused' ? 'refused' : (one.outcome ?? 'open');
            counts[key] = (counts[key] ?? 0) + one.n;
          }
          return { key: act, name: say(acts[act]), counts };
        });
        const shown = rows.filter((row) => Object.keys(row.counts).length > 0);
        if (shown.length === 0) return <Nothing zh="还没有举报" en="No reports yet" />;
        const named = series.map((one) => ({ ...one, name: t(one.zh, one.en) }));
        return (
          <>
            <Suspense fallback={<p>{t('加载中…', 'Loading…')}</p>}>
              <StackedBars
                rows={shown}
                series={named}
                description={t('各类举报的数量和结果，与下表相同', 'Reports by act and outcome, as in the table below')}
                onPick={(act) => go(`/registers/violation-reports?f.act=${act}`)}
              />
            </Suspense>
            <Table
              size="small"
              rowKey="key"
              pagination={false}
              dataSource={shown}
              scroll={{ x: 560 }}
              columns={[
                {
                  title: t('举报的行为', 'Act'),
                  key: 'name',
                  render: (_, row) => <Link to={`/registers/violation-reports?f.act=${row.key}`}>{row.name}</Link>,
                },
                ...named.map((one) => ({
                  title: one.name,
                  key: one.key,
                  align: 'right' as const,
                  render: (_: unknown, row: (typeof shown)[number]) => row.counts[one.key] ?? 0,
                })),
              ]}
            />
            <p className="quiet">
              {data.terms
                .filter((one) => one.clock in reportClocks)
                .map((one) =>
                  t(
                    `${reportClocks[one.clock as keyof typeof reportClocks].label.zh}：${one.ended}件中${one.inTime}件按期`,
                    `${reportClocks[one.clock as keyof typeof reportClocks].label.en}: ${one.inTime} of ${one.ended} in time`,
                  ),
                )
                .join(t('；', '; '))}
            </p>
          </>
        );
      }}
    </Loaded>
  );
}
