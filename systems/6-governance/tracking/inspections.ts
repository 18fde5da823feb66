import { assigned, everyone, officer, partyIn, program } from '#kernel/access.ts';
import { exists } from '#kernel/evidence.ts';
import { field } from '#kernel/fields/field.ts';
import { termSetting } from '#kernel/settings.ts';
import { endsClock, startsClock, system } from '#kernel/system.ts';
import { findingsAreNamed, nothingWasFound, somethingWasFound } from './rules.ts';

const by = officer('industry');
const inspector = assigned('inspectors');
const inside = [by, inspector] as const;
const term = { zh: '整改期限', en: 'Term to rectify' };
const source = { zh: '本平台暂行做法，来源待确认', en: 'A working rule of this platform, source to be confirmed' };

/** Article 66(2). Ex-post tracking: a product drawn for inspection, what was found, put right and looked at again. */
export const tracking = system({
  id: 'tracking',
  law: ['66.2d'],
  name: { zh: '事后跟踪检查', en: 'Ex-post tracking', code: 'GZ' },
  keeper: 'industry',
  facts: {
    title: field.text('产品', 'Product'),
    product: field.record('产品记录', 'Product record', { system: 'products' }),
    draw: field.record('抽查计划', 'Draw', { system: 'inspection-draws' }),
    target: field.party('被检查单位', 'Party inspected', { optional: true }),
    inspectors: field.people('检查人员', 'Inspectors'),
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
  },
  create: program,
  start: 'planned',
  clocks: {
    rectification: {
      label: term,
      binds: 'owner',
      term: termSetting('tracking.rectification', term, 20, 'working', source),
    },
  },
  lifecycle: {
    planned: {
      inspect: {
        to: 'inspected',
        by: inspector,
        sets: ['findings', 'evidence'],
        requires: ['findings'],
        when: findingsAreNamed,
        law: '66.2',
      },
    },
    inspected: {
      close: { to: 'closed', by, when: nothingWasFound },
      orderRectification: {
        to: 'ordered',
        by,
        notBy: 'inspect',
        when: somethingWasFound,
        clocks: [startsClock('rectification')],
        law: '66.2',
      },
    },
    ordered: {
      rectify: { to: 'rectified', by: partyIn('target'), sets: ['rectification'], requires: ['rectification'] },
    },
    rectified: {
      acceptRectification: {
        to: 'closed',
        by: inspector,
        sets: ['reinspection'],
        requires: ['reinspection'],
        clocks: [endsClock('rectification')],
      },
      rejectRectification: { to: 'ordered', by: inspector, sets: ['reinspection'], requires: ['reinspection'] },
    },
    closed: {},
  },
  read: {
    planned: inside,
    inspected: [...inside, partyIn('target')],
    ordered: everyone,
    rectified: everyone,
    closed: everyone,
  },
  list: { title: 'title', columns: ['title', 'inspectors'] },
  evidence: { '66.2d': exists('ordered', 'rectified', 'closed') },
});
