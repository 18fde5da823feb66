import { frequencies, licences, subjects } from '#families/opendata/words.ts';
import { dataCategories, dataGrades, openingClasses, rowsAbout } from '#families/rules/dataFacts.ts';
import { officeIn, officer, owner, partyIn, type Roles } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';
import { label } from '#kernel/label.ts';
import { officeIds } from '#law/offices.ts';

export const keeper = officer('data');
/** Whose data they are, and the office that keeps the catalogue. */
export const inside: Roles = [keeper, officeIn('office'), partyIn('provider'), owner];
export const anyOffice: Roles = officeIds.map(officer);

export const sensitivities = {
  none: label('不涉及个人', 'Does not bear on people'),
  quasi: label('准标识', 'Quasi-identifier'),
  direct: label('直接标识', 'Direct identifier'),
  sensitive: label('敏感属性', 'Sensitive attribute'),
};
export const columnTypes = {
  string: label('文本', 'Text'),
  integer: label('整数', 'Whole number'),
  number: label('数值', 'Number'),
  boolean: label('是否', 'Yes or no'),
  date: label('日期', 'Date'),
  datetime: label('日期时间', 'Date and time'),
};
const optional = { optional: true } as const;

const described = {
  ...group('基本信息', 'Basics', {
    title: field.text('名称', 'Title', { max: 120 }),
    titleEn: field.text('英文名称', 'Title in English', { max: 200, ...optional }),
    abstract: field.longText('摘要', 'Abstract', { max: 2000 }),
    office: field.office('提供部门', 'Office', optional),
    provider: field.party('提供单位', 'Provider', optional),
    subject: field.choice('主题', 'Subject', subjects),
    source: field.longText('数据来源', 'Source', { max: 1000 }),
    generated: field.yesNo('为程序生成的虚构数据', 'Made up by a program', optional),
  }),
  ...group('范围与更新', 'Cover and update', {
    spatial: field.text('空间范围', 'Spatial cover', { max: 120, ...optional }),
    temporal: field.period('时间范围', 'Temporal cover', optional),
    frequency: field.choice('更新频率', 'Update frequency', frequencies),
    standard: field.record('所依数据标准', 'Data standard', { system: 'standards', ...optional }),
  }),
  ...group('字段', 'Fields', {
    fields: field.groups('字段', 'Fields', {
      most: 10_000,
      optional: true,
      facts: {
        name: field.text('列名', 'Name', { max: 120 }),
        label: field.text('中文名', 'Label', { max: 120, ...optional }),
        type: field.choice('类型', 'Type', columnTypes),
        unit: field.text('单位', 'Unit', { max: 40, ...optional }),
        meaning: field.longText('含义', 'Meaning', { max: 500, ...optional }),
        sensitivity: field.choice('敏感性', 'Sensitivity', sensitivities),
        notPersonalBecause: field.text('不属于个人信息的理由', 'Why it is no personal data', { max: 300, ...optional }),
      },
    }),
  }),
  ...group('分类分级', 'Category and grade', {
    about: field.choice('数据描述的对象', 'What the rows are about', rowsAbout),
    aggregated: field.yesNo('逐条为汇总统计', 'The rows are totals'),
    tradeSecrets: field.yesNo('含有他人商业秘密', 'Holds trade secrets of others'),
    importantData: field.yesNo('列入重要数据目录', 'In the catalogue of important data'),
  }),
  ...group('开放与共享', 'Opening and sharing', {
    opening: field.choice('开放类别', 'Opening class', openingClasses, { article: '31.1' }),
    closedReason: field.longText('有条件或者不予开放的理由', 'Why on condition, or not open', {
      max: 1000,
      ...optional,
    }),
    reviewOn: field.date('开放类别复核日期', 'Review of the class by', optional),
    sharing: field.longText('共享规则', 'Sharing rules', { max: 1000, article: '31.1' }),
    licence: field.choice('使用许可', 'Licence', licences),
  }),
};
const heading = { group: label('分级结果', 'Outcome of the grading'), ...optional };
const held = { group: label('当前数据', 'Present data'), ...optional };

export const dataFacts = {
  ...described,
  category: field.choice('类别', 'Category', dataCategories, heading),
  grade: field.choice('级别', 'Grade', dataGrades, heading),
  personal: field.yesNo('属于个人数据', 'Personal data', heading),
  widest: field.choice('最宽开放类别', 'Widest class allowed', openingClasses, heading),
  gradeReasons: field.groups('分级理由', 'Reasons of the grade', {
    ...heading,
    facts: {
      decision: field.text('判定', 'Decision', { max: 40 }),
      articles: field.text('条款', 'Provision', { max: 60 }),
      reason: field.longText('理由', 'Reason', { max: 500 }),
      basis: field.longText('依据', 'Rests on', { max: 500, ...optional }),
    },
  }),
  gradeRules: field.text('规则版本', 'Version of the rules', { max: 120, ...heading }),
  latestVersion: field.integer('最新版本', 'Latest version', { min: 1, ...held }),
  rows: field.integer('数据行数', 'Rows', { min: 0, ...held }),
  updatedOn: field.date('数据更新日期', 'Data of', held),
  nextDueOn: field.date('下次应更新日期', 'Next update due by', held),
  withdrawal: field.longText('撤下理由', 'Why withdrawn', { max: 1000, ...optional }),
};

/** What the holder of the data fills in. */
export const stated = Object.keys(described) as readonly (keyof typeof described)[];
