import { useLanguage } from '#ui/language.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import { Materials } from './checklist.tsx';
import { Dialogue, questionsOf } from './dialogue.tsx';
import { PanelTab } from './panelTab.tsx';
import { Publicity } from './publicity.tsx';
import { PanelResult } from './result.tsx';

const path = [
  { zh: '申请', en: 'Application', states: ['draft'] },
  { zh: '受理', en: 'Acceptance', states: ['submitted', 'correcting', 'resubmitted'] },
  { zh: '审查', en: 'Examination', states: ['accepted'] },
  { zh: '专家评审', en: 'Expert review', states: ['panelForming', 'expertReview'] },
  { zh: '公示', en: 'Publicity', states: ['proposed', 'publicity'] },
  { zh: '决定', en: 'Decision', states: ['deciding', 'passed', 'failed'] },
];

/** Where the case stands on its way, and what is asked of the applicant now. */
function Standing(slot: RecordSlot) {
  const { say, t } = useLanguage();
  const { state, facts } = slot.page.record;
  const reviewed = facts.panelResult !== undefined && state === 'accepted';
  const here = path.findIndex((one) => one.states.includes(state));
  const defects = (facts.defects ?? []) as readonly { material: string; what: string }[];
  const waiting = questionsOf(facts).length - ((facts.answers ?? []) as readonly { to: number }[]).length;
  return (
    <>
      {here >= 0 && (
        <ol className="way" aria-label={t('办理进度', 'Progress')}>
          {path.map((one, at) => (
            <li key={one.en} aria-current={at === here ? 'step' : undefined}>
              {at < here || (reviewed && at === 3) ? '✓ ' : ''}
              {say(one)}
            </li>
          ))}
        </ol>
      )}
      {state === 'correcting' && (
        <section className="draft-decision" aria-label={t('须补正', 'To be corrected')}>
          <strong>
            {t(
              '请在“材料清单”中补齐，然后“补正后提交”：',
              'Complete these under “Materials”, then submit the correction:',
            )}
          </strong>
          <ul>
            {defects.map((one) => (
              <li key={one.material}>{one.what}</li>
            ))}
          </ul>
          <span className="quiet">
            {t(
              '补正只要求一次；补正期间不计入受理期限。',
              'This is asked once; the time is not counted in the term to accept.',
            )}
          </span>
        </section>
      )}
      {waiting > 0 && slot.page.moves.some((one) => one.name === 'answerQuestion') && (
        <p className="tone-due">
          ◷{' '}
          {t(
            `专家有${waiting}个问题待您答复，请看“问答”。`,
            `The panel waits for ${waiting} answer(s); see “Questions”.`,
          )}
        </p>
      )}
      {['publicity', 'deciding'].includes(state) && <Publicity {...slot} />}
    </>
  );
}

const office = (slot: { readonly moves: readonly unknown[]; readonly caseFile: boolean }) => slot.caseFile;

const screen: Screen = {
  top: Standing,
  offers: ['requestCorrection', 'answerQuestion'],
  tabs: [
    {
      key: 'materials',
      label: { zh: '材料清单', en: 'Materials' },
      view: Materials,
      when: ({ record }) => record.facts.risks !== undefined || record.state === 'draft',
    },
    { key: 'panel', label: { zh: '专家组', en: 'Panel' }, view: PanelTab, when: office },
    {
      key: 'questions',
      label: { zh: '问答', en: 'Questions' },
      view: Dialogue,
      when: ({ record }) => questionsOf(record.facts).length > 0,
    },
    {
      key: 'result',
      label: { zh: '评审结果', en: 'Result of the panel' },
      view: ({ page }) => <PanelResult facts={page.record.facts} />,
      when: ({ record }) => record.facts.panelResult !== undefined,
    },
  ],
};
export default screen;
