import { holdingStates } from '#families/assessedVersion.ts';
import { type Block, type DocumentTemplate, type DocumentView, heading, paragraph } from '#kernel/documents.ts';
import { type Label, label } from '#kernel/label.ts';
import { type Criterion, criteria, outcomes } from './terms.ts';

const notStated = label('（未填写）', '(not stated)');
const text = (view: DocumentView, name: string): Label => {
  const value = view.record.facts[name] as string | { zh: string; en?: string } | undefined;
  if (value === undefined) return notStated;
  return typeof value === 'object' ? label(value.zh, value.en ?? value.zh) : label(value, value);
};
const listed = <T>(view: DocumentView, name: string): readonly T[] => (view.record.facts[name] ?? []) as readonly T[];
const reasonOf = (view: DocumentView): Label =>
  view.reason ? label(view.reason, view.reason) : label('（请写明理由）', '(state the reason)');
const prose = (value: Label): Block => ({ kind: 'paragraph', text: value });

/** The rights of whoever disagrees; the terms are other laws' own. */
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

const letter = (
  zh: string,
  en: string,
  body: (view: DocumentView) => readonly Block[],
  more: Partial<DocumentTemplate> = {},
): DocumentTemplate => ({
  name: { zh, en },
  law: '66.2',
  fills: ['title', 'summary', 'productVersion', 'outcome', 'conditions'],
  ...more,
  render: (view) => ({
    title: { zh, en },
    number: view.record.number,
    addressee: view.ownerName,
    issuer: view.office,
    date: view.today,
    blocks: [...body(view), { kind: 'signature', text: view.office }],
  }),
});

/** What the panel found, without names: means, and how many recommend what. */
function panelBlocks(view: DocumentView): readonly Block[] {
  const tally = listed<{ criterion: Criterion; mean: string }>(view, 'tally');
  const votes = listed<{ recommends: keyof typeof outcomes; count: number }>(view, 'votes');
  if (tally.length === 0) return [];
  const said = (language: 'zh' | 'en') =>
    votes.map((one) => `${outcomes[one.recommends][language]} ${one.count}`).join(language === 'zh' ? '，' : ', ');
  return [
    heading('专家评审', 'Expert review'),
    {
      kind: 'facts',
      rows: tally.map((one) => ({ label: criteria[one.criterion], value: label(one.mean, one.mean), fact: 'tally' })),
    },
    paragraph(
      `专家建议：${said('zh')}（满分五分；计票规则：${text(view, 'tallyRule').zh}）。`,
      `Recommended: ${said('en')} (scores of at most five; rule of the tally: ${text(view, 'tallyRule').en}).`,
    ),
  ];
}

/** The version that the decision is about; what was submitted before versions were kept has none. */
function versionBlocks(view: DocumentView): readonly Block[] {
  if (view.record.facts.productVersion === undefined) return [];
  const version = text(view, 'productVersion');
  return [paragraph(`对应版本：${version.zh}`, `Assessed version: ${version.en}`)];
}

function conditionBlocks(view: DocumentView): readonly Block[] {
  const conditions = listed<{ condition: string; due: string }>(view, 'conditions');
  if (conditions.length === 0) return [];
  return [
    heading('条件', 'Conditions'),
    {
      kind: 'list',
      items: conditions.map((one) => label(`${one.condition}（${one.due}前完成）`, `${one.condition} (by ${one.due})`)),
    },
  ];
}

