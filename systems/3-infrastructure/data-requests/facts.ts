import { officeIn, officer, owner } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';
import { label } from '#kernel/label.ts';

/** Who asks, whose data they are, and the office that keeps the platform. */
export const inside = [owner, officeIn('office'), officer('data')] as const;
const optional = { optional: true } as const;

export const uses = {
  research: label('科学研究', 'Research'),
  product: label('产品和服务开发', 'Products and services'),
  public: label('公共管理和服务', 'Public service'),
  evaluation: label('模型训练和评测', 'Training or testing a model'),
} as const;

const stated = {
  ...group('申请什么', 'What is asked for', {
    title: field.text('申请名称', 'Request', { max: 120 }),
    dataset: field.record('数据资源', 'Data resource', { system: 'data-catalogue' }),
    use: field.choice('用途类别', 'Kind of use', uses),
    purpose: field.longText('使用目的', 'Purpose', { max: 2000, article: '32.1' }),
    endsOn: field.date('使用至', 'Used until'),
  }),
  ...group('怎样保护数据', 'How the data are kept safe', {
    safeguards: field.longText('安全措施', 'Safeguards', { max: 2000, article: '33.2' }),
    readers: field.longText('使用人员及其保密义务', 'Who will read them, bound how', { max: 1000 }),
    noReidentification: field.yesNo('承诺不识别个人，不转交他人', 'Promises to identify nobody and pass nothing on'),
  }),
};
export const asked = Object.keys(stated) as readonly (keyof typeof stated)[];

/** Taken from the data resource, not typed: which version, and whose data they are. */
const taken = group('申请什么', 'What is asked for', {
  version: field.text('数据版本编号', 'Id of the version', { max: 36 }),
  office: field.office('数据提供部门', 'Office that provides the data'),
});

const signature = {
  name: field.text('签署人', 'Signed by', { max: 60 }),
  digest: field.text('协议摘要值', 'Digest of the agreement', { pattern: '^[0-9a-f]{64}$', max: 64 }),
  by: field.person('账号', 'Account', optional),
  at: field.text('时间', 'When', optional),
};

/** What is asked for and how it is kept safe; the office's answer; the signatures; the end. */
export const requestFacts = {
  ...stated,
  ...taken,
  ...group('审核', 'The decision', {
    defects: field.longText('需要补正的内容', 'What is to be corrected', { max: 2000, ...optional }),
    conditions: field.longText('使用条件', 'Conditions of use', { max: 2000, ...optional }),
  }),
  ...group('协议', 'The agreement', {
    userSignature: field.groups('申请单位签署', 'Signed by the applicant', { ...optional, facts: signature }),
    officeSignature: field.groups('提供部门签署', 'Signed by the office', { ...optional, facts: signature }),
  }),
  ...group('结束', 'The end', {
    breach: field.longText('违约情形', 'The breach', { max: 2000, ...optional }),
    deletion: field.longText('删除情况', 'What was deleted, and how', {
      max: 2000,
      ...optional,
      help: label('包括导出的文件、副本和中间结果', 'Exported files, copies and what was made on the way'),
    }),
    deletedOn: field.date('删除日期', 'Deleted on', { notFuture: true, ...optional }),
  }),
};

export const rulesOfDisclosure = {
  minimumCount: label('最少条数', 'Fewest rows'),
  dominance: label('占优规则', 'Dominance'),
  pPercent: label('p%规则', 'p%-rule'),
  kAnonymity: label('k匿名', 'k-anonymity'),
  directIdentifier: label('直接标识符', 'Direct identifier'),
  difference: label('相减推算', 'Difference'),
  derivable: label('多表推算', 'Derived from several tables'),
  form: label('查询写法', 'Form of the query'),
} as const;

/** What is to leave the sandbox, what the checks found, and the fingerprint of the file that left. */
export const exportFacts = {
  ...group('导出什么', 'What is to leave', {
    title: field.text('名称', 'Title', { max: 120 }),
    request: field.record('数据使用申请', 'Request', { system: 'data-requests' }),
    sql: field.longText('查询', 'Query', { max: 20_000 }),
    note: field.longText('用来做什么', 'What it is for', { max: 1000, ...optional }),
    office: field.office('数据提供部门', 'Office that provides the data', optional),
  }),
  ...group('检查', 'The checks', {
    form: field.choice(
      '形式',
      'Form',
      { aggregate: label('汇总表', 'Table of groups'), rows: label('逐行数据', 'Single rows') },
      optional,
    ),
    findings: field.groups('不得导出的单元格或者行', 'Cells or rows that may not leave', {
      ...optional,
      most: 200,
      facts: {
        rule: field.choice('规则', 'Rule', rulesOfDisclosure),
        cell: field.text('位置', 'Where', { max: 600 }),
        column: field.text('列', 'Column', { max: 200, ...optional }),
        row: field.integer('第几行', 'Row', { min: 1, ...optional }),
        reason: field.longText('理由', 'Reason', { max: 600 }),
      },
    }),
    doubts: field.groups('须由经办人员判断', 'What an officer must judge', {
      ...optional,
      facts: { doubt: field.longText('事项', 'Matter', { max: 300 }) },
    }),
    thresholds: field.longText('所用阈值', 'Thresholds used', { max: 300, ...optional }),
  }),
  ...group('放行', 'The release', {
    rows: field.integer('行数', 'Rows', { min: 0, ...optional }),
    bytes: field.integer('字节数', 'Bytes', { min: 0, ...optional }),
    fingerprint: field.text('文件指纹（SHA-256）', 'Fingerprint (SHA-256)', { max: 64, ...optional }),
    reasons: field.longText('审核意见', 'Opinion', { max: 1000, ...optional }),
  }),
};
