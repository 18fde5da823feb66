import { type Block, type DocumentTemplate, type DocumentView, heading, paragraph } from '#kernel/documents.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import type { Label } from '#kernel/label.ts';
import { type Ground, grounds } from './admission.ts';
import { answerFacts, suitability } from './facts.ts';

const prose = (value: unknown): Label => {
  const { zh, en } = (value ?? {}) as Partial<Bilingual>;
  return { zh: zh ?? '（请写明）', en: en ?? zh ?? '(state it)' };
};
const letter = (
  zh: string,
  en: string,
  fills: readonly string[],
  body: (view: DocumentView) => readonly Block[],
): DocumentTemplate => ({
  name: { zh, en },
  law: '46.1',
  fills,
  render: (view) => ({
    title: { zh, en },
    number: view.record.number,
    addressee: view.ownerName,
    date: view.today,
    blocks: [
      ...body(view),
      paragraph(
        '依据：《深圳经济特区人工智能产业促进条例》第四十六条第一款',
        'Provision: Article 46(1) of the Regulation',
      ),
    ],
  }),
});
const about = ({ record: { facts } }: DocumentView): Block =>
  paragraph(
    `你单位提交的“${facts.title}”注册检验报告（${facts.bodyName}，编号${facts.reportNumber}，日期${facts.reportedOn}，器械类别${facts.scope}）：`,
    `Your inspection report on “${facts.title}” (${facts.bodyName}, no. ${facts.reportNumber}, of ${facts.reportedOn}, class ${facts.scope}):`,
  );

export const reportDocuments = {
  admissionNotice: letter('检验报告采信通知书', 'Notice of admission', ['bodyName', 'reportNumber'], (view) => [
    about(view),
    paragraph(
      '出具单位在报告日期属于认定的第三方检验机构，认定范围包括该类器械，予以采信。',
      'On the day of the report the body was designated for devices of this class; the report is admitted.',
    ),
  ]),
  refusalNotice: letter('检验报告不予采信通知书', 'Notice of non-admission', ['grounds'], (view) => [
    about(view),
    paragraph('不予采信，原因：', 'Not admitted, because:'),
    { kind: 'list', items: ((view.record.facts.grounds ?? []) as readonly Ground[]).map((one) => grounds[one]) },
    paragraph(
      '可以另行提交名录内机构出具的报告。名录由本平台维护并公布，以国家公布的为准。',
      'A report of a body on the list may be handed in. The list is kept and published here; the national publication prevails.',
    ),
  ]),
} satisfies Readonly<Record<string, DocumentTemplate>>;

const suitRows = ({ record: { facts } }: DocumentView): Block => ({
  kind: 'facts',
  rows: suitability.map((name) => ({
    label: answerFacts[name].label,
    value:
      facts[name] === false ? { zh: '否', en: 'No' } : facts[name] ? { zh: '是', en: 'Yes' } : { zh: '—', en: '—' },
  })),
});
export const answerDocuments = {
  recognitionLetter: letter('伦理审查认可书', 'Recognition of the ethics review', ['title'], (view) => [
    paragraph(
      `我院认可组长单位对“${view.record.facts.title}”的伦理审查，只审查了本院适宜性：`,
      `We recognise the lead hospital’s ethics review of “${view.record.facts.title}”, having looked at our own site only:`,
    ),
    suitRows(view),
    ...(view.record.facts.conditions
      ? [heading('本院要求', 'Conditions'), { kind: 'paragraph' as const, text: prose(view.record.facts.conditions) }]
      : []),
  ]),
  declineLetter: letter('不予认可告知书', 'Notice that the review is not recognised', ['title', 'reasons'], (view) => [
    paragraph(
      `我院对“${view.record.facts.title}”的伦理审查不予认可，原因限于本院适宜性：`,
      `We do not recognise the ethics review of “${view.record.facts.title}”, for our own site only:`,
    ),
    suitRows(view),
    heading('理由', 'Reasons'),
    {
      kind: 'paragraph',
      text: view.reason ? { zh: view.reason, en: view.reason } : prose(view.record.facts.reasons),
    },
  ]),
} satisfies Readonly<Record<string, DocumentTemplate>>;
