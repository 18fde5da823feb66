import { Table } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { citation, regulation } from '#law/regulation.ts';
import { useApi } from '#ui/api.ts';
import { type DutyRow, StatusMark } from '#ui/duty.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, statusLook } from '#ui/parts.tsx';
import { ScrollRegion } from '#ui/scrollRegion.tsx';
import type { Row } from '#ui/types.ts';

export function Duties() {
  const { t, say } = useLanguage();
  const [params, setParams] = useSearchParams();
  const go = useNavigate();
  const query = useApi<{ duties: DutyRow[]; totals: Record<string, number> }>('/api/duties');
  const chosen = params.get('duty');
  const one = useApi<{ duty: DutyRow; status: string; explanation: Label; records: Row[] }>(
    chosen ? `/api/duties/${encodeURIComponent(chosen)}` : null,
  );
  const filter = params.get('status');
  return (
    <>
      <h1>{t('条例履行情况', 'How the law is being kept')}</h1>
      {one.data && (
        <section style={{ border: '1px solid #9993', padding: 16, marginBottom: 16 }}>
          <h2>
            {one.data.duty.id} {say(one.data.duty.action)}
          </h2>
          <p>
            <StatusMark status={one.data.status} /> {say(one.data.explanation)}
          </p>
          <ul>
            {one.data.records.map((row) => (
              <li key={row.id}>
                <Link to={`/registers/${row.system}/${row.id}`}>{row.number}</Link> {row.title} · {say(row.stateLabel)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Loaded query={query}>
        {({ duties, totals }) => {
          const group = (key: (duty: DutyRow) => string) => {
            const rows = new Map<string, Record<string, number>>();
            for (const duty of duties) {
              const name = key(duty);
              const row = rows.get(name) ?? {};
              row[duty.status] = (row[duty.status] ?? 0) + 1;
              rows.set(name, row);
            }
            return [...rows].map(([name, row]) => ({ name, ...row }));
          };
          const statuses = Object.keys(statusLook);
          const table = (title: string, key: (duty: DutyRow) => string) => (
            <ScrollRegion key={title} title={title}>
              <Table
                size="small"
                pagination={false}
                rowKey="name"
                dataSource={group(key)}
                style={{ marginBottom: 20 }}
                columns={[
                  { title, dataIndex: 'name' },
                  ...statuses.map((status) => ({
                    title: t(statusLook[status]?.zh ?? '', statusLook[status]?.en ?? ''),
                    dataIndex: status,
                    render: (n?: number) => n ?? '',
                  })),
                ]}
              />
            </ScrollRegion>
          );
          return (
            <>
              <p>
                {statuses.map((status) => (
                  <Link key={status} to={`/duties?status=${status}`} style={{ marginInlineEnd: 18 }}>
                    <StatusMark status={status} /> {totals[status] ?? 0}
                  </Link>
                ))}{' '}
                {filter && <Link to="/duties">{t('全部', 'all')}</Link>}
              </p>
              {table(
                t('章', 'Chapter'),
                (duty) => regulation.chapters[(regulation.articles[duty.article - 1]?.chapter ?? 1) - 1]?.title ?? '',
              )}
              {table(t('责任单位', 'Office'), (duty) => say(duty.addressee.officeNames[0]) || t('其他主体', 'others'))}
              {table(t('约束方式', 'Modality'), (duty) => duty.modality)}
              <Table<DutyRow>
                size="small"
                rowKey="id"
                scroll={{ x: 800 }}
                dataSource={filter ? duties.filter((duty) => duty.status === filter) : duties}
                pagination={{ pageSize: 25, showSizeChanger: false }}
                columns={[
                  {
                    title: t('条款', 'Provision'),
                    dataIndex: 'id',
                    render: (id: string, duty) => (
                      <Link to={`/law/${duty.article}/${duty.paragraph}`}>{say(citation(id)) || id}</Link>
                    ),
                  },
                  { title: t('职责', 'Duty'), key: 'action', render: (_: unknown, duty) => say(duty.action) },
                  {
                    title: t('主体', 'Addressee'),
                    key: 'who',
                    render: (_: unknown, duty) => (
                      <>
                        {say(duty.addressee)}
                        {!duty.addressee.stated && <em>{t('（待确认）', ' (to be confirmed)')}</em>}
                      </>
                    ),
                  },
                  {
                    title: t('状态', 'Status'),
                    key: 'status',
                    render: (_: unknown, duty) => <StatusMark status={duty.status} />,
                  },
                  {
                    title: t('依据记录', 'Records'),
                    key: 'count',
                    render: (_: unknown, duty) => (
                      <button
                        type="button"
                        style={{ all: 'unset', cursor: 'pointer', textDecoration: 'underline' }}
                        onClick={() => {
                          setParams({ duty: duty.id });
                          go(`/duties?duty=${encodeURIComponent(duty.id)}`);
                          scrollTo(0, 0);
                        }}
                      >
                        {duty.count}
                      </button>
                    ),
                  },
                ]}
              />
            </>
          );
        }}
      </Loaded>
    </>
  );
}
