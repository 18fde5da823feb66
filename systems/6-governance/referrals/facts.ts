import { prohibitedActs } from '#families/prohibitedActs.ts';
import { officeIn } from '#kernel/access.ts';
import { type Choices, field, group } from '#kernel/fields/field.ts';
import type { OfficeId } from '#law/offices.ts';

/**
 * The laws under which Article 72(3) has breaches punished, and which office of the city acts under each; a working rule,
 * since the article names laws and no office. The Civil Code has none: its claims are the injured party's own.
 */
export const laws = {
  security: { zh: '国家安全有关法律、法规', en: 'Laws on national security' },
  personalInformation: { zh: '个人信息保护有关法律、法规', en: 'Laws on the protection of personal information' },
  consumer: { zh: '消费者权益保护有关法律、法规', en: 'Laws on the protection of consumers' },
  civil: { zh: '《中华人民共和国民法典》', en: 'Civil Code' },
  other: { zh: '其他有关法律、法规', en: 'Other laws' },
} satisfies Choices;
export type Law = keyof typeof laws;
export const officeUnder: Readonly<Partial<Record<Law, OfficeId>>> = {
  security: 'public-security',
  personalInformation: 'cyberspace',
  consumer: 'market',
};

const results = {
  punished: { zh: '已依法给予处罚', en: 'Punished under the law' },
  liability: { zh: '已追究其他责任', en: 'Otherwise held liable' },
  notPunished: { zh: '不予处罚', en: 'Not punished' },
  notFound: { zh: '违法事实不成立', en: 'No breach found' },
} satisfies Choices;

export const referralFacts = {
  ...group('移送事项', 'What is referred', {
    title: field.text('案由', 'Matter', { max: 160 }),
    target: field.party('当事人', 'Party concerned'),
    product: field.record('所涉产品', 'Product concerned', { system: 'products', optional: true }),
    report: field.record('来源举报', 'Report that it comes from', { system: 'violation-reports', optional: true }),
    examination: field.record('禁止行为判定', 'Examination of the act', { system: 'prohibited-acts', optional: true }),
    acts: field.choices('涉嫌行为', 'Acts', prohibitedActs, { article: '72.2' }),
    laws: field.choices('处罚或者追责的依据', 'Under which laws', laws, { article: '72.3' }),
    grounds: field.longText('事实和理由', 'Facts and grounds', { max: 8000 }),
    evidence: field.files('证据材料', 'Evidence', { optional: true, most: 30 }),
  }),
  ...group('移送和接收', 'From whom, to whom', {
    from: field.office('移送部门', 'From'),
    to: field.office('接收部门', 'To'),
    whyThere: field.text('不按建议部门移送的理由', 'Why not to an office proposed', { optional: true, max: 500 }),
    sources: field.files('来源案卷', 'Case files of its sources', { optional: true }),
    caseFile: field.files('案卷（已签名）', 'Case file (signed)', { optional: true }),
  }),
  ...group('办理结果', 'Outcome', {
    receiptNumber: field.text('接收部门的收件号', "The receiving office's number", { optional: true, max: 60 }),
    returned: field.longText('退回理由', 'Why it is returned', { optional: true, max: 2000 }),
    result: field.choice('处理结果', 'Outcome', results, { optional: true }),
    resultNote: field.longText('处理结果说明', 'On the outcome', { optional: true, max: 3000 }),
  }),
} as const;
export const stated = [
  'title',
  'target',
  'product',
  'report',
  'examination',
  'acts',
  'laws',
  'grounds',
  'evidence',
  'from',
  'to',
  'whyThere',
] as const;

export const sender = officeIn('from');
export const receiver = officeIn('to');
