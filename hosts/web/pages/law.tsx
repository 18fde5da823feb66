import { Button, Input, Select } from 'antd';
import { useEffect } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { articleCount, chineseNumber, eIdOf } from '#law/places.ts';
import type { LawHit } from '#law/search.ts';
import { useApi } from '#ui/api.ts';
import { Addressee, type DutyRow, DutyStatement, StatusMark } from '#ui/duty.tsx';
import { AnsweredBy, DutySheet } from '#ui/dutySheet.tsx';
import { useLanguage } from '#ui/language.tsx';
import { type LawArticle, type LawText, useArticle, useLaw } from '#ui/lawText.ts';
import { Marked } from '#ui/marked.tsx';
import { Loaded, Nothing } from '#ui/parts.tsx';
import { ParagraphText } from '#ui/provision.tsx';
import { useTitle } from '#ui/title.ts';
import './law.css';

/** The Regulation: contents beside the text, both languages, and under each paragraph how it is being kept. */
export function Law() {
  const { t } = useLanguage();
  const { article } = useParams();
  const [params] = useSearchParams();
  const law = useLaw();
  const q = params.get('q');
  return (
    <Loaded query={law}>
      {(text) => {
        const chosen = text.articles.find((one) => String(one.article) === article);
        return (
          <div className="law">
            <aside className="law-side no-print" aria-label={t('目录与搜索', 'Contents and search')}>
              <FindInLaw key={q} />
              <Contents law={text} chosen={chosen} />
            </aside>
            <div>
              {q ? (
                <Hits q={q} />
              ) : chosen ? (
                <ArticlePage key={chosen.article} law={text} of={chosen} />
              ) : article === 'full' ? (
                <WholeText law={text} />
              ) : article === undefined ? (
                <Cover law={text} />
              ) : (
                <h1>{t('条例没有这一条', 'The Regulation has no such article')}</h1>
              )}
            </div>
          </div>
        );
      }}
    </Loaded>
  );
}

/** “第六章　治理原则与措施” | “Chapter 6: Principles …”. */
const chapterName = ({ chapter, title }: LawText['chapters'][number]): Label => ({
  zh: `第${chineseNumber(chapter)}章　${title.zh}`,
  en: `Chapter ${chapter}: ${title.en}`,
});

/** An article's name: its citation and its (editorial) heading. */
function ArticleName({ of }: { of: LawArticle }) {
  const { say } = useLanguage();
  return (
    <>
      {say(of.citation)}
      <span className="heading">{say(of.heading)}</span>
    </>
  );
}

function FindInLaw() {
  const { t } = useLanguage();
  const go = useNavigate();
  const [params] = useSearchParams();
  return (
    <Input.Search
      allowClear
      aria-label={t('在条文中搜索', 'Search the text')}
      placeholder={t('在条文中搜索', 'Search the text')}
      defaultValue={params.get('q') ?? ''}
      onSearch={(q) => go(q.trim() ? `/law?q=${encodeURIComponent(q.trim())}` : '/law')}
    />
  );
}

function Contents({ law, chosen }: { law: LawText; chosen?: LawArticle }) {
  const { t, say } = useLanguage();
  const go = useNavigate();
  return (
    <>
      <Select
        className="phone-only"
        aria-label={t('选择条文', 'Choose an article')}
        placeholder={t('目录：选择条文', 'Contents: choose an article')}
        style={{ width: '100%', marginTop: 8 }}
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen?.article}
        onChange={(article) => go(`/law/${article}`)}
        options={law.chapters.map((chapter) => ({
          label: say(chapterName(chapter)),
          options: law.articles
            .filter((one) => one.chapter === chapter.chapter)
            .map((one) => ({ value: one.article, label: `${say(one.citation)} ${say(one.heading)}` })),
        }))}
      />
      <nav className="contents" aria-label={t('目录', 'Contents')}>
        <Link to="/law">{t('条例首页', 'About the Regulation')}</Link>
        {law.chapters.map((chapter) => {
          const here = chapter.chapter === chosen?.chapter;
          return (
            <details key={`${chapter.chapter} ${here}`} open={here}>
              <summary>{say(chapterName(chapter))}</summary>
              <ArticleLinks law={law} chapter={chapter.chapter} chosen={chosen} />
            </details>
          );
        })}
      </nav>
    </>
  );
}

