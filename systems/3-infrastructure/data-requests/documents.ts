import { type Block, type DocumentTemplate, type DocumentView, heading, paragraph } from '#kernel/documents.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import { type Label, label } from '#kernel/label.ts';
import { offices } from '#law/offices.ts';
import { inside, uses } from './facts.ts';

const both = (text: Bilingual | undefined): Label => label(text?.zh ?? '–', text?.en ?? text?.zh ?? '–');
const row = (zh: string, en: string, value: Label, fact?: string) => ({ label: label(zh, en), value, fact });
const same = (text: unknown): Label => label(String(text ?? '–'), String(text ?? '–'));

interface Request {
  readonly title?: string;
  readonly use?: keyof typeof uses;
  readonly purpose?: Bilingual;
  readonly safeguards?: Bilingual;
  readonly readers?: Bilingual;
  readonly endsOn?: string;
  readonly conditions?: Bilingual;
  readonly defects?: Bilingual;
  readonly breach?: Bilingual;
}
interface Named {
  readonly title?: string;
  readonly version?: { readonly number: number } | null;
}
/** The letter is the office's whose data they are. */
const officeOf = (view: DocumentView): Label =>
  offices.find(({ id }) => id === view.record.facts.office)?.name ?? view.office;
const datasetIn = (view: DocumentView): Named => (view.reads['data-requests.granted'] ?? {}) as Named;

const letter = (
  zh: string,
  en: string,
  law: string,
  fills: readonly string[],
  blocks: (view: DocumentView, facts: Request) => readonly Block[],
): DocumentTemplate => ({
  name: { zh, en },
  law,
  fills,
  reads: ['data-requests.granted'],
  read: inside,
  render: (view) => ({
    title: { zh, en },
    number: view.record.number,
    addressee: view.ownerName,
    issuer: officeOf(view),
    date: view.today,
    blocks: [...blocks(view, view.record.facts as Request), { kind: 'signature', text: officeOf(view) }],
  }),
});

const agreement = letter(
  '公共数据使用协议',
  'Agreement on the use of public data',
  '31.1',
  ['title', 'dataset', 'version', 'use', 'purpose', 'safeguards', 'readers', 'endsOn', 'conditions'],
  (view, facts) => {
    const { title = '', version } = datasetIn(view);
    return [
      paragraph(
        `经审核，同意${view.ownerName.zh}在下列范围和条件下使用“${title}”。本协议经双方在本平台签署后生效。`,
        `${view.ownerName.en} may use “${title}” within the bounds below. This agreement takes effect once both have signed it on this platform.`,
      ),
      {
        kind: 'facts',
        rows: [
          row(
            '数据',
            'Data',
            label(`${title}，第${version?.number ?? '–'}版`, `${title}, version ${version?.number ?? '–'}`),
            'dataset',
          ),
          row('用途', 'Use', facts.use ? uses[facts.use] : same(undefined), 'use'),
          row('使用目的', 'Purpose', both(facts.purpose), 'purpose'),
          row('安全措施', 'Safeguards', both(facts.safeguards), 'safeguards'),
          row('使用人员', 'Readers', both(facts.readers), 'readers'),
          row('使用至', 'Used until', same(facts.endsOn), 'endsOn'),
          ...(facts.conditions ? [row('其他条件', 'Further conditions', both(facts.conditions), 'conditions')] : []),
        ],
      },
      heading('双方约定', 'Both agree'),
      {
        kind: 'list',
        items: [
          label(
            '数据只在本平台的沙箱中以只读方式查询，每次查询均有记录。',
            'The data are read in the platform’s sandbox only; every query is recorded.',
          ),
          label(
            '结果须经逐格检查后方可导出；未经放行的内容不得以任何方式带出。',
            'Results leave only after the checks cell by cell; nothing else is carried out in any way.',
          ),
          label(
            '不识别个人，不与其他数据比对以识别个人，不转交他人。',
            'Nobody is identified, by comparison with other data or otherwise, and nothing is passed on.',
          ),
          label(
            '期限届满沙箱自动关闭；使用方在期限内删除导出文件和副本并确认。',
            'The sandbox closes at the end of the term; files and copies are deleted, and the deletion confirmed, in time.',
          ),
          label('违反约定的，提供方可以立即终止使用。', 'A breach lets the office end the use at once.'),
        ],
      },
      paragraph(
        '依据：《深圳经济特区人工智能产业促进条例》第三十一条、第三十三条',
        'Provisions: Articles 31 and 33 of the Regulation',
      ),
    ];
  },
);

