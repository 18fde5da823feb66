import { Alert, Button, Input, Progress, Space } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useApi } from '#ui/api.ts';
import { useDeed } from '#ui/deed.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Refusal } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';
import { ExportList } from './exportList.tsx';
import type { GrantedField } from './granted.ts';
import { ReadHistory } from './readHistory.tsx';
import { ResultView } from './resultView.tsx';
import { SqlEditor } from './sqlEditor.tsx';
import { type QueryRun, useQueryRun } from './useQueryRun.ts';
import type { SandboxView } from './views.ts';
import './dataRequests.css';

/** The sandbox of an open request: the columns on the left, the query, what it gave, what leaves, and what was read. */
export function SandboxPage() {
  const { id = '' } = useParams();
  const view = useApi<SandboxView>(`/api/data-requests/${id}/sandbox`);
  const { t } = useLanguage();
  useTitle(t('数据沙箱', 'Sandbox'));
  return <Loaded query={view}>{(data) => <Sandbox view={data} />}</Loaded>;
}

const firstQuery = ({ fields }: SandboxView): string => {
  const group = fields.find(({ sensitivity, type }) => sensitivity === 'quasi' && type === 'string');
  return group
    ? `select "${group.name}", count(*) as n\nfrom data\ngroup by "${group.name}"\norder by n desc`
    : 'select count(*) as n\nfrom data';
};

function Sandbox({ view }: { view: SandboxView }) {
  const { t } = useLanguage();
  const { request, limits } = view;
  const [sql, setSql] = useState(() => firstQuery(view));
  const { run, start, stop } = useQueryRun(request.id);
  return (
    <>
      <p>
        <Link to={`/registers/data-requests/${request.id}`}>{request.title}</Link> · {request.number} ·{' '}
        <Cite provision="31.1" />
      </p>
      <h1>{t('数据沙箱', 'Sandbox')}</h1>
      <p>
        {t(
          `《${view.title}》第${view.number}版，${view.rows ?? '–'}行，表名 data。可以使用至${request.endsOn}。`,
          `“${view.title}”, version ${view.number}, ${view.rows ?? '–'} rows, as the table data. Open until ${request.endsOn}.`,
        )}
      </p>
      <p className="quiet">
        {t(
          `只读；一次一条SELECT；最长${limits.milliseconds / 1000}秒、${limits.megabytes} MB；显示前${limits.rows}行。每次查询均有记录。`,
          `Read only; one SELECT at a time; at most ${limits.milliseconds / 1000} s and ${limits.megabytes} MB; the first ${limits.rows} rows are shown. Every query is recorded.`,
        )}
      </p>
      <div className="sandbox">
        <Columns fields={view.fields} onTake={(name) => setSql(`${sql} "${name.replaceAll('"', '""')}"`)} />
        <div>
          <SqlEditor
            value={sql}
            onChange={setSql}
            onRun={() => start(sql)}
            at={run.state === 'refused' ? run.refused.at : undefined}
          />
          <Space wrap>
            <Button type="primary" disabled={run.state === 'running'} onClick={() => start(sql)}>
              {t('运行（Ctrl+Enter）', 'Run (Ctrl+Enter)')}
            </Button>
            <Button disabled={run.state !== 'running'} onClick={stop}>
              {t('取消', 'Cancel')}
            </Button>
          </Space>
          <Outcome run={run} />
          {run.state === 'done' && <AskExport view={view} sql={sql} />}
          <h2>{t('导出', 'Exports')}</h2>
          <ExportList request={request.id} every={5_000} />
          <h2>{t('查询记录', 'What was read')}</h2>
          <ReadHistory request={request.id} onTake={setSql} />
        </div>
      </div>
    </>
  );
}

const sensitivities: Readonly<Record<string, { zh: string; en: string }>> = {
  quasi: { zh: '准标识', en: 'quasi-identifier' },
  direct: { zh: '直接标识', en: 'direct identifier' },
  sensitive: { zh: '敏感', en: 'sensitive' },
};

function Columns({ fields, onTake }: { fields: readonly GrantedField[]; onTake(name: string): void }) {
  const { say, t } = useLanguage();
  return (
    <details className="sandbox-columns" open={matchMedia('(min-width: 761px)').matches}>
      <summary>{t(`data 的列（${fields.length}）`, `Columns of data (${fields.length})`)}</summary>
      <ul>
        {fields.map((one) => (
          <li key={one.name}>
            <button type="button" onClick={() => onTake(one.name)} title={t('插入查询', 'Put into the query')}>
              <code>{one.name}</code>
            </button>{' '}
            <span className="quiet">
              {one.type}
              {one.unit && ` · ${one.unit}`}
              {one.sensitivity && sensitivities[one.sensitivity] && ` · ${say(sensitivities[one.sensitivity])}`}
            </span>
            {one.meaning && (
              <div className="quiet">{say({ zh: one.meaning.zh, en: one.meaning.en ?? one.meaning.zh })}</div>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Outcome({ run }: { run: QueryRun }) {
  const { say, t } = useLanguage();
  switch (run.state) {
    case 'running':
      return (
        <Progress
          percent={Math.round(100 * run.progress)}
          status="active"
          aria-label={t('查询进度', 'How far the query is')}
        />
      );
    case 'stopped':
      return <p role="status">{t('查询已取消', 'The query was cancelled')}</p>;
    case 'failed':
      return <Refusal error={run.problem} />;
    case 'refused':
      return (
        <Alert
          type="error"
          role="alert"
          showIcon
          title={say(run.refused.message)}
          description={run.refused.detail && <code>{say(run.refused.detail)}</code>}
        />
      );
    case 'done':
      return <ResultView result={run.result} ms={run.ms} />;
    default:
      return null;
  }
}

/** Asks that the result of the query leave the sandbox. */
function AskExport({ view, sql }: { view: SandboxView; sql: string }) {
  const { t } = useLanguage();
  const { act, busy, fault } = useDeed();
  const go = useNavigate();
  const [title, setTitle] = useState('');
  const [note, setNote] = useState('');
  const { minimumCount, dominantPercent, k } = view.disclosure;
  const ask = async () => {
    const made = await act<{ id: string }>(`/api/data-requests/${view.request.id}/exports`, { title, note, sql });
    if (made) go(`/registers/data-exports/${made.id}`);
  };
  return (
    <section className="ask-export">
      <h2>{t('申请导出这个结果', 'Ask for this result to leave')}</h2>
      <p className="quiet">
        {t(
          `导出按查询重新计算并逐格检查：每格至少${minimumCount}条，最大值不超过${dominantPercent}%，逐行数据k≥${k}，不得含直接标识符，也不得与以前放行的表相减推算。`,
          `It is computed anew from the query and checked cell by cell: at least ${minimumCount} rows a cell, the largest at most ${dominantPercent}%, single rows with k ≥ ${k}, no direct identifiers, and nothing that follows by subtraction from tables released before.`,
        )}{' '}
        <span className="confirm">{t('来源待确认', 'source to be confirmed')}</span>
      </p>
      <p>
        <label htmlFor="export-title">{t('名称', 'Title')}</label>
        <Input id="export-title" maxLength={120} value={title} onChange={(event) => setTitle(event.target.value)} />
      </p>
      <p>
        <label htmlFor="export-note">{t('用来做什么（选填）', 'What it is for (optional)')}</label>
        <Input.TextArea
          id="export-note"
          rows={2}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </p>
      {fault && <Refusal error={fault} />}
      <Button loading={busy} disabled={title.trim() === ''} onClick={ask}>
        {t('申请导出', 'Ask for the export')}
      </Button>
    </section>
  );
}
