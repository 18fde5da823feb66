import { Table } from 'antd';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { useApi } from '#ui/api.ts';
import { Bars } from '#ui/bars.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Nothing } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';
import type { Usage } from './calls.ts';

const UsageChart = lazy(() => import('./usageChart.tsx'));
const ways = {
  preview: ['网页预览', 'Looked at on its page'],
  rows: ['按行接口', 'By row'],
  download: ['下载', 'Downloaded'],
  ckan: ['CKAN 接口', 'By CKAN’s interface'],
  sandbox: ['沙箱', 'In the sandbox'],
  export: ['沙箱导出', 'Exported from the sandbox'],
} as const;

/** How the open platform was used over the last thirty days, in pictures and in tables. */
export function UsagePage() {
  const { t } = useLanguage();
  useTitle(t('开放平台使用情况', 'How the open platform is used'));
  const usage = useApi<Usage>('/api/open-platform/usage');
  return <Loaded query={usage}>{(data) => <Figures usage={data} />}</Loaded>;
}

function Figures({ usage: { days, actions, datasets, ways: read, keys } }: { usage: Usage }) {
  const { t, say } = useLanguage();
  const total = days.reduce((sum, one) => sum + one.calls, 0);
  const reads = read.reduce((sum, one) => sum + one.reads, 0);
  if (total + reads === 0) return <Nothing zh="近三十日没有使用记录" en="Nothing was used over the last thirty days" />;
  return (
    <>
      <p>
        {t(
          `近三十日接口被调用${total.toLocaleString()}次，数据被读取${reads.toLocaleString()}次，有效密钥${keys}个。谁读了什么不公布。`,
          `Over thirty days the interface was called ${total.toLocaleString()} times, data were read ${reads.toLocaleString()} times; ${keys} keys are valid. Who read what is not published.`,
        )}
      </p>
      <h2>{t('每日调用', 'Calls a day')}</h2>
      <Suspense fallback={<p>{t('加载中…', 'Loading…')}</p>}>
        <UsageChart
          days={days}
          names={[t('成功', 'Answered'), t('被拒绝', 'Refused')]}
          description={t(
            '近三十日每天的接口调用次数，与下表相同',
            'Calls of the interface by day over thirty days, as in the table below',
          )}
        />
      </Suspense>
      <details>
        <summary>{t('按日列表', 'As a table')}</summary>
        <Table
          size="small"
          rowKey="day"
          pagination={false}
          dataSource={[...days]}
          columns={[
            { title: t('日期', 'Day'), dataIndex: 'day' },
            { title: t('调用', 'Calls'), dataIndex: 'calls', align: 'right' },
            { title: t('被拒绝', 'Refused'), dataIndex: 'refused', align: 'right' },
            { title: t('凭密钥', 'With a key'), dataIndex: 'keyed', align: 'right' },
          ]}
        />
      </details>
      <div className="two">
        <Bars
          title={t('读取最多的数据', 'Datasets read most')}
          rows={datasets.map((one) => ({
            key: one.id,
            name: say(one.title),
            n: one.reads,
            to: `/data-catalogue/${one.id}`,
          }))}
        />
        <div>
          <h3>{t('读取方式', 'Ways of reading')}</h3>
          <ul>
            {read.map(({ kind, reads: n }) => {
              const [zh, en] = ways[kind as keyof typeof ways] ?? [kind, kind];
              return (
                <li key={kind}>
                  {t(`${zh}：`, `${en}: `)}
                  {n.toLocaleString()}
                </li>
              );
            })}
          </ul>
          <h3>{t('调用最多的接口', 'Actions called most')}</h3>
          <ul>
            {actions.map((one) => (
              <li key={one.action}>
                <code>{one.action}</code> {one.calls.toLocaleString()}
              </li>
            ))}
          </ul>
          <p>
            <Link to="/open-platform">{t('怎样调用', 'How to call it')}</Link>
          </p>
        </div>
      </div>
    </>
  );
}
