import { Alert, Table } from 'antd';
import { lazy, Suspense } from 'react';
import type { Bilingual, FileReference } from '#kernel/fields/field.ts';
import { getOffice, isOfficeId } from '#law/offices.ts';
import { useLanguage } from '#ui/language.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import { ScrollRegion } from '#ui/scrollRegion.tsx';
import type { Figure } from './figuresChart.tsx';

const FiguresChart = lazy(() => import('./figuresChart.tsx'));

/** The study to read: question, figures as chart and table, finding with its limits, the data to check it by. */
function Study({ page }: RecordSlot) {
  const { t, say, language } = useLanguage();
  const { figures, unit, finding, limits, question, fault, data, digest, rows, responder, response } = page.record
    .facts as Readonly<{
    figures?: readonly Figure[];
    unit?: string;
    finding?: Bilingual;
    limits?: Bilingual;
    question?: Bilingual;
    fault?: Bilingual;
    data?: readonly FileReference[];
    digest?: string;
    rows?: number;
    responder?: string;
    response?: Bilingual;
  }>;
  const said = (text: Bilingual | undefined) => text?.[language] ?? text?.zh;
  const owes = page.clocks.find((one) => one.name === 'response')?.view.dueOn;
  if (fault)
    return <Alert type="error" showIcon title={t('未能计算', 'It could not be computed')} description={said(fault)} />;
  if (!figures) return null;
  const description = t(
    `各组平均值（${unit}）：${figures.map((one) => `${one.group} ${one.mean}`).join('，')}`,
    `Means (${unit}): ${figures.map((one) => `${one.group} ${one.mean}`).join(', ')}`,
  );
  return (
    <section aria-label={t('研判', 'The study')}>
      <p style={{ maxWidth: '42em' }}>
        <strong>{said(question)}</strong>
      </p>
      <Suspense fallback={null}>
        <FiguresChart figures={figures} unit={unit ?? ''} description={description} />
      </Suspense>
      <ScrollRegion title={t('分组数值', 'Figures by group')}>
        <Table
          size="small"
          pagination={false}
          style={{ minWidth: 620 }}
          rowKey="group"
          dataSource={[...figures]}
          columns={[
            { title: t('分组', 'Group'), dataIndex: 'group' },
            { title: t('数量', 'Count'), dataIndex: 'n' },
            { title: t(`平均（${unit}）`, `Mean (${unit})`), dataIndex: 'mean', render: short },
            {
              title: t('95%区间', '95% interval'),
              key: 'interval',
              render: (_: unknown, one) =>
                one.low === undefined || one.high === undefined
                  ? t('数量不足30', 'fewer than 30')
                  : `${short(one.low)} – ${short(one.high)}`,
            },
            { title: t('标准差', 'Deviation'), dataIndex: 'deviation', render: short },
            { title: t('最小', 'Lowest'), dataIndex: 'lowest', render: short },
            { title: t('最大', 'Highest'), dataIndex: 'highest', render: short },
          ]}
        />
      </ScrollRegion>
      <p className="quiet" style={{ overflowWrap: 'anywhere' }}>
        {data?.map((one) => (
          <a key={one.sha256} href={`/api/files/${one.sha256}`}>
            {one.name}
          </a>
        ))}{' '}
        · {t(`${rows}行`, `${rows} rows`)} · SHA-256 <code>{digest}</code>
      </p>
      {finding && (
        <>
          <h2>{t('结论', 'Finding')}</h2>
          <p style={{ maxWidth: '42em' }}>{said(finding)}</p>
          <p className="quiet" style={{ maxWidth: '42em' }}>
            {t('局限：', 'Limits: ')}
            {said(limits)}
          </p>
        </>
      )}
      {responder && isOfficeId(responder) && (
        <p>
          {t('应当回应：', 'A response is owed by: ')}
          <strong>{say(getOffice(responder).name)}</strong>
          {response ? `${t('。回应：', '. It says: ')}${said(response)}` : owes && t(`，期限至${owes}`, `, by ${owes}`)}
        </p>
      )}
    </section>
  );
}
const short = (digits: string): string => String(Math.round(Number(digits) * 100) / 100);

const screen: Screen = { top: Study };
export default screen;
