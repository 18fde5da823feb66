import { Link, useParams } from 'react-router';
import type { Bilingual } from '#kernel/fields/field.ts';
import { useApi } from '#ui/api.ts';
import { CommentForm, Comments } from '#ui/comments.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';
import type { Page } from '#ui/types.ts';
import './committee.css';

const clause = /^第[一二三四五六七八九十百]+条/gmu;

/** A norm for whoever is asked what they think of it, or has to follow it: where it stands, its text, the comments. */
export function NormPage() {
  const { id = '' } = useParams();
  const { t, say, language } = useLanguage();
  const page = useApi<Page>(`/api/ethics-norms/${id}`);
  useTitle(page.data?.title);
  return (
    <Loaded query={page}>
      {({ record, title, clocks }) => {
        const { text, grounds, version, effectiveOn, votes, meeting } = record.facts as Readonly<{
          text?: Bilingual;
          grounds?: Bilingual;
          version?: string;
          effectiveOn?: string;
          votes?: readonly { for: number; against: number; abstained: number }[];
          meeting?: string;
        }>;
        const open = record.state === 'commenting';
        const until = clocks.find((one) => one.name === 'commenting')?.view.dueOn;
        const clauses = (text?.zh ?? '').match(clause) ?? [];
        const topics = [
          ...clauses.map((one, at) => ({ value: one, label: t(one, `Clause ${at + 1}`) })),
          { value: '全文', label: t('全文', 'The whole') },
        ];
        return (
          <article className="norm-page">
            <h1>
              {title} {version}
            </h1>
            <p>
              <strong>{say(record.stateLabel)}</strong>
              {open && until && ` · ${t(`${until} 截止`, `until ${until}`)}`}
              {effectiveOn && ` · ${t(`${effectiveOn} 起施行`, `in effect from ${effectiveOn}`)}`}{' '}
              <small>
                <Cite provision="65.1(1)" />
              </small>
            </p>
            {votes?.[0] && meeting && (
              <p>
                <Link to={`/registers/ethics-committee/${meeting}`}>
                  {t(
                    `委员会表决：同意${votes[0].for}票，反对${votes[0].against}票，弃权${votes[0].abstained}票`,
                    `Vote of the committee: ${votes[0].for} for, ${votes[0].against} against, ${votes[0].abstained} abstaining`,
                  )}
                </Link>
              </p>
            )}
            <div className={open ? 'two' : undefined}>
              <div>
                <p className="text">{text?.[language] ?? text?.zh}</p>
                <h2>{t('为什么制定', 'Why it is made')}</h2>
                <p className="text">{grounds?.[language] ?? grounds?.zh}</p>
              </div>
              {open && <CommentForm system="ethics-norms" about={record.id} topics={topics} />}
            </div>
            <Comments system="ethics-norms" about={record.id} office="committee" topics={topics} open={open} />
            <p>
              <Link to={`/registers/ethics-norms/${record.id}`}>
                {t('修改之处、文书和历史', 'What changed, documents and history')}
              </Link>
            </p>
          </article>
        );
      }}
    </Loaded>
  );
}
