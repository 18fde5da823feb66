import { Link } from 'react-router';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { momentText } from '#ui/moment.ts';
import { Loaded, Nothing } from '#ui/parts.tsx';
import type { ExportRow } from './views.ts';

const looks: Readonly<Record<string, { sign: string; tone: string }>> = {
  leftSandbox: { sign: '✓', tone: 'met' },
  heldBack: { sign: '✕', tone: 'overdue' },
  notLetOut: { sign: '✕', tone: 'overdue' },
  awaitingRelease: { sign: '◷', tone: 'due' },
  checking: { sign: '…', tone: 'due' },
};

/** The exports under a request; what holds one back is said with its first cell. */
export function ExportList({ request, every }: { request: string; every?: number }) {
  const { say, t } = useLanguage();
  const list = useApi<{ exports: readonly ExportRow[] }>(`/api/data-requests/${request}/exports`, { every });
  return (
    <Loaded query={list}>
      {({ exports }) =>
        exports.length === 0 ? (
          <Nothing zh="还没有申请导出" en="Nothing has been asked to leave" />
        ) : (
          <ul className="reads">
            {exports.map((one) => (
              <li key={one.id}>
                <Link to={`/registers/data-exports/${one.id}`}>{one.title}</Link>{' '}
                <span className={`tone-${looks[one.state]?.tone ?? 'no-evidence'}`}>
                  {looks[one.state]?.sign} {say(one.stateLabel)}
                </span>
                <p className="quiet">
                  {one.number} · {momentText(one.at)}
                  {one.rows !== null && ` · ${t(`${one.rows} 行`, `${one.rows} rows`)}`}
                </p>
                {one.first && (
                  <p>
                    {one.first.cell}
                    {t('：', ': ')}
                    {say({ zh: one.first.reason.zh, en: one.first.reason.en ?? one.first.reason.zh })}
                  </p>
                )}
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
