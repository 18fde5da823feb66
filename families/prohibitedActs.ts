import type { Choices } from '#kernel/fields/field.ts';

/** The seven acts of Article 72(2), in the order of the law; what registers, reports and referrals call them alike. */
export const prohibitedActs = {
  publicHarm: { zh: '危害国家安全或者社会公共利益', en: 'Endangering national security or the public interest' },
  privacy: { zh: '侵犯个人隐私或者个人信息权益', en: 'Invading privacy or personal information rights' },
  health: { zh: '危害身心健康', en: 'Endangering physical or mental health' },
  discrimination: { zh: '歧视用户', en: 'Discriminating against users' },
  pricing: { zh: '价格歧视或者消费欺诈', en: 'Price discrimination or consumer fraud' },
  deepSynthesis: { zh: '利用深度合成从事禁止行为', en: 'Prohibited acts with deep synthesis' },
  other: { zh: '其他违反法律法规和伦理安全规范的行为', en: 'Other breaches of law or of ethics and safety norms' },
} satisfies Choices;
export type ProhibitedAct = keyof typeof prohibitedActs;

export const isProhibitedAct = (value: unknown): value is ProhibitedAct =>
  typeof value === 'string' && Object.hasOwn(prohibitedActs, value);

/** The item of Article 72(2) that names an act, such as `72.2(5)`. */
export const itemOf = (act: ProhibitedAct): string => `72.2(${Object.keys(prohibitedActs).indexOf(act) + 1})`;

/** When different treatment is allowed (Shenzhen data regulation 69(2)); the numbers are those of the provision. */
export const exceptions = {
  needs: {
    zh: '（一）根据交易相对人的实际需求，且符合正当的交易习惯和行业惯例',
    en: '(1) By the actual needs of the other side and by fair custom of the trade',
  },
  newUsers: {
    zh: '（二）针对新用户在合理期限内开展的优惠活动',
    en: '(2) Offers to new users within a reasonable time',
  },
  random: {
    zh: '（三）基于公平、合理、非歧视规则实施随机性交易',
    en: '(3) Random by fair, reasonable and non-discriminatory rules',
  },
  law: { zh: '（四）法律、法规规定的其他情形', en: '(4) Other cases that the law provides for' },
} satisfies Choices;
