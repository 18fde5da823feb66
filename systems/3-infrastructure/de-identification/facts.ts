import { officer, owner } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';
import { label } from '#kernel/label.ts';

export const office = officer('data');
/** Whose data they are and the office: what is under way is theirs alone. */
export const inside = [owner, office] as const;
const found = { optional: true } as const;

export const roles = {
  direct: label('直接标识符：删除', 'Direct identifier: removed'),
  quasi: label('准标识符：泛化', 'Quasi-identifier: generalised'),
  sensitive: label('敏感属性：保留并受保护', 'Sensitive attribute: stays, protected'),
  kept: label('其他：原样保留', 'Other: stays as it is'),
};
export const plans = {
  whole: label('整列隐去', 'Taken away whole'),
  number: label('数值区间', 'Intervals of numbers'),
  date: label('日期：月、季、年', 'Dates: month, quarter, year'),
  division: label('行政区划代码', 'Division codes'),
  'id-number': label('身份证号码', 'Identity numbers'),
  prefix: label('保留前几位', 'The first characters'),
  ordered: label('有序类别合并', 'Ordered categories, merged'),
  file: label('上传的层次文件', 'An uploaded hierarchy'),
};
export const criterionKinds = {
  'k-anonymity': label('k-匿名', 'k-anonymity'),
  'distinct-l': label('l-多样性（不同取值）', 'l-diversity (distinct)'),
  'entropy-l': label('l-多样性（熵）', 'l-diversity (entropy)'),
  'recursive-l': label('l-多样性（递归 c, l）', 'l-diversity (recursive c, l)'),
  't-equal': label('t-接近（等距）', 't-closeness (equal distance)'),
  't-ordered': label('t-接近（有序）', 't-closeness (ordered)'),
};
export const metrics = {
  loss: label('信息损失', 'Loss of information'),
  'class-size': label('平均等价类大小', 'Average class size'),
};
export const grades = {
  '1': label('1级：能直接识别', 'Grade 1: identifies directly'),
  '2': label('2级：已去直接标识符', 'Grade 2: direct identifiers removed'),
  '3': label('3级：重标识风险可接受', 'Grade 3: risk acceptable'),
  '4': label('4级：聚合数据', 'Grade 4: aggregate'),
};

const statedFacts = {
  ...group('数据', 'Data', {
    title: field.text('核验事项', 'Assessment', { max: 160 }),
    dataset: field.record('数据资源', 'Data resource', { system: 'data-catalogue' }),
    version: field.text('数据版本标识', 'Version of the data', { max: 36, read: inside }),
    population: field.integer('总体人数（数据为抽样时）', 'People in the population, if sampled', { min: 1, ...found }),
  }),
  ...group('列的识别', 'Columns', {
    columns: field.groups('各列', 'Columns', {
      most: 200,
      facts: {
        name: field.text('列', 'Column', { max: 120 }),
        role: field.choice('处理', 'Part', roles),
        plan: field.choice('泛化方式', 'Generalised by', plans, found),
        amounts: field.text('宽度、位数或者每组个数，逗号分隔', 'Widths, lengths or sizes, a comma between', {
          max: 60,
          ...found,
        }),
        order: field.text('类别次序，逗号分隔', 'The categories in order, a comma between', { max: 2000, ...found }),
      },
    }),
    hierarchyFiles: field.files('层次文件（列名.csv）', 'Hierarchies (column.csv)', {
      most: 50,
      read: inside,
      ...found,
    }),
  }),
};
const goalFacts = group('目标', 'Goal', {
  criteria: field.groups('要求', 'Criteria', {
    most: 10,
    optional: true,
    facts: {
      kind: field.choice('模型', 'Model', criterionKinds),
      column: field.text('敏感属性', 'Sensitive attribute', { max: 120, ...found }),
      amount: field.decimal('k、l 或者 t', 'k, l or t', { min: 0, max: 100_000 }),
      c: field.decimal('c（递归）', 'c (recursive)', { min: 0, max: 1000, ...found }),
    },
  }),
  suppression: field.decimal('可抑制的行占比', 'Share of rows that may be suppressed', { min: 0, max: 1, ...found }),
  metric: field.choice('优化的度量', 'Metric', metrics, found),
  local: field.yesNo('被抑制的行另行重编码', 'Recode suppressed rows among themselves', found),
});

export const deidentificationFacts = {
  ...statedFacts,
  ...goalFacts,
  ...group('核验结果', 'Outcome', {
    versionNumber: field.integer('数据版本', 'Version', found),
    rows: field.integer('行数', 'Rows', found),
    riskBefore: field.decimal('处理前最高风险', 'Highest risk before', { places: 6, ...found }),
    uniquesBefore: field.decimal('处理前总体唯一占比（估计）', 'Population uniques before, estimated', {
      places: 6,
      ...found,
    }),
    levels: field.text('所选泛化层级', 'Levels chosen', { max: 200, ...found }),
    reason: field.longText('选择理由', 'Why this one', { max: 1000, ...found }),
    riskAfter: field.decimal('处理后最高风险', 'Highest risk after', { places: 6, ...found }),
    averageAfter: field.decimal('处理后平均风险', 'Average risk after', { places: 6, ...found }),
    suppressed: field.integer('抑制行数', 'Rows suppressed', found),
    smallestClass: field.integer('最小等价类', 'Smallest class', found),
    jointGroup: field.integer('与以往发布合并后的最小人群', 'Smallest group together with earlier releases', found),
    grade: field.choice('去标识化级别', 'Grade of the release', grades, found),
    output: field.text('去标识化数据 SHA-256', 'SHA-256 of the released table', { max: 64, read: inside, ...found }),
    report: field.text('证据报告 SHA-256', 'SHA-256 of the evidence report', { max: 64, ...found }),
    fault: field.longText('未能完成的原因', 'Why it did not come about', { max: 2000, read: inside, ...found }),
    withdrawal: field.longText('收回理由', 'Why withdrawn', { max: 1000, ...found }),
  }),
};

export const stated = Object.keys(statedFacts) as readonly (keyof typeof statedFacts)[];
export const goal = Object.keys(goalFacts) as readonly (keyof typeof goalFacts)[];
export const outcome = [
  'riskAfter',
  'averageAfter',
  'suppressed',
  'smallestClass',
  'jointGroup',
  'grade',
  'output',
  'report',
  'fault',
] as const;
