import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { citation, regulation } from '#law/regulation.ts';
import { searchLaw } from '#law/search.ts';
import { useApi } from '#ui/api.ts';
import { type DutyRow, StatusMark } from '#ui/duty.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Nothing } from '#ui/parts.tsx';

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
                            <StatusMark status={duty.status} />{' '}
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
