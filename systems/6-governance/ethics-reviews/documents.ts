import { type Block, type DocumentTemplate, type DocumentView, heading, paragraph } from '#kernel/documents.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import type { Label } from '#kernel/label.ts';
import { decisionNames, listedKinds, procedureNames, reReviewNames, statedFacts } from './facts.ts';
import { checkedMaterials } from './materials.ts';
import * as sitting from './sitting.ts';

const prose = (value: unknown): Label => {
  const { zh, en } = (value ?? {}) as Partial<Bilingual>;
  return { zh: zh ?? '（未填写）', en: en ?? zh ?? '(not stated)' };
};
const named = <K extends string>(of: Readonly<Record<K, Label>>, key: unknown): Label =>
  of[key as K] ?? { zh: '—', en: '—' };
const review = (view: DocumentView) => view.record.facts as sitting.Review;
const said = (view: DocumentView, zh: string, en: string): Block[] =>
  view.reason ? [paragraph(view.reason, view.reason)] : [paragraph(zh, en)];
const lines = (text: string): Label[] =>
  text.split('\n').flatMap((line) => (line.trim() ? [{ zh: line.trim(), en: line.trim() }] : []));

const letter = (
  zh: string,
  en: string,
  fills: readonly string[],
  body: (view: DocumentView) => readonly Block[],
): DocumentTemplate => ({
  name: { zh, en },
  law: '72.1',
  fills: ['title', ...fills],
  render: (view) => ({
    title: { zh, en },
    number: view.record.number,
    addressee: view.ownerName,
    date: view.today,
    blocks: [
      paragraph(
        `你单位“${view.record.facts.title ?? ''}”（产品版本 ${view.record.facts.version ?? ''}）的伦理审查：`,
        `The ethics review of your “${view.record.facts.title ?? ''}” (product version ${view.record.facts.version ?? ''}):`,
      ),
      ...body(view),
    ],
  }),
});
const provision = paragraph(
  '依据：《深圳经济特区人工智能产业促进条例》第七十二条第一款；程序依国家科技伦理审查办法，与条例的衔接来源待确认。',
  'Under Article 72(1) of the Regulation; the procedure is that of the national measures for ethics review, their link to the Regulation to be confirmed.',
);
const appealable = paragraph(
  '对决定有异议的，可以向作出决定的委员会书面申诉。',
  'Whoever disagrees with the decision may appeal to the committee in writing.',
);

/** Dissent as it was written, each once, by the vote that it explains. */
const dissent = (view: DocumentView, outcome: unknown): Block[] => {
  const others = sitting.votesOf(review(view)).filter((one) => one.vote !== outcome && one.vote !== undefined);
  if (others.length === 0) return [];
  return [
    heading('不同意见', 'Dissent'),
    {
      kind: 'list',
      items: others.map((one) => {
        const vote = one.vote === 'abstain' ? { zh: '弃权', en: 'Abstains' } : named(decisionNames, one.vote);
        const grounds = one.grounds ? prose(one.grounds) : { zh: '未写理由', en: 'no reasons given' };
        return { zh: `${vote.zh}：${grounds.zh}`, en: `${vote.en}: ${grounds.en}` };
      }),
    },
  ];
};

const opinion: DocumentTemplate = {
  ...letter('伦理审查意见', 'Opinion of the ethics review', ['procedure', 'outcome', 'decisions'], (view) => {
    const facts = review(view);
    // By the settings that the declarations hold: a letter knows no others, and it is edited before it is issued.
    const outcome = view.record.facts.outcome ?? sitting.outcomeOf(facts, {});
    const counted = sitting.tallyOf(facts, {});
    const decided = named(decisionNames, outcome);
    const entry = facts.decisions?.at(-1) as { reasons?: unknown; conditions?: unknown } | undefined;
    return [
      heading('审查程序', 'Procedure'),
      paragraph(
        `${named(procedureNames, facts.procedure).zh}；到会委员${counted.present}人，回避${facts.recusals?.length ?? 0}人；外聘顾问${facts.advisers?.length ?? 0}人，不参加表决。`,
        `${named(procedureNames, facts.procedure).en}; ${counted.present} members present, ${facts.recusals?.length ?? 0} recused; ${facts.advisers?.length ?? 0} outside advisers, who do not vote.`,
      ),
      heading('决定', 'Decision'),
      paragraph(
        `${decided.zh}（批准${counted.counts.approve}票，修改后批准${counted.counts.approveAfterChange}票，修改后再审${counted.counts.reviewAgain}票，不予批准${counted.counts.reject}票，弃权${counted.counts.abstain}票；作出决定须${counted.needed}票）。`,
        `${decided.en} (approve ${counted.counts.approve}, after change ${counted.counts.approveAfterChange}, review again ${counted.counts.reviewAgain}, not approve ${counted.counts.reject}, abstain ${counted.counts.abstain}; ${counted.needed} votes carry it).`,
      ),
      heading('理由', 'Reasons'),
      ...(entry
        ? [{ kind: 'paragraph' as const, text: prose(entry.reasons) }]
        : said(view, '（请写明理由）', '(state the reasons)')),
      ...(entry?.conditions
        ? [heading('条件', 'Conditions'), { kind: 'paragraph' as const, text: prose(entry.conditions) }]
        : []),
      ...dissent(view, outcome),
      heading('专家复核', 'Expert re-review'),
      paragraph(
        `${named(reReviewNames, facts.reReview).zh}（${named(listedKinds, facts.listed).zh}）。`,
        `${named(reReviewNames, facts.reReview).en} (${named(listedKinds, facts.listed).en}).`,
      ),
      provision,
      appealable,
    ];
  }),
  reads: [],
  credential: {
    type: 'EthicsReviewOpinion',
    holdsIn: [
      'approved',
      'initiallyPassed',
      'changing',
      'changed',
      'amending',
      'rejected',
      'appealed',
      'reReviewRequested',
      'reReviewing',
      'followingUp',
      'followUpMissed',
      'halted',
      'closed',
    ],
    subject: ({ record: { number, facts } }) => ({
      id: `urn:uuid:${facts.product}`,
      product: facts.title,
      version: facts.version,
      review: number,
      decision: facts.outcome,
      article: '72.1',
    }),
  },
};

