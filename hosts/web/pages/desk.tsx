import { useEffect } from 'react';
import { Link } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Nothing } from '#ui/parts.tsx';
import type { Row } from '#ui/types.ts';

interface DeskView {
  office: Label;
  overdue: Row[];
  soon: Row[];
  new: Row[];
}
export function Desk() {
  const { t, say } = useLanguage();
  const desk = useApi<DeskView>('/api/desk');
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      if (
        event.target instanceof HTMLInputElement ||
        event.target instanceof HTMLTextAreaElement ||
        (event.key !== 'j' && event.key !== 'k')
      )
        return;
      const rows = [...document.querySelectorAll<HTMLElement>('.desk-row')];
      const at = rows.indexOf(document.activeElement as HTMLElement);
      rows[Math.max(0, Math.min(rows.length - 1, at + (event.key === 'j' ? 1 : -1)))]?.focus();
    };
    addEventListener('keydown', move);
    return () => removeEventListener('keydown', move);
  }, []);
  const column = (title: string, rows: Row[], colour: string) => (
    <section>
      <h2 style={{ color: colour }}>
        {title} · {rows.length}
      </h2>
      {rows.length === 0 && <Nothing zh="没有" en="None" />}
      {rows.map((row) => (
        <Link key={row.id} className="desk-row" to={`/registers/${row.system}/${row.id}`}>
          <strong>{row.number}</strong> {row.title}
          <br />
          {say(row.stateLabel)}{' '}
          {row.clock && (
            <>
              · {say(row.clock.text)} {row.clock.actBy && t(`· 至 ${row.clock.actBy}`, `· by ${row.clock.actBy}`)}
            </>
          )}
          {row.clock && (
            <div className={row.clock.paused ? 'bar paused' : 'bar'} aria-hidden>
              <span style={{ width: `${Math.min(100, (100 * row.clock.counted) / row.clock.days)}%` }} />
            </div>
          )}
        </Link>
      ))}
    </section>
  );
  return (
    <Loaded query={desk}>
      {(data) => (
        <>
          <h1>
            {say(data.office)} · {t('今日', 'Today')}
          </h1>
          <p style={{ fontSize: 13 }}>{t('键盘：j / k 上下移动，回车打开', 'Keys: j / k to move, Enter to open')}</p>
          <div className="columns">
            {column(t('逾期', 'Overdue'), data.overdue, 'var(--high)')}
            {column(t('七日内到期', 'Due within 7 days'), data.soon, 'var(--medium)')}
            {column(t('其他在办', 'Others'), data.new, 'inherit')}
          </div>
        </>
      )}
    </Loaded>
  );
}
