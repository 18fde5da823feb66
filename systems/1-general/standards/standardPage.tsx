import { Link, useParams } from 'react-router';
import type { Bilingual } from '#kernel/fields/field.ts';
import { useApi } from '#ui/api.ts';
import { CommentForm, Comments } from '#ui/comments.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';
import type { Page } from '#ui/types.ts';

interface Shown {
  readonly standardNumber?: string;
  readonly scope?: Bilingual;
  readonly text?: Bilingual;
  readonly explanation?: Bilingual;
  readonly drafters?: readonly { organisation: string; part: string; person?: string }[];
  readonly agreed?: number;
  readonly seated?: number;
  readonly effectiveOn?: string;
  readonly reviewBy?: string;
  readonly pilot?: string;
}
const clause = /^\d+\.\d+(?= )/gmu;

/** A standard for whoever is asked what they think of it or has to follow it: where it stands, its text, who drafted it. */
export function StandardPage() {
  const { id = '' } = useParams();
  const { t, say, language } = useLanguage();
  const page = useApi<Page>(`/api/standards/${id}`);
  useTitle(page.data?.title);
  const both = (text: Bilingual | undefined) => text?.[language] ?? text?.zh;
  return (
    <Loaded query={page}>
      {({ record, title, clocks }) => {
        const facts = record.facts as Shown;
        const open = record.state === 'commenting';
        const until = clocks.find(({ name }) => name === 'commenting')?.view.dueOn;
        const topics = [
          ...(facts.text?.zh.match(clause) ?? []).map((one) => ({ value: one, label: one })),
          { value: '全文', label: t('全文', 'The whole') },
        ];
        return (
          <article>
            <h1>
              {facts.standardNumber} {title}
            </h1>
            <p>
              <strong>{say(record.stateLabel)}</strong>
              {open && until && ` · ${t(`${until} 截止`, `until ${until}`)}`}
              {facts.effectiveOn && ` · ${t(`${facts.effectiveOn} 起实施`, `in effect from ${facts.effectiveOn}`)}`}
              {facts.reviewBy && ` · ${t(`${facts.reviewBy} 前复审`, `to be reviewed by ${facts.reviewBy}`)}`}{' '}
              <small>
                <Cite provision="8.1" />
              </small>
            </p>
            {facts.pilot && (
              <p>
                <Link to={`/registers/pilots/${facts.pilot}`}>
                  {t('由先行先试的结果提出', 'Proposed from the results of a pilot')}
                </Link>
              </p>
            )}
            <div className={open ? 'two' : undefined}>
              <div style={{ whiteSpace: 'pre-line', lineHeight: 1.8, maxWidth: '42em' }}>
                <p>{both(facts.text) ?? both(facts.scope)}</p>
                {facts.explanation && (
                  <>
                    <h2>{t('编制说明', 'Explanatory note')}</h2>
                    <p>{both(facts.explanation)}</p>
                  </>
                )}
              </div>
              {open && <CommentForm system="standards" about={record.id} topics={topics} />}
            </div>
            {facts.drafters && (
              <>
                <h2>{t('起草组', 'Drafting group')}</h2>
                <ul>
                  {facts.drafters.map((one) => (
                    <li key={`${one.organisation} ${one.person}`}>
                      {one.organisation} {one.person} ·{' '}
                      {one.part === 'lead' ? t('牵头起草', 'leads') : t('参加起草', 'takes part')}
                    </li>
                  ))}
                </ul>
              </>
            )}
            {facts.seated !== undefined && facts.agreed !== undefined && (
              <p>
                {t(
                  `专家审查：${facts.seated}名专家，${facts.agreed}名同意。`,
                  `Expert review: ${facts.agreed} of ${facts.seated} experts agree.`,
                )}
              </p>
            )}
            <Comments system="standards" about={record.id} office="market" topics={topics} open={open} />
            <p>
              <Link to={`/registers/standards/${record.id}`}>{t('文书和历史', 'Documents and history')}</Link>
            </p>
          </article>
        );
      }}
    </Loaded>
  );
}
