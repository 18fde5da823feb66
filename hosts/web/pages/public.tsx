import { Alert, Button, Input, Select, Space, Table } from 'antd';
import { toString as qrCode } from 'qrcode';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { DocumentModel } from '#kernel/documents.ts';
import type { Label } from '#kernel/label.ts';
import { ProblemError, send, useApi } from '#ui/api.ts';
import { Changes } from '#ui/changes.tsx';
import { DocumentView } from '#ui/documentView.tsx';
import { FactValue } from '#ui/factValue.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Cite, GradeTag, Loaded, Nothing, Refusal, statusLook } from '#ui/parts.tsx';
import type { Page, Row, SystemView } from '#ui/types.ts';

interface Listed {
  items: Row[];
  next: string | null;
  total: number;
  totalCapped: boolean;
}
const worst = ['overdue', 'due', 'no-evidence', 'met', 'not-built', 'principle'];

function useCount(grade: string) {
  return { grade, query: useApi<Listed>(`/api/products?limit=1&f.grade=${grade}`) };
}

export function Portal() {
  const { t } = useLanguage();
  const go = useNavigate();
  const duties = useApi<{ duties: { article: number; status: string }[]; totals: Record<string, number> }>(
    '/api/duties',
  );
  const counts = [useCount('high'), useCount('medium'), useCount('low')];
  return (
    <>
      <h1>{t('深圳人工智能条例，在这里运行', "Shenzhen's AI Regulation, running")}</h1>
      <p className="citizen">
        {t(
          '查产品、看等级、读决定，也看法律规定的每一项职责是否正在履行。',
          'Look up a product and its grade, read decisions, and see whether each duty of the law is being kept.',
        )}
      </p>
      <Input.Search
        size="large"
        aria-label={t('搜索', 'Search')}
        placeholder={t('产品、单位、备案编号、条文', 'Product, organisation, filing number, article')}
        onSearch={(q) => q && go(`/search?q=${encodeURIComponent(q)}`)}
        enterButton={t('搜索', 'Search')}
      />
      <ul className="doors">
        <li>
          <Link to="/registers/products">
            <strong>{t('查一个产品', 'Look up a product')}</strong>
          </Link>
          <br />
          {t('它做什么、谁负责、几级风险', 'What it does, who runs it, its grade')}
        </li>
        <li>
          <Link to="/law/43">
            <strong>{t('应征应用场景', 'Answer a call')}</strong>
          </Link>
          <br />
          {t('第四十三条的系统尚未建成', 'The system of Article 43 is not built yet')}
        </li>
        <li>
          <Link to="/law/31">
            <strong>{t('使用数据和设施', 'Use data and facilities')}</strong>
          </Link>
          <br />
          {t('第三十一条的系统尚未建成', 'The system of Article 31 is not built yet')}
        </li>
        <li>
          <Link to="/law/70">
            <strong>{t('举报问题', 'Report a problem')}</strong>
          </Link>
          <br />
          {t('第七十条的系统尚未建成', 'The system of Article 70 is not built yet')}
        </li>
      </ul>
      <h2>{t('条例履行情况', 'How the law is being kept')}</h2>
      <Loaded query={duties}>
        {({ duties: list }) => (
          <ul className="strip">
            {Array.from({ length: 73 }, (_, at) => at + 1).map((article) => {
              const own = list.filter((one) => one.article === article).map((one) => one.status);
              const status = worst.find((one) => own.includes(one));
              const look = statusLook[status ?? 'principle'];
              const text = status ? t(look?.zh ?? '', look?.en ?? '') : t('无职责条款', 'no duty');
              return (
                <li key={article}>
                  <Link
                    to={`/law/${article}`}
                    className={`tone-${status ?? 'principle'}`}
                    title={text}
                    aria-label={`${t(`第${article}条`, `Article ${article}`)}：${text}`}
                  >
                    {look?.sign} {article}
                  </Link>
                </li>
              );
            })}
          </ul>
        )}
      </Loaded>
      <p>
        {Object.entries(statusLook).map(([status, look]) => (
          <span key={look.en} className={`tone-${status}`} style={{ marginInlineEnd: 14 }}>
            {look.sign} {t(look.zh, look.en)}
          </span>
        ))}{' '}
        <Link to="/duties">{t('逐项查看', 'Duty by duty')}</Link>
      </p>
      <h2>{t('已登记的产品', 'Products registered')}</h2>
      <dl className="facts" style={{ maxWidth: 460 }}>
        {counts.map(({ grade, query }) => (
          <div key={grade}>
            <dt>
              <GradeTag grade={grade} />
            </dt>
            <dd>
              <Link to={`/registers/products?f.grade=${grade}`}>
                {query.data ? `${query.data.total}${query.data.totalCapped ? '+' : ''}` : '…'}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

export function Register() {
  const { t, say, language } = useLanguage();
  const { system = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const systems = useApi<{ systems: SystemView[] }>('/api/systems');
  const of = systems.data?.systems.find((one) => one.id === system);
  const query = new URLSearchParams([...params].filter(([name]) => name !== 'lang'));
  const list = useApi<Listed>(`/api/${system}?${query}`);
  const set = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params);
    next.delete('cursor');
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next);
  };
  const fields = of ? of.list.columns.flatMap((name) => of.facts.filter((one) => one.name === name)) : [];
  return (
    <>
      <h1>{say(of?.name)}</h1>
      <Space wrap style={{ marginBottom: 12 }}>
        <Input.Search
          allowClear
          aria-label={t('在登记中搜索', 'Search this register')}
          defaultValue={params.get('q') ?? ''}
          onSearch={(q) => set('q', q)}
          placeholder={t('搜索', 'Search')}
        />
        <Select
          aria-label={t('状态', 'State')}
          allowClear
          style={{ minWidth: 130 }}
          placeholder={t('状态', 'State')}
          value={params.get('state') ?? undefined}
          onChange={(value) => set('state', value)}
          options={of?.states.map((one) => ({ value: one.name, label: say(one.label) }))}
        />
        {of?.list.filters?.map((name) => {
          const field = of.facts.find((one) => one.name === name);
          if (!field || !('choices' in field)) return null;
          return (
            <Select
              key={name}
              aria-label={say(field.label)}
              allowClear
              style={{ minWidth: 130 }}
              placeholder={say(field.label)}
              value={params.get(`f.${name}`) ?? undefined}
              onChange={(value) => set(`f.${name}`, value)}
              options={Object.entries(field.choices).map(([value, label]) => ({ value, label: say(label) }))}
            />
          );
        })}
        <a href={`/api/${system}.csv?${query}`}>CSV</a>
        <a href={`/api/${system}.json?${query}`}>JSON</a>
        {of?.mayCreate && (
          <Link to={`/new/${system}`}>
            <Button type="primary">{t('新建', 'New')}</Button>
          </Link>
        )}
      </Space>
      <Loaded query={list}>
        {(data) => (
          <>
            <p>
              {t(
                `共 ${data.total}${data.totalCapped ? ' 条以上' : ' 条'}`,
                `${data.total}${data.totalCapped ? '+' : ''} records`,
              )}
            </p>
            <Table<Row>
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={data.items}
              scroll={{ x: 700 }}
              locale={{ emptyText: <Nothing zh="没有符合条件的记录" en="No record fits" /> }}
              columns={[
                {
                  title: t('编号', 'Number'),
                  dataIndex: 'number',
                  render: (number: string, row) => <Link to={`/registers/${system}/${row.id}`}>{number}</Link>,
                },
                ...fields.map((field) => ({
                  title: say(field.label),
                  key: field.name,
                  render: (_: unknown, row: Row) =>
                    field.name === of?.list.title && system === 'products' ? (
                      <Link to={`/products/${row.id}`}>{row.title}</Link>
                    ) : (
                      <FactValue field={field} value={row.facts[field.name]} />
                    ),
                })),
                { title: t('状态', 'State'), key: 'state', render: (_: unknown, row: Row) => row.stateLabel[language] },
                { title: t('更新', 'Updated'), dataIndex: 'updatedAt', render: (at: string) => at.slice(0, 10) },
              ]}
            />
            {data.next && (
              <Button
                style={{ marginTop: 12 }}
                onClick={() =>
                  setParams(
                    new URLSearchParams(
                      [...params].filter(([name]) => name !== 'cursor').concat([['cursor', data.next ?? '']]),
                    ),
                  )
                }
              >
                {t('下一页', 'Next page')}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}

interface HistoryEvent {
  seq: number;
  at: string;
  moveLabel: Label;
  toLabel: Label;
  changes: Record<string, [unknown, unknown]>;
}
export function ProductPage() {
  const { t, say } = useLanguage();
  const { id = '' } = useParams();
  const page = useApi<Page>(`/api/products/${id}`);
  const systems = useApi<{ systems: SystemView[] }>('/api/systems');
  const history = useApi<{ events: HistoryEvent[] }>(`/api/products/${id}/history`);
  const [qr, setQr] = useState('');
  useEffect(() => {
    qrCode(`${location.origin}/products/${id}`, { type: 'svg', margin: 0, width: 128 }).then(setQr);
  }, [id]);
  const fields = systems.data?.systems.find((one) => one.id === 'products')?.facts ?? [];
  return (
    <Loaded query={page}>
      {({ record, title, ownerName, related }) => {
        const show = (name: string) => {
          const field = fields.find((one) => one.name === name);
          return field ? <FactValue field={field} value={record.facts[name]} /> : null;
        };
        const explanation = related.find((one) => one.system === 'explanations' && one.state === 'published');
        return (
          <article className="citizen">
            <h1>{title}</h1>
            <p>
              <GradeTag grade={record.facts.grade} /> {say(record.stateLabel)} · {record.number}
            </p>
            <h2>{t('它做什么', 'What it does')}</h2>
            <p>{show('purpose')}</p>
            <h2>{t('谁负责', 'Who runs it')}</h2>
            <p>{ownerName ?? String(record.facts.providerName ?? '')}</p>
            <h2>{t('它怎样影响我', 'What it decides about me')}</h2>
            <p>
              {show('decisionRole')}
              {t('；', '; ')}
              {show('humanControl')}
            </p>
            <h2>{t('它用到我的哪些信息', 'What it uses about me')}</h2>
            <p>{show('personalDataKinds')}</p>
            <h2>{t('不同意怎么办', 'How to object')}</h2>
            <p>{show('complaints')}</p>
            {explanation && (
              <p>
                <Link to={`/registers/explanations/${explanation.id}`}>
                  {t('阅读算法说明', 'Read how the algorithm works')}
                </Link>
              </p>
            )}
            <p style={{ fontSize: 14 }}>
              {t(
                '等级依暂行规则认定：市人民政府尚未制定分级分类监管办法（第六十六条第三款）。',
                'The grade follows provisional rules: the city has not issued its measure (Article 66(3)).',
              )}{' '}
              {String(record.facts.ruleVersion ?? '')}
            </p>
            <GradeReasons facts={record.facts} />
            <img
              src={`data:image/svg+xml;utf8,${encodeURIComponent(qr)}`}
              alt={t('本页二维码', 'QR code of this page')}
              width={128}
              height={128}
              style={{ background: '#fff', padding: 8 }}
            />
            <h2>{t('版本历史', 'History')}</h2>
            <Loaded query={history}>
              {({ events }) => (
                <ol>
                  {events.toReversed().map((event) => (
                    <li key={event.seq}>
                      {event.at.slice(0, 10)} {say(event.moveLabel)} → {say(event.toLabel)}
                      {event.seq > 1 && <Changes changes={event.changes} fields={fields} />}
                    </li>
                  ))}
                </ol>
              )}
            </Loaded>
            <p className="no-print">
              <Link to={`/registers/products/${id}`}>{t('全部登记事项', 'All registered facts')}</Link>
            </p>
          </article>
        );
      }}
    </Loaded>
  );
}

interface Reasoned {
  grade: string;
  ruleVersion: string;
  reasons: { row: string; articles: string[]; text: Label }[];
}
/** Why the product has its grade, from the facts that the reader may see; silent where those give another grade. */
function GradeReasons({ facts }: { facts: Page['record']['facts'] }) {
  const { t, say } = useLanguage();
  const [found, setFound] = useState<Reasoned | null>(null);
  const key = JSON.stringify(facts);
  useEffect(() => {
    let current = true;
    send<Reasoned>('/api/grade', { facts: JSON.parse(key) }).then(
      (answer) => current && setFound(answer),
      () => current && setFound(null),
    );
    return () => {
      current = false;
    };
  }, [key]);
  if (found === null || found.grade !== facts.grade || found.ruleVersion !== facts.ruleVersion) return null;
  return (
    <>
      <h2>{t('为什么是这个等级', 'Why this grade')}</h2>
      <ul>
        {found.reasons.map((reason) => (
          <li key={reason.row}>
            {say(reason.text)}{' '}
            {reason.articles.map((article) => (
              <small key={article}>
                <Cite provision={article} />{' '}
              </small>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

export function Search() {
  const { t, say } = useLanguage();
  const [params] = useSearchParams();
  const q = params.get('q') ?? '';
  const found = useApi<
    Listed & {
      law: { ref: string; permalink: string; citation: Label; text: string; highlights: [number, number][] }[];
    }
  >(`/api/search?q=${encodeURIComponent(q)}`);
  return (
    <>
      <h1>{t(`搜索：${q}`, `Search: ${q}`)}</h1>
      <Loaded query={found}>
        {({ items, law, total, totalCapped }) => (
          <>
            <h2>{t(`记录（${total}${totalCapped ? '+' : ''}）`, `Records (${total}${totalCapped ? '+' : ''})`)}</h2>
            {items.length === 0 && <Nothing zh="没有找到记录" en="No record found" />}
            <ul>
              {items.map((row) => (
                <li key={row.id}>
                  <Link to={row.system === 'products' ? `/products/${row.id}` : `/registers/${row.system}/${row.id}`}>
                    {row.title}
                  </Link>{' '}
                  · {say(row.systemName)} · {say(row.stateLabel)}
                  <div>
                    <Marked text={row.excerpt ?? ''} ranges={row.highlights ?? []} />
                  </div>
                </li>
              ))}
            </ul>
            <h2>{t('条文', 'The law')}</h2>
            <ul>
              {law.map((hit) => (
                <li key={hit.ref}>
                  <Link to={hit.permalink}>{say(hit.citation)}</Link> <Marked text={hit.text} ranges={hit.highlights} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </>
  );
}
function Marked({ text, ranges }: { text: string; ranges: readonly (readonly [number, number])[] }) {
  const parts = [];
  let at = 0;
  for (const [from, to] of ranges) {
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  return (
    <span>
      {parts}
      {text.slice(at)}
    </span>
  );
}

export function Verify() {
  const { t, say } = useLanguage();
  const { code } = useParams();
  const go = useNavigate();
  const found = useApi<{ code: string; name: Label; model: DocumentModel; issuedAt: string; sha256: string }>(
    code ? `/api/documents/${encodeURIComponent(code)}` : null,
  );
  const [fault, setFault] = useState<ProblemError | null>(null);
  const [answer, setAnswer] = useState<boolean | null>(null);
  const check = async (file: File | undefined) => {
    if (!file) return;
    setFault(null);
    setAnswer(null);
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    const sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    try {
      const { found: is, code: known } = await send<{ found: boolean; code?: string }>('/api/verify', { sha256 });
      setAnswer(is);
      if (known) go(`/verify/${known}`);
    } catch (error) {
      if (error instanceof ProblemError) setFault(error);
    }
  };
  return (
    <>
      <h1>{t('核验文书', 'Verify a document')}</h1>
      <Space wrap>
        <Input.Search
          aria-label={t('文书编码', 'Document code')}
          placeholder="XXXX-XXXX-XXXX"
          defaultValue={code}
          onSearch={(value) => {
            setFault(null);
            setAnswer(null);
            if (value.trim()) go(`/verify/${encodeURIComponent(value.trim().toUpperCase())}`);
          }}
          enterButton={t('核验', 'Verify')}
        />
        <label
          style={{ display: 'block', padding: 16, border: '1px dashed currentColor', borderRadius: 6 }}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            check(event.dataTransfer.files[0]);
          }}
        >
          {t('或者把文件拖到这里、选择文件', 'or drop a file here, or choose one')}{' '}
          <input type="file" onChange={(event) => check(event.target.files?.[0])} />
        </label>
      </Space>
      {fault && <Refusal error={fault} />}
      {answer === false && (
        <Alert style={{ marginTop: 16 }} type="error" showIcon title={t('不是本平台签发的文书', 'Not issued here')} />
      )}
      {found.error && (
        <Alert
          style={{ marginTop: 16 }}
          type="error"
          showIcon
          title={t('没有此编码的文书', 'No document has this code')}
        />
      )}
      {found.data && answer !== false && (
        <>
          <Alert
            style={{ margin: '16px 0' }}
            type="success"
            showIcon
            title={t(
              `真实：${say(found.data.name)}，签发于 ${found.data.issuedAt.slice(0, 10)}`,
              `Genuine: ${say(found.data.name)}, issued on ${found.data.issuedAt.slice(0, 10)}`,
            )}
            description={<code>SHA-256 {found.data.sha256}</code>}
          />
          <DocumentView model={found.data.model} />
        </>
      )}
    </>
  );
}
