import { lazy, Suspense } from 'react';
import { Link, Route, Routes } from 'react-router';
import { Comments } from '#ui/comments.tsx';
import { useLanguage } from '#ui/language.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';

const ForumPage = lazy(async () => ({ default: (await import('./forumPage.tsx')).ForumPage }));
const ConsultationPage = lazy(async () => ({ default: (await import('./forumPage.tsx')).ConsultationPage }));

function Pages() {
  return (
    <Suspense fallback={null}>
      <Routes>
        <Route index element={<ForumPage />} />
        <Route path=":id" element={<ConsultationPage />} />
      </Routes>
    </Suspense>
  );
}

function ToThePublic({ page }: RecordSlot) {
  const { t } = useLanguage();
  return page.record.state === 'draft' ? null : (
    <Link to={`/governance-forum/${page.record.id}`}>{t('公众页面', 'Public page')}</Link>
  );
}

function Said({ page }: RecordSlot) {
  return <Comments system="governance-forum" about={page.record.id} office="industry" />;
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
  ],
};
export default screen;