/** The letters of a review, drafted from its facts. */
export const reviewDocuments = {
  acceptanceNotice: letter('受理通知书', 'Notice of acceptance', ['procedure', 'procedureReasons'], (view) => {
    const facts = view.record.facts;
    const why = (facts.procedureReasons ?? []) as readonly { reason: Label; source?: Label }[];
    return [
      paragraph(
        `材料齐全，${view.today}受理，适用${named(procedureNames, facts.procedure).zh}。`,
        `The materials are complete; accepted on ${view.today}, by the ${named(procedureNames, facts.procedure).en.toLowerCase()}.`,
      ),
      {
        kind: 'list',
        items: why.map(({ reason, source }) => ({
          zh: `${reason.zh}${source ? `（${source.zh}）` : ''}`,
          en: `${reason.en}${source ? ` (${source.en})` : ''}`,
        })),
      },
      paragraph(
        '期限自受理之日的次日起计算；需要延长的，另行书面告知延长的期限。',
        'The term runs from the day after acceptance; an extension is told in writing with its length.',
      ),
      provision,
    ];
  }),
  correctionNotice: letter('补正通知书', 'Notice to correct', [], (view) => {
    const missing = checkedMaterials(view.record.facts).flatMap((one) => one.missing);
    return [
      paragraph('须补正的全部内容一次告知如下：', 'All that is to be corrected is told at once:'),
      {
        kind: 'list',
        items: [
          ...missing.map((name) => statedFacts[name as keyof typeof statedFacts].label),
          ...lines(view.reason ?? ''),
        ],
      },
      paragraph('补正期间不计入受理期限。', 'The time for correction is not counted.'),
    ];
  }),
  refusalNotice: letter('不予受理通知书', 'Notice of non-acceptance', [], (view) => [
    ...said(view, '不予受理。理由：（请写明）', 'Not accepted. Reason: (state it)'),
    appealable,
  ]),
  extensionNotice: letter('延长审查期限通知书', 'Notice of extension', ['dueOn'], (view) => [
    paragraph(
      `审查期限原至${view.record.facts.dueOn ?? '—'}，现予延长一次，延长的期限以本平台所列期限为准。`,
      `The review was to end by ${view.record.facts.dueOn ?? '—'}; it is extended once, to the day that this platform shows.`,
    ),
    ...said(view, '理由：（请写明）', 'Reason: (state it)'),
  ]),
  opinion,
  appealAnswerLetter: letter('对申诉的答复', 'Answer to the appeal', ['appealAnswer'], (view) => [
    { kind: 'paragraph', text: prose(view.record.facts.appealGrounds) },
    ...said(view, '答复：（请写明理由）', 'Answer: (state the reasons)'),
  ]),
  reReviewOpinion: letter('专家复核意见', 'Opinion of the expert re-review', ['conclusions'], (view) => {
    const counted = sitting.reReviewTally(review(view), {});
    const decided =
      counted.decision === 'approve'
        ? { zh: '同意初审决定', en: 'agrees with the first decision' }
        : { zh: '不同意初审决定', en: 'does not agree with the first decision' };
    const votes = sitting.expertVotesOf(review(view)) as readonly { vote?: string; grounds?: unknown }[];
    const against = votes.filter((one) => (one.vote === 'agree') !== (counted.decision === 'approve'));
    return [
      paragraph(
        `复核专家${counted.present}人，均非初审委员会委员；同意${counted.counts.approve}人，不同意${counted.counts.reject}人。专家组${decided.zh}。`,
        `${counted.present} experts, none of the first committee; ${counted.counts.approve} agree, ${counted.counts.reject} do not. The panel ${decided.en}.`,
      ),
      ...said(view, '理由：（请写明）', 'Reasons: (state them)'),
      ...(against.length > 0
        ? [heading('不同意见', 'Dissent'), { kind: 'list' as const, items: against.map((one) => prose(one.grounds)) }]
        : []),
      provision,
    ];
  }),
  haltNotice: letter('暂停开展通知书', 'Notice to halt', [], (view) => [
    ...said(view, '跟踪审查中发现风险，暂停开展。理由：（请写明）', 'Halted after the follow-up. Reason: (state it)'),
    appealable,
  ]),
  terminationNotice: letter('终止开展通知书', 'Notice to end', [], (view) => [
    ...said(view, '终止开展。理由：（请写明）', 'The activity is ended. Reason: (state it)'),
    appealable,
  ]),
} satisfies Readonly<Record<string, DocumentTemplate>>;
