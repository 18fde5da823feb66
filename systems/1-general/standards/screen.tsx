import { Link, Navigate, Route, Routes } from 'react-router';
import { Changes } from '#ui/changes.tsx';
import { Comments } from '#ui/comments.tsx';
import { useLanguage } from '#ui/language.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import { StandardPage } from './standardPage.tsx';

const Pages = () => (
  <Routes>
    <Route index element={<Navigate to="/registers/standards" replace />} />
    <Route path=":id" element={<StandardPage />} />
  </Routes>
);

const notPublic = new Set(['draft', 'submitted', 'declined', 'withdrawn']);
function ToThePublic({ page }: RecordSlot) {
  const { t } = useLanguage();
  return notPublic.has(page.record.state) ? null : (
    <Link to={`/standards/${page.record.id}`}>{t('公众页面', 'Public page')}</Link>
  );
}

/** A review that is late is said at the top: the law gives five years. */
function Overdue({ page }: RecordSlot) {
  const { t } = useLanguage();
  const review = page.clocks.find(({ name }) => name === 'review')?.view;
  if (review?.status !== 'overdue') return null;
  return (
    <p className="tone-overdue">
      ! {t(`复审已逾期，应于${review.dueOn}前完成`, `The review is overdue; it was due by ${review.dueOn}`)}
    </p>
  );
}

const Said = ({ page }: RecordSlot) => <Comments system="standards" about={page.record.id} office="market" />;

function Differences({ page, of }: RecordSlot) {
  const { consulted, text } = page.record.facts;
  return <Changes changes={{ text: [consulted, text] }} fields={of.facts} />;
}

function Lead() {
  const { t } = useLanguage();
  return (
    <p>
      <Link to="/registers/standards?state=commenting">{t('正在征求意见的标准', 'Open to comment')}</Link> ·{' '}
      <Link to="/registers/standards?state=published,inForce">{t('已发布的标准', 'Published')}</Link> ·{' '}
      <Link to="/registers/standard-participations">{t('参与标准制定登记', 'Who takes part in standards')}</Link>
    </p>
  );
}

const screen: Screen = {
  page: Pages,
  register: Lead,
  top: Overdue,
  actions: ToThePublic,
  tabs: [
    {
      key: 'comments',
      label: { zh: '意见和答复', en: 'Comments and answers' },
      view: Said,
      when: ({ record }) => !notPublic.has(record.state) && record.state !== 'drafting',
    },
    {
      key: 'difference',
      label: { zh: '修改之处', en: 'What changed' },
      view: Differences,
      when: ({ record }) => record.facts.changes !== undefined,
    },
  ],
};
export default screen;
