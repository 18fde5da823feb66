import { Button, Table } from 'antd';
import { Link } from 'react-router';
import { useApi } from '#ui/api.ts';
import { useDeed } from '#ui/deed.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Nothing, Refusal } from '#ui/parts.tsx';

interface Job {
  readonly id: number;
  readonly task: string;
  readonly record: string | null;
  readonly system: string | null;
  readonly number: string | null;
  readonly state: 'running' | 'dead' | 'retrying' | 'waiting';
  readonly attempts: number;
  readonly attemptsAtMost: number;
  readonly fault: string | null;
  readonly runAt: string;
}

/** Side effects of moves that wait, run or have failed for good. */
export function Jobs() {
  const { t } = useLanguage();
  const jobs = useApi<{ items: Job[]; dead: number }>('/api/jobs', { every: 15_000 });
  const { act, busy, fault } = useDeed();
  const states = {
    running: t('正在执行', 'Running'),
    dead: t('多次失败，已停止', 'Failed for good'),
    retrying: t('失败，将重试', 'Failed, will be tried again'),
    waiting: t('等待执行', 'Waiting'),
  };
  return (
    <>
      <h1>{t('后台任务', 'Jobs')}</h1>
      {fault && <Refusal error={fault} />}
      <Loaded query={jobs}>
        {({ items, dead }) => (
          <>
            <p>
              {t(
                `${items.length} 项在列，其中 ${dead} 项已停止，需要处理。`,
                `${items.length} listed; ${dead} failed for good and need attention.`,
              )}
            </p>
            <Table<Job>
              size="small"
              rowKey="id"
              pagination={items.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
              dataSource={items}
              scroll={items.length > 0 ? { x: 820 } : undefined}
              locale={{ emptyText: <Nothing zh="没有等待执行的任务" en="Nothing waits" /> }}
              columns={[
                { title: t('任务', 'Job'), dataIndex: 'task' },
                {
                  title: t('记录', 'Record'),
                  key: 'record',
                  width: 150,
                  render: (_: unknown, one) =>
                    one.record && one.system ? (
                      <Link to={`/registers/${one.system}/${one.record}`}>{one.number}</Link>
                    ) : (
                      '—'
                    ),
                },
                { title: t('状态', 'State'), key: 'state', width: 170, render: (_: unknown, one) => states[one.state] },
                {
                  title: t('次数', 'Attempts'),
                  key: 'attempts',
                  width: 90,
                  render: (_: unknown, one) => `${one.attempts}/${one.attemptsAtMost}`,
                },
                {
                  title: t('故障', 'Fault'),
                  key: 'fault',
                  render: (_: unknown, one) => one.fault?.split('\n')[0]?.slice(0, 200),
                },
                {
                  title: t('操作', 'Actions'),
                  key: 'retry',
                  width: 100,
                  render: (_: unknown, one) =>
                    one.state === 'dead' || one.state === 'retrying' ? (
                      <Button size="small" disabled={busy} onClick={() => act(`/api/jobs/${one.id}/retry`, {})}>
                        {t('立即重试', 'Try now')}
                      </Button>
                    ) : null,
                },
              ]}
            />
          </>
        )}
      </Loaded>
    </>
  );
}
