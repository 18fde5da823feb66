import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { dateLabel } from '#kernel/dates.ts';
import type { Label } from '#kernel/label.ts';
import { ProblemError, send, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Refusal } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import { Appoint } from './appoint.tsx';
import { Begin } from './begin.tsx';
import { memberKinds } from './committeeFacts.ts';
import { Convene } from './convene.tsx';
import { decisionNames, listedKinds, procedureNames, reReviewNames, riskHeads } from './facts.ts';
import { Count, MoveLinks, Numbers, Reasons, Seats, type Why } from './reviewParts.tsx';
import type { Standing } from './standing.ts';

type Facts = Readonly<Record<string, unknown>>;
const chosen = (of: Readonly<Record<string, Label>>, name: unknown) => of[String(name)];

const stages: readonly { readonly key: string; readonly label: Label; readonly states: readonly string[] }[] = [
  { key: 'apply', label: { zh: '申请', en: 'Application' }, states: ['draft', 'correcting'] },
  { key: 'accept', label: { zh: '受理', en: 'Acceptance' }, states: ['submitted', 'resubmitted'] },
  { key: 'sit', label: { zh: '审议', en: 'Sitting' }, states: ['accepted', 'deliberating', 'appealed'] },
  {
    key: 'decide',
    label: { zh: '决定', en: 'Decision' },
    states: ['changing', 'changed', 'amending', 'rejected', 'refused', 'withdrawn'],
  },
  {
    key: 'reReview',
    label: { zh: '专家复核', en: 'Expert re-review' },
    states: ['initiallyPassed', 'reReviewRequested', 'reReviewing', 'disagreed'],
  },
  {
    key: 'follow',
    label: { zh: '跟踪审查', en: 'Follow-up' },
    states: ['approved', 'followingUp', 'followUpMissed', 'halted', 'terminated', 'closed'],
  },
];

/** How far the review has come; expert re-review only where it is needed. */
function Course({ page }: RecordSlot) {
  const { say, t } = useLanguage();
  const shown = stages.filter((one) => one.key !== 'reReview' || page.record.facts.reReview === 'required');
  const now = shown.findIndex((one) => one.states.includes(page.record.state));
  return (
    <ol className="course" aria-label={t('审查进程', 'Course of the review')}>
      {shown.map((one, at) => (
        <li key={one.key} className={at < now ? 'done' : undefined} aria-current={at === now ? 'step' : undefined}>
          {at < now ? '✓ ' : ''}
          {say(one.label)}
        </li>
      ))}
    </ol>
  );
}

/** Which procedure, and whether experts look again: by which rows of which table. */
function Judged({ facts }: { facts: Facts }) {
  const { t, say } = useLanguage();
  return (
    <>
      <section>
        <h2>{t('适用程序', 'Procedure')}</h2>
        {facts.procedure === undefined ? (
          <p className="quiet">{t('填写适用程序的情形后给出', 'Given once its circumstances are stated')}</p>
        ) : (
          <>
            <p>
              <strong>{say(chosen(procedureNames, facts.procedure))}</strong>
            </p>
            <Reasons rows={(facts.procedureReasons ?? []) as readonly Why[]} rules={facts.procedureRules} />
          </>
        )}
      </section>
      <section>
        <h2>{t('专家复核', 'Expert re-review')}</h2>
        <p>
          <strong>{say(chosen(reReviewNames, facts.reReview))}</strong>{' '}
          <span className="quiet">{say(chosen(listedKinds, facts.listed))}</span>
        </p>
        <Reasons rows={(facts.reReviewReasons ?? []) as readonly Why[]} rules={facts.reReviewRules} />
      </section>
    </>
  );
}

