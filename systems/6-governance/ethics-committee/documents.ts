import type { Meeting } from '#families/committee/meetingFacts.ts';
import { recusals } from '#families/committee/tally.ts';
import { grounds, ruleInWords, tallyInWords } from '#families/committee/words.ts';
import { assigned, officer } from '#kernel/access.ts';
import { type Block, type DocumentTemplate, heading, paragraph } from '#kernel/documents.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import type { Label } from '#kernel/label.ts';
import { insideEvaluation } from './evaluationRules.ts';

const committee: Label = { zh: '深圳市人工智能伦理委员会', en: 'Shenzhen Municipal AI Ethics Committee' };
const said = (value: unknown): Label => {
  const { zh, en } = (value ?? { zh: '' }) as Bilingual;
  return { zh, en: en ?? zh };
};
const joined = (names: readonly string[]): Label =>
  names.length > 0 ? { zh: names.join('、'), en: names.join(', ') } : { zh: '无', en: 'none' };

type Recorded = Omit<Meeting, 'agenda'> & {
  readonly title?: string;
  readonly place?: string;
  readonly agenda?: readonly { readonly title: string; readonly motion?: string; readonly concerned?: string }[];
  readonly discussion?: Bilingual;
  readonly dissent?: readonly { readonly item: number; readonly reason: string }[];
};

/** The record of a meeting as blocks: who was there, then each item with who stood aside, the vote and the dissent. */
function recordOf(meeting: Recorded): Block[] {
  const { roll = [], agenda = [], tallies = [] } = meeting;
  const name = (person: string | undefined) => roll.find((one) => one.person === person)?.name ?? '';
  const there = new Set((meeting.present ?? []).map((one) => one.by));
  const present = joined(roll.filter((one) => there.has(one.person)).map((one) => one.name));
  const absent = joined(roll.filter((one) => !there.has(one.person)).map((one) => one.name));
  const left = joined((meeting.departed ?? []).map((one) => name(one.by)));
  const aside = recusals(agenda, roll, meeting.declared ?? []);
  const items = agenda.flatMap((one, at): Block[] => {
    const recused = aside.filter((who) => who.item === at + 1);
    const counted = tallies.find((of) => of.item === at + 1);
    const dissent = (meeting.dissent ?? []).filter((of) => of.item === at + 1);
    return [
      heading(`议题${at + 1}：${one.title}`, `Item ${at + 1}: ${one.title}`),
      ...(one.motion ? [paragraph(`提请表决：${one.motion}`, `Motion: ${one.motion}`)] : []),
      ...recused.map((who) =>
        paragraph(
          `${name(who.person)}回避：${grounds[who.ground].zh}。`,
          `${name(who.person)} stood aside: ${grounds[who.ground].en}.`,
        ),
      ),
      counted
        ? { kind: 'paragraph', text: tallyInWords(counted) }
        : paragraph('本议题未表决。', 'This item was not voted on.'),
      ...dissent.map((of) => paragraph(`不同意见：${of.reason}`, `Dissent: ${of.reason}`)),
    ];
  });
  const { quorum, majority, atLeast } = meeting;
  return [
    {
      kind: 'facts',
      rows: [
        { label: { zh: '时间', en: 'Held on' }, value: { zh: meeting.heldOn ?? '', en: meeting.heldOn ?? '' } },
        { label: { zh: '地点', en: 'Place' }, value: { zh: meeting.place ?? '', en: meeting.place ?? '' } },
        {
          label: { zh: '主持', en: 'Presiding' },
          value: { zh: name(meeting.presiding), en: name(meeting.presiding) },
        },
        { label: { zh: '到会', en: 'Present' }, value: present },
        { label: { zh: '缺席', en: 'Absent' }, value: absent },
        { label: { zh: '中途退席', en: 'Left before the end' }, value: left },
      ],
    },
    ...(quorum && majority && atLeast
      ? [{ kind: 'paragraph', text: ruleInWords({ quorum, majority, atLeast }) } as const]
      : []),
    ...items,
  ];
}

