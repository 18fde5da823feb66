import { assigned, officer } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';

const each = { min: 0, max: 500 } as const;
/** The plan of a draw, the pool that it is drawn from, and what was drawn. */
export const drawFacts = {
  ...group('计划（抽取前公开）', 'The plan (published before the draw)', {
    title: field.text('抽查名称', 'Inspection', { max: 120 }),
    method: field.longText('抽查办法与内容', 'Method and what is inspected', { max: 2000 }),
    high: field.integer('高风险抽取数', 'High-risk products drawn', each),
    medium: field.integer('中风险抽取数', 'Medium-risk products drawn', each),
    low: field.integer('低风险抽取数', 'Low-risk products drawn', each),
    inspectors: field.people('检查人员名录', 'Inspectors to draw from', { atLeast: 2 }),
    inspectorsEach: field.integer('每项检查人员数', 'Inspectors a product', { min: 1, max: 5 }),
    source: field.text('公共随机数来源', 'Public source of randomness', { max: 200 }),
    knownOn: field.date('随机数公布日', 'Day it becomes known'),
  }),
  ...group('名单与承诺值', 'Pool and commitment', {
    pool: field.groups('抽取名单', 'Pool', {
      optional: true,
      most: 5000,
      facts: {
        product: field.record('产品', 'Product', { system: 'products' }),
        name: field.text('名称', 'Name'),
        grade: field.text('等级', 'Grade'),
      },
    }),
    barred: field.groups('回避', 'Conflicts barred', {
      optional: true,
      most: 5000,
      facts: {
        inspector: field.person('检查人员', 'Inspector'),
        product: field.record('产品', 'Product', { system: 'products' }),
      },
    }),
    commitment: field.text('名单承诺值（SHA-256）', 'Commitment to the plan (SHA-256)', { optional: true }),
  }),
  ...group('抽取', 'The draw', {
    randomness: field.text('公布的随机数', 'Public value, as published', { optional: true, max: 200 }),
    drawn: field.groups('抽取结果', 'Drawn', {
      optional: true,
      most: 1500,
      facts: {
        product: field.record('产品', 'Product', { system: 'products' }),
        grade: field.text('等级', 'Grade'),
        inspectors: field.people('检查人员', 'Inspectors'),
        standby: field.people('递补次序', 'Who follows, in order', { optional: true }),
      },
    }),
    format: field.integer('记录格式', 'Format of the transcript', { optional: true, min: 1, max: 2 }),
  }),
};
export const planned = [
  'title',
  'method',
  'high',
  'medium',
  'low',
  'inspectors',
  'inspectorsEach',
  'source',
  'knownOn',
] as const;

export const inspector = assigned('inspectors');
export const inside = [officer('industry'), inspector] as const;

/** A product drawn, who looks at it, what was found and put right. */
export const inspectionFacts = {
  title: field.text('产品', 'Product'),
  product: field.record('产品记录', 'Product record', { system: 'products' }),
  draw: field.record('抽查计划', 'Draw', { system: 'inspection-draws' }),
  target: field.party('被检查单位', 'Party inspected', { optional: true }),
  inspectors: field.people('检查人员', 'Inspectors'),
  standby: field.people('递补次序', 'Who follows, in order', { optional: true, read: inside }),
  recused: field.groups('回避', 'Stood aside', {
    optional: true,
    read: inside,
    facts: {
      why: field.text('理由', 'Reason', { max: 300 }),
      by: field.person('人员', 'Who', { optional: true }),
      at: field.text('时间', 'At', { optional: true }),
    },
  }),
  findings: field.groups('检查情况', 'Findings', {
    optional: true,
    most: 50,
    facts: {
      article: field.text('依据', 'Provision'),
      finding: field.text('发现', 'Finding', { max: 1000 }),
      complies: field.yesNo('符合', 'Complies'),
    },
  }),
  evidence: field.files('检查材料', 'Inspection files', { optional: true, read: inside }),
  rectification: field.longText('整改情况', 'What was put right', { optional: true }),
  reinspection: field.longText('复查情况', 'Re-inspection', { optional: true }),
};