function Materials({ standing, of }: { standing: Standing } & Pick<RecordSlot, 'of'>) {
  const { t, say } = useLanguage();
  return (
    <section>
      <h2>{t('申请材料', 'Materials')}</h2>
      <ul className="seats">
        {standing.materials.map((one) => (
          <li key={one.label.zh}>
            <span>{say(one.label)}</span>
            <span className={one.missing.length > 0 ? 'tone-overdue' : 'tone-met'}>
              {one.missing.length > 0
                ? t('! 缺：', '! missing: ') +
                  one.missing
                    .map((name) => say(of.facts.find((field) => field.name === name)?.label))
                    .join(t('、', ', '))
                : t('✓ 齐全', '✓ complete')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const decisionMoves = ['approve', 'passInitial', 'approveAfterChange', 'reviewAgain', 'reject', 'fallBack'];
function Sitting({ page, standing }: RecordSlot & { standing: Standing }) {
  const { t, say } = useLanguage();
  const { sitting, outcome } = standing;
  if (!sitting) return null;
  const carried =
    outcome && chosen({ ...decisionNames, fallBack: { zh: '转为一般程序', en: 'General procedure' } }, outcome);
  return (
    <section>
      <h2>{t('审议和表决', 'Sitting and votes')}</h2>
      <Count
        whom={{ zh: '到会委员', en: 'present' }}
        count={sitting}
        labels={{ ...decisionNames, abstain: { zh: '弃权', en: 'Abstains' } }}
      />
      {sitting.counts && sitting.missing === 0 && (
        <p role="status">
          {carried
            ? t(`表决结果：${carried.zh}`, `The votes come to: ${say(carried)}`)
            : t('没有意见达到所需票数，请休会后再议', 'Nothing has the votes it needs: adjourn and sit again')}
        </p>
      )}
      <Seats seats={standing.seats.filter((one) => one.sits)} kinds={memberKinds} />
      <p>
        <MoveLinks page={page} names={['vote']} primary />
        <MoveLinks page={page} names={decisionMoves} primary />
      </p>
    </section>
  );
}

function Opinion({ facts }: { facts: Facts }) {
  const { t, say } = useLanguage();
  const entry = ((facts.decisions ?? []) as readonly { at?: string; reasons?: Label; conditions?: Label }[]).at(-1);
  if (!entry || facts.outcome === undefined) return null;
  return (
    <section>
      <h2>{t('审查决定', 'Decision')}</h2>
      <p>
        <strong>{say(chosen(decisionNames, facts.outcome))}</strong>{' '}
        <span className="quiet">{entry.at?.slice(0, 10)}</span>
      </p>
      {entry.reasons && <p>{t(entry.reasons.zh, entry.reasons.en ?? entry.reasons.zh)}</p>}
      {entry.conditions && <p>{t(entry.conditions.zh, entry.conditions.en ?? entry.conditions.zh)}</p>}
    </section>
  );
}

function ReReview(slot: RecordSlot & { standing: Standing }) {
  const { page, standing } = slot;
  const { t } = useLanguage();
  const appoints = page.moves.find((one) => ['appointExperts', 'replaceExperts'].includes(one.name));
  if (!standing.reReview) return appoints ? <Appoint {...slot} move={appoints.name} /> : null;
  return (
    <section>
      <h2>{t('复核专家组', 'Panel of experts')}</h2>
      <Count
        whom={{ zh: '专家', en: 'experts' }}
        count={standing.reReview}
        labels={{ approve: { zh: '同意', en: 'agree' }, reject: { zh: '不同意', en: 'do not agree' } }}
      />
      <Seats seats={standing.experts} />
      <p className="quiet">{t('均非初审委员会委员', 'None of them sits on the first committee')}</p>
      <p>
        <MoveLinks page={page} names={['voteReReview', 'agreeReReview', 'disagreeReReview']} primary />
      </p>
      {appoints && <Appoint {...slot} move={appoints.name} />}
    </section>
  );
}

function FollowUp({ page, standing }: RecordSlot & { standing: Standing }) {
  const { t, say } = useLanguage();
  const { state, facts } = page.record;
  if (!['approved', 'followingUp', 'followUpMissed', 'halted'].includes(state)) return null;
  const day = typeof facts.followUpBy === 'string' ? say(dateLabel(facts.followUpBy)) : '—';
  return (
    <section>
      <h2>{t('跟踪审查', 'Follow-up')}</h2>
      {state === 'followUpMissed' ? (
        <p className="tone-overdue">
          {t(
            `! 应于 ${day} 前跟踪审查，已逾期。逾期期间暂停开展，提交进展报告并经审查后恢复。`,
            `! Was to be followed up by ${day}. Until a progress report is handed in and reviewed, the activity is halted.`,
          )}{' '}
          <span className="confirm">{t('本平台暂行做法', 'a working rule of this platform')}</span>
        </p>
      ) : (
        <p>
          {t(
            `下一次：${day} 前（间隔不超过${standing.followUpAtMost}个月）`,
            `Next by ${day} (at most ${standing.followUpAtMost} months apart)`,
          )}
        </p>
      )}
      {facts.listed !== 'none' && (
        <p>
          {facts.activityRegistrations
            ? t('✓ 已登记为清单活动', '✓ Registered as a listed activity')
            : t('○ 尚未登记为清单活动', '○ Not registered as a listed activity yet')}
        </p>
      )}
      <p>
        <MoveLinks page={page} names={['registerActivity', 'reportProgress', 'continueApproval']} />
      </p>
    </section>
  );
}

/** The review at a glance: its course, why by this procedure, and what its stage is about. */
function Overview(slot: RecordSlot) {
  const { page } = slot;
  const { t } = useLanguage();
  const { id, revision, state, facts } = page.record;
  const standing = useApi<Standing>(`/api/ethics-reviews/${id}/standing?r=${revision}`, { keep: true });
  const convenes = page.moves.some((one) => one.name === 'convene');
  const stated = ['draft', 'correcting', 'amending'].includes(state);
  const handedIn = ['submitted', 'resubmitted'].includes(state);
  return (
    <>
      <Course {...slot} />
      <Loaded query={standing}>
        {(data) => (
          <div className="review-parts">
            {convenes && <Convene {...slot} seats={data.seats} quorum={data.quorum} />}
            {['deliberating', 'accepted'].includes(state) && <Sitting {...slot} standing={data} />}
            {handedIn && <Materials standing={data} of={slot.of} />}
            <Opinion facts={facts} />
            <FollowUp {...slot} standing={data} />
            <ReReview {...slot} standing={data} />
            {!stated && <Judged facts={facts} />}
            {!stated && !handedIn && (
              <section>
                <h2>{t('所依数字', 'Numbers it rests on')}</h2>
                <Numbers numbers={data.numbers} />
              </section>
            )}
          </div>
        )}
      </Loaded>
    </>
  );
}

/** Beside the form: the procedure that follows, what material lacks, which heads of risk are not looked at yet. */
function Beside(slot: RecordSlot & { facts: Facts }) {
  const { t, say } = useLanguage();
  const { page, facts, refresh } = slot;
  const { id, revision } = page.record;
  const standing = useApi<Standing>(`/api/ethics-reviews/${id}/standing?r=${revision}`, { keep: true });
  const [fault, setFault] = useState<ProblemError | null>(null);
  const read = async () => {
    setFault(null);
    try {
      await send(`/api/ethics-reviews/${id}/bind`, {});
      await refresh(await (await fetch(`/api/ethics-reviews/${id}`)).json());
    } catch (error) {
      setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
    }
  };
  const risks = (facts.risks ?? []) as readonly { head?: string }[];
  return (
    <aside aria-label={t('审查要求', 'What the review asks')}>
      <h2>{t('审查对象', 'What is reviewed')}</h2>
      <p>
        <Link to={`/registers/products/${page.record.facts.product}`}>{t('产品', 'Product')}</Link>{' '}
        {t('版本', 'version')} {String(page.record.facts.version ?? '—')}{' '}
        <Button size="small" onClick={read}>
          {t('重新读取产品事实', 'Read the product again')}
        </Button>
      </p>
      {fault && <Refusal error={fault} />}
      <Judged facts={page.record.facts} />
      <Loaded query={standing}>{(data) => <Materials standing={data} of={slot.of} />}</Loaded>
      <h2>{t('风险评估', 'Risk assessment')}</h2>
      <ul className="seats">
        {Object.entries(riskHeads).map(([head, label]) => {
          const there = risks.some((one) => one.head === head);
          return (
            <li key={head}>
              <span>{say(label)}</span>
              <span className={there ? 'tone-met' : 'quiet'}>
                {there ? t('✓ 已评估', '✓ assessed') : t('○ 未评估', '○ not yet')}
              </span>
            </li>
          );
        })}
      </ul>
    </aside>
  );
}

const screen: Screen = {
  register: Begin,
  top: Overview,
  aside: Beside,
  offers: [
    ...decisionMoves,
    'bind',
    'convene',
    'vote',
    'appointExperts',
    'replaceExperts',
    'voteReReview',
    'agreeReReview',
    'disagreeReReview',
  ],
};
export default screen;
