import { toString as qrCode } from 'qrcode';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { send, useApi } from '#ui/api.ts';
import { Changes } from '#ui/changes.tsx';
import { FactValue } from '#ui/factValue.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Cite, GradeTag, Loaded } from '#ui/parts.tsx';
import type { Page, SystemView } from '#ui/types.ts';

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
