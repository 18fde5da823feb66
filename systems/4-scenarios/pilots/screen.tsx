import { Link, Route, Routes } from 'react-router';
import { useLanguage } from '#ui/language.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import { Conditions } from './conditionsPanel.tsx';
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
  actions: Token,
  offers: ['recordResults'],
};
export default screen;
