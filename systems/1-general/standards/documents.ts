import { commenters, dispositions } from '#families/committee/comments.ts';
import { type Block, type DocumentTemplate, type DocumentView, heading, paragraph } from '#kernel/documents.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import { type Label, label } from '#kernel/label.ts';

interface Comment {
  readonly topic: string;
  readonly text: string;
  readonly from: keyof typeof commenters;
  readonly disposition?: keyof typeof dispositions;
  readonly answer?: string;
}
const text = (view: DocumentView, name: string) => String(view.record.facts[name] ?? '');
const long = (view: DocumentView, name: string): Block => {
  const value = view.record.facts[name] as Bilingual | undefined;
  return { kind: 'paragraph', text: label(value?.zh ?? '', value?.en ?? value?.zh ?? '') };
};
const document = (
  zh: string,
  en: string,
  fills: readonly string[],
  blocks: (view: DocumentView) => readonly Block[],
  more: Partial<DocumentTemplate> = {},
): DocumentTemplate => ({
  name: { zh, en },
  law: '8.1',
  fills,
  ...more,
  render: (view) => ({
    title: { zh, en },
    number: view.record.number,
    addressee: view.ownerName,
    issuer: view.office,
    date: view.today,
    blocks: [...blocks(view), { kind: 'signature', text: view.office }],
  }),
});
const yes = (view: DocumentView): Label => {
  const { agreed = 0, seated = 0 } = view.record.facts as { agreed?: number; seated?: number };
  return label(`审查专家${seated}名，同意${agreed}名。`, `${seated} experts; ${agreed} agree.`);
};

/** The papers of a standard: plan, text, comments with answers, minutes, announcement. */
export const standardDocuments = {
  planNotice: document('地方标准立项通知', 'Notice that the standard is planned', ['title', 'scope'], (view) => [
    paragraph(
      `“${text(view, 'title')}”列入人工智能地方标准制定计划，请组织起草组并编写标准草案。`,
      `“${text(view, 'title')}” is on the plan of local AI standards. Form a drafting group and write the draft.`,
    ),
    heading('范围和主要内容', 'Scope and main content'),
    long(view, 'scope'),
  ]),
  declineLetter: document('不予立项通知', 'Notice that the standard is not planned', ['title'], (view) => [
    paragraph(
      `“${text(view, 'title')}”不予立项。理由：${view.reason ?? '（请写明理由）'}`,
      `“${text(view, 'title')}” is not planned. Reason: ${view.reason ?? '(state the reason)'}`,
    ),
  ]),
  standard: document('标准文本', 'Text of the standard', ['title', 'standardNumber', 'text'], (view) => [
    paragraph(
      `${text(view, 'standardNumber')} ${text(view, 'title')}`.trim(),
      `${text(view, 'standardNumber')} ${text(view, 'title')}`.trim(),
    ),
    long(view, 'text'),
  ]),
  commentTable: document(
    '意见汇总处理表',
    'Comments and how they were dealt with',
    ['title', 'changes'],
    (view) => {
      const comments = (view.reads['standards-comments.table'] ?? []) as readonly Comment[];
      const told = ({ disposition, answer }: Comment): Label =>
        disposition
          ? label(
              `${dispositions[disposition].zh}。${answer ?? ''}`,
              `${dispositions[disposition].en}. ${answer ?? ''}`,
            )
          : label('（待答复）', '(to be answered)');
      return [
        paragraph(
          `“${text(view, 'title')}”公开征求意见，收到意见${comments.length}条。`,
          `“${text(view, 'title')}” was open to comment; ${comments.length} were received.`,
        ),
        ...comments.flatMap((one, at): Block[] => [
          heading(
            `${at + 1}. ${one.topic}（${commenters[one.from].zh}）`,
            `${at + 1}. ${one.topic} (${commenters[one.from].en})`,
          ),
          paragraph(`意见：${one.text}`, `Comment: ${one.text}`),
          paragraph(`处理：${told(one).zh}`, `Disposition: ${told(one).en}`),
        ]),
      ];
    },
    { reads: ['standards-comments.table'] },
  ),
  reviewMinutes: document('标准审查会纪要', 'Minutes of the expert review', ['title', 'agreed', 'seated'], (view) => [
    paragraph(
      `${text(view, 'reviewOn')}召开“${text(view, 'title')}”审查会。`,
      `The review of “${text(view, 'title')}” was held on ${text(view, 'reviewOn')}.`,
    ),
    { kind: 'paragraph', text: yes(view) },
    paragraph(`结论：${view.reason ?? '（请写明结论）'}`, `Conclusion: ${view.reason ?? '(state the conclusion)'}`),
  ]),
  announcement: document('地方标准发布公告', 'Announcement of the standard', ['title', 'standardNumber'], (view) => [
    paragraph(
      `批准发布深圳市地方标准 ${text(view, 'standardNumber')}《${text(view, 'title')}》。`,
      `The local standard ${text(view, 'standardNumber')}, “${text(view, 'title')}”, is approved and published.`,
    ),
    { kind: 'paragraph', text: yes(view) },
  ]),
} satisfies Readonly<Record<string, DocumentTemplate>>;