/** The letters of a request: the agreement that both sign, and what else the office writes. */
export const requestDocuments = {
  agreement,
  correctionNotice: letter('补正通知书', 'Notice to correct', '31.1', ['defects'], (_view, facts) => [
    paragraph(
      '申请材料需要补正，审核期限自本通知作出之日起中止：',
      'The request is to be corrected; the term to decide stands still:',
    ),
    { kind: 'paragraph', text: both(facts.defects) },
  ]),
  declineLetter: letter('不予同意使用数据决定书', 'Decision to decline the use', '31.1', ['title'], (view) => [
    paragraph(
      `不同意使用“${datasetIn(view).title ?? ''}”。`,
      `The use of “${datasetIn(view).title ?? ''}” is declined.`,
    ),
    paragraph(`理由：${view.reason ?? '（请写明理由）'}`, `Reason: ${view.reason ?? '(state the reason)'}`),
    paragraph(
      '如不服本决定，可以依法申请行政复议或者提起行政诉讼。（期限和依据来源待确认）',
      'You may apply for administrative reconsideration or bring an action. (Terms and source to be confirmed)',
    ),
  ]),
  breachNotice: letter('终止使用数据通知书', 'Notice that the use has ended', '33.2', ['breach'], (_view, facts) => [
    paragraph(
      '因下列违约情形，数据使用自本通知作出之日起终止：',
      'For the breach below the use ends from the day of this notice:',
    ),
    { kind: 'paragraph', text: both(facts.breach) },
    paragraph('请在期限内删除导出文件和副本并确认。', 'Delete the exported files and copies in time, and confirm it.'),
  ]),
} satisfies Readonly<Record<string, DocumentTemplate>>;

interface Export {
  readonly title?: string;
  readonly fingerprint?: string;
  readonly rows?: number;
  readonly thresholds?: Bilingual;
  readonly reasons?: Bilingual;
}

/** What goes with a file that left: its fingerprint, so that anybody who holds the file can tell that it is this one. */
export const exportDocuments = {
  releaseNotice: {
    name: label('数据导出放行通知', 'Notice of a released export'),
    law: '33.2',
    fills: ['title', 'rows', 'fingerprint', 'thresholds', 'reasons'],
    reads: ['data-requests.request'],
    credential: {
      type: 'ReleasedDataExport',
      holdsIn: ['leftSandbox'],
      subject: ({ record: { facts, number } }) => {
        const { fingerprint, rows } = facts as Export;
        return { export: number, sha256: fingerprint, rows };
      },
    },
    render(view) {
      const { title, fingerprint, rows, thresholds, reasons } = view.record.facts as Export;
      const request = (view.reads['data-requests.request'] ?? {}) as { number?: string; title?: string };
      return {
        title: label('数据导出放行通知', 'Notice of a released export'),
        number: view.record.number,
        addressee: view.ownerName,
        issuer: officeOf(view),
        date: view.today,
        blocks: [
          paragraph('下列导出文件已通过检查，准予放行。', 'The export below has passed the checks and is released.'),
          {
            kind: 'facts',
            rows: [
              row('名称', 'Title', same(title), 'title'),
              row('数据', 'Data', same(request.title)),
              row('申请编号', 'Request', same(request.number)),
              row('行数', 'Rows', same(rows), 'rows'),
              row('文件指纹（SHA-256）', 'Fingerprint (SHA-256)', same(fingerprint), 'fingerprint'),
              row('检查阈值', 'Thresholds', both(thresholds), 'thresholds'),
              ...(reasons ? [row('审核意见', 'Opinion', both(reasons), 'reasons')] : []),
            ],
          },
          { kind: 'signature', text: officeOf(view) },
        ],
      };
    },
  },
} satisfies Readonly<Record<string, DocumentTemplate>>;
