import { Tabs } from 'antd';
import { Link, useParams } from 'react-router';
import { getOffice, isOfficeId } from '#law/offices.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';
import type { Page, SystemView } from '#ui/types.ts';
import { Access } from './access.tsx';
import { FieldTable } from './fieldTable.tsx';
import { Preview } from './preview.tsx';
import { ProfileView } from './profileView.tsx';
import { Standing, useChoice } from './standing.tsx';
import { StatisticsTab } from './statisticsTab.tsx';
import { VersionList } from './versionList.tsx';
import { type DatasetFacts, type VersionsAnswer, versionsPath } from './views.ts';

export const labelsOf = ({ fields = [] }: DatasetFacts): ReadonlyMap<string, string> =>
  new Map(fields.flatMap(({ name, label }) => (label ? [[name, label] as const] : [])));

/** One data resource for the public: what it is, how it is graded, whether it is fresh, and the data themselves. */
export function DatasetPage() {
  const { id = '' } = useParams();
  const { t } = useLanguage();
  const page = useApi<Page>(`/api/data-catalogue/${id}`);
  const facts = page.data?.record.facts as DatasetFacts | undefined;
  useTitle(facts?.title ?? t('公共数据', 'Public data'));
  return <Loaded query={page}>{(data) => <Shown page={data} />}</Loaded>;
}

function Shown({ page }: { page: Page }) {
  const { t, say, language } = useLanguage();
  const { id, number } = page.record;
  const facts = page.record.facts as DatasetFacts;
  const systems = useApi<{ systems: SystemView[] }>('/api/systems');
  const of = systems.data?.systems.find((one) => one.id === 'data-catalogue');
  const asked = systems.data?.systems.find((one) => one.id === 'data-requests');
  const versions = useApi<VersionsAnswer>(versionsPath(id));
  const choice = useChoice(of);
  const labels = labelsOf(facts);
  const current = versions.data?.items.find(({ state }) => state === 'ready');
  const both = (text: { zh: string; en?: string } | undefined) => text && say({ zh: text.zh, en: text.en ?? text.zh });
  const holder = isOfficeId(facts.office) ? say(getOffice(facts.office).name) : page.names[facts.provider ?? ''];
  const rows: readonly (readonly [string, string | undefined])[] = [
    [t('提供方', 'Provided by'), holder],
    [t('主题', 'Subject'), choice('subject', facts.subject)],
    [t('数据来源', 'Source'), both(facts.source)],
    [t('空间范围', 'Spatial cover'), facts.spatial],
    [
      t('时间范围', 'Temporal cover'),
      facts.temporal && `${facts.temporal.from} – ${facts.temporal.to ?? t('至今', 'now')}`,
    ],
    [t('更新频率', 'Updated'), choice('frequency', facts.frequency)],
    [t('数据更新', 'Data of'), facts.updatedOn],
    [t('使用许可', 'Licence'), choice('licence', facts.licence)],
    [t('共享规则', 'Sharing rules'), both(facts.sharing)],
  ];
  return (
    <article>
      <p>
        <Link to="/data-catalogue">{t('公共数据目录', 'Public data catalogue')}</Link> · <Cite provision="31.1" />
      </p>
      <h1>{language === 'en' ? (facts.titleEn ?? facts.title) : facts.title}</h1>
      <p className="quiet">{number}</p>
      <p>{both(facts.abstract)}</p>
      <Standing facts={facts} of={of} />
      <dl className="data-about">
        {rows.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {asked && facts.opening === 'conditional' && (
        <p>
          <Link to={`/new/data-requests?dataset=${id}`}>{t('申请使用这些数据', 'Ask for these data')}</Link>
        </p>
      )}
      {versions.data && <Access id={id} facts={facts} uses={versions.data.uses} />}
      <Tabs
        items={[
          { key: 'preview', label: t('数据预览', 'Preview'), children: <Preview id={id} labels={labels} /> },
          { key: 'fields', label: t('字段', 'Fields'), children: <FieldTable facts={facts} of={of} /> },
          {
            key: 'profile',
            label: t('数据概况', 'Profile'),
            children: <ProfileView profile={current?.profile ?? null} labels={labels} />,
          },
          {
            key: 'statistics',
            label: t('统计', 'Statistics'),
            children: <StatisticsTab id={id} facts={facts} columns={current?.fields ?? []} labels={labels} />,
          },
          {
            key: 'versions',
            label: t('版本', 'Versions'),
            children: <VersionList items={versions.data?.items ?? []} />,
          },
        ]}
      />
      <p>
        <Link to={`/registers/data-catalogue/${id}`}>{t('办理记录与日志', 'Its record and journal')}</Link>
      </p>
    </article>
  );
}
