import { Alert, Button } from 'antd';
import { Link, Navigate, useParams } from 'react-router';
import { termsIn } from '#engines/readability/terms.ts';
import { outdating } from '#families/explained.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import { useApi } from '#ui/api.ts';
import { Changes } from '#ui/changes.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Nothing } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';
import type { NamedField, Page } from '#ui/types.ts';
import './explanations.css';
import { type Point, pointFacts, points } from './facts.ts';
import { glossary } from './glossary.ts';
import { Quiz } from './quiz.tsx';

type Facts = Readonly<Record<string, unknown>>;
export interface Edition {
  readonly id: string;
  readonly number: string;
  readonly state: 'published' | 'superseded' | 'withdrawn';
  readonly publishedAt: string;
  readonly facts: Facts;
}
export interface Editions {
  readonly product: { name: string; nameEn: string | null; version: string; state: string };
  readonly editions: readonly Edition[];
}
export const editionsAt = (product: string) => `/api/explanations/products/${product}/editions`;

/** Of the editions the one that explains the version in use, or else the newest. */
export const editionInForce = ({ product, editions }: Editions): Edition | undefined => {
  const published = editions.filter((one) => one.state === 'published');
  return published.find((one) => one.facts.version === product.version) ?? published[0];
};

/** From a product, as a printed code names it, to the edition in force; that address never changes. */
export function OfProduct() {
  const { product = '' } = useParams();
  const found = useApi<Editions>(editionsAt(product));
  return (
    <Loaded query={found}>
      {(data) => {
        const edition = editionInForce(data);
        return edition ? (
          <Navigate to={`/explanations/${edition.id}`} replace />
        ) : (
          <Nothing zh="这个产品还没有公开的算法说明" en="No explanation of this product has been published" />
        );
      }}
    </Loaded>
  );
}

/** An explanation as the public reads it: the points in plain words, what the terms mean, and what changed. */
export function PublicPage() {
  const { id = '' } = useParams();
  const page = useApi<Page>(`/api/explanations/${id}`);
  const product = page.data?.record.facts.product;
  const editions = useApi<Editions>(typeof product === 'string' ? editionsAt(product) : null);
  return (
    <Loaded query={page}>
      {(data) => (
        <Loaded query={editions}>{(all) => <Explained page={data} all={all} product={String(product)} />}</Loaded>
      )}
    </Loaded>
  );
}

function Explained({ page, all, product }: { page: Page; all: Editions; product: string }) {
  const { t, say } = useLanguage();
  const { id, facts, state } = page.record;
  const name = t(all.product.name, all.product.nameEn ?? all.product.name);
  const inForce = editionInForce(all);
  useTitle(t(`${name}：算法说明`, `How ${name} works`));
  const renewal = page.clocks.find((one) => one.name === 'renewal' && one.view.status !== 'ended');
  return (
    <article className="citizen explanation">
      <h1>{t(`${name}怎样工作`, `How ${name} works`)}</h1>
      <p>
        {t(`说明的是版本 ${facts.version}`, `It explains version ${facts.version}`)}
        {t('；', '; ')}
        {facts.version === all.product.version
          ? t('✓ 就是登记的现行版本', '✓ the version registered now')
          : t(
              `! 登记的现行版本是 ${all.product.version}`,
              `! the version registered now is ${all.product.version}`,
            )}{' '}
        <Cite provision="71.1" />
      </p>
      {state !== 'published' && (
        <Alert
          type="warning"
          showIcon
          title={t('这一版已不再使用', 'This edition is no longer in force')}
          description={
            inForce && <Link to={`/explanations/${inForce.id}`}>{t('阅读现行的一版', 'Read the one in force')}</Link>
          }
        />
      )}
      {renewal && (
        <Alert
          type="warning"
          showIcon
          title={t('产品已有变更，说明正在更新', 'The product has changed; the explanation is being renewed')}
          description={
            <>
              {t('变更的事项：', 'What changed: ')}
              {((facts.outOfDate ?? []) as readonly (keyof typeof outdating)[])
                .map((one) => say(outdating[one]))
                .join(t('、', ', '))}
            </>
          }
        />
      )}
      {points.map((point) => (
        <Answer key={point} point={point} text={facts[point] as Bilingual | undefined} />
      ))}
      <Terms facts={facts} />
      {state === 'published' && <Quiz explanation={id} />}
      <EditionHistory all={all} current={id} />
      <p className="no-print">
        <Link to={`/violation-reports/new?product=${product}`}>
          {t('举报这个产品的问题', 'Report a problem with this product')}
        </Link>
        {' · '}
        <Link to={`/products/${product}`}>{t('产品登记', 'The product')}</Link>
        {' · '}
        <Link to={`/explanations/of/${product}/card`}>{t('打印二维码卡片', 'Card with QR code to print')}</Link>
        {' · '}
        <Link to={`/registers/explanations/${id}`}>{t('登记记录', 'The record')}</Link>{' '}
        <Button size="small" onClick={() => print()}>
          {t('打印', 'Print')}
        </Button>
      </p>
    </article>
  );
}

