import { pilotConditions } from '#families/rules/tableFacts.ts';
import { everyone } from '#kernel/access.ts';
import { type Block, type DocumentTemplate, type DocumentView, heading, paragraph } from '#kernel/documents.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import { type Label, label } from '#kernel/label.ts';
import { inside } from './facts.ts';
import { type Outcome, outcomeInWords, requirement } from './words.ts';

interface Told {
  readonly title?: string;
  readonly endsOn?: string;
  readonly persons?: number;
  readonly devices?: number;
  readonly places?: number;
  readonly insurer?: string;
  readonly coverUntil?: string;
  readonly ruleVersion?: string;
  readonly stopReason?: Bilingual;
  readonly summary?: Bilingual;
  readonly verdicts?: readonly { condition: keyof typeof pilotConditions; holds?: boolean; reason: Bilingual }[];
  readonly routes?: readonly { route: Bilingual; source?: Bilingual }[];
  readonly criteria?: readonly Outcome[];
  readonly outcomes?: readonly Outcome[];
}
const told = (view: DocumentView) => view.record.facts as Told;
const both = (text: Bilingual | undefined): Label => label(text?.zh ?? '', text?.en ?? text?.zh ?? '');

const letter = (
  zh: string,
  en: string,
  fills: readonly string[],
  blocks: (view: DocumentView) => readonly Block[],
  read: DocumentTemplate['read'] = inside,
): DocumentTemplate => ({
  name: { zh, en },
  law: '44.1',
  fills,
  read,
  render: (view) => ({
    title: { zh, en },
    number: view.record.number,
    addressee: view.ownerName,
    issuer: view.office,
    date: view.today,
    blocks: [
      ...blocks(view),
      paragraph('依据：《深圳经济特区人工智能产业促进条例》第四十四条', 'Provision: Article 44 of the Regulation'),
      { kind: 'signature', text: view.office },
    ],
  }),
});
const remedy = paragraph(
  '如不服本决定，可以依法申请行政复议或者提起行政诉讼。（期限和依据来源待确认）',
  'You may apply for administrative reconsideration or bring an action. (Terms and source to be confirmed)',
);

/** Each condition with its verdict and why. */
const conditionsTold = ({ verdicts = [], ruleVersion }: Told): readonly Block[] => [
  heading('第四十四条的条件', 'Conditions of Article 44'),
  {
    kind: 'facts',
    rows: verdicts.map(({ condition, holds, reason }) => ({
      label: pilotConditions[condition],
      value: label(
        `${holds === true ? '满足' : '不满足'}。${both(reason).zh}`,
        `${holds === true ? 'Holds' : 'Does not hold'}. ${both(reason).en}`,
      ),
    })),
  },
  paragraph(`判断依据：${ruleVersion ?? ''}`, `Decided by: ${ruleVersion ?? ''}`),
];
const criteriaTold = (outcomes: readonly Outcome[], say = requirement): Block => ({
  kind: 'facts',
  rows: outcomes.map((one) => ({ label: label(one.criterion, one.criterion), value: say(one) })),
});

/** The letters of a pilot: approved, declined, ordered to stop, and what it came to. */
export const pilotDocuments = {
  approvalLetter: letter(
    '先行先试批准书',
    'Approval of the pilot',
    ['title', 'persons', 'devices', 'places', 'endsOn', 'insurer', 'coverUntil', 'criteria', 'verdicts'],
    (view) => {
      const { title, endsOn, persons, devices, places, insurer, coverUntil, criteria = [] } = told(view);
      return [
        paragraph(`同意“${title}”先行先试。`, `The pilot “${title}” is approved.`),
        ...conditionsTold(told(view)),
        heading('上限与期限', 'Caps and term'),
        paragraph(
          `参与人数不超过${persons}人，${devices ? `设备不超过${devices}台，` : ''}地点不超过${places}处，至${endsOn}止，到期自动停止。`,
          `At most ${persons} persons${devices ? `, ${devices} devices` : ''} and ${places} places, until ${endsOn}; it then stops by itself.`,
        ),
        paragraph(
          `保险：${insurer}，保障至${coverUntil}。收到红色预警、产品等级上升或者用量超出上限的，试点停止。`,
          `Insurance: ${insurer}, cover until ${coverUntil}. A red warning, a higher grade or use above the caps ends the pilot.`,
        ),
        heading('退出标准', 'Exit criteria'),
        criteriaTold(criteria),
      ];
    },
  ),
  declineLetter: letter(
    '不予先行先试决定书',
    'Decision to decline the pilot',
    ['title', 'verdicts', 'routes'],
    (view) => {
      const { title, routes = [] } = told(view);
      return [
        paragraph(`“${title}”不予先行先试。`, `The pilot “${title}” is declined.`),
        ...conditionsTold(told(view)),
        paragraph(
          `理由：${view.reason ?? '见上列不满足的条件'}`,
          `Reason: ${view.reason ?? 'the conditions above that do not hold'}`,
        ),
        ...(routes.length > 0
          ? [
              heading('可以走的程序', 'Where it belongs'),
              {
                kind: 'list' as const,
                items: routes.map(({ route, source }) =>
                  label(
                    source ? `${both(route).zh}（${both(source).zh}，来源待确认）` : both(route).zh,
                    source ? `${both(route).en} (${both(source).en}, source to be confirmed)` : both(route).en,
                  ),
                ),
              },
            ]
          : []),
        remedy,
      ];
    },
  ),
  stopOrder: letter('责令停止试点决定书', 'Order to stop the pilot', ['title', 'stopReason'], (view) => [
    paragraph(
      `责令“${told(view).title}”自本决定作出之日起停止试点。`,
      `The pilot “${told(view).title}” is to stop from the day of this order.`,
    ),
    paragraph(`理由：${view.reason ?? '（请写明理由）'}`, `Reason: ${view.reason ?? '(state the reason)'}`),
    paragraph(
      '请妥善处理参与者的数据和权益，并按退出标准报告结果。',
      'Settle the participants’ data and rights, and report the results by the exit criteria.',
    ),
    remedy,
  ]),
  resultNotice: letter(
    '试点结果公告',
    'Notice of the pilot’s results',
    ['title', 'outcomes', 'summary', 'stopReason'],
    (view) => {
      const { title, outcomes = [], summary, stopReason } = told(view);
      return [
        paragraph(`“${title}”的试点已经结束。`, `The pilot “${title}” has ended.`),
        ...(stopReason
          ? [paragraph(`停止原因：${both(stopReason).zh}`, `Why it was stopped: ${both(stopReason).en}`)]
          : []),
        heading('退出标准达到情况', 'Exit criteria'),
        criteriaTold(outcomes, outcomeInWords),
        heading('试点总结', 'What it showed'),
        { kind: 'paragraph', text: both(summary) },
      ];
    },
    everyone,
  ),
} satisfies Readonly<Record<string, DocumentTemplate>>;
