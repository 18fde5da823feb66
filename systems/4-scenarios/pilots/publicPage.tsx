import { Link } from 'react-router';
import type { Bilingual } from '#kernel/fields/field.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Nothing } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';
import type { Listed, Row } from '#ui/types.ts';
import { Caps, Criteria, type RunningFacts, Standing } from './runningPanel.tsx';

interface Shown extends RunningFacts {
  readonly title?: string;
  readonly plain?: Bilingual;
  readonly place?: string;
  readonly contact?: string;
}
const columns =
  'title,plain,place,contact,endsOn,persons,devices,places,uses,criteria,outcomes,stopReason,summary,insurer,coverUntil';

function Pilot({ row }: { row: Row }) {
  const { say, t } = useLanguage();
  const facts = row.facts as Shown;
  const both = (text: Bilingual | undefined) => say({ zh: text?.zh ?? '', en: text?.en ?? text?.zh ?? '' });
  return (
    <li>
      <h2>
        <Link to={`/registers/pilots/${row.id}`}>{facts.title}</Link>
      </h2>
      <p>{both(facts.plain)}</p>
      <Standing state={row.state} facts={facts} />
      <p>
        {t('谁在试：', 'Who: ')}
        {row.ownerName} · {t('在哪里：', 'where: ')}
        {facts.place}
      </p>
      {row.state === 'running' ? <Caps facts={facts} /> : facts.outcomes && <Criteria facts={facts} />}
      {facts.summary && <p>{both(facts.summary)}</p>}
      <p className="quiet">
        {t('有问题或者投诉：', 'Questions and complaints: ')}
        {facts.contact} · {t('保险：', 'insured with ')}
        {facts.insurer}
      </p>
    </li>
  );
}

/** The pilots of the city, for whoever may meet one: what is tried, until when, how many take part, how it ended. */
export function PublicPage() {
  const { t } = useLanguage();
  useTitle(t('先行先试', 'Pilots'));
  const list = useApi<Listed>(`/api/pilots?state=running,stopped,ended,published&limit=50&cols=${columns}`);
  const runs = (row: Row) => row.state === 'running';
  return (
    <div className="citizen">
      <h1>{t('正在先行先试的人工智能', 'AI being tried in the city')}</h1>
      <p>
        {t(
          '低风险、还没有标准的产品和服务，可以在限定的人数、地点和时间内先试。涉及国家安全、公共利益和人身安全的不能试。',
          'Low-risk products and services without a standard may be tried within limits of persons, places and time. Fields of national security, the public interest and personal safety are closed.',
        )}{' '}
        <Cite provision="44.1" />
      </p>
      <Loaded query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing zh="获准的试点开始后在这里公开" en="Approved pilots are shown here once they begin" />
          ) : (
            <ul className="pilot-cards">
              {[...items.filter(runs), ...items.filter((row) => !runs(row))].map((row) => (
                <Pilot key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <p>
        <Link to="/registers/pilots">{t('先行先试登记', 'The register of pilots')}</Link>
      </p>
    </div>
  );
}
