import { Button, Table } from 'antd';
import { useEffect, useState } from 'react';
import { Link, Navigate, Route, Routes } from 'react-router';
import { type Label, label } from '#kernel/label.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Nothing } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import { ScrollRegion } from '#ui/scrollRegion.tsx';
import { useTitle } from '#ui/title.ts';
import type { Page } from '#ui/types.ts';
import { rulesOfDisclosure } from './facts.ts';
import { ResultTable } from './resultTable.tsx';
import type { QueryResult } from './sandboxJob.ts';
import './dataRequests.css';

interface Finding {
  readonly rule: keyof typeof rulesOfDisclosure;
  readonly cell: string;
  readonly column?: string;
  readonly row?: number;
  readonly reason: { readonly zh: string; readonly en?: string };
}
interface Facts {
  readonly request?: string;
  readonly findings?: readonly Finding[];
  readonly doubts?: readonly { readonly doubt: { readonly zh: string; readonly en?: string } }[];
  readonly fingerprint?: string;
}
const both = ({ zh, en }: { zh: string; en?: string }): Label => ({ zh, en: en ?? zh });

const standings: Readonly<Record<string, { sign: string; tone: string; text: Label }>> = {
  checking: { sign: '…', tone: 'due', text: label('正在逐格检查', 'Being checked cell by cell') },
  heldBack: {
    sign: '✕',
    tone: 'overdue',
    text: label(
      '检查未通过，不得导出。请合并类别或者去掉下列单元格后重新申请。',
      'Held back. Join groups or leave the cells below out, and ask again.',
    ),
  },
  awaitingRelease: {
    sign: '◷',
    tone: 'due',
    text: label('自动检查未发现问题，等待经办人员审核。', 'The checks found nothing; an officer looks at it.'),
  },
  leftSandbox: { sign: '✓', tone: 'met', text: label('检查通过，已放行。', 'Passed the checks and released.') },
  notLetOut: { sign: '✕', tone: 'overdue', text: label('经办人员不予放行。', 'An officer did not release it.') },
};

function Top({ page, refresh }: RecordSlot) {
  const { say, t } = useLanguage();
  const { id, state, revision, facts } = page.record;
  const { request, findings = [], doubts = [], fingerprint } = facts as Facts;
  // While it is checked the record is read again until it has moved on.
  const latest = useApi<Page>(state === 'checking' ? `/api/data-exports/${id}?checking` : null, { every: 700 });
  useEffect(() => {
    if (latest.data && latest.data.record.revision > revision) void refresh(latest.data);
  }, [latest.data, revision, refresh]);
  const standing = standings[state];
  return (
    <section>
      {standing && (
        <p role="status" className={`tone-${standing.tone}`}>
          <strong>
            {standing.sign} {say(standing.text)}
          </strong>
        </p>
      )}
      {request && (
        <p>
          <Link to={`/registers/data-requests/${request}`}>{t('所属的数据使用申请', 'The request it is under')}</Link>
        </p>
      )}
      {findings.length > 0 && <Findings findings={findings} />}
      {doubts.length > 0 && (
        <ul>
          {doubts.map(({ doubt }) => (
            <li key={doubt.zh}>{say(both(doubt))}</li>
          ))}
        </ul>
      )}
      {state === 'leftSandbox' && (
        <p>
          <Button type="primary" href={`/api/data-exports/${id}/file`} download>
            {t('下载文件（CSV）', 'Download the file (CSV)')}
          </Button>
        </p>
      )}
      {fingerprint && state === 'leftSandbox' && (
        <p className="quiet">
          {t('文件指纹（SHA-256）：', 'Fingerprint (SHA-256): ')}
          <code style={{ overflowWrap: 'anywhere' }}>{fingerprint}</code>{' '}
          <Link to="/data-exports/check">{t('核对文件', 'Check a file')}</Link>
        </p>
      )}
      {state !== 'checking' && state !== 'draft' && <Preview id={id} findings={findings} />}
    </section>
  );
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  const { say, t } = useLanguage();
  return (
    <ScrollRegion title={t('不得导出的单元格', 'Cells that may not leave')}>
      <Table
        size="small"
        rowKey={(one) => `${one.rule} ${one.cell} ${one.column ?? ''} ${one.reason.zh}`}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={[...findings]}
        columns={[
          { title: t('单元格', 'Cell'), dataIndex: 'cell' },
          { title: t('列', 'Column'), dataIndex: 'column' },
          { title: t('规则', 'Rule'), key: 'rule', render: (_: unknown, { rule }) => say(rulesOfDisclosure[rule]) },
          { title: t('理由', 'Reason'), key: 'reason', render: (_: unknown, { reason }) => say(both(reason)) },
        ]}
      />
    </ScrollRegion>
  );
}

