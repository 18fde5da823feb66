import { type Block, type DocumentTemplate, heading, paragraph } from '#kernel/documents.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import { byQuestion } from './rules.ts';

interface Counted {
  readonly topic: string;
  readonly n: number;
  readonly adopted: number;
  readonly partly: number;
  readonly enterprises: number;
  readonly organisations: number;
}

/** The report on a consultation, its numbers from the comments themselves. */
export const documents = {
  report: {
    name: { zh: '征询情况报告', en: 'Report on the consultation' },
    law: '64.1',
    fills: ['title', 'questions', 'report', 'closesOn'],
    reads: [byQuestion],
    render: ({ record: { facts, number }, office, today, reads }) => {
      const counted = (reads[byQuestion] ?? []) as readonly Counted[];
      const all = counted.reduce((sum, one) => sum + one.n, 0);
      const report = facts.report as Bilingual | undefined;
      const questions = (facts.questions ?? []) as readonly { question: string }[];
      return {
        title: { zh: `关于“${facts.title ?? ''}”的征询情况报告`, en: `Report on “${facts.title ?? ''}”` },
        number,
        issuer: office,
        date: today,
        blocks: [
          paragraph(
            `征询于${facts.closesOn ?? ''}截止，共收到意见${all}条，已逐条答复并公开。`,
            `The consultation closed on ${facts.closesOn ?? ''}; ${all} comments came in, each answered in public.`,
          ),
          ...questions.flatMap(({ question }): Block[] => {
            const of = counted.find((one) => one.topic === question);
            return [
              heading(question, question),
              of
                ? paragraph(
                    `意见${of.n}条，其中企业${of.enterprises}条、其他组织${of.organisations}条；采纳${of.adopted}条，部分采纳${of.partly}条。`,
                    `${of.n} comments, ${of.enterprises} by enterprises and ${of.organisations} by organisations; ${of.adopted} adopted, ${of.partly} in part.`,
                  )
                : paragraph('没有收到意见。', 'No comment came in.'),
            ];
          }),
          heading('总结', 'Conclusion'),
          {
            kind: 'paragraph',
            text: { zh: report?.zh ?? '（待填写）', en: report?.en ?? report?.zh ?? '(to be written)' },
          },
          { kind: 'signature', text: office },
        ],
      };
    },
  },
} satisfies Readonly<Record<string, DocumentTemplate>>;