const decided: Readonly<Record<string, Block>> = {
  pass: paragraph('事前评估通过。', 'The ex-ante assessment is passed.'),
  conditional: paragraph(
    '事前评估附条件通过，应当按期完成下列条件。',
    'The ex-ante assessment is passed with the conditions below, to be met in time.',
  ),
  fail: paragraph(
    '事前评估未通过，该应用不得投入使用。',
    'The ex-ante assessment is not passed; the application must not be put in use.',
  ),
};

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
      `“${text(view, 'title').zh}”的申请不予受理。理由：${reasonOf(view).zh}`,
      `The application for “${text(view, 'title').en}” is not accepted. Reason: ${reasonOf(view).en}`,
    ),
    ...remedies,
  ]),
  specialProcedureNotice: letter('特别程序告知书', 'Notice of a special procedure', (view) => [
    paragraph(
      `“${text(view, 'title').zh}”的事前评估须经专家评审。${view.reason ?? '（请写明预计所需时间）'}`,
      `The ex-ante assessment of “${text(view, 'title').en}” goes to an expert panel. ${view.reason ?? '(state the time it is expected to take)'}`,
    ),
    paragraph(
      '专家评审所需时间不计入审查期限。评审期间专家可以通过本平台向你单位提问，请及时答复。',
      'The time of the review is not counted in the term to decide. The panel may ask you questions here; please answer soon.',
    ),
    paragraph(
      '（参照：行政许可法第四十五条，来源待确认）',
      '(By analogy with Administrative Licensing Law 45, to be confirmed)',
    ),
  ]),
  testNotice: letter('检测告知书', 'Notice of a test', (view) => [
    paragraph(
      `“${text(view, 'title').zh}”须经检测。${view.reason ?? '（请写明检测内容和预计所需时间）'}`,
      `“${text(view, 'title').en}” is to be tested. ${view.reason ?? '(state what is tested and how long it is expected to take)'}`,
    ),
    paragraph(
      '报告须由指定的检测机构就申请评估的版本出具，并给出所列各项指标的数值。检测所需时间不计入审查期限。',
      'A designated body reports on the version assessed, with a value for each metric listed. The time of the test is not counted.',
    ),
    paragraph(
      '（参照：行政许可法第四十五条，来源待确认）',
      '(By analogy with Administrative Licensing Law 45, to be confirmed)',
    ),
  ]),
  testRejection: letter('检测报告不予采信告知书', 'Notice that a report is not admitted', (view) => [
    paragraph(
      `你单位就“${text(view, 'title').zh}”提交的检测报告（${text(view, 'testNumber').zh}）不予采信。理由：${reasonOf(view).zh}`,
      `The report ${text(view, 'testNumber').en} on “${text(view, 'title').en}” is not admitted. Reason: ${reasonOf(view).en}`,
    ),
    paragraph('请另行提交符合要求的报告。', 'Please hand in a report that can be admitted.'),
  ]),
  revocationAdvance: letter('拟撤销事前评估事先告知书', 'Notice before a revocation', (view) => [
    paragraph(
      `拟撤销“${text(view, 'title').zh}”的事前评估决定。事实和理由：${view.reason ?? text(view, 'ground').zh}`,
      `The decision on “${text(view, 'title').en}” is to be revoked. Facts and reasons: ${view.reason ?? text(view, 'ground').en}`,
    ),
    paragraph(
      '你单位可以陈述和申辩，并可以自收到本告知书之日起五个工作日内申请听证；逾期不申请的，视为放弃。',
      'You may state your case, and within five working days of this notice ask for a hearing; later it counts as waived.',
    ),
    paragraph('决定作出之前，事前评估仍然有效。', 'Until it is decided, the assessment holds.'),
    paragraph(
      '（参照：行政许可法第四十七条，来源待确认）',
      '(By analogy with Administrative Licensing Law 47, to be confirmed)',
    ),
  ]),
  hearingNotice: letter('听证通知书', 'Notice of a hearing', (view) => [
    paragraph(
      `就拟撤销“${text(view, 'title').zh}”事前评估决定举行听证。${view.reason ?? '（请写明日期、地点和主持人）'}`,
      `A hearing is held on the revocation of “${text(view, 'title').en}”. ${view.reason ?? '(state day, place and who presides)'}`,
    ),
    paragraph('听证主持人由未参与审查的人员担任。', 'Whoever presides took no part in the examination.'),
  ]),
  publicityNotice: letter(
    '事前评估拟定结论公示',
    'Draft decision made public',
    (view) => [
      paragraph(
        `“${text(view, 'title').zh}”事前评估已完成审查，现将拟定结论予以公示。对拟定结论有异议的，请在公示期内实名提出并说明事实和理由。`,
        `The ex-ante assessment of “${text(view, 'title').en}” has been examined and its draft decision is made public. Objections are lodged within the term under one’s name, with facts and reasons.`,
      ),
      ...panelBlocks(view),
      heading('拟定结论', 'Draft decision'),
      decided[String(view.record.facts.outcome)] ?? prose(notStated),
      ...conditionBlocks(view),
      heading('理由', 'Reasons'),
      prose(text(view, 'reasons')),
    ],
    { fills: ['title', 'outcome', 'reasons', 'conditions', 'tally'] },
  ),
  revocationNotice: letter('撤销事前评估决定书', 'Revocation of the ex-ante assessment', (view) => [
    paragraph(
      `撤销“${text(view, 'title').zh}”的事前评估决定。理由：${reasonOf(view).zh}`,
      `The ex-ante assessment of “${text(view, 'title').en}” is revoked. Reason: ${reasonOf(view).en}`,
    ),
    paragraph(
      '本决定自送达之日起生效；产品正在使用的，随即暂停使用。',
      'It takes effect when delivered; a product in use is suspended at once.',
    ),
    ...remedies,
  ]),
  decisionLetter: {
    ...letter('事前评估决定书', 'Decision on the ex-ante assessment', (view) => [
      heading('事实', 'Facts'),
      prose(text(view, 'summary')),
      ...versionBlocks(view),
      ...panelBlocks(view),
      heading('理由', 'Reasons'),
      prose(view.reason ? reasonOf(view) : text(view, 'reasons')),
      ...(view.record.facts.departure ? [prose(text(view, 'departure'))] : []),
      heading('依据', 'Provisions'),
      paragraph('《深圳经济特区人工智能产业促进条例》第六十六条第二款', 'Article 66(2) of the Regulation'),
      heading('决定', 'Decision'),
      decided[String(view.record.facts.outcome)] ?? prose(notStated),
      ...conditionBlocks(view),
      ...remedies,
    ]),
    credential: {
      type: 'ExAnteAssessmentDecision',
      holdsIn: [...holdingStates, 'failed'],
      subject: ({ record: { number, facts } }) => ({
        id: `urn:uuid:${facts.product}`,
        product: facts.title,
        version: facts.productVersion,
        decision: number,
        outcome: facts.outcome,
        conditions: facts.conditions,
        article: '66.2',
      }),
    },
  },
} satisfies Readonly<Record<string, DocumentTemplate>>;

/** The answer to whoever objected to a draft. */
export const objectionDocuments = {
  objectionAnswer: letter(
    '公示异议答复书',
    'Answer to an objection',
    (view) => [
      paragraph(
        `你单位对“${text(view, 'title').zh}”拟定结论提出的异议收悉。经核查，答复如下：`,
        `Your objection to the draft decision on “${text(view, 'title').en}” was received and looked into. The answer:`,
      ),
      prose(view.reason ? reasonOf(view) : text(view, 'answer')),
    ],
    { fills: ['title', 'answer'] },
  ),
} satisfies Readonly<Record<string, DocumentTemplate>>;
