import { Button } from 'antd';
import { useState } from 'react';
import { Link, Route, Routes, useNavigate } from 'react-router';
import { ProblemError, send, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Refusal } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import type { Page, SessionView } from '#ui/types.ts';
import { Conditions } from './conditionsPanel.tsx';
import { proposalFrom } from './proposal.ts';
import { PublicPage } from './publicPage.tsx';
import { ResultsForm } from './resultsForm.tsx';
import { Running, Token } from './runningPanel.tsx';

const judged = new Set(['submitted', 'proposed', 'approved', 'declined']);
const tried = new Set(['running', 'stopped', 'ended', 'published']);

/** What the page is about at each stage: the conditions while it is judged, use and criteria once it runs. */
function Top(slot: RecordSlot) {
  const { t } = useLanguage();
  const { state, facts } = slot.page.record;
  if (judged.has(state))
    return (
      <section aria-label={t('第四十四条的条件', 'Conditions of Article 44')}>
        <h2>{t('第四十四条的条件', 'Conditions of Article 44')}</h2>
        <Conditions of={slot.of} facts={facts} typing={false} />
      </section>
    );
  if (!tried.has(state)) return null;
  return (
    <>
      <Running {...slot} />
      {slot.page.moves.some(({ name }) => name === 'recordResults') && <ResultsForm {...slot} />}
    </>
  );
}

/** The conditions over the facts as they are typed. */
function Live({ of, facts }: RecordSlot & { facts: Readonly<Record<string, unknown>> }) {
  const { t } = useLanguage();
  return (
    <aside aria-label={t('条件判断', 'Conditions')} style={{ position: 'sticky', top: 12, alignSelf: 'start' }}>
      <h2>{t('能不能先行先试', 'May it be piloted?')}</h2>
      <Conditions of={of} facts={facts} typing />
    </aside>
  );
}

/** What the pilot showed becomes a proposal for a standard, made by whoever ran it. */
function Propose({ page }: RecordSlot) {
  const { t } = useLanguage();
  const go = useNavigate();
  const session = useApi<SessionView>('/api/session');
  const [fault, setFault] = useState<ProblemError | null>(null);
  const own = session.data?.parties.some(({ id }) => id === page.record.owner);
  if (page.record.state !== 'published' || !own) return null;
  const begin = async () => {
    try {
      const made = await send<Page>(
        '/api/standards',
        { facts: proposalFrom(page) },
        { key: `proposal-${page.record.id}` },
      );
      go(`/registers/standards/${made.record.id}`);
    } catch (error) {
      setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
    }
  };
  return (
    <>
      <Button onClick={begin}>{t('提出标准立项建议', 'Propose a standard')}</Button>
      {fault && <Refusal error={fault} />}
    </>
  );
}

function Actions(slot: RecordSlot) {
  return (
    <>
      <Token {...slot} />
      <Propose {...slot} />
    </>
  );
}

function Lead() {
  const { t } = useLanguage();
  return (
    <p>
      <Link to="/pilots">{t('给公众看的先行先试页面', 'The page of pilots for the public')}</Link>
    </p>
  );
}

function Pages() {
  return (
    <Routes>
      <Route path="*" element={<PublicPage />} />
    </Routes>
  );
}

const screen: Screen = {
  page: Pages,
  register: Lead,
  top: Top,
  aside: Live,
  actions: Actions,
  offers: ['recordResults'],
};
export default screen;