/** One point. Where it has no English the Chinese stands, marked as such for those who listen. */
function Answer({ point, text }: { point: Point; text: Bilingual | undefined }) {
  const { say, language } = useLanguage();
  if (!text) return null;
  const own = language === 'en' && text.en ? text.en : text.zh;
  return (
    <section>
      <h2>{say(pointFacts[point].label)}</h2>
      <p lang={own === text.zh ? 'zh-Hans' : 'en'} className="said">
        {own}
      </p>
    </section>
  );
}

/** The terms that the text uses, each in plain words. */
function Terms({ facts }: { facts: Facts }) {
  const { t, say, language } = useLanguage();
  const text = points.map((point) => (facts[point] as Bilingual | undefined)?.[language] ?? '').join('\n');
  const used = new Set(termsIn(text, language, glossary).map((one) => one.id));
  const listed = glossary.filter((one) => used.has(one.id));
  if (listed.length === 0) return null;
  return (
    <section>
      <h2>{t('文中的词', 'Words in the text')}</h2>
      <dl className="terms">
        {listed.map((one) => (
          <div key={one.id}>
            <dt>{one[language][0]}</dt>
            <dd>{say(one.plain)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The editions, newest first, each with the words in which it differs from the one before. */
function EditionHistory({ all: { editions }, current }: { all: Editions; current: string }) {
  const { t } = useLanguage();
  const fields = [
    { kind: 'text', name: 'version', label: { zh: '版本', en: 'Version' } },
    ...points.map((name) => ({ ...pointFacts[name], name })),
  ] as readonly NamedField[];
  return (
    <section className="no-print">
      <h2>{t('各版说明', 'Editions')}</h2>
      {editions.length > 1 && (
        <p className="quiet">
          <del>{t('划掉的字', 'Words struck out')}</del>
          {t('是删去的，', ' were taken out, ')}
          <ins>{t('下划线的字', 'words underlined')}</ins>
          {t('是新写的。', ' were put in.')}
        </p>
      )}
      {editions.map((edition, at) => {
        const before = editions[at + 1];
        const names = fields.map((one) => one.name);
        const changes = Object.fromEntries(
          names
            .map((name) => [name, [before?.facts[name], edition.facts[name]] as const] as const)
            .filter(([, [was, is]]) => JSON.stringify(was) !== JSON.stringify(is)),
        );
        return (
          <section key={edition.id} className="version">
            <h3>
              {edition.id === current ? (
                edition.number
              ) : (
                <Link to={`/explanations/${edition.id}`}>{edition.number}</Link>
              )}{' '}
              <span className="quiet">
                {edition.publishedAt.slice(0, 10)} ·{' '}
                {t(`版本 ${edition.facts.version}`, `version ${edition.facts.version}`)}
                {edition.id === current && t(' · 本页', ' · this page')}
                {edition.state === 'withdrawn' && t(' · 已撤回', ' · withdrawn')}
              </span>
            </h3>
            {before === undefined ? (
              <p className="quiet">{t('第一版', 'The first edition')}</p>
            ) : Object.keys(changes).length === 0 ? (
              <p className="quiet">{t('文字与上一版相同。', 'Its words are those of the edition before.')}</p>
            ) : (
              <Changes changes={changes} fields={fields} />
            )}
          </section>
        );
      })}
    </section>
  );
}
