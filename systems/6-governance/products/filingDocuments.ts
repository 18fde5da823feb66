import { officer, owner } from '#kernel/access.ts';
import { type Block, type DocumentTemplate, type DocumentView, heading, paragraph } from '#kernel/documents.ts';
import { label } from '#kernel/label.ts';
import { factIn, factText, rowsOf } from './documentText.ts';
import { filedFacts } from './facts.ts';
import { type FilingChange, pendingChanges } from './filing.ts';

const inside = [owner, officer('industry')] as const;
const titled = (view: DocumentView, zh: string, en: string) =>
  label(`${factIn(view, 'name').zh}${zh}`, `${factIn(view, 'name').en}: ${en}`);
const dated = (view: DocumentView) => ({ number: view.record.number, date: view.today });
const section = (view: DocumentView, zh: string, en: string, ...facts: readonly string[]): readonly Block[] => [
  heading(zh, en),
  rowsOf(view, facts),
];

/** The heading table of the report and what its six parts say; 算法安全自评估报告. */
const cover = [
  'providerName',
  'providerCode',
  'algorithmName',
  'algorithmClass',
  'field',
  'purpose',
  'launchedOn',
  'filingNumbers',
  'safetyOfficer',
  'safetyPhone',
];
const assessed = {
  algorithm: ['model', 'trainingData', 'baseModel', 'baseModelFiling', 'generative', 'outputFormats', 'humanControl'],
  service: ['version', 'users', 'peopleAffected', 'displayForm', 'entry', 'deployment'],
  risk: ['personalSafety', 'sensitivePersonalData', 'vulnerableGroups', 'opinionOrMobilisation', 'risks'],
  control: ['contentReview', 'screenshots', 'warningPlan', 'complaints'],
} as const;

const selfAssessment: DocumentTemplate = {
  name: label('算法安全自评估报告', 'Self-assessment of algorithm safety'),
  law: '72.1',
  fills: ['name', ...cover, ...Object.values(assessed).flat(), 'grade'],
  read: inside,
  render: (view) => ({
    title: titled(view, '算法安全自评估报告', 'self-assessment of algorithm safety'),
    ...dated(view),
    blocks: [
      rowsOf(view, cover),
      {
        kind: 'facts',
        rows: [{ label: label('自评估时间', 'Assessed on'), value: label(view.today, view.today) }],
      },
      paragraph(
        '本单位承诺上述内容真实、准确、完整。',
        'We declare that what is stated above is true, exact and complete.',
      ),
      ...section(view, '一、算法情况', '1. The algorithm', ...assessed.algorithm),
      ...section(view, '二、服务情况', '2. The service', ...assessed.service),
      ...section(view, '三、风险研判', '3. Risks', ...assessed.risk),
      ...section(view, '四、风险防控', '4. Measures', ...assessed.control),
      heading('五、评估结论', '5. Conclusion'),
      paragraph(
        `依暂行规则，风险等级为${factIn(view, 'grade').zh}。`,
        `Under the provisional rules its grade is: ${factIn(view, 'grade').en}.`,
      ),
      heading('六、其他应当说明的情况', '6. Other'),
      paragraph('无', 'None'),
    ],
  }),
};

const publication: DocumentTemplate = {
  name: label('算法备案拟公示内容', 'Filing: content for publication'),
  law: '71.1',
  fills: [
    ...['name', 'algorithmName', 'model', 'decisionRole', 'humanControl', 'generative', 'field', 'displayForm'],
    ...['entry', 'users', 'purpose', 'filingNumbers'],
  ],
  read: inside,
  render: (view) => ({
    title: titled(view, '算法备案拟公示内容', 'filing, content for publication'),
    ...dated(view),
    blocks: [
      heading('算法名称', 'Name of the algorithm'),
      { kind: 'paragraph', text: factIn(view, 'algorithmName') },
      heading('算法基本原理', 'Principle'),
      { kind: 'paragraph', text: factIn(view, 'model') },
      heading('算法运行机制', 'How it runs'),
      rowsOf(view, ['decisionRole', 'generative', 'humanControl']),
      heading('算法应用场景', 'Where it is applied'),
      rowsOf(view, ['field', 'displayForm', 'entry', 'users']),
      heading('算法目的意图', 'Purpose'),
      { kind: 'paragraph', text: factIn(view, 'purpose') },
      heading('算法公示情况（选填）', 'Publication so far (optional)'),
      rowsOf(view, ['filingNumbers']),
    ],
  }),
};

const launchForm: DocumentTemplate = {
  name: label('生成式人工智能服务上线备案表', 'Filing form of a generative AI service'),
  law: '72.1',
  fills: [
    ...['name', 'algorithmName', 'providerName', 'providerCode', 'safetyOfficer', 'safetyPhone', 'generative'],
    ...['outputFormats', 'purpose', 'field', 'baseModel', 'baseModelFiling', 'baseModelProof', 'trainingData'],
    ...['contentReview', 'screenshots', 'complaints'],
  ],
  read: inside,
  render: (view) => ({
    title: titled(view, '上线备案表', 'filing form'),
    ...dated(view),
    blocks: [
      ...section(
        view,
        '基本情况',
        'Basics',
        ...['algorithmName', 'providerName', 'providerCode', 'safetyOfficer', 'safetyPhone'],
      ),
      ...section(view, '主要功能', 'Functions', 'generative', 'outputFormats', 'purpose', 'field'),
      ...section(
        view,
        '模型研制',
        'How the model was made',
        ...['baseModel', 'baseModelFiling', 'baseModelProof', 'trainingData'],
      ),
      ...section(view, '服务与安全防范', 'Service and safety', 'contentReview', 'screenshots', 'complaints'),
    ],
  }),
};

const changeRow = (view: DocumentView, { fact, was, is }: FilingChange) => {
  const [before, after] = [factText(fact, was), factText(fact, is)];
  return {
    fact,
    label: rowsOf(view, [fact]).rows[0]?.label ?? label(fact, fact),
    value: label(`原：${before.zh}　现：${after.zh}`, `was: ${before.en}; is: ${after.en}`),
  };
};
const changeNotice: DocumentTemplate = {
  name: label('备案信息变更说明', 'Notice of a change to the filing'),
  law: '72.1',
  fills: ['name', 'filingNumbers', ...filedFacts],
  reads: ['products.changesSinceFiling'],
  read: inside,
  render(view) {
    const changes = pendingChanges(view.reads['products.changesSinceFiling']);
    return {
      title: titled(view, '备案信息变更说明', 'change to the filing'),
      ...dated(view),
      blocks: [
        rowsOf(view, ['algorithmName', 'providerName', 'filingNumbers']),
        changes.length === 0
          ? paragraph('备案以来没有须变更的事项。', 'Nothing that was filed has changed since.')
          : { kind: 'facts', rows: changes.map((one) => changeRow(view, one)) },
        paragraph(
          '备案信息发生变更的，应当在变更之日起十个工作日内办理变更手续（互联网信息服务算法推荐管理规定第二十四条第二款，来源待确认）。',
          'Where filed information changes, the filing is changed within ten working days (algorithm recommendation provisions, Article 24(2), source to be confirmed).',
        ),
      ],
    };
  },
};

/** What the state’s filings ask for, rendered from the same record as the Regulation’s own documents. */
export const filingDocuments: Readonly<Record<string, DocumentTemplate>> = {
  selfAssessment,
  publication,
  launchForm,
  changeNotice,
};
