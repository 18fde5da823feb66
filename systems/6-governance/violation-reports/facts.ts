import { exceptions } from '#families/prohibitedActs.ts';
import { assigned, officeIn, partyIn } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';
import { acts, outcomes } from './acts.ts';

/** Whoever handles the report: the office or the industry organisation that it lies with. */
export const handlers = [officeIn('office'), partyIn('organisation')] as const;
const inside = { read: handlers, optional: true } as const;

/**
 * What the city keeps of a report in clear: never the text, the files, a name or an address, nor the hour. Everybody
 * may read the act, the day and the outcome; the rest is for who handles it.
 */
export const reportFacts = {
  ...group('公开事项', 'Open to all', {
    act: field.choice('举报的行为', 'Act reported', acts, { article: '72.2' }),
    receivedOn: field.date('收到日期', 'Received on'),
    outcome: field.choice('处理结果', 'Outcome', outcomes, { optional: true }),
  }),
  ...group('举报对象', 'What it is about', {
    subject: field.text('被举报对象', 'Subject', { ...inside, max: 200 }),
    product: field.record('产品', 'Product', { ...inside, system: 'products' }),
    firm: field.party('被举报单位', 'Organisation reported', inside),
  }),
  ...group('受理与回避', 'With whom it lies', {
    office: field.office('受理部门', 'Office', inside),
    organisation: field.party('受理的行业组织', 'Industry organisation', inside),
    avoids: field.record('举报人请求回避的单位', 'The reporter asks not to involve', {
      ...inside,
      system: 'report-receivers',
    }),
    named: field.yesNo('实名举报', 'Named', inside),
    reporter: field.person('举报人账号', "Reporter's account", { optional: true, read: assigned('reporter') }),
    transfers: field.groups('移送', 'Transfers', {
      ...inside,
      facts: {
        from: field.text('移送单位', 'From'),
        to: field.text('接收单位', 'To'),
        on: field.date('日期', 'On'),
        why: field.text('理由', 'Reason', { max: 1000 }),
      },
    }),
  }),
  ...group('密封内容的记录', 'Record of what is sealed', {
    openings: field.groups('拆阅记录', 'Openings', {
      ...inside,
      most: 500,
      facts: {
        purpose: field.text('拆阅目的', 'Purpose', { max: 200 }),
        by: field.person('拆阅人', 'By', { optional: true }),
        at: field.text('时间', 'At', { optional: true }),
      },
    }),
    messages: field.groups('往来信息', 'Messages', {
      ...inside,
      most: 500,
      facts: {
        side: field.choice('来自', 'From', {
          reporter: { zh: '举报人', en: 'Reporter' },
          office: { zh: '受理单位', en: 'Receiving office' },
        }),
        on: field.date('日期', 'On'),
        sha256: field.text('密文摘要', 'Digest of the seal', { pattern: '^[0-9a-f]{64}$' }),
      },
    }),
  }),
  ...group('核查与处理', 'Verification and outcome', {
    audit: field.record('禁止行为检测', 'Test of the act', { ...inside, system: 'prohibited-acts' }),
    finding: field.choice('拟定的结果', 'Finding proposed', outcomes, inside),
    reasons: field.longText('理由（用举报人看得懂的话）', 'Reasons, in words that the reporter understands', {
      ...inside,
      max: 3000,
    }),
    exception: field.choice('适用的例外', 'Exception that applies', exceptions, inside),
    orders: field.longText('责令改正的内容', 'What is ordered', {
      optional: true,
      read: [...handlers, partyIn('firm')],
      max: 3000,
    }),
    rectifyBy: field.date('改正期限', 'To be rectified by', { optional: true, read: [...handlers, partyIn('firm')] }),
    rectified: field.longText('整改情况', 'What was rectified', {
      optional: true,
      read: [...handlers, partyIn('firm')],
      max: 3000,
    }),
  }),
} as const;

/** What a report is received with, set by the endpoint that takes it in. */
export const received = [
  'act',
  'receivedOn',
  'subject',
  'product',
  'firm',
  'office',
  'organisation',
  'avoids',
  'named',
  'reporter',
  'messages',
] as const;
