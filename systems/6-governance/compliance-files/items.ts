import { addMonths, type IsoDate } from '#kernel/dates.ts';
import type { FactsOf } from '#kernel/fields/field.ts';
import { type Label, label } from '#kernel/label.ts';
import { type keptFacts, topics } from './facts.ts';
import type { Terms } from './settings.ts';

export type Kept = FactsOf<typeof keptFacts>;
/** What other records say of the firm: its products in use, what was reviewed, and its exercises, newest first. */
export interface Gathered {
  readonly inUse: number;
  readonly high: number;
  readonly highReviewed: number;
  readonly reviews: readonly { id: string; system: string; number: string; title: string; on: string }[];
  readonly exercises: readonly {
    id: string;
    number: string;
    title: string;
    heldOn: IsoDate;
    open: number;
    fixBy: IsoDate | null;
  }[];
}

/** One thing that the file should hold: whether it is there, what is known of it, and what to do next. */
export interface Item {
  readonly id:
    | 'norms'
    | 'rules'
    | 'ethicsTraining'
    | 'lawTraining'
    | 'scope'
    | 'reviews'
    | 'exercise'
    | 'fixes'
    | 'techniques';
  readonly name: Label;
  readonly article: string;
  /** `notAsked`: nothing of the firm's calls for it. */
  readonly status: 'there' | 'missing' | 'encouraged' | 'notAsked';
  readonly told: Label;
  readonly next?: Label;
}

const names: Readonly<Record<Item['id'], readonly [Label, string]>> = {
  norms: [label('采用伦理安全规范', 'Norms adopted'), '72.1'],
  rules: [label('规范写入职业规范', 'Norms in the professional rules'), '69.1'],
  ethicsTraining: [label('伦理安全风险教育', 'Training on ethics and safety risks'), '69.1'],
  lawTraining: [label('法律法规教育', 'Training on laws and regulations'), '69.1'],
  scope: [label('活动范围', 'Scope of activities'), '72.1'],
  reviews: [label('高风险产品的评估或者审查', 'High-risk products assessed or reviewed'), '72.1'],
  exercise: [label('红队演练', 'Red-team exercise'), '69.2'],
  fixes: [label('演练问题的整改', 'Findings of exercises fixed'), '69.2'],
  techniques: [label('技术防范措施', 'Prevention by technical means'), '69.2'],
};
const nothing = label('没有', 'Nothing there');

/** What the file holds of the items, in their order, on a day. What the law only encourages is never missing. */
export function itemsOf(facts: Kept | null, gathered: Gathered, terms: Terms, on: IsoDate): readonly Item[] {
  const { norms = [], training = [], techniques = [], scope, aiStaff = 0 } = facts ?? {};
  const item = (
    id: Item['id'],
    isThere: boolean,
    told: Label,
    next: Label,
    otherwise: Item['status'] = 'missing',
  ): Item => ({
    id,
    name: names[id][0],
    article: names[id][1],
    status: isThere ? 'there' : otherwise,
    told,
    ...(!isThere && otherwise !== 'notAsked' && { next }),
  });
  const notAsked = gathered.high > 0 ? 'missing' : 'notAsked';
  const inRules = norms.filter((one) => one.inRules);
  const lastExercise = gathered.exercises[0]?.heldOn;
  const exercisedInTime = lastExercise !== undefined && addMonths(lastExercise, terms.exerciseMonths) >= on;
  const late = gathered.exercises.filter((one) => one.open > 0 && one.fixBy !== null && one.fixBy < on);
  const open = gathered.exercises.reduce((sum, one) => sum + one.open, 0);
  return [
    item(
      'norms',
      norms.length > 0,
      norms.length > 0 ? label(`${norms.length}项`, `${norms.length}`) : nothing,
      label('填写采用的规范、版本、日期和责任人', 'Enter the norms adopted with version, date and who is responsible'),
    ),
    item(
      'rules',
      inRules.length > 0,
      inRules.length > 0 ? label(`${inRules.length}项已写入`, `${inRules.length} written in`) : nothing,
      label('把至少一项规范写入本单位职业规范', 'Write at least one norm into your professional rules'),
    ),
    ...(['ethics', 'law'] as const).map((topic) => {
      const recent = training.filter(
        (one) => one.topic === topic && one.heldOn && addMonths(one.heldOn, terms.trainingMonths) >= on,
      );
      const reached = recent.reduce((sum, one) => sum + Math.min(one.firstTime ?? 0, one.attended ?? 0), 0);
      const share = aiStaff > 0 ? Math.min(1, reached / aiStaff) : 0;
      const percent = Math.floor(share * 100);
      const least = Math.round(terms.reachedShare * 100);
      return item(
        topic === 'ethics' ? 'ethicsTraining' : 'lawTraining',
        recent.length > 0 && share >= terms.reachedShare,
        recent.length > 0
          ? label(
              `${recent.length}次，覆盖${percent}%（要求${least}%）`,
              `${recent.length} sessions, ${percent}% reached (${least}% asked for)`,
            )
          : nothing,
        recent.length > 0
          ? label(
              `再培训${Math.max(1, Math.ceil(terms.reachedShare * aiStaff) - reached)}人`,
              `Train ${Math.max(1, Math.ceil(terms.reachedShare * aiStaff) - reached)} more`,
            )
          : label(
              `举办一次${topics[topic].zh}（${terms.trainingMonths}个月内）`,
              `Hold a training: ${topics[topic].en} (every ${terms.trainingMonths} months)`,
            ),
      );
    }),
    item(
      'scope',
      scope !== undefined,
      scope === undefined ? nothing : label('已说明', 'Stated'),
      label('写明用人工智能做什么、不做什么', 'Say what you do with AI, and what you do not'),
    ),
    item(
      'reviews',
      gathered.high > 0 && gathered.highReviewed >= gathered.high,
      gathered.high === 0
        ? label('没有使用中的高风险产品', 'No high-risk product in use')
        : label(`${gathered.high}个中的${gathered.highReviewed}个`, `${gathered.highReviewed} of ${gathered.high}`),
      label('申请事前评估或者伦理审查', 'Apply for an assessment or an ethics review'),
      notAsked,
    ),
    item(
      'exercise',
      exercisedInTime,
      lastExercise === undefined
        ? gathered.high === 0
          ? label('没有使用中的高风险产品', 'No high-risk product in use')
          : nothing
        : label(`最近一次 ${lastExercise}`, `Last on ${lastExercise}`),
      label(
        `做一次红队演练（${terms.exerciseMonths}个月内）`,
        `Hold an exercise (every ${terms.exerciseMonths} months)`,
      ),
      notAsked,
    ),
    item(
      'fixes',
      gathered.exercises.length > 0 && late.length === 0,
      open === 0
        ? label('没有未整改的问题', 'Nothing left to fix')
        : label(
            `${open}个问题整改中${late.length > 0 ? '，已逾期' : ''}`,
            `${open} being fixed${late.length > 0 ? ', late' : ''}`,
          ),
      label('完成整改并登记', 'Fix what was found and record it'),
      gathered.exercises.length > 0 ? 'missing' : 'notAsked',
    ),
    item(
      'techniques',
      techniques.length > 0,
      techniques.length > 0 ? label(`${techniques.length}项`, `${techniques.length}`) : nothing,
      label('条例鼓励采取技术措施防范风险', 'The Regulation encourages prevention by technical means'),
      'encouraged',
    ),
  ];
}
