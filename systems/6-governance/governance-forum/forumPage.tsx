import { Link, useParams } from 'react-router';
import type { Bilingual } from '#kernel/fields/field.ts';
import { useApi } from '#ui/api.ts';
import { CommentForm, Comments } from '#ui/comments.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Nothing } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';
import type { Listed, Page } from '#ui/types.ts';

/** All consultations: those one can take part in first. */
export function ForumPage() {
  const { t } = useLanguage();
  useTitle(t('多元共治', 'Governing together'));
  return (
    <div className="citizen">
      <h1>{t('多元共治', 'Governing together')}</h1>
      <p>
        {t(
          '政府规范、行业自律、企业自治、社会监督。规则定下来之前，先在这里听取意见；每条意见都有答复，最后变成了什么也写在这里。',
          'Government sets rules, industry disciplines itself, firms govern themselves, the public watches. Before rules are made everybody is heard here; each comment is answered, and what it became is told.',
        )}{' '}
        <Cite provision="64" />
      </p>
      <Consultations
        title={t('正在征询', 'Open now')}
        states="consulting"
        none={t('目前没有征询', 'No consultation is open')}
      />
      <Consultations
        title={t('已经结束', 'Closed')}
        states="reporting,published"
        none={t('还没有结束的征询', 'None has closed yet')}
      />
    </div>
  );
}

function Consultations({ title, states, none }: { title: string; states: string; none: string }) {
  const { t, say } = useLanguage();
  const list = useApi<Listed>(`/api/governance-forum?state=${states}&sort=-number&limit=50`);
  return (
    <section>
      <h2>{title}</h2>
      <Loaded query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing zh={none} en={none} />
          ) : (
            <ul>
              {items.map((one) => (
                <li key={one.id}>
                  <Link to={`/governance-forum/${one.id}`}>{one.title}</Link>
                  <span className="quiet">
                    {' '}
                    {say(one.stateLabel)} · {t(`${one.facts.closesOn} 截止`, `until ${one.facts.closesOn}`)}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

/** One consultation: what is asked and why, a form while it is open, what was said and answered, what it became. */
export function ConsultationPage() {
  const { id = '' } = useParams();
  const { t, say, language } = useLanguage();
  const page = useApi<Page>(`/api/governance-forum/${id}`);
  useTitle(page.data?.title);
  return (
    <Loaded query={page}>
      {({ record, title, names, issued }) => {
        const {
          background,
          questions = [],
          closesOn,
          report,
          outcomes = [],
        } = record.facts as Readonly<{
          background?: Bilingual;
          questions?: readonly { question: string }[];
          closesOn?: string;
          report?: Bilingual;
          outcomes?: readonly { norm?: string; reference?: string; note: string }[];
        }>;
        const open = record.state === 'consulting';
        const topics = questions.map(({ question }) => ({ value: question, label: question }));
        return (
          <article style={{ fontSize: 17, lineHeight: 1.8 }}>
            <h1>{title}</h1>
            <p>
              <strong>{say(record.stateLabel)}</strong> ·{' '}
              {open ? t(`${closesOn} 截止`, `until ${closesOn}`) : t(`${closesOn} 已截止`, `closed on ${closesOn}`)}{' '}
              <small>
                <Cite provision="64" />
              </small>
            </p>
            <div className={open ? 'two' : undefined}>
              <div style={{ maxWidth: '42em' }}>
                <p>{background?.[language] ?? background?.zh}</p>
                <h2>{t('问题', 'Questions')}</h2>
                <ol>
                  {topics.map((one) => (
                    <li key={one.value}>{one.label}</li>
                  ))}
                </ol>
                {report && (
                  <>
                    <h2>{t('总结', 'Report')}</h2>
                    <p>{report[language] ?? report.zh}</p>
                    {issued.map((one) => (
                      <p key={one.code}>
                        <Link to={`/verify/${one.code}`}>{say(one.name)}</Link>
                      </p>
                    ))}
                  </>
                )}
                {outcomes.length > 0 && (
                  <>
                    <h2>{t('变成了什么', 'What came of it')}</h2>
                    <ul>
                      {outcomes.map((one) => (
                        <li key={`${one.norm} ${one.reference} ${one.note}`}>
                          {one.norm && (
                            <Link to={`/ethics-norms/${one.norm}`}>{names[one.norm] ?? t('规范', 'Norm')}</Link>
                          )}
                          {one.reference} {one.note}
                        </li>
                      ))}
                    </ul>
                  </>
                )}
              </div>
              {open && <CommentForm system="governance-forum" about={record.id} topics={topics} />}
            </div>
            <Comments system="governance-forum" about={record.id} office="industry" topics={topics} open={open} />
          </article>
        );
      }}
    </Loaded>
  );
}
