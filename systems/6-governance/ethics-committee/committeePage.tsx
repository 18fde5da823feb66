import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { seatOffices } from '#families/committee/words.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Nothing } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';
import type { Listed, Row } from '#ui/types.ts';
import './committee.css';

/** Who sits on the committee, what is open to comment, what it has adopted and when it met: for whoever wants to know. */
export function CommitteePage() {
  const { t, say } = useLanguage();
  useTitle(t('市人工智能伦理委员会', 'Municipal AI ethics committee'));
  const members = useApi<Listed>('/api/committee-members?state=serving&sort=number&limit=50');
  const seatLabel = (one: Row) => say(seatOffices[one.facts.office as keyof typeof seatOffices]);
  return (
    <div className="norm-page">
      <h1>{t('市人工智能伦理委员会', 'Municipal AI ethics committee')}</h1>
      <p className="citizen">
        {t(
          '委员会研究制定伦理安全规范，发布指南和案例，分析算法对社会的影响，评估企业执行规范的情况。日常工作由市产业主管部门承担。',
          'The committee makes norms of ethics and safety, publishes guides and cases, studies what algorithms do to society, and evaluates how enterprises follow its norms. The industry authority carries its daily work.',
        )}{' '}
        <Cite provision="65" />
      </p>
      <div className="columns">
        <Part
          zh="正在征求意见"
          en="Open to comment now"
          path="/api/ethics-norms?state=commenting"
          none={t('目前没有征求意见的规范', 'No norm is open to comment now')}
          row={(one) => <Link to={`/ethics-norms/${one.id}`}>{one.title}</Link>}
        />
        <Part
          zh="已公布的规范"
          en="Norms published"
          path="/api/ethics-norms?state=published"
          none={t('还没有公布的规范', 'No norm is published yet')}
          row={(one) => (
            <>
              <Link to={`/ethics-norms/${one.id}`}>
                {one.title} {String(one.facts.version ?? '')}
              </Link>
              {one.facts.effectiveOn !== undefined && (
                <span className="quiet">
                  {' '}
                  {t(`${one.facts.effectiveOn} 起施行`, `in effect from ${one.facts.effectiveOn}`)}
                </span>
              )}
            </>
          )}
        />
        <Part
          zh="会议"
          en="Meetings"
          path="/api/ethics-committee?state=published&sort=-number"
          none={t('还没有公布的会议', 'No meeting is published yet')}
          row={(one) => (
            <>
              <Link to={`/registers/ethics-committee/${one.id}`}>{one.title}</Link>
              <span className="quiet"> {String(one.facts.heldOn ?? '')}</span>
            </>
          )}
        />
        <Part
          zh="指南、白皮书和案例集"
          en="Guides, white papers and cases"
          path="/api/ethics-publications?state=published"
          none={t('还没有发布', 'Nothing is published yet')}
          row={(one) => <Link to={`/registers/ethics-publications/${one.id}`}>{one.title}</Link>}
        />
        <Part
          zh="影响研判"
          en="Impact studies"
          path="/api/impact-studies?state=responseOwed,responded"
          none={t('还没有公布的研判', 'No study is published yet')}
          row={(one) => <Link to={`/registers/impact-studies/${one.id}`}>{one.title}</Link>}
        />
        <Part
          zh="企业执行规范评估"
          en="Evaluations of enterprises"
          path="/api/norm-evaluations?state=closed"
          none={t('还没有办结的评估', 'No evaluation is closed yet')}
          row={(one) => <Link to={`/registers/norm-evaluations/${one.id}`}>{one.title}</Link>}
        />
      </div>
      <h2>{t('委员', 'Members')}</h2>
      <Loaded query={members}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing zh="还没有委员" en="No members yet" />
          ) : (
            <ul className="seats">
              {items.map((one) => (
                <li key={one.id}>
                  <strong>{one.title}</strong> {seatLabel(one)}
                  <div className="quiet">
                    {String(one.facts.organisationName ?? '')}
                    <br />
                    {t(`任期至 ${one.facts.until}`, `until ${one.facts.until}`)}
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}

function Part({
  zh,
  en,
  path,
  none,
  row,
}: {
  zh: string;
  en: string;
  path: string;
  none: string;
  row(one: Row): ReactNode;
}) {
  const { t } = useLanguage();
  const list = useApi<Listed>(`${path}&limit=10`);
  return (
    <section>
      <h2>{t(zh, en)}</h2>
      <Loaded query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{none}</p>
          ) : (
            <ul>
              {items.map((one) => (
                <li key={one.id}>{row(one)}</li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
