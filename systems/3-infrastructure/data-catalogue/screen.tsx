import { useQueryClient } from '@tanstack/react-query';
import { Steps } from 'antd';
import { Link, Route, Routes } from 'react-router';
import { label } from '#kernel/label.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import type { Page } from '#ui/types.ts';
import { CataloguePage } from './cataloguePage.tsx';
import './dataCatalogue.css';
import { DatasetPage, labelsOf } from './datasetPage.tsx';
import { FieldTable } from './fieldTable.tsx';
import { ProfileView } from './profileView.tsx';
import { Standing } from './standing.tsx';
import { Uploader } from './uploader.tsx';
import { VersionList } from './versionList.tsx';
import { type DatasetFacts, type VersionsAnswer, versionsPath } from './views.ts';

/** How far the resource is, from file to publication. */
function Path({ facts, state }: { facts: DatasetFacts; state: string }) {
  const { t } = useLanguage();
  const described = Boolean(facts.title && facts.abstract && facts.sharing && facts.licence && facts.frequency);
  const done = [
    facts.latestVersion !== undefined,
    described,
    facts.grade !== undefined && facts.opening !== undefined,
    state === 'published',
  ];
  const current = done.indexOf(false);
  return (
    <Steps
      size="small"
      responsive
      style={{ maxWidth: 760, margin: '8px 0 16px' }}
      current={current < 0 ? 4 : current}
      items={[
        { title: t('上传数据', 'Upload') },
        { title: t('描述和字段', 'Describe') },
        { title: t('分级和开放类别', 'Grade and open') },
        { title: t('审核公开', 'Review and publish') },
      ]}
    />
  );
}

function Top({ page, of, refresh }: RecordSlot) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const { id, state } = page.record;
  const facts = page.record.facts as DatasetFacts;
  const mayLoad = page.moves.some(({ name }) => ['save', 'change', 'withdraw', 'publish'].includes(name));
  const reload = async () => {
    const answer = await fetch(`/api/data-catalogue/${id}`);
    if (answer.ok) await refresh((await answer.json()) as Page);
    await client.invalidateQueries({ queryKey: [versionsPath(id)] });
  };
  return (
    <>
      {state !== 'published' && <Path facts={facts} state={state} />}
      {mayLoad && <Uploader id={id} onLoaded={reload} />}
      <Standing facts={facts} of={of} />
      {state === 'published' && (
        <p>
          <Link to={`/data-catalogue/${id}`}>{t('给公众看的数据页面', 'The page for the public')}</Link>
        </p>
      )}
    </>
  );
}

function Fields({ page, of }: RecordSlot) {
  return <FieldTable facts={page.record.facts as DatasetFacts} of={of} />;
}
const useVersions = (page: Page) => useApi<VersionsAnswer>(versionsPath(page.record.id)).data?.items ?? [];
function ProfileTab({ page }: RecordSlot) {
  const current = useVersions(page).find(({ state }) => state === 'ready');
  return <ProfileView profile={current?.profile ?? null} labels={labelsOf(page.record.facts as DatasetFacts)} />;
}
function VersionsTab({ page }: RecordSlot) {
  return <VersionList items={useVersions(page)} />;
}

function Lead() {
  const { t } = useLanguage();
  return (
    <p>
      <Link to="/data-catalogue">{t('给公众看的数据目录', 'The catalogue for the public')}</Link>
    </p>
  );
}

function Pages() {
  return (
    <Routes>
      <Route path=":id" element={<DatasetPage />} />
      <Route path="*" element={<CataloguePage />} />
    </Routes>
  );
}

const screen: Screen = {
  page: Pages,
  register: Lead,
  top: Top,
  tabs: [
    { key: 'fields', label: label('字段', 'Fields'), view: Fields },
    { key: 'profile', label: label('数据概况', 'Profile'), view: ProfileTab },
    { key: 'versions', label: label('版本', 'Versions'), view: VersionsTab },
  ],
};
export default screen;
