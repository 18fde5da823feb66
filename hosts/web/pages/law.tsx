import { Input, Table } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { citation, regulation } from '#law/regulation.ts';
import { searchLaw } from '#law/search.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Nothing, statusLook } from '#ui/parts.tsx';
import type { Row } from '#ui/types.ts';

interface DutyRow {
  id: string;
  article: number;
  paragraph: number;
  item?: number;
  action: Label;
  modality: string;
  addressee: Label & { stated: boolean; officeNames: Label[] };
  time: string;
  system: string;
  status: string;
  count: number;
  explanation: Label;
}

export function Law() {
  const { t, say } = useLanguage();
  const { article: chosen, paragraph } = useParams();
  const [q, setQ] = useState('');
  const duties = useApi<{ duties: DutyRow[] }>('/api/duties');
  const article = regulation.articles[Number(chosen ?? 1) - 1];
  useEffect(() => {
    if (paragraph) document.getElementById(`p${paragraph}`)?.scrollIntoView();
  }, [paragraph]);
  const hits = searchLaw(q);
  return (
    <>
      <h1>{regulation.title}</h1>
      <p>
        {t(
          `${regulation.adopted} 通过，${regulation.effective} 起施行`,
          `Adopted ${regulation.adopted}, in force since ${regulation.effective}`,
        )}{' '}
        · <a href="/law/regulation.akn.xml">Akoma Ntoso</a> · <a href="/law/regulation.json">JSON</a> ·{' '}
        <a href="/law/regulation.jsonld">JSON-LD</a> · <a href="/law/duties.json">{t('职责 JSON', 'duties JSON')}</a>
      </p>
      <Input
        allowClear
        aria-label={t('在条文中搜索', 'Search the text')}
        placeholder={t('在条文中搜索', 'Search the text (Chinese)')}
        value={q}
        onChange={(event) => setQ(event.target.value)}
        style={{ maxWidth: 360 }}
      />
      {q && (
        <ul>
          {hits.slice(0, 20).map((hit) => (
            <li key={hit.ref}>
              <Link to={hit.permalink}>{say(hit.citation)}</Link> {hit.text}
            </li>
          ))}
          {hits.length === 0 && <Nothing zh="条文中没有" en="Not in the text" />}
        </ul>
      )}
      <div className="two" style={{ gridTemplateColumns: 'minmax(0,1fr) minmax(0,3fr)', marginTop: 16 }}>
        <nav aria-label={t('目录', 'Contents')}>
          {regulation.chapters.map((chapter) => (
            <details key={chapter.chapter} open={chapter.chapter === article?.chapter}>
              <summary>{chapter.title}</summary>
              {regulation.articles
                .filter((one) => one.chapter === chapter.chapter)
                .map((one) => (
                  <Link
                    key={one.article}
                    to={`/law/${one.article}`}
                    aria-current={one.article === article?.article ? 'page' : undefined}
                    style={{ display: 'inline-block', padding: '4px 8px' }}
                  >
                    {one.article}
                  </Link>
                ))}
            </details>
          ))}
        </nav>
        {article ? (
          <section>
            <h2>{say(citation(String(article.article)))}</h2>
            {article.paragraphs.map((one) => (
              <section key={one.paragraph} id={`p${one.paragraph}`} style={{ marginBottom: 20 }}>
                <p lang="zh-Hans" className="citizen">
                  {one.text}
                </p>
                {one.items?.map((item) => (
                  <p
                    key={item.item}
                    lang="zh-Hans"
                    style={{ paddingInlineStart: '2em' }}
                    id={`p${one.paragraph}i${item.item}`}
                  >
                    （{item.item}）{item.text}
                  </p>
                ))}
                <Link to={`/law/${article.article}/${one.paragraph}`}>
                  {say(citation(`${article.article}.${one.paragraph}`))}
                </Link>
                <Loaded query={duties}>
                  {({ duties: list }) => {
                    const own = list.filter(
                      (duty) => duty.article === article.article && duty.paragraph === one.paragraph,
                    );
                    return own.length === 0 ? null : (
                      <ul>
                        {own.map((duty) => (
                          <li key={duty.id}>
                            <Status status={duty.status} />{' '}
                            <Link to={`/duties?duty=${encodeURIComponent(duty.id)}`}>{duty.id}</Link> {say(duty.action)}{' '}
                            — {say(duty.addressee)} · {duty.system} · {say(duty.explanation)}
                          </li>
                        ))}
                      </ul>
                    );
                  }}
                </Loaded>
              </section>
            ))}
          </section>
        ) : (
          <Nothing zh="条例没有这一条" en="The Regulation has no such article" />
        )}
      </div>
    </>
  );
}

function Status({ status }: { status: string }) {
  const { t } = useLanguage();
  const look = statusLook[status];
  return (
    <strong className={`tone-${status ?? 'principle'}`}>
      {look?.sign} {t(look?.zh ?? status, look?.en ?? status)}
    </strong>
  );
}

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
            <Status status={one.data.status} /> {say(one.data.explanation)}
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
                    <Status status={status} /> {totals[status] ?? 0}
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
                    render: (_: unknown, duty) => <Status status={duty.status} />,
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

/** A table wider than a phone scrolls inside its own region, which the keyboard can reach. */
function ScrollRegion({ title, children }: { title: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the focus to be scrolled by keys
    <section aria-label={title} tabIndex={0} style={{ overflowX: 'auto' }}>
      {children}
    </section>
  );
}
