import { prohibitedActs } from '#families/prohibitedActs.ts';
import { type Block, type DocumentTemplate, type DocumentView, heading, paragraph } from '#kernel/documents.ts';
import type { Label } from '#kernel/label.ts';
import { getOffice, isOfficeId } from '#law/offices.ts';
import { laws } from './facts.ts';

const office = (value: unknown): Label =>
  isOfficeId(value) ? getOffice(value).name : { zh: '（未填写）', en: '(not stated)' };
const bilingual = (value: unknown): Label => {
  const text = (value ?? { zh: '（未填写）' }) as { zh: string; en?: string };
  return { zh: text.zh, en: text.en ?? text.zh };
};
const several = (choices: Readonly<Record<string, Label>>, value: unknown): Label => {
  const named = ((value ?? []) as readonly string[]).flatMap((one) => choices[one] ?? []);
  return { zh: named.map((one) => one.zh).join('；'), en: named.map((one) => one.en).join('; ') };
};

const letter = (
  name: Label,
  way: 'out' | 'back',
  fills: readonly string[],
  body: (view: DocumentView) => readonly Block[],
): DocumentTemplate => ({
  name,
  law: '72.3',
  fills,
  render: (view) => {
    const { from, to } = view.record.facts;
    const [by, addressee] = way === 'out' ? [office(from), office(to)] : [office(to), office(from)];
    return {
      title: name,
      number: view.record.number,
      addressee,
      issuer: by,
      date: view.today,
      blocks: [...body(view), { kind: 'signature', text: by }],
    };
  },
});

/** The letters between the two offices. */
export const referralDocuments = {
  referralLetter: letter(
    { zh: '案件移送函', en: 'Letter of referral' },
    'out',
    ['title', 'acts', 'laws', 'grounds', 'to'],
    ({ record: { facts } }) => [
      paragraph(
        `现将“${facts.title ?? ''}”一案移送你部门依法处理。`,
        `The case “${facts.title ?? ''}” is referred to you to deal with under the law.`,
      ),
      heading('涉嫌行为', 'Acts'),
      { kind: 'paragraph', text: several(prohibitedActs, facts.acts) },
      heading('事实和理由', 'Facts and grounds'),
      { kind: 'paragraph', text: bilingual(facts.grounds) },
      heading('依据', 'Provisions'),
      paragraph(
        `《深圳经济特区人工智能产业促进条例》第七十二条第三款；${several(laws, facts.laws).zh}`,
        `Article 72(3) of the Regulation; ${several(laws, facts.laws).en}`,
      ),
      paragraph(
        '所附案卷已签名，可以脱机核验。请接收后回执；不予接收的，请书面说明理由。',
        'The case file enclosed is signed and can be verified offline. Please acknowledge it, or return it with written reasons.',
      ),
    ],
  ),
  receiptNotice: letter(
    { zh: '移送案件接收回执', en: 'Receipt of a case referred' },
    'back',
    ['title', 'receiptNumber'],
    ({ record: { facts, number } }) => [
      paragraph(
        `你部门移送的“${facts.title ?? ''}”一案（${number}）已收到，收件号${facts.receiptNumber ?? '（填写）'}。`,
        `The case “${facts.title ?? ''}” (${number}) has been taken under number ${facts.receiptNumber ?? '(state it)'}.`,
      ),
    ],
  ),
  returnNotice: letter(
    { zh: '移送案件退回函', en: 'Return of a case referred' },
    'back',
    ['title', 'returned'],
    ({ reason, record: { facts } }) => [
      paragraph(
        `“${facts.title ?? ''}”一案不予接收，理由如下：`,
        `The case “${facts.title ?? ''}” is not taken, because:`,
      ),
      { kind: 'paragraph', text: reason ? { zh: reason, en: reason } : bilingual(facts.returned) },
    ],
  ),
  outcomeLetter: letter(
    { zh: '移送案件处理结果告知函', en: 'Outcome of a case referred' },
    'back',
    ['title', 'result', 'resultNote'],
    ({ record: { facts } }) => [
      paragraph(
        `“${facts.title ?? ''}”一案已处理完毕，结果如下：`,
        `The case “${facts.title ?? ''}” has been dealt with:`,
      ),
      { kind: 'paragraph', text: bilingual(facts.resultNote) },
    ],
  ),
} satisfies Readonly<Record<string, DocumentTemplate>>;
