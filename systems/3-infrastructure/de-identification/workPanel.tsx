import { Button, Progress } from 'antd';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Refusal } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import { useMove } from '#ui/useMove.ts';
import type { WorkView } from './views.ts';

/** How far the work in the background is, and the way to break it off. */
export function WorkPanel({ page, refresh }: RecordSlot) {
  const { t, say } = useLanguage();
  const { id } = page.record;
  const { move, busy, fault } = useMove({ page, refresh });
  // The record goes on by itself when its work is done.
  useApi(`/api/de-identification/${id}`, { every: 1500 });
  const task = useApi<WorkView>(`/api/de-identification/${id}/work`, { every: 700 }).data?.task;
  const found = task?.progress;
  const share = found ? found.checked / found.nodes : 0;
  const failed = task?.state === 'failed' || task?.state === 'stopped';
  return (
    <section aria-label={say(page.record.stateLabel)} aria-live="polite">
      <Progress
        percent={Math.floor(100 * share)}
        status={failed ? 'exception' : 'active'}
        aria-label={say(page.record.stateLabel)}
      />
      <p>
        {say(page.record.stateLabel)}
        {found &&
          ` · ${t(`已核查${found.checked} / ${found.nodes}个节点`, `${found.checked} of ${found.nodes} nodes checked`)}`}
        {found?.best &&
          ` · ${t(`目前最好的方案得分 ${found.best.score.toFixed(4)}`, `best score so far ${found.best.score.toFixed(4)}`)}`}
        {failed && ` · ${t('已中断，请停止后重新开始', 'broken off: stop it and begin again')}`}
      </p>
      {fault && <Refusal error={fault} />}
      {page.moves.some(({ name }) => name === 'stopWork') && (
        <Button loading={busy} onClick={() => move('stopWork', {})}>
          {t('停止', 'Stop')}
        </Button>
      )}
    </section>
  );
}
