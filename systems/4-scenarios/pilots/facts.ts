import { pilotConditions, pilotUseSteps } from '#families/rules/tableFacts.ts';
import { officer, owner } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';

export const inside = [owner, officer('industry')] as const;
const kept = { optional: true, read: inside } as const;
const figure = { max: 1e12, places: 4 } as const;

export const comparisons = {
  atLeast: { zh: '不低于', en: 'at least' },
  atMost: { zh: '不超过', en: 'at most' },
} as const;

const statedFacts = {
  ...group('试什么', 'What is tried', {
    title: field.text('试点名称', 'Pilot', { max: 120 }),
    product: field.record('产品记录', 'Product record', { system: 'products' }),
    form: field.choice(
      '方式',
      'Form',
      { test: { zh: '测试', en: 'Test' }, trial: { zh: '试验', en: 'Trial' }, pilot: { zh: '试点', en: 'Pilot' } },
      { article: '44.1' },
    ),
    plain: field.longText('试什么、谁会用到', 'What is tried, and who meets it', {
      max: 1000,
      help: { zh: '公开。请用平实的话写给会遇到它的人', en: 'Public: in plain words, for those who will meet it' },
    }),
    place: field.text('地点', 'Where', { max: 200 }),
    contact: field.text('联系和投诉渠道', 'Where to ask or complain', { max: 200 }),
  }),
  ...group('第四十四条的条件', 'Conditions of Article 44', {
    nationalSecurity: field.yesNo('涉及国家安全', 'Concerns national security', { article: '44.1' }),
    publicInterest: field.yesNo('涉及公共利益', 'Concerns the public interest', { article: '44.1' }),
    personalSafety: field.yesNo('涉及公民人身安全', 'Concerns personal safety', { article: '44.1' }),
    standardsExist: field.yesNo('国家或者地方已制定标准', 'A national or local standard exists', { article: '44.1' }),
    internationalStandard: field.text('所符合的国际先进产品标准或者规范', 'Advanced international standard met', {
      article: '44.1',
      optional: true,
      max: 300,
    }),
    conformity: field.files('符合性证明', 'Evidence of conformity', kept),
  }),
  ...group('上限与期限', 'Caps and term', {
    persons: field.integer('参与人数上限', 'At most so many persons', { min: 1, max: 10_000_000 }),
    devices: field.integer('设备数量上限', 'At most so many devices', { min: 1, max: 10_000_000, optional: true }),
    places: field.integer('试点地点上限', 'At most so many places', { min: 1, max: 10_000 }),
    endsOn: field.date('结束日期', 'Ends on'),
  }),
  ...group('保险', 'Insurance', {
    insurer: field.text('保险人', 'Insurer', { max: 120 }),
    policyNumber: field.text('保单号', 'Policy number', { max: 60, read: inside }),
    insured: field.money('保险金额', 'Sum insured'),
    coverUntil: field.date('保障至', 'Covered until', {
      help: { zh: '不早于试点结束日期', en: 'Not before the pilot ends' },
    }),
    policy: field.files('保险单', 'Policy', kept),
  }),
  ...group('退出标准', 'Exit criteria', {
    criteria: field.groups('退出标准', 'Exit criteria', {
      atLeast: 1,
      most: 20,
      facts: {
        criterion: field.text('标准', 'Criterion', { max: 120 }),
        comparison: field.choice('要求', 'Must be', comparisons),
        threshold: field.decimal('数值', 'Value', figure),
        unit: field.text('单位', 'Unit', { max: 20, optional: true }),
      },
    }),
  }),
};
export const stated = Object.keys(statedFacts) as readonly (keyof typeof statedFacts)[];

/** What Article 44 asks of a pilot, the plan that limits it, how far it was used, and what it came to. */
export const pilotFacts = {
  ...statedFacts,
  ...group('条件判断', 'Conditions decided', {
    verdicts: field.groups('五项条件', 'The five conditions', {
      optional: true,
      article: '44.1',
      facts: {
        condition: field.choice('条件', 'Condition', pilotConditions),
        holds: field.yesNo('满足', 'Holds', { optional: true }),
        reason: field.longText('理由', 'Reason'),
        rows: field.text('规则行', 'Rows', { optional: true }),
        articles: field.text('条款', 'Provisions', { optional: true }),
      },
    }),
    routes: field.groups('应走的程序', 'Where it belongs', {
      optional: true,
      facts: {
        route: field.longText('程序', 'Procedure'),
        source: field.longText('依据', 'Source', { optional: true }),
      },
    }),
    ruleVersion: field.text('规则版本', 'Rules', { optional: true }),
    reasons: field.longText('审查意见', 'Opinion of the office', { optional: true, max: 4000 }),
  }),
  ...group('使用情况', 'Use', {
    uses: field.groups('用量报告', 'Reports of use', {
      optional: true,
      most: 1000,
      facts: {
        on: field.date('截至', 'As of', { notFuture: true }),
        persons: field.integer('累计参与人数', 'Persons so far', { min: 0, max: 100_000_000 }),
        devices: field.integer('在用设备数', 'Devices in use', { min: 0, max: 100_000_000, optional: true }),
        places: field.integer('地点数', 'Places', { min: 0, max: 100_000, optional: true }),
        note: field.text('说明', 'Note', { max: 300, optional: true }),
      },
    }),
    percentOfCap: field.decimal('用量占上限的百分比', 'Use as a percentage of the cap', { optional: true, places: 2 }),
    earlierExcesses: field.integer('此前超限次数', 'How often it was above the cap before', { optional: true }),
    useStep: field.choice('超限措施', 'What follows', pilotUseSteps, { optional: true }),
    useReason: field.longText('超限处理的理由', 'Why this follows', { optional: true }),
    explanation: field.longText('超限说明', 'Explanation of the excess', { ...kept, max: 2000 }),
  }),
  ...group('结束', 'The end', {
    stopReason: field.longText('停止原因', 'Why it was stopped', { optional: true, max: 2000 }),
    results: field.groups('实测结果', 'Measured at the end', {
      optional: true,
      most: 20,
      facts: {
        criterion: field.text('标准', 'Criterion', { max: 120 }),
        measured: field.decimal('实测', 'Measured', { ...figure, optional: true }),
        note: field.text('方法和样本', 'Method and sample', { max: 300, optional: true }),
      },
    }),
    outcomes: field.groups('退出标准达到情况', 'Exit criteria met or not', {
      optional: true,
      facts: {
        criterion: field.text('标准', 'Criterion'),
        comparison: field.choice('要求', 'Must be', comparisons),
        threshold: field.decimal('数值', 'Value', figure),
        unit: field.text('单位', 'Unit', { optional: true }),
        measured: field.decimal('实测', 'Measured', { ...figure, optional: true }),
        met: field.yesNo('达到', 'Met', { optional: true }),
      },
    }),
    summary: field.longText('试点总结', 'What the pilot showed', { optional: true, max: 4000 }),
  }),
};
