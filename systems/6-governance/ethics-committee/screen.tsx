import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '#ui/language.tsx';
import type { Screen } from '#ui/screen.ts';

const MeetingView = lazy(async () => ({ default: (await import('./meetingView.tsx')).MeetingView }));
const CommitteePage = lazy(async () => ({ default: (await import('./committeePage.tsx')).CommitteePage }));

function Ways() {
  const { t } = useLanguage();
  return (
    <p>
      <Link to="/ethics-committee">{t('委员会概况', 'About the committee')}</Link> ·{' '}
      <Link to="/registers/committee-members">{t('委员名单', 'Members')}</Link> ·{' '}
      <Link to="/registers/ethics-norms">{t('伦理安全规范', 'Norms')}</Link>
    </p>
  );
}

const screen: Screen = {
  page: () => (
    <Suspense fallback={null}>
      <CommitteePage />
    </Suspense>
  ),
  register: Ways,
  top: (slot) => (
    <Suspense fallback={null}>
      <MeetingView {...slot} />
    </Suspense>
  ),
  offers: ['signIn', 'declareInterest', 'putToVote', 'castVote', 'declareResult', 'leaveMeeting'],
};
export default screen;
