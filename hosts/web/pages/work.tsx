import { Button, Table } from 'antd';
import { Link } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { useApi } from '#ui/api.ts';
import { ClockBar, type ClockInList } from '#ui/clockBar.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Cite, GradeTag, Loaded, Nothing } from '#ui/parts.tsx';
import type { Row, SessionView } from '#ui/types.ts';

interface NextMove {
  readonly name: string;
  readonly label: Label;
  readonly law?: string;
  readonly blocked?: { readonly message?: Label; readonly article?: string };
}
type WorkRow = Omit<Row, 'clock'> & {
  readonly systemName: Label;
  readonly clock: ClockInList | null;
  readonly next: readonly NextMove[];
  readonly waitsFor: Label | null;
};
interface WorkView {
  readonly todo: readonly WorkRow[];
  readonly blocked: readonly WorkRow[];
  readonly elsewhere: readonly WorkRow[];
  readonly systems: readonly { readonly id: string; readonly name: Label; readonly items: readonly WorkRow[] }[];
  readonly total: number;
  readonly shown: number;
}

/** What one has to do and by when, what waits for others, and everything of one's own by system. */
export function Work() {
  const { t } = useLanguage();
  const work = useApi<WorkView>('/api/work');
  const session = useApi<SessionView>('/api/session');
  const registers = (session.data?.parties.length ?? 0) > 0;
  const register = registers && (
    <Link to="/new/products">
      <Button type="primary">{t('登记新产品', 'Register a product')}</Button>
    </Link>
  );
  return (
    <>
      <h1>{t('工作台', 'My work')}</h1>
      <Loaded query={work}>
        {(data) =>
          data.total === 0 ? (
            <>
              <Nothing
                zh={
                  registers
                    ? '还没有任何事项。先登记一个产品：边填边存，边填边看等级和要做的事。'
                    : '没有等您办理的事项。有事项指派给您时会出现在这里。'
                }
                en={
                  registers
                    ? 'Nothing yet. Start by registering a product: it is saved as you type, and its grade and what follows show as you go.'
                    : 'Nothing waits for you. What is assigned to you appears here.'
                }
              />
              <p style={{ textAlign: 'center' }}>{register}</p>
            </>
          ) : (
            <Worklist data={data} register={register} />
          )
        }
      </Loaded>
    </>
  );
}

function Worklist({ data, register }: { data: WorkView; register: React.ReactNode }) {
  const { t, say } = useLanguage();
  return (
    <>
      {register}
      <Tasks
        title={t('待办', 'To do')}
        rows={data.todo}
        none={t('现在没有要您办的事。', 'There is nothing for you to do now.')}
      />
      {data.blocked.length > 0 && (
        <Tasks title={t('须先满足条件', 'Something else comes first')} rows={data.blocked} none="" />
      )}
      <Tasks
        title={t('等待办理', 'Waiting for others')}
        rows={data.elsewhere}
        none={t('没有等待他人办理的事项。', 'Nothing waits for anybody else.')}
      />
      {data.systems.map((system) => (
        <section key={system.id}>
          <h2>
            {system.id === 'products' ? t('我的产品', 'My products') : say(system.name)} · {system.items.length}
          </h2>
          <SystemTable rows={system.items} />
        </section>
      ))}
      {data.total > data.shown && (
        <p>
          {t(
            `共 ${data.total} 件，这里列出最近变动的 ${data.shown} 件；其余请在各登记簿中查看。`,
            `${data.total} in all; the ${data.shown} that changed last are shown. The registers list the others.`,
          )}
        </p>
      )}
    </>
  );
}

function Tasks({ title, rows, none }: { title: string; rows: readonly WorkRow[]; none: string }) {
  const { t, say } = useLanguage();
  return (
    <section>
      <h2>
        {title} · {rows.length}
      </h2>
      {rows.length === 0 && <p className="nothing">{none}</p>}
      <ul className="rows tasks">
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              <Link to={`/registers/${row.system}/${row.id}`}>{row.title}</Link>
              <br />
              <small>
                {say(row.systemName)} · {row.number} · {say(row.stateLabel)}
              </small>
            </div>
            <div>
              {row.next.map((move) => (
                <div key={move.name}>
                  {move.blocked ? (
                    <>
                      {say(move.label)}：{say(move.blocked.message)}{' '}
                      {move.blocked.article && <Cite provision={move.blocked.article} />}
                    </>
                  ) : (
                    <Link
                      to={`/registers/${row.system}/${row.id}?move=${move.name}`}
                      aria-label={`${say(move.label)}：${row.title}`}
                    >
                      {say(move.label)} →
                    </Link>
                  )}
                </div>
              ))}
              {row.next.length === 0 && row.waitsFor && (
                <small>{t(`由${row.waitsFor.zh}办理`, `With: ${row.waitsFor.en}`)}</small>
              )}
              {row.state === 'draft' && <small>{t('草稿：填完再提交', 'A draft: complete it first')}</small>}
            </div>
            <div>{row.clock ? <ClockBar clock={row.clock} /> : <small>{t('没有期限', 'No term runs')}</small>}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SystemTable({ rows }: { rows: readonly WorkRow[] }) {
  const { t, say } = useLanguage();
  const graded = rows.some((row) => row.facts.grade !== undefined);
  return (
    <Table<WorkRow>
      size="small"
      rowKey="id"
      pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      dataSource={[...rows]}
      scroll={{ x: 860 }}
      columns={[
        {
          title: t('名称', 'Name'),
          key: 'title',
          width: 260,
          render: (_: unknown, row) => <Link to={`/registers/${row.system}/${row.id}`}>{row.title}</Link>,
        },
        { title: t('编号', 'Number'), dataIndex: 'number', width: 150 },
        ...(graded
          ? [
              {
                title: t('等级', 'Grade'),
                key: 'grade',
                width: 130,
                render: (_: unknown, row: WorkRow) => <GradeTag grade={row.facts.grade} />,
              },
            ]
          : []),
        { title: t('状态', 'State'), key: 'state', width: 130, render: (_: unknown, row) => say(row.stateLabel) },
        {
          title: t('下一步', 'Next'),
          key: 'next',
          width: 220,
          render: (_: unknown, row) => row.next.map((move) => say(move.label)).join(t('、', ', ')) || '—',
        },
        {
          title: t('期限', 'By'),
          key: 'by',
          width: 120,
          render: (_: unknown, row) => row.clock?.actBy ?? '—',
        },
      ]}
    />
  );
}
