import { exceptions, prohibitedActs } from '#families/prohibitedActs.ts';
import { type DocumentTemplate, type DocumentView, heading, paragraph } from '#kernel/documents.ts';

const prose = (view: DocumentView, name: string) => {
  const value = view.record.facts[name] as { zh: string; en?: string } | undefined;
  return { zh: value?.zh ?? '（未填写）', en: value?.en ?? value?.zh ?? '(not stated)' };
};
const named = <K extends string>(of: Readonly<Record<K, { zh: string; en: string }>>, key: unknown) =>
  of[key as K] ?? { zh: '—', en: '—' };

const letter = (
  zh: string,
  en: string,
  decision: (view: DocumentView) => DocumentTemplateBlocks,
): DocumentTemplate => ({
  name: { zh, en },
  law: '72.2',
  fills: ['title', 'act', 'verdict', 'results', 'conclusion', 'reasons', 'exception'],
  render: (view) => ({
    title: { zh, en },
    number: view.record.number,
    issuer: view.office,
    date: view.today,
    blocks: [
      heading('事项', 'The matter'),
      paragraph(
        `${view.record.facts.title}：${named(prohibitedActs, view.record.facts.act).zh}（条例第七十二条第二款）。`,
        `${view.record.facts.title}: ${named(prohibitedActs, view.record.facts.act).en} (Article 72(2)).`,
      ),
      heading('理由', 'Reasons'),
      { kind: 'paragraph', text: prose(view, 'reasons') },
      heading('决定', 'Decision'),
      ...decision(view),
      heading('救济途径', 'Remedies'),
      paragraph(
        '如不服本决定，可以自知道本决定之日起六十日内申请行政复议，或者自知道之日起六个月内提起行政诉讼（来源待确认）。',
        'If you disagree you may apply for reconsideration within sixty days, or bring an action within six months (source to be confirmed).',
      ),
      { kind: 'signature', text: view.office },
    ],
  }),
});
type DocumentTemplateBlocks = ReturnType<DocumentTemplate['render']>['blocks'];

export const documents = {
  rectificationOrder: letter('责令改正通知书', 'Order to rectify', (view) => [
    paragraph(
      `责令立即改正，并在期限内书面报告整改情况。${view.reason ?? ''}`,
      `You are ordered to put this right and to report in writing within the term. ${view.reason ?? ''}`,
    ),
  ]),
  closingNotice: letter('办结告知书', 'Notice of closing', (view) => {
    const exception = named(exceptions, view.record.facts.exception);
    return view.record.facts.conclusion === 'exception'
      ? [
          paragraph(
            `价格或者待遇的差别属于允许的情形：${exception.zh}（深圳经济特区数据条例第六十九条）。不予处理。`,
            `The difference is allowed: ${exception.en} (Shenzhen Data Regulation 69). No action is taken.`,
          ),
        ]
      : [paragraph('未认定存在禁止行为，案件办结。', 'No prohibited act is found; the case is closed.')];
  }),
} satisfies Readonly<Record<string, DocumentTemplate>>;
