import { lazy, Suspense } from 'react';
import { Link, Navigate, Route, Routes } from 'react-router';
import { useApi } from '#ui/api.ts';
import { Changes } from '#ui/changes.tsx';
import { Comments } from '#ui/comments.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Nothing } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import type { Page } from '#ui/types.ts';

const NormPage = lazy(async () => ({ default: (await import('./normPage.tsx')).NormPage }));

function Pages() {
  return (
    <Suspense fallback={null}>
      <Routes>
        <Route index element={<Navigate to="/registers/ethics-norms" replace />} />
        <Route path=":id" element={<NormPage />} />
      </Routes>
    </Suspense>
  );
}

function ToThePublic({ page }: RecordSlot) {
  const { t } = useLanguage();
  return page.record.state === 'draft' ? null : (
    <Link to={`/ethics-norms/${page.record.id}`}>{t('公众页面', 'Public page')}</Link>
  );
}

function Said({ page }: RecordSlot) {
  return <Comments system="ethics-norms" about={page.record.id} office="committee" />;
}

/** What the text was before: as it was put to the public, and in the version that it takes the place of. */
function Differences({ page, of }: RecordSlot) {
  const { t } = useLanguage();
  const { consulted, text, former } = page.record.facts;
  return (
    <>
      {consulted !== undefined && (
        <section>
          <h2>{t('与征求意见稿相比', 'Against the text as consulted on')}</h2>
          <Changes changes={{ text: [consulted, text] }} fields={of.facts} />
        </section>
      )}
      {typeof former === 'string' && <AgainstFormer former={former} text={text} of={of} />}
      {consulted === undefined && former === undefined && (
        <Nothing zh="没有可以比较的上一版" en="There is no former text to compare with" />
      )}
    </>
  );
}

function AgainstFormer({ former, text, of }: { former: string; text: unknown } & Pick<RecordSlot, 'of'>) {
  const { t } = useLanguage();
  const before = useApi<Page>(`/api/ethics-norms/${former}`);
  return (
    <section>
      <h2>{t('与上一版相比', 'Against the former version')}</h2>
      <Loaded query={before}>
        {(page) => <Changes changes={{ text: [page.record.facts.text, text] }} fields={of.facts} />}
      </Loaded>
    </section>
  );
}

const screen: Screen = {
  page: Pages,
  actions: ToThePublic,
  tabs: [
    {
      key: 'comments',
      label: { zh: '意见和答复', en: 'Comments and answers' },
      view: Said,
      when: ({ record }) => record.state !== 'draft',
    },
    { key: 'difference', label: { zh: '修改之处', en: 'What changed' }, view: Differences },
  ],
};
export default screen;
