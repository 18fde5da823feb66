import { exceptions } from '#families/prohibitedActs.ts';
import { assigned, partyIn, type Roles } from '#kernel/access.ts';
import { type Block, type DocumentTemplate, type DocumentView, heading, paragraph } from '#kernel/documents.ts';
import type { Label } from '#kernel/label.ts';
import { getOffice, type OfficeId } from '#law/offices.ts';
import { acts, outcomes } from './acts.ts';
import { handlers } from './facts.ts';

const bilingual = (value: unknown): Label => {
  const text = (value ?? { zh: '（未填写）', en: '(not stated)' }) as { zh: string; en?: string };
  return { zh: text.zh, en: text.en ?? text.zh };
};
/** Who signs: the office that handles the report, or the industry organisation. */
const handlerOf = ({ record, reads, office }: DocumentView): Label => {
  const name = reads['violation-reports.organisationName'];
  if (typeof name === 'string') return { zh: name, en: name };
  return record.facts.office === undefined ? office : getOffice(record.facts.office as OfficeId).name;
};
const choice = (labels: Readonly<Record<string, Label>>, value: unknown): Label =>
  labels[String(value)] ?? { zh: '（未填写）', en: '(not stated)' };

const letter = (
  name: Label,
  law: string,
  fills: readonly string[],
  addressee: (view: DocumentView) => Label,
  read: Roles,
  body: (view: DocumentView) => readonly Block[],
): DocumentTemplate => ({
  name,
  law,
  fills,
  read,
  reads: ['violation-reports.organisationName'],
  render: (view) => ({
    title: name,
    number: view.record.number,
    addressee: addressee(view),
    issuer: handlerOf(view),
    date: view.today,
    blocks: [...body(view), { kind: 'signature', text: handlerOf(view) }],
  }),
});
const ofTheReport = [...handlers, assigned('reporter')];
const toTheReporter = (): Label => ({ zh: '举报人', en: 'The reporter' });
const reported = ({ record }: DocumentView): Block => {
  const { act, receivedOn } = record.facts;
  return paragraph(
    `您于${receivedOn}提交的举报（编号${record.number}，${choice(acts, act).zh}），处理情况如下。`,
    `Your report of ${receivedOn} (number ${record.number}: ${choice(acts, act).en}) has been dealt with as follows.`,
  );
};

/** The letters of a report. None repeats what the reporter wrote: that stays sealed. */
export const reportDocuments = {
  refusalNotice: letter(
    { zh: '举报不予受理告知书', en: 'Notice that the report is not accepted' },
    '70.1',
    ['act', 'receivedOn', 'reasons'],
    toTheReporter,
    ofTheReport,
    (view) => [
      reported(view),
      paragraph('决定不予受理。', 'It is not accepted.'),
      heading('理由', 'Reasons'),
      {
        kind: 'paragraph',
        text: view.reason ? { zh: view.reason, en: view.reason } : bilingual(view.record.facts.reasons),
      },
    ],
  ),
  outcomeNotice: letter(
    { zh: '举报处理结果告知书', en: 'Notice of the outcome of a report' },
    '70.1',
    ['act', 'receivedOn', 'outcome', 'reasons', 'exception'],
    toTheReporter,
    ofTheReport,
    (view) => [
      reported(view),
      heading('结果', 'Outcome'),
      { kind: 'paragraph', text: choice(outcomes, view.record.facts.outcome) },
      ...(view.record.facts.exception === undefined
        ? []
        : [
            paragraph(
              `适用深圳经济特区数据条例第六十九条第二款${choice(exceptions, view.record.facts.exception).zh}`,
              `Shenzhen data regulation, Article 69(2) ${choice(exceptions, view.record.facts.exception).en}`,
            ),
          ]),
      heading('理由', 'Reasons'),
      { kind: 'paragraph', text: bilingual(view.record.facts.reasons) },
      paragraph(
        '您可以凭回执码查看往来信息，也可以补充新的线索。我们对您的身份保密。',
        'With your receipt code you can read the messages and add what is new. Your identity is kept secret.',
      ),
    ],
  ),
  rectificationOrder: letter(
    { zh: '责令改正通知书', en: 'Order to rectify' },
    '72.3',
    ['subject', 'act', 'orders', 'rectifyBy'],
    ({ record }) => ({ zh: String(record.facts.subject ?? ''), en: String(record.facts.subject ?? '') }),
    [...handlers, partyIn('firm')],
    (view) => [
      paragraph(
        `经核查，你单位存在以下行为：${choice(acts, view.record.facts.act).zh}，违反《深圳经济特区人工智能产业促进条例》第七十二条第二款。`,
        `It is found that you did the following: ${choice(acts, view.record.facts.act).en}, in breach of Article 72(2) of the Regulation.`,
      ),
      paragraph(
        `依照条例第七十二条第三款和有关法律、法规，责令你单位于${view.record.facts.rectifyBy ?? '（填写日期）'}前改正：`,
        `Under Article 72(3) and the laws that it names you are ordered to rectify by ${view.record.facts.rectifyBy ?? '(date)'}:`,
      ),
      { kind: 'paragraph', text: bilingual(view.record.facts.orders) },
      paragraph(
        '如不服本通知，可以自收到之日起六十日内申请行政复议，或者在六个月内提起行政诉讼。',
        'If you disagree, you may apply for reconsideration within sixty days of receiving it, or bring an action within six months.',
      ),
    ],
  ),
} satisfies Readonly<Record<string, DocumentTemplate>>;
