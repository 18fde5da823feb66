import { Button } from 'antd';
import { useState } from 'react';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { momentText } from '#ui/moment.ts';
import { Loaded, Nothing } from '#ui/parts.tsx';
import type { SandboxRead } from './reads.ts';
import { sandboxRefusals } from './sandboxRefusals.ts';

/** Every read under a request, the newest first; `onTake` puts one back into the editor. */
export function ReadHistory({ request, onTake }: { request: string; onTake?(sql: string): void }) {
  const { say, t } = useLanguage();
  const [before, setBefore] = useState<number | null>(null);
  const path = `/api/data-requests/${request}/reads`;
  const page = useApi<{ reads: readonly SandboxRead[] }>(before === null ? path : `${path}?before=${before}`, {
    keep: true,
  });
  return (
    <Loaded query={page}>
      {({ reads }) =>
        reads.length === 0 ? (
          <Nothing
            zh="还没有查询。每次查询和导出都会记录在这里。"
            en="No reads yet. Every query and export is recorded here."
          />
        ) : (
          <>
            <ol className="reads">
              {reads.map((one) => (
                <li key={one.id}>
                  <p className="quiet">
                    {momentText(one.at)} · {one.name || t('程序', 'program')} ·{' '}
                    {one.kind === 'export' ? t('导出检查', 'check of an export') : t('查询', 'query')} ·{' '}
                    {one.outcome === 'ran' ? (
                      <span className="tone-met">✓ {t(`${one.rows ?? 0} 行`, `${one.rows ?? 0} rows`)}</span>
                    ) : (
                      <span className="tone-overdue">✕ {say(sandboxRefusals[one.outcome])}</span>
                    )}{' '}
                    · {one.ms} ms
                  </p>
                  <pre>{one.sql}</pre>
                  {onTake && (
                    <Button size="small" onClick={() => onTake(one.sql)}>
                      {t('放回编辑框', 'Put back into the editor')}
                    </Button>
                  )}
                </li>
              ))}
            </ol>
            <p className="pager">
              {before !== null && (
                <Button onClick={() => setBefore(null)}>{t('回到最新', 'Back to the newest')}</Button>
              )}
              {reads.length === 20 && (
                <Button onClick={() => setBefore(reads.at(-1)?.id ?? null)}>{t('更早的', 'Earlier')}</Button>
              )}
            </p>
          </>
        )
      }
    </Loaded>
  );
}
