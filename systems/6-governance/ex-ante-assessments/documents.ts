import { type DocumentModel, type DocumentTemplate, type DocumentView, heading, paragraph } from '#kernel/documents.ts';

const text = (view: DocumentView, name: string) => {
  const value = view.record.facts[name] as string | { zh: string; en?: string } | undefined;
  if (typeof value === 'object') return { zh: value.zh, en: value.en ?? value.zh };
  return { zh: value ?? '（未填写）', en: value ?? '(not stated)' };
};
const remedies = [
  heading('救济途径', 'Remedies'),
  paragraph(
    '如不服本决定，可以自知道本决定之日起六十日内申请行政复议，也可以自知道或者应当知道之日起六个月内提起行政诉讼。',
    'If you disagree, you may apply for administrative reconsideration within sixty days of learning of this decision, or bring an action within six months.',
  ),
  paragraph(
    '（依据：行政复议法第二十条；行政诉讼法第四十六条，来源待确认）',
    '(Administrative Reconsideration Law 20; Administrative Litigation Law 46, source to be confirmed)',
  ),
] as const;

const letter = (zh: string, en: string, body: (view: DocumentView) => DocumentModel['blocks']): DocumentTemplate => ({
  name: { zh, en },
  law: '66.2',
  fills: ['title', 'summary', 'outcome', 'conditions'],
  render: (view) => ({
    title: { zh, en },
    number: view.record.number,
    addressee: view.ownerName,
    issuer: view.office,
    date: view.today,
    blocks: [...body(view), { kind: 'signature', text: view.office }],
  }),
});

/** The letters of an assessment; each is drafted from the facts and edited by the officer before it is issued. */
export const assessmentDocuments = {
  acceptanceNotice: letter('受理通知书', 'Notice of acceptance', (view) => [
    paragraph(
      `你单位提交的“${text(view, 'title').zh}”事前评估申请材料齐全，现予受理。`,
      `Your application for the ex-ante assessment of “${text(view, 'title').en}” is complete and is accepted.`,
    ),
    paragraph(
      '审查期限自受理之日的次日起计算；专家评审、检测等特别程序所需时间不计入。',
      'The term to decide runs from the day after acceptance; special procedures such as expert review and testing are not counted.',
    ),
  ]),
  correctionNotice: letter('补正通知书', 'Notice to correct', (view) => [
    paragraph(
      `经审查，“${text(view, 'title').zh}”的申请材料须补正。依法一次告知全部内容如下：`,
      `The application for “${text(view, 'title').en}” needs correction. As the law asks, everything is told at once:`,
    ),
    {
      kind: 'list',
      items: (view.reason ?? '')
        .split('\n')
        .filter((line) => line.trim())
        .map((line) => ({ zh: line.trim(), en: line.trim() })),
    },
    paragraph('补正期间不计入办理期限。', 'The time for correction is not counted.'),
  ]),
  refusalNotice: letter('不予受理通知书', 'Notice of non-acceptance', (view) => [
    paragraph(
      `“${text(view, 'title').zh}”的申请不予受理。理由：${view.reason ?? '（请写明理由）'}`,
      `The application for “${text(view, 'title').en}” is not accepted. Reason: ${view.reason ?? '(state the reason)'}`,
    ),
    ...remedies,
  ]),
  revocationNotice: letter('撤销事前评估决定书', 'Revocation of the ex-ante assessment', (view) => [
    paragraph(
      `撤销“${text(view, 'title').zh}”的事前评估决定。理由：${view.reason ?? '（请写明理由）'}`,
      `The ex-ante assessment of “${text(view, 'title').en}” is revoked. Reason: ${view.reason ?? '(state the reason)'}`,
    ),
    ...remedies,
  ]),
  decisionLetter: {
    ...letter('事前评估决定书', 'Decision on the ex-ante assessment', (view) => [
      heading('事实', 'Facts'),
      { kind: 'paragraph', text: text(view, 'summary') },
      heading('理由', 'Reasons'),
      { kind: 'paragraph', text: view.reason ? { zh: view.reason, en: view.reason } : text(view, 'reasons') },
      heading('依据', 'Provisions'),
      paragraph('《深圳经济特区人工智能产业促进条例》第六十六条第二款', 'Article 66(2) of the Regulation'),
      heading('决定', 'Decision'),
      view.record.facts.outcome === 'pass'
        ? paragraph('事前评估通过。', 'The ex-ante assessment is passed.')
        : paragraph(
            '事前评估未通过，该应用不得投入使用。',
            'The ex-ante assessment is not passed; the application must not be put in use.',
          ),
      ...(view.record.facts.conditions
        ? [heading('条件', 'Conditions'), { kind: 'paragraph' as const, text: text(view, 'conditions') }]
        : []),
      ...remedies,
    ]),
    credential: {
      type: 'ExAnteAssessmentDecision',
      holdsIn: ['passed', 'failed'],
      subject: ({ record: { number, facts } }) => ({
        id: `urn:uuid:${facts.product}`,
        product: facts.title,
        decision: number,
        outcome: facts.outcome,
        conditions: facts.conditions,
        article: '66.2',
      }),
    },
  },
} satisfies Readonly<Record<string, DocumentTemplate>>;
