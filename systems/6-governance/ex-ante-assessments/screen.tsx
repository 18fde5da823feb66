import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ProblemError, send, useApi } from '#ui/api.ts';
import { AssessedVersionOfAssessment } from '#ui/assessedVersion.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Refusal } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import type { Page, SessionView } from '#ui/types.ts';
import { Materials } from './checklist.tsx';
import { Conditions, conditionsIn } from './conditionList.tsx';
import { Dialogue, questionsOf } from './dialogue.tsx';
import { PanelTab } from './panelTab.tsx';
import { Objections, Publicity } from './publicity.tsx';
import { PanelResult } from './result.tsx';
import { TestTab } from './testTab.tsx';

const path = [
  { zh: '申请', en: 'Application', states: ['draft'] },
  { zh: '受理', en: 'Acceptance', states: ['submitted', 'correcting', 'resubmitted'] },
  { zh: '审查', en: 'Examination', states: ['accepted', 'testing', 'testReported'] },
  { zh: '专家评审', en: 'Expert review', states: ['panelForming', 'expertReview'] },
  { zh: '公示', en: 'Publicity', states: ['proposed', 'publicity'] },
  { zh: '决定', en: 'Decision', states: ['deciding'] },
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
      <AssessedVersionOfAssessment page={slot.page} />
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
      {['revocationDue', 'revoking', 'hearing', 'heard'].includes(state) && <Revoking {...slot} />}
    </>
  );
}

/** Why the decision is to be revoked, and until when a hearing may be asked for; until then it holds. */
function Revoking({ page }: RecordSlot) {
  const { say, t } = useLanguage();
  const { facts, state } = page.record;
  const ground = facts.ground as { zh: string; en?: string } | undefined;
  const due = page.clocks.find((one) => one.name === 'hearingRequest')?.view.dueOn;
  return (
    <section className="draft-decision" aria-label={t('拟撤销', 'To be revoked')}>
      <h2 style={{ marginTop: 0 }}>{t('拟撤销本评估', 'This assessment is to be revoked')}</h2>
      {ground && <p style={{ whiteSpace: 'pre-line' }}>{say({ zh: ground.zh, en: ground.en ?? ground.zh })}</p>}
      {state === 'revoking' && (
        <p>
          {t(`申请听证至 ${due ?? ''}`, `A hearing may be asked for until ${due ?? ''}`)}{' '}
          <span className="confirm">{t('期限来源待确认', 'term: source to be confirmed')}</span>
        </p>
      )}
      {state === 'hearing' && facts.hearingOn !== undefined && (
        <p>{t(`听证日期：${String(facts.hearingOn)}`, `Hearing on ${String(facts.hearingOn)}`)}</p>
      )}
      <p className="quiet">{t('决定作出之前，评估仍然有效。', 'Until it is decided, the assessment holds.')}</p>
    </section>
  );
}

/** Applying for renewal carries over what was handed in; what changed is changed in the draft. */
function Renewal({ page }: RecordSlot) {
  const { t } = useLanguage();
  const go = useNavigate();
  const [fault, setFault] = useState<ProblemError | null>(null);
  const { id, facts, state, owner } = page.record;
  const session = useApi<SessionView>('/api/session');
  if (state !== 'passed' || !session.data?.parties.some((one) => one.id === owner)) return null;
  const renew = async () => {
    try {
      const { title, product, summary, risks, measures, materials } = facts;
      const given = { title, product, summary, risks, measures, materials, renews: id };
      const made = await send<Page>('/api/ex-ante-assessments', { facts: given }, { key: crypto.randomUUID() });
      go(`/registers/ex-ante-assessments/${made.record.id}`);
    } catch (error) {
      if (error instanceof ProblemError) setFault(error);
    }
  };
  return (
    <>
      <Button onClick={renew}>{t('申请延续', 'Apply for renewal')}</Button>
      {fault && <Refusal error={fault} />}
    </>
  );
}

/** What the panel came to; once it is decided, how anybody repeats its draw, and the objections with their answers. */
function Result(slot: RecordSlot) {
  const { t } = useLanguage();
  const { id, facts, state, number } = slot.page.record;
  const isPublic = facts.outcome !== undefined && !['accepted', 'proposed', 'publicity', 'deciding'].includes(state);
  return (
    <>
      <PanelResult facts={facts} />
      {isPublic && (
        <>
          <p>
            <a href={`/api/ex-ante-assessments/${id}/draw.json`}>{t('专家抽取记录', 'The draw of the panel')}</a> ·{' '}
            <code>npx tiaoli draw verify {number}.json</code>
          </p>
          <Objections slot={slot} />
        </>
      )}
    </>
  );
}

const office = (slot: { readonly moves: readonly unknown[]; readonly caseFile: boolean }) => slot.caseFile;

const screen: Screen = {
  top: Standing,
  actions: Renewal,
  offers: ['requestCorrection', 'answerQuestion', 'reportTest'],
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
      key: 'test',
      label: { zh: '检测', en: 'Test' },
      view: TestTab,
      when: ({ record }) => record.facts.metricsAsked !== undefined,
    },
    {
      key: 'conditions',
      label: { zh: '条件', en: 'Conditions' },
      view: Conditions,
      when: ({ related }) => conditionsIn(related).length > 0,
    },
    {
      key: 'result',
      label: { zh: '评审结果', en: 'Result of the panel' },
      view: Result,
      when: ({ record }) => record.facts.panelResult !== undefined,
    },
  ],
};
export default screen;
