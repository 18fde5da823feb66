import { Button } from 'antd';
import { toString as qrCode } from 'qrcode';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { versionsOf } from '#derive/versions.ts';
import type { Label } from '#kernel/label.ts';
import { send, useApi } from '#ui/api.ts';
import { AssessedVersionOfProduct } from '#ui/assessedVersion.tsx';
import { Changes } from '#ui/changes.tsx';
import { FactValue } from '#ui/factValue.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Cite, GradeTag, Loaded } from '#ui/parts.tsx';
import { ResponsibleOffices } from '#ui/responsibleOffices.tsx';
import { useTitle } from '#ui/title.ts';
import type { NamedField, Page, SystemView } from '#ui/types.ts';
import { useScreen } from '../rooms.ts';
import './product.css';

interface HistoryEvent {
  readonly seq: number;
  readonly at: string;
  readonly moveLabel: Label;
  readonly toLabel: Label;
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
}

/** A product as a citizen reads it: what it does, who runs it, what it means for them, and how to object. */
export function ProductPage() {
  const { t, say } = useLanguage();
  const { id = '' } = useParams();
  const page = useApi<Page>(`/api/products/${id}`);
  const systems = useApi<{ systems: SystemView[] }>('/api/systems');
  const fields = systems.data?.systems.find((one) => one.id === 'products')?.facts ?? [];
  useTitle(page.data?.title);
  const screen = useScreen('products');
  return (
    <Loaded query={page}>
      {({ record, title, ownerName, related }) => {
        const { facts } = record;
        const show = (name: string) => {
          const field = fields.find((one) => one.name === name);
          return field ? <FactValue field={field} value={facts[name]} /> : null;
        };
        const explanation = related.find((one) => one.system === 'explanations' && one.state === 'published');
        return (
          <article className="citizen product">
            <QrCode path={`/products/${id}`} />
            <h1>{t(title, typeof facts.nameEn === 'string' ? facts.nameEn : title)}</h1>
            <p>
              <GradeTag grade={facts.grade} /> {say(record.stateLabel)} · {t('版本', 'version')} {String(facts.version)}{' '}
              · {record.number}
            </p>
            <AssessedVersionOfProduct page={{ record, related }} />
            {screen?.citizen && <screen.citizen product={id} />}
            <h2>{t('它做什么', 'What it does')}</h2>
            <p>{show('purpose')}</p>
            <h2>{t('谁负责', 'Who runs it')}</h2>
            <p>{ownerName ?? String(facts.providerName ?? '')}</p>
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
            <p className="no-print">
              <Link to={`/violation-reports/new?product=${id}`}>
                {t('举报这个产品的问题', 'Report a problem with this product')}
              </Link>
            </p>
            <h2>{t('哪些部门负责', 'Responsible offices')}</h2>
            <ResponsibleOffices asked={{ kind: 'product', product: id }} />
            {explanation && (
              <p className="no-print">
                <Link to={`/explanations/of/${id}`}>{t('阅读算法说明', 'Read how the algorithm works')}</Link>
              </p>
            )}
            <GradeReasons facts={facts} />
            <p className="quiet">
              {t(
                '等级依暂行规则认定：市人民政府尚未制定分级分类监管办法。',
                'The grade follows provisional rules: the city has not issued its measure.',
              )}{' '}
              <Cite provision="66.3" />{' '}
              {String(facts.ruleVersion ?? '').replace(/^暂行规则/u, t('暂行规则', 'provisional rules'))}
            </p>
            <Versions id={id} current={typeof facts.version === 'string' ? facts.version : null} fields={fields} />
            <p className="no-print">
              <Link to={`/registers/products/${id}`}>{t('全部登记事项', 'All registered facts')}</Link> ·{' '}
              <Button size="small" onClick={() => print()}>
                {t('打印', 'Print')}
              </Button>
            </p>
          </article>
        );
      }}
    </Loaded>
  );
}

/** The page's address as a picture, to be put up where the product is used. */
function QrCode({ path }: { path: string }) {
  const { t } = useLanguage();
  const [picture, setPicture] = useState('');
  useEffect(() => {
    qrCode(location.origin + path, { type: 'svg', margin: 0, width: 112 }).then(setPicture);
  }, [path]);
  return (
    <figure className="qr">
      <img
        src={`data:image/svg+xml;utf8,${encodeURIComponent(picture)}`}
        alt={t('本页二维码', 'QR code of this page')}
        width={112}
        height={112}
      />
      <figcaption className="quiet">{t('扫码打开本页', 'Scan to open this page')}</figcaption>
    </figure>
  );
}

/** Version by version, newest first: what happened to it, and in what it differs from the one before. */
function Versions({ id, current, fields }: { id: string; current: string | null; fields: readonly NamedField[] }) {
  const { t, say } = useLanguage();
  const history = useApi<{ events: HistoryEvent[] }>(`/api/products/${id}/history`);
  return (
    <section className="no-print">
      <h2>{t('版本历史', 'Versions')}</h2>
      <Loaded query={history}>
        {({ events }) =>
          versionsOf(events, current).map((one, at, all) => {
            const { version: _version, ...changes } = one.changes;
            return (
              <section key={one.events[0]?.seq ?? at} className="version">
                <h3>
                  {t('版本', 'Version')} {one.version ?? '—'}{' '}
                  <span className="quiet">{t(`${one.from.slice(0, 10)} 起`, `since ${one.from.slice(0, 10)}`)}</span>
                </h3>
                <ul className="plain">
                  {one.events.map((event) => (
                    <li key={event.seq} className="quiet">
                      {event.at.slice(0, 10)} {say(event.moveLabel)} → {say(event.toLabel)}
                    </li>
                  ))}
                </ul>
                {at < all.length - 1 && (
                  <>
                    <p className="quiet">
                      {Object.keys(changes).length > 0
                        ? t('与上一版本相比：', 'Compared with the version before: ')
                        : t('所登记的事项与上一版本相同。', 'What is registered is as in the version before.')}
                    </p>
                    <Changes changes={changes} fields={fields} />
                  </>
                )}
              </section>
            );
          })
        }
      </Loaded>
    </section>
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
