import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import type { Refusal as Refused } from '#kernel/refusals.ts';
import { ProblemError, send, sendPiece, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Refusal } from '#ui/parts.tsx';
import { sizeText } from './versionList.tsx';
import { type VersionsAnswer, versionsPath } from './views.ts';

interface Upload {
  readonly id: string;
  readonly size: number;
  readonly received: number;
}
/** A loading that is watched. */
interface Started {
  readonly version: string;
  readonly task: string;
}
interface Task {
  readonly state: string;
  readonly done: number;
  readonly total: number | null;
  readonly refusal: Refused | null;
}
const piece = 8 * 1024 * 1024;
const rests = ['done', 'failed', 'stopped'];

/** Sends a file in pieces, goes on where it broke off, and watches it being loaded. `onLoaded`: there is a new version. */
export function Uploader({ id, onLoaded }: { id: string; onLoaded: () => Promise<void> }) {
  const { t } = useLanguage();
  const picker = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [fault, setFault] = useState<ProblemError | null>(null);
  const [task, setTask] = useState<Started | null>(null);
  const newest = useApi<VersionsAnswer>(versionsPath(id)).data?.items[0];
  const stop = useRef(false);
  const [paused, setPaused] = useState(false);
  const begin = async (chosen: File) => {
    setFile(chosen);
    setFault(null);
    setTask(null);
    stop.current = false;
    setPaused(false);
    try {
      let { id: upload, received } = await send<Upload>(`/api/data/${id}/uploads`, {
        name: chosen.name,
        size: chosen.size,
      });
      setSent(received);
      while (received < chosen.size && !stop.current) {
        const next = await sendPiece<Upload>(
          `/api/data/uploads/${upload}?offset=${received}`,
          chosen.slice(received, received + piece),
        );
        [upload, received] = [next.id, next.received];
        setSent(received);
      }
      if (stop.current) return;
      const started = await send<Started>(`/api/data/uploads/${upload}/finish`, {});
      setSent(null);
      setTask(started);
    } catch (error) {
      setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
    }
  };
  const running = sent !== null && fault === null && !paused;
  return (
    <section aria-label={t('上传数据', 'Upload data')}>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={t('数据文件', 'Data file')}
        accept=".csv,.tsv,.txt,.xlsx,.json,.ndjson,.jsonl,.parquet"
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = '';
          if (chosen) void begin(chosen);
        }}
      />
      <p>
        <Button type="primary" disabled={running} onClick={() => picker.current?.click()}>
          {t('选择数据文件', 'Choose a data file')}
        </Button>{' '}
        <span className="quiet">
          {t(
            'CSV、XLSX、JSON 或者 Parquet；大文件分段上传，中断后可以继续。',
            'CSV, XLSX, JSON or Parquet; large files go in pieces and can be resumed.',
          )}
        </span>
      </p>
      {file && sent !== null && (
        <div style={{ maxWidth: 480 }}>
          <p style={{ marginBottom: 0 }}>
            {file.name} · {sizeText(sent)} / {sizeText(file.size)}
          </p>
          <Progress percent={Math.floor((sent / file.size) * 100)} aria-label={t('上传进度', 'Upload progress')} />
          {running ? (
            <Button
              size="small"
              onClick={() => {
                stop.current = true;
                setPaused(true);
              }}
            >
              {t('暂停', 'Pause')}
            </Button>
          ) : (
            <Button size="small" onClick={() => begin(file)}>
              {t('继续上传', 'Go on')}
            </Button>
          )}
        </div>
      )}
      {fault && <Refusal error={fault} />}
      {task && <Loading key={task.task} of={task} onLoaded={onLoaded} onResumed={setTask} />}
      {!task && sent === null && newest?.state === 'loading' && (
        <>
          <p>
            {t(
              `第${newest.number}版（${newest.sourceName}）尚未入库；如已停止，可以继续。`,
              `Version ${newest.number} (${newest.sourceName}) is not loaded yet; if its loading was stopped, it can go on.`,
            )}
          </p>
          <Resume version={newest.id} onResumed={setTask} />
        </>
      )}
    </section>
  );
}

/** Loads a version whose loading was stopped. */
function Resume({ version, onResumed }: { version: string; onResumed: (started: Started) => void }) {
  const { t } = useLanguage();
  const [fault, setFault] = useState<ProblemError | null>(null);
  const resume = async () => {
    try {
      onResumed({ version, ...(await send<{ task: string }>(`/api/data/versions/${version}/load`, {})) });
    } catch (error) {
      setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
    }
  };
  return (
    <>
      <Button size="small" onClick={resume}>
        {t('继续入库', 'Go on loading')}
      </Button>
      {fault && <Refusal error={fault} />}
    </>
  );
}

function Loading({
  of: { version, task },
  onLoaded,
  onResumed,
}: {
  of: Started;
  onLoaded: () => Promise<void>;
  onResumed: (started: Started) => void;
}) {
  const { t, say } = useLanguage();
  const client = useQueryClient();
  const path = `/api/tasks/${task}`;
  const [ended, setEnded] = useState(false);
  const found = useApi<Task>(path, { every: ended ? undefined : 700 });
  const { state = 'waiting', done = 0, total = null, refusal = null } = found.data ?? {};
  if (!ended && rests.includes(state)) {
    setEnded(true);
    void onLoaded();
  }
  if (state === 'failed')
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title={t('未能入库，原有数据不受影响', 'It was not loaded; what was there before is untouched')}
        description={refusal?.message ? say(refusal.message) : refusal?.code}
      />
    );
  if (state === 'done')
    return <p role="status">✓ {t('已入库，字段和概况已更新', 'Loaded; fields and profile are up to date')}</p>;
  if (state === 'stopped')
    return (
      <>
        <p role="status">{t('已停止入库', 'Loading was stopped')}</p>
        <Resume version={version} onResumed={onResumed} />
      </>
    );
  return (
    <div style={{ maxWidth: 480 }} role="status">
      <p style={{ marginBottom: 0 }}>{t('正在检查和入库', 'Being checked and loaded')}</p>
      <Progress
        percent={total ? Math.floor((done / total) * 100) : 0}
        status="active"
        aria-label={t('入库进度', 'Loading progress')}
      />
      <Button
        size="small"
        onClick={async () => {
          await send(`${path}/stop`, {});
          await client.invalidateQueries({ queryKey: [path] });
        }}
      >
        {t('停止', 'Stop')}
      </Button>
    </div>
  );
}
