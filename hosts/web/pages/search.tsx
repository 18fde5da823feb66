import { Button, Input } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { Excerpt } from '#derive/excerpt.ts';
import { highlightsIn } from '#kernel/search.ts';
import type { LawHit } from '#law/search.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Marked } from '#ui/marked.tsx';
import { Loaded, Nothing } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';
import type { Listed, Row } from '#ui/types.ts';

type Found = Omit<Listed, 'items'> & {
  readonly items: readonly (Row & { readonly excerpt: Excerpt })[];
  readonly law: readonly LawHit[];
};
const langOf = (language: 'zh' | 'en') => (language === 'en' ? 'en' : 'zh-Hans');

/** What the reader may see, in the registers and in the law, in both languages. */
export function Search() {
  const { t, language } = useLanguage();
  const [params] = useSearchParams();
  const go = useNavigate();
  const q = params.get('q') ?? '';
  useTitle(q ? t(`搜索：${q}`, `Search: ${q}`) : t('搜索', 'Search'));
  const cursor = params.get('cursor');
  const asked = new URLSearchParams({ q, language, ...(cursor && { cursor }) });
  const found = useApi<Found>(q ? `/api/search?${asked}` : null, { keep: true });
  return (
    <>
      <h1>{q ? t(`搜索：${q}`, `Search: ${q}`) : t('搜索', 'Search')}</h1>
      <Input.Search
        key={q}
        size="large"
        aria-label={t('搜索', 'Search')}
        placeholder={t('产品、单位、备案编号、条文', 'Product, organisation, filing number, article')}
        defaultValue={q}
        onSearch={(words) => words.trim() && go(`/search?q=${encodeURIComponent(words.trim())}`)}
        enterButton={t('搜索', 'Search')}
        style={{ maxWidth: 640 }}
      />
      {q && (
        <Loaded query={found}>
          {(data) => (
            <div className="two">
              <RecordHits found={data} q={q} />
              {data.previous === null && <LawHits hits={data.law} q={q} />}
            </div>
          )}
        </Loaded>
      )}
    </>
  );
}

function LawHits({ hits, q }: { hits: Found['law']; q: string }) {
  const { t, say } = useLanguage();
  if (hits.length === 0) return null;
  return (
    <section>
      <h2>{t('条文', 'The law')}</h2>
      <ul className="found">
        {hits.map((hit) => (
          <li key={hit.ref}>
            <Link to={hit.permalink}>{say(hit.citation)}</Link>
            <p>
              <Marked text={hit.text} ranges={hit.highlights} lang={langOf(hit.language)} />
            </p>
          </li>
        ))}
      </ul>
      <p>
        <Link to={`/law?q=${encodeURIComponent(q)}`}>
          {t('在条例全文中查找', 'Look for it in the whole Regulation')}
        </Link>
      </p>
    </section>
  );
}

function RecordHits({ found: { items, total, totalCapped, next, previous }, q }: { found: Found; q: string }) {
  const { t, say } = useLanguage();
  const go = useNavigate();
  const turn = (cursor: string | null) => {
    go(`/search?${new URLSearchParams({ q, cursor: cursor ?? '' })}`);
    scrollTo(0, 0);
  };
  return (
    <section>
      <h2>{t(`登记（${total}${totalCapped ? '+' : ''}）`, `Records (${total}${totalCapped ? '+' : ''})`)}</h2>
      {items.length === 0 && <Nothing zh="没有找到登记" en="No record found" />}
      <ul className="found">
        {items.map((row) => (
          <li key={row.id}>
            <Link to={row.system === 'products' ? `/products/${row.id}` : `/registers/${row.system}/${row.id}`}>
              <Marked text={row.title} ranges={highlightsIn(row.title, q)} />
            </Link>{' '}
            <span className="quiet">
              {say(row.systemName)} · {say(row.stateLabel)} ·{' '}
              <Marked text={row.number} ranges={highlightsIn(row.number, q)} />
            </span>
            <p>
              <Marked text={row.excerpt.text} ranges={row.excerpt.highlights} lang={langOf(row.excerpt.language)} />
            </p>
          </li>
        ))}
      </ul>
      {(next || previous) && (
        <nav className="pager" aria-label={t('翻页', 'Pages')}>
          <Button disabled={!previous} onClick={() => turn(previous)}>
            ← {t('上一页', 'Previous')}
          </Button>
          <Button disabled={!next} onClick={() => turn(next)}>
            {t('下一页', 'Next')} →
          </Button>
        </nav>
      )}
    </section>
  );
}
