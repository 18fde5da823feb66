import { label } from '#kernel/label.ts';

/** What an expert is on a panel for. */
export const expertKinds = {
  technical: label('技术', 'Technology'),
  social: label('法律、伦理与社会', 'Law, ethics and society'),
  field: label('应用领域', 'Field of use'),
} as const;
export type ExpertKind = keyof typeof expertKinds;

/** What each member scores, from 1 (not shown) to 5 (fully shown). */
export const criteria = {
  safety: label('安全可靠', 'Safety and reliability'),
  control: label('人的控制与救济', 'Human control and remedies'),
  data: label('数据与个人信息保护', 'Data and personal information'),
  fairness: label('公平', 'Fairness'),
  transparency: label('透明可解释', 'Transparency'),
  response: label('监测预警与应急', 'Monitoring, warning and response'),
} as const;
export type Criterion = keyof typeof criteria;

/** Why an expert may not sit on a case. */
export const grounds = {
  ownFirm: label('在申请单位任职或者隶属于申请单位', 'Belongs to the applicant'),
  competitor: label('在申请单位的竞争者任职', 'Belongs to a competitor of the applicant'),
  firstReview: label('参与过本产品的伦理初审', 'Took part in the first ethics review of the product'),
  declared: label('本人声明与申请单位有利害关系', 'Has declared an interest in the applicant'),
  otherField: label('专业领域与产品不符', 'Knows another field than the product’s'),
} as const;
export type Ground = keyof typeof grounds;

export const relations = {
  employed: label('任职', 'Employed there'),
  adviser: label('顾问', 'Adviser'),
  holding: label('持有股份', 'Holds shares'),
  funded: label('受其资助', 'Funded by it'),
  family: label('近亲属任职', 'A close relative works there'),
  competitor: label('竞争关系', 'Competes with it'),
  other: label('其他', 'Other'),
} as const;

/** What a member may recommend, and what may be decided. */
export const recommendations = ['pass', 'conditional', 'fail'] as const;
export const outcomes = {
  pass: label('通过', 'Passed'),
  conditional: label('附条件通过', 'Passed with conditions'),
  fail: label('未通过', 'Not passed'),
} as const;