function ArticleLinks({ law, chapter, chosen }: { law: LawText; chapter: number; chosen?: LawArticle }) {
  return (
    <ul>
      {law.articles
        .filter((one) => one.chapter === chapter)
        .map((one) => (
          <li key={one.article}>
            <Link to={one.permalink} aria-current={one.article === chosen?.article ? 'page' : undefined}>
              <ArticleName of={one} />
            </Link>
          </li>
        ))}
    </ul>
  );
}

function Cover({ law }: { law: LawText }) {
  const { t, say } = useLanguage();
  useTitle(say(law.title));
  return (
    <article>
      <h1>{say(law.title)}</h1>
      <p>
        {t(
          `${law.adopted} 通过，${law.promulgated} 公布，${law.effective} 起施行。共七章七十三条。`,
          `Adopted ${law.adopted}, promulgated ${law.promulgated}, in force since ${law.effective}. Seven chapters, 73 articles.`,
        )}
      </p>
      <Unofficial />
      <p>
        <Link to="/law/full">{t('一页读全文', 'The whole text on one page')}</Link> ·{' '}
        <Link to="/duties">{t('履行情况', 'How it is being kept')}</Link>
      </p>
      <p className="no-print">
        {t('机器可读：', 'Machine-readable: ')}
        <a href="/law/regulation.akn.xml">{t('Akoma Ntoso（中文）', 'Akoma Ntoso (Chinese)')}</a> ·{' '}
        <a href="/law/regulation.en.akn.xml">{t('Akoma Ntoso（英文）', 'Akoma Ntoso (English)')}</a> ·{' '}
        <a href="/law/regulation.json">JSON</a> · <a href="/law/regulation.jsonld">JSON-LD</a> ·{' '}
        <a href="/law/duties.json">{t('职责 JSON', 'the duties as JSON')}</a>
      </p>
      <div className="cover">
        {law.chapters.map((chapter) => (
          <section key={chapter.chapter}>
            <h2>{say(chapterName(chapter))}</h2>
            <ArticleLinks law={law} chapter={chapter.chapter} />
          </section>
        ))}
      </div>
    </article>
  );
}

function Unofficial() {
  const { t } = useLanguage();
  return (
    <p className="quiet">
      {t(
        '中文为正式文本；英文译文和条文标题系本平台所加，仅供参考。',
        'The Chinese is the official text; the English and the headings are ours, for reference only.',
      )}
    </p>
  );
}

function ArticlePage({ law, of }: { law: LawText; of: LawArticle }) {
  const { t, say } = useLanguage();
  useTitle(`${say(of.citation)} ${say(of.heading)}`);
  const { paragraph, item } = useParams();
  const [params, setParams] = useSearchParams();
  const told = useArticle(of.article);
  const target = paragraph
    ? eIdOf({ article: of.article, paragraph: Number(paragraph), ...(item && { item: Number(item) }) })
    : undefined;
  const ready = told.data !== undefined;
  // The duties push the text down when they come, so the place is looked up again then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ready` is when the page has its height
  useEffect(() => {
    const at = target ? document.getElementById(target) : null;
    if (at) {
      at.scrollIntoView();
      at.focus({ preventScroll: true });
    } else scrollTo(0, 0);
  }, [target, ready]);
  const chapter = law.chapters.find((one) => one.chapter === of.chapter);
  const openDuty = (id: string | null) => {
    const next = new URLSearchParams(params);
    if (id) next.set('duty', id);
    else next.delete('duty');
    setParams(next, { preventScrollReset: true });
  };
  const dutiesAt = (at: number) => (itemAt?: number) => (
    <DutiesHere
      duties={(told.data?.duties ?? []).filter((duty) => duty.paragraph === at && duty.item === itemAt)}
      onOpen={openDuty}
    />
  );
  return (
    <article>
      <p className="quiet">
        <Link to="/law">{say(law.title)}</Link>
        {chapter && ` · ${say(chapterName(chapter))}`}
      </p>
      <h1>
        <ArticleName of={of} />
      </h1>
      <Neighbours law={law} of={of} />
      {of.paragraphs.map((one) => (
        <section
          key={one.paragraph}
          aria-label={t(`第${chineseNumber(one.paragraph)}款`, `Paragraph ${one.paragraph}`)}
        >
          <ParagraphText of={one} anchors target={target} under={dutiesAt(one.paragraph)} />
        </section>
      ))}
      <Neighbours law={law} of={of} />
      <Unofficial />
      <p className="no-print">
        {t('本条机器可读：', 'This article, machine-readable: ')}
        <a href={`/law/article/${of.article}.akn.xml`}>{t('Akoma Ntoso（中文）', 'Akoma Ntoso (Chinese)')}</a> ·{' '}
        <a href={`/law/article/${of.article}.en.akn.xml`}>{t('Akoma Ntoso（英文）', 'Akoma Ntoso (English)')}</a> ·{' '}
        <a href={`/law/article/${of.article}.json`}>JSON</a> · <a href={`/law/article/${of.article}.jsonld`}>JSON-LD</a>{' '}
        <Button size="small" onClick={() => print()} style={{ marginInlineStart: 12 }}>
          {t('打印本条', 'Print this article')}
        </Button>
      </p>
      <DutySheet id={params.get('duty')} onClose={() => openDuty(null)} />
    </article>
  );
}