function Preview({ id, findings }: { id: string; findings: readonly Finding[] }) {
  const { say, t } = useLanguage();
  const kept = useApi<Pick<QueryResult, 'columns' | 'rows'> | null>(`/api/data-exports/${id}/preview`);
  return (
    <Loaded query={kept}>
      {(result) =>
        result === null ? (
          <Nothing zh="没有可以预览的结果" en="There is no result to look at" />
        ) : (
          <>
            <h2>{t('结果', 'Result')}</h2>
            <ResultTable
              result={result}
              title={t('结果预览', 'Preview of the result')}
              marks={findings.map(({ row, column, reason }) => ({
                row: row === undefined ? null : row - 1,
                column: column ?? null,
                why: say(both(reason)),
              }))}
            />
          </>
        )
      }
    </Loaded>
  );
}

interface Checked {
  readonly released: boolean;
  readonly number?: string;
  readonly releasedAt?: string;
  readonly code?: string | null;
}

/** Anybody who holds a file learns whether it is a released export; the file stays in the browser. */
function CheckFile() {
  const { t } = useLanguage();
  useTitle(t('核对导出文件', 'Check an exported file'));
  const [sha256, setSha256] = useState<string | null>(null);
  const checked = useApi<Checked>(sha256 && `/api/data-exports/fingerprints/${sha256}`);
  const read = async (file: File | undefined) => {
    if (!file) return;
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    setSha256([...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
  };
  return (
    <div className="citizen">
      <h1>{t('核对导出文件', 'Check an exported file')}</h1>
      <p>
        {t(
          '选择文件，核对它是否为经检查放行的数据导出。文件不会上传。',
          'Choose a file to learn whether it is an export that was checked and released. It is not uploaded.',
        )}{' '}
        <Cite provision="33.2" />
      </p>
      <p>
        <label htmlFor="file">{t('文件', 'File')}</label>{' '}
        <input id="file" type="file" onChange={(event) => read(event.target.files?.[0])} />
      </p>
      {sha256 && (
        <Loaded query={checked}>
          {({ released, number, releasedAt, code }) => (
            <p role="status" className={released ? 'tone-met' : 'tone-overdue'}>
              {released
                ? t(
                    `✓ 是已放行的导出 ${number}，${releasedAt?.slice(0, 10)}`,
                    `✓ Released as ${number} on ${releasedAt?.slice(0, 10)}`,
                  )
                : t('✕ 不是已放行的导出，或者内容已被改动', '✕ Not a released export, or its content was changed')}{' '}
              {code && <Link to={`/verify/${code}`}>{t('放行通知', 'Notice of the release')}</Link>}
            </p>
          )}
        </Loaded>
      )}
    </div>
  );
}

function Lead() {
  const { t } = useLanguage();
  return (
    <p>
      <Link to="/data-exports/check">
        {t('核对一个文件是否为已放行的导出', 'Check whether a file is a released export')}
      </Link>
    </p>
  );
}

const Pages = () => (
  <Routes>
    <Route path="check" element={<CheckFile />} />
    <Route path="*" element={<Navigate to="/registers/data-exports" replace />} />
  </Routes>
);
const screen: Screen = { page: Pages, top: Top, register: Lead };
export default screen;
