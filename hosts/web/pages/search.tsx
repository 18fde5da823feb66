import { Link, useSearchParams } from 'react-router';
import type { LawHit } from '#law/search.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Marked } from '#ui/marked.tsx';
import { Loaded, Nothing } from '#ui/parts.tsx';
import type { Listed } from '#ui/types.ts';

export function Search() {
  const { t, say, language } = useLanguage();
  const [params] = useSearchParams();
  const q = params.get('q') ?? '';
  const found = useApi<Listed & { law: LawHit[] }>(`/api/search?q=${encodeURIComponent(q)}&language=${language}`);
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
                  <Link to={hit.permalink}>{say(hit.citation)}</Link>{' '}
                  <Marked text={hit.text} ranges={hit.highlights} lang={hit.language === 'zh' ? 'zh-Hans' : 'en'} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </>
  );
}