function Neighbours({ law, of }: { law: LawText; of: LawArticle }) {
  const { t, say } = useLanguage();
  const [before, after] = [law.articles[of.article - 2], law.articles[of.article]];
  return (
    <nav className="neighbours no-print" aria-label={t('上一条、下一条', 'Previous and next article')}>
      {before ? <Link to={before.permalink}>← {say(before.citation)}</Link> : <span />}
      <span className="quiet">
        {of.article} / {articleCount}
      </span>
      {after ? <Link to={after.permalink}>{say(after.citation)} →</Link> : <span />}
    </nav>
  );
}

/** The duties of one place in the text, each with the records that show how it stands behind its figure. */
function DutiesHere({ duties, onOpen }: { duties: readonly DutyRow[]; onOpen(id: string): void }) {
  const { t, say } = useLanguage();
  if (duties.length === 0) return null;
  return (
    <ul className="duties-here" aria-label={t('职责与依据', 'Duties and evidence')}>
      {duties.map((duty) => (
        <li key={duty.id}>
          <button
            type="button"
            className="figure"
            aria-haspopup="dialog"
            aria-label={`${say(duty.action)}${t('：', ': ')}${say(duty.explanation)}`}
            onClick={() => onOpen(duty.id)}
          >
            <StatusMark status={duty.status} count={duty.count} />
          </button>
          <div>
            <DutyStatement duty={duty} />
            <div className="quiet">
              <Addressee duty={duty} />
              {duty.timeRule && <> · {say(duty.timeRule)}</>} · <AnsweredBy duty={duty} />
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

function WholeText({ law }: { law: LawText }) {
  const { say } = useLanguage();
  return (
    <article>
      <h1>{say(law.title)}</h1>
      <Unofficial />
      {law.chapters.map((chapter) => (
        <section key={chapter.chapter}>
          <h2>{say(chapterName(chapter))}</h2>
          {law.articles
            .filter((one) => one.chapter === chapter.chapter)
            .map((one) => (
              <section key={one.article}>
                <h3>
                  <Link to={one.permalink}>
                    <ArticleName of={one} />
                  </Link>
                </h3>
                {one.paragraphs.map((paragraph) => (
                  <ParagraphText key={paragraph.paragraph} of={paragraph} />
                ))}
              </section>
            ))}
        </section>
      ))}
    </article>
  );
}

function Hits({ q }: { q: string }) {
  const { t, say, language } = useLanguage();
  const found = useApi<{ hits: LawHit[] }>(`/api/law/search?q=${encodeURIComponent(q)}&language=${language}`, {
    keep: true,
  });
  return (
    <section>
      <h1>{t(`条文中的“${q}”`, `“${q}” in the text`)}</h1>
      <Loaded query={found}>
        {({ hits }) =>
          hits.length === 0 ? (
            <Nothing zh="条文中没有" en="Not in the text" />
          ) : (
            <>
              <p role="status">{t(`${hits.length} 处`, `${hits.length} places`)}</p>
              <ul className="found">
                {hits.map((hit) => (
                  <li key={hit.ref}>
                    <Link to={hit.permalink}>{say(hit.citation)}</Link>
                    <p>
                      <Marked text={hit.text} ranges={hit.highlights} lang={hit.language === 'en' ? 'en' : 'zh-Hans'} />
                    </p>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </section>
  );
}
