import { field, group } from '#kernel/fields/field.ts';

export const memberKinds = {
  technical: { zh: '科技专业', en: 'Technology' },
  ethics: { zh: '伦理', en: 'Ethics' },
  law: { zh: '法律', en: 'Law' },
  other: { zh: '其他（如医学、公众代表）', en: 'Other (medicine, the public)' },
} as const;
/** A sitting needs somebody of each of these. */
export const neededKinds = ['technical', 'ethics', 'law'] as const;

export const committeeKinds = {
  own: { zh: '单位自设，审查本单位的活动', en: 'A unit’s own, for its own activities' },
  institution: { zh: '医疗机构，审查在其开展的研究', en: 'A medical institution’s, for studies done there' },
  centre: { zh: '服务中心，受委托审查', en: 'A service centre, entrusted by others' },
} as const;

export const committeeFacts = {
  ...group('委员会', 'The committee', {
    name: field.text('名称', 'Name', { max: 120 }),
    kind: field.choice('性质', 'Kind', committeeKinds, { article: '72.1' }),
    termFrom: field.date('任期自', 'Term from'),
    termTo: field.date('任期至', 'Term to'),
    contact: field.text('联系方式', 'Contact', { max: 120 }),
    charter: field.files('章程和审查制度', 'Charter and rules of review', { optional: true, most: 10 }),
  }),
  ...group('委员', 'Members', {
    members: field.groups('委员名单', 'Members', {
      atLeast: 1,
      most: 60,
      facts: {
        person: field.person('委员', 'Member'),
        kind: field.choice('类别', 'Kind', memberKinds),
        sex: field.choice('性别', 'Sex', { female: { zh: '女', en: 'Female' }, male: { zh: '男', en: 'Male' } }),
        outside: field.yesNo('外单位委员', 'From outside the unit'),
        chair: field.yesNo('主任委员', 'Chair', { optional: true }),
      },
    }),
    seated: field.people('全体委员', 'All members', { optional: true }),
  }),
  ...group('登记和年度报告', 'Registration and annual reports', {
    registrations: field.groups('登记', 'Registered', {
      optional: true,
      most: 5,
      facts: {
        by: field.person('经办人', 'By', { optional: true }),
        at: field.text('时间', 'At', { optional: true }),
        platform: field.text('国家平台登记号', 'Number on the national platform', { optional: true, max: 60 }),
      },
    }),
    annualReports: field.groups('年度报告', 'Annual reports', {
      optional: true,
      most: 60,
      facts: {
        by: field.person('经办人', 'By', { optional: true }),
        at: field.text('提交时间', 'Submitted', { optional: true }),
        year: field.text('报告年度', 'Year', { pattern: '^20[0-9]{2}$' }),
        reviewed: field.integer('审查项目数', 'Activities reviewed', { min: 0 }),
        summary: field.longText('工作情况', 'Work done', { max: 4000 }),
      },
    }),
    reportBy: field.date('下一次年度报告截止日', 'Next annual report due', { optional: true }),
  }),
} as const;
export const statedOfCommittee = ['name', 'kind', 'termFrom', 'termTo', 'contact', 'charter', 'members'] as const;
