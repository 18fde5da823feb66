import { everyone, officer, program } from '#kernel/access.ts';
import { field, group } from '#kernel/fields/field.ts';
import { system } from '#kernel/system.ts';
import { drawTargets, gatherPool } from './effects.ts';
import { dayHasCome, poolIsNotEmpty, randomnessLiesAhead } from './rules.ts';

const by = officer('industry');
const planned = [
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
const each = { min: 0, max: 500 } as const;

/** Article 66(2). A random inspection's draw: pool and method published first, the chance left to a public value later. */
export const inspectionDraws = system({
  id: 'inspection-draws',
  law: ['66.2d'],
  name: { zh: '双随机抽查计划', en: 'Random inspection draws', code: 'CC' },
  keeper: 'industry',
  facts: {
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
        },
      }),
    }),
  },
  create: by,
  start: 'draft',
  lifecycle: {
    draft: {
      save: { to: 'draft', by, sets: planned },
      announce: {
        to: 'announced',
        by,
        requires: planned,
        when: randomnessLiesAhead,
        effects: [gatherPool],
        law: '66.2',
      },
    },
    announced: {
      commitPool: { to: 'committed', by: program, sets: ['pool', 'barred', 'commitment'], when: poolIsNotEmpty },
      withdraw: { to: 'withdrawn', by },
    },
    committed: {
      enterRandomness: {
        to: 'drawing',
        by,
        sets: ['randomness'],
        requires: ['randomness'],
        when: dayHasCome,
        effects: [drawTargets],
      },
    },
    drawing: { recordDraw: { to: 'drawn', by: program, sets: ['drawn'], requires: ['drawn'] } },
    drawn: {},
    withdrawn: {},
  },
  read: {
    draft: by,
    announced: everyone,
    committed: everyone,
    drawing: everyone,
    drawn: everyone,
    withdrawn: everyone,
  },
  list: { title: 'title', columns: ['title', 'source', 'knownOn', 'commitment'] },
});
