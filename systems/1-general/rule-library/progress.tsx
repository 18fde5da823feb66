import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Progress, Space } from 'antd';
import { useEffect } from 'react';
import type { Refusal as Refused } from '#kernel/refusals.ts';
import type { TaskState } from '#kernel/tasks.ts';
import { send, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import type { RecordSlot } from '#ui/screen.ts';

export interface TaskSeen {
  readonly id: string;
  readonly state: TaskState;
  readonly done: number;
  readonly total: number | null;
  readonly result: { readonly regraded?: number } | null;
  readonly refusal: Refused | null;
}
const goesOn = (task: TaskSeen | null | undefined) =>
  task !== null && task !== undefined && ['waiting', 'running', 'stopping'].includes(task.state);

/** The background work of a version: its replay while it is prepared, the regrading once it is in force. */
export default function VersionProgress({ page }: RecordSlot) {
  const { id, state, facts } = page.record;
  const { t } = useLanguage();
  // Only whoever may see the replay may watch the regrading.
  const isOffice = page.moves.length > 0 || facts.replay !== undefined;
  return (
    <>
      <p>
        {facts.standing === 'issued' ? (
          t(`依据${facts.instrument}发布`, `Issued under ${facts.instrument}`)
        ) : (
          <span className="tag tone-medium">{t('暂行，来源待确认', 'Provisional, source to be confirmed')}</span>
        )}
      </p>
      {state === 'replaying' && <Replaying id={id} />}
      {state === 'inForce' && isOffice && <Regrading id={id} />}
    </>
  );
}

function Replaying({ id }: { id: string }) {
  const { t } = useLanguage();
  // The record moves on by itself when its replay is done.
  useApi(`/api/rule-library/${id}`, { every: 2000 });
  const found = useApi<{ task: TaskSeen | null }>(`/api/rule-library/${id}/replay`, { every: 1000 });
  return (
    <Work
      title={t('正在对全部既往事项回放', 'Running it over all past cases')}
      task={found.data?.task ?? null}
      path={`/api/rule-library/${id}/replay`}
    />
  );
}

function Regrading({ id }: { id: string }) {
  const { t } = useLanguage();
  const path = `/api/rule-library/${id}/effect`;
  const found = useApi<{ task: TaskSeen | null }>(path);
  const task = found.data?.task ?? null;
  const running = goesOn(task);
  const client = useQueryClient();
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => client.invalidateQueries({ queryKey: [path] }), 1000);
    return () => clearInterval(timer);
  }, [running, client, path]);
  if (task?.state === 'done')
    return task.result?.regraded ? (
      <p className="quiet">
        {t(
          `施行后已重新分级${task.result.regraded}个产品。`,
          `${task.result.regraded} products were regraded when it took effect.`,
        )}
      </p>
    ) : null;
  return task && <Work title={t('正在按新规则重新分级', 'Regrading by the new rules')} task={task} path={path} />;
}

/** How far a task is, with a button to stop it, or to go on where it was stopped. */
function Work({ title, task, path }: { title: string; task: TaskSeen | null; path: string }) {
  const { t, say } = useLanguage();
  const client = useQueryClient();
  const ask = async (to: string) => {
    await send(to, {});
    await client.invalidateQueries({ queryKey: [path] });
  };
  const percent = task?.total ? Math.floor((task.done / task.total) * 100) : 0;
  const rests = task?.state === 'stopped' || task?.state === 'failed';
  return (
    <section aria-label={title} style={{ maxWidth: 560 }}>
      <p style={{ marginBottom: 0 }}>
        {title} · {task?.done ?? 0} / {task?.total ?? '…'}
        {task?.state === 'stopped' && ` · ${t('已停止', 'stopped')}`}
        {task?.state === 'stopping' && ` · ${t('正在停止', 'stopping')}`}
      </p>
      <Progress percent={percent} status={rests ? 'exception' : 'active'} aria-label={title} />
      {task?.refusal && (
        <Alert type="error" showIcon title={task.refusal.message ? say(task.refusal.message) : task.refusal.code} />
      )}
      <Space style={{ margin: '8px 0' }}>
        {goesOn(task) && task && (
          <Button size="small" onClick={() => ask(`/api/tasks/${task.id}/stop`)}>
            {t('停止', 'Stop')}
          </Button>
        )}
        {rests && (
          <Button size="small" onClick={() => ask(`${path}/resume`)}>
            {t('继续', 'Go on')}
          </Button>
        )}
      </Space>
    </section>
  );
}
