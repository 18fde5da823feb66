import { Button, Select, Space } from 'antd';
import { useEffect } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { useApi } from '#ui/api.ts';
import { ClockBar, type ClockInList } from '#ui/clockBar.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Loaded } from '#ui/parts.tsx';
import type { Row, SessionView } from '#ui/types.ts';

type DeskRow = Omit<Row, 'clock'> & {
  readonly systemName: Label;
  readonly handler: string | null;
  readonly move: { readonly name: string; readonly label: Label } | null;
  readonly clock: ClockInList | null;
};
interface Column {
  readonly items: readonly DeskRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}
interface DeskView {
  readonly office: { readonly id: string; readonly name: Label };
  readonly columns: Readonly<Record<'overdue' | 'soon' | 'new', Column>>;
  readonly counts: readonly { system: string; systemName: Label; state: string; stateLabel: Label; n: number }[];
}

/** What waits for an office today. The address says everything: office, filters, pages. */
export function Desk() {
  const { t, say } = useLanguage();
  const [params, setParams] = useSearchParams();
  const asked = new URLSearchParams([...params].filter(([name]) => name !== 'lang'));
  const desk = useApi<DeskView>(`/api/desk?${asked}`);
  const session = useApi<SessionView>('/api/session');
  useKeys();
  const set = (changes: Record<string, string | undefined>) => {
    const next = new URLSearchParams(params);
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    setParams(next);
  };
  const unpaged = { overdue: undefined, soon: undefined, new: undefined };
  return (
    <Loaded query={desk}>
      {(data) => {
        const systems = new Map(data.counts.map((one) => [one.system, one.systemName]));
        const count = (of: (one: DeskView['counts'][number]) => boolean) =>
          data.counts.filter(of).reduce((sum, one) => sum + one.n, 0);
        const chosen = params.get('system') ?? undefined;
        const states = new Map(
          data.counts.filter((one) => !chosen || one.system === chosen).map((one) => [one.state, one.stateLabel]),
        );
        return (
          <div className="dense">
            <h1>
              {say(data.office.name)} · {t('今日', 'Today')}
            </h1>
            <div className="filters">
              {(session.data?.offices.length ?? 0) > 1 && (
                <Select
                  aria-label={t('部门', 'Office')}
                  style={{ width: 320 }}
                  value={data.office.id}
                  onChange={(office) => set({ office, system: undefined, state: undefined, ...unpaged })}
                  options={session.data?.offices.map((one) => ({ value: one.id, label: say(one.name) }))}
                />
              )}
              <Select
                aria-label={t('事项', 'System')}
                style={{ width: 200 }}
                allowClear
                placeholder={t('全部事项', 'Every system')}
                value={chosen}
                onChange={(system) => set({ system, state: undefined, ...unpaged })}
                options={[...systems].map(([id, name]) => ({
                  value: id,
                  label: `${say(name)}（${count((one) => one.system === id)}）`,
                }))}
              />
              <Select
                aria-label={t('环节', 'Step')}
                style={{ width: 180 }}
                allowClear
                placeholder={t('全部环节', 'Every step')}
                value={params.get('state') ?? undefined}
                onChange={(state) => set({ state, ...unpaged })}
                options={[...states].map(([name, label]) => ({
                  value: name,
                  label: `${say(label)}（${count((one) => one.state === name && (!chosen || one.system === chosen))}）`,
                }))}
              />
            </div>
            <p className="keys">
              <kbd>j</kbd> <kbd>k</kbd> {t('上下移动', 'up and down')} · <kbd>Enter</kbd> {t('打开', 'open')} ·{' '}
              <kbd>m</kbd> {t('打开并办理第一步', 'open with its first move')}
            </p>
            <div className="columns">
              <DeskColumn
                name="overdue"
                tone="overdue"
                sign="!"
                title={t('已逾期', 'Overdue')}
                none={t('没有逾期的事项', 'Nothing is overdue')}
                column={data.columns.overdue}
                turn={(page) => set({ overdue: page })}
              />
              <DeskColumn
                name="soon"
                tone="due"
                sign="◷"
                title={t('七日内届满', 'Due within 7 days')}
                none={t('七日内没有期限届满', 'No term ends within 7 days')}
                column={data.columns.soon}
                turn={(page) => set({ soon: page })}
              />
              <DeskColumn
                name="new"
                tone="quiet"
                sign="○"
                title={t('新到和在办', 'New and under way')}
                none={t('没有其他事项', 'Nothing else waits')}
                column={data.columns.new}
                turn={(page) => set({ new: page })}
              />
            </div>
          </div>
        );
      }}
    </Loaded>
  );
}

function DeskColumn({
  name,
  tone,
  sign,
  title,
  none,
  column,
  turn,
}: {
  name: string;
  tone: string;
  sign: string;
  title: string;
  none: string;
  column: Column;
  turn(page: string | undefined): void;
}) {
  const { t, say } = useLanguage();
  return (
    <section aria-labelledby={`column-${name}`}>
      <h2 id={`column-${name}`} className={`tone-${tone}`}>
        <span aria-hidden>{sign}</span> {title} · {column.total}
      </h2>
      {column.items.length === 0 && <p className="nothing">{none}</p>}
      <ul className="rows">
        {column.items.map((row) => (
          <li key={row.id}>
            <Link
              className="desk-row"
              to={`/registers/${row.system}/${row.id}`}
              data-move={row.move ? `/registers/${row.system}/${row.id}?move=${row.move.name}` : undefined}
            >
              <span className="desk-subject">{row.title}</span>
              <small>
                {row.number} · {say(row.systemName)}
                {row.ownerName && ` · ${row.ownerName}`}
              </small>
              <small>
                <strong>{say(row.stateLabel)}</strong>
                {row.move && ` → ${say(row.move.label)}`} ·{' '}
                {row.handler ? t(`经办 ${row.handler}`, `handled by ${row.handler}`) : t('尚无人经办', 'nobody yet')}
              </small>
              {row.clock && <ClockBar clock={row.clock} />}
            </Link>
          </li>
        ))}
      </ul>
      {column.pages > 1 && (
        <Space>
          <Button
            size="small"
            disabled={column.page <= 1}
            onClick={() => turn(column.page > 2 ? String(column.page - 1) : undefined)}
          >
            {t('上一页', 'Previous')}
          </Button>
          <span>
            {column.page} / {column.pages}
          </span>
          <Button size="small" disabled={column.page >= column.pages} onClick={() => turn(String(column.page + 1))}>
            {t('下一页', 'Next')}
          </Button>
        </Space>
      )}
    </section>
  );
}

/** j and k go through the rows, m opens one with its first move; Enter is the link's own. */
function useKeys() {
  const go = useNavigate();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof HTMLElement && target.closest('input, textarea, select, [role=combobox], [role=dialog]'))
        return;
      const rows = [...document.querySelectorAll<HTMLElement>('.desk-row')];
      const at = rows.indexOf(document.activeElement as HTMLElement);
      if (event.key === 'j') rows[Math.min(rows.length - 1, at + 1)]?.focus();
      else if (event.key === 'k') rows[Math.max(0, at - 1)]?.focus();
      else if (event.key === 'm' && rows[at]?.dataset.move) go(rows[at].dataset.move);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [go]);
}