const minutesOf = (name: Label, inner: boolean): DocumentTemplate => ({
  name,
  law: '65.1',
  fills: ['title', 'heldOn', 'place', 'presiding', 'agenda', 'present', 'recusals', 'tallies', 'dissent'],
  ...(inner && { read: [officer('committee'), assigned('members')] }),
  render: ({ record, today }) => {
    const meeting = record.facts as Recorded;
    return {
      title: name,
      number: record.number,
      issuer: committee,
      date: today,
      blocks: [
        paragraph(meeting.title ?? '', meeting.title ?? ''),
        ...recordOf(meeting),
        ...(inner && meeting.discussion
          ? [heading('讨论情况', 'Discussion'), { kind: 'paragraph', text: said(meeting.discussion) } as const]
          : []),
        { kind: 'signature', text: committee },
      ],
    };
  },
});

export const meetingDocuments = {
  minutes: minutesOf({ zh: '伦理委员会会议纪要', en: 'Minutes of the ethics committee' }, true),
  publicMinutes: minutesOf({ zh: '伦理委员会会议公告', en: 'Public record of the meeting' }, false),
} satisfies Readonly<Record<string, DocumentTemplate>>;

export const normDocuments = {
  norm: {
    name: { zh: '人工智能伦理安全规范', en: 'Ethics and safety norm for AI' },
    law: '65.1(1)',
    fills: ['title', 'version', 'text', 'effectiveOn', 'votes'],
    render: ({ record: { facts, number }, today }) => {
      const [votes] = (facts.votes ?? []) as readonly { for: number; against: number; abstained: number }[];
      return {
        title: { zh: String(facts.title ?? ''), en: String(facts.title ?? '') },
        number,
        issuer: committee,
        date: today,
        blocks: [
          paragraph(
            `版本${facts.version ?? ''}，自${facts.effectiveOn ?? '（待定）'}起施行。`,
            `Version ${facts.version ?? ''}, in effect from ${facts.effectiveOn ?? '(to be set)'}.`,
          ),
          ...(votes
            ? [
                paragraph(
                  `经委员会表决通过：同意${votes.for}票，反对${votes.against}票，弃权${votes.abstained}票。`,
                  `Adopted by the committee: ${votes.for} for, ${votes.against} against, ${votes.abstained} abstaining.`,
                ),
              ]
            : []),
          { kind: 'paragraph', text: said(facts.text) },
          { kind: 'signature', text: committee },
        ],
      };
    },
  },
} satisfies Readonly<Record<string, DocumentTemplate>>;

const toTheEnterprise = (
  name: Label,
  body: (facts: Readonly<Record<string, unknown>>) => readonly Block[],
): DocumentTemplate => ({
  name,
  law: '65.1(5)',
  fills: ['title', 'questions', 'findings'],
  read: insideEvaluation,
  render: ({ record, today }) => ({
    title: name,
    number: record.number,
    issuer: committee,
    date: today,
    blocks: [...body(record.facts), { kind: 'signature', text: committee }],
  }),
});
const listed = (lines: readonly string[]): Block => ({
  kind: 'list',
  items: lines.map((line) => ({ zh: line, en: line })),
});

export const evaluationDocuments = {
  evaluationNotice: toTheEnterprise(
    { zh: '规范执行情况评估通知书', en: 'Notice of evaluation' },
    ({ title, questions }) => [
      paragraph(
        `依据《深圳经济特区人工智能产业促进条例》第六十五条第一款第五项，开展“${title ?? ''}”。请在期限内逐条作答并提交证明材料：`,
        `Under Article 65(1)(5) of the Regulation: “${title ?? ''}”. Please answer clause by clause, with evidence, within the term:`,
      ),
      listed(
        ((questions ?? []) as readonly { clause: string; question: string }[]).map(
          (one) => `${one.clause}：${one.question}`,
        ),
      ),
    ],
  ),
  rectificationOrder: toTheEnterprise({ zh: '规范执行情况整改通知书', en: 'Order to rectify' }, ({ findings }) => [
    paragraph(
      '经评估，以下事项不符合规范，请在期限内整改并报告：',
      'The following does not comply; please put it right within the term and report:',
    ),
    listed(
      ((findings ?? []) as readonly { clause: string; finding: string; complies: boolean }[])
        .filter((one) => !one.complies)
        .map((one) => `${one.clause}：${one.finding}`),
    ),
  ]),
} satisfies Readonly<Record<string, DocumentTemplate>>;
