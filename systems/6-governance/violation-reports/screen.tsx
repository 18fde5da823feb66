import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link, Route, Routes, useNavigate } from 'react-router';
import { ProblemError, send } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Refusal } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';

const page = (load: () => Promise<Record<string, unknown>>, name: string) =>
  lazy(async () => ({ default: (await load())[name] as React.ComponentType }));
const LandingPage = page(() => import('./landingPage.tsx'), 'LandingPage');
const NewReport = page(() => import('./newReport.tsx'), 'NewReport');
const InboxPage = page(() => import('./inboxPage.tsx'), 'InboxPage');
const OwnPage = page(() => import('./inboxPage.tsx'), 'OwnPage');
const KeysPage = page(() => import('./keysPage.tsx'), 'KeysPage');
const SealedTab = lazy(async () => ({ default: (await import('./sealedTab.tsx')).SealedTab }));

function Pages() {
  const { t } = useLanguage();
  return (
    <Suspense fallback={<p>{t('加载中…', 'Loading…')}</p>}>
      <Routes>
        <Route index element={<LandingPage />} />
        <Route path="new/:step?" element={<NewReport />} />
        <Route path="inbox" element={<InboxPage />} />
        <Route path="own" element={<OwnPage />} />
        <Route path="keys" element={<KeysPage />} />
      </Routes>
    </Suspense>
  );
}

function Ways() {
  const { t } = useLanguage();
  return (
    <p>
      <Link to="/violation-reports/new">{t('我要举报', 'Report')}</Link> ·{' '}
      <Link to="/violation-reports/inbox">{t('凭回执码查看', 'Look with a code')}</Link> ·{' '}
      <Link to="/violation-reports">{t('数字和说明', 'Figures and how it works')}</Link>
    </p>
  );
}

/** Article 72(3): a breach that another office may punish is referred to it with a case file. */
function Refer({ page }: RecordSlot) {
  const { t } = useLanguage();
  const go = useNavigate();
  const [fault, setFault] = useState<ProblemError | null>(null);
  const { office, act } = page.record.facts;
  if (office === undefined || act === 'norm' || !page.moves.some((one) => one.name === 'unseal')) return null;
  const refer = async () => {
    try {
      const made = await send<{ id: string }>('/api/referrals/begin', { from: office, report: page.record.id });
      go(`/registers/referrals/${made.id}`);
    } catch (error) {
      if (error instanceof ProblemError) setFault(error);
    }
  };
  return (
    <>
      <Button onClick={refer}>{t('移送有权机关', 'Refer to the competent office')}</Button>
      {fault && <Refusal error={fault} />}
    </>
  );
}

const screen: Screen = {
  page: Pages,
  actions: Refer,
  offers: ['unseal', 'reply', 'transfer', 'addMessage'],
  register: Ways,
  tabs: [
    {
      key: 'sealed',
      label: { zh: '举报内容（密封）', en: 'What is sealed' },
      view: (slot) => (
        <Suspense fallback={null}>
          <SealedTab {...slot} />
        </Suspense>
      ),
      when: ({ moves }) => moves.some((one) => one.name === 'unseal'),
    },
  ],
};
export default screen;
