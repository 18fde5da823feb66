import { isAChair, seatsRead } from '#families/committee/chair.ts';
import { assigned, everyone, officer, program } from '#kernel/access.ts';
import { exists, onceAll, showing } from '#kernel/evidence.ts';
import { field } from '#kernel/fields/field.ts';
import { system } from '#kernel/system.ts';
import { endsTheFormer } from './effects.ts';

const by = officer('committee');
const chair = assigned('chair');
const stated = ['title', 'kind', 'version', 'audience', 'summary', 'files', 'former'] as const;

/** Article 65(1)(4). Guides, white papers and case collections: prepared, confirmed by the chair, published by edition. */
export const ethicsPublications = system({
  id: 'ethics-publications',
  law: ['65.1(4)a', '65.1(4)b'],
  name: { zh: '伦理指南、白皮书和案例集', en: 'Guides, white papers and cases', code: 'ZN' },
  keeper: 'committee',
  facts: {
    title: field.text('名称', 'Title', { max: 120 }),
    kind: field.choice('类别', 'Kind', {
      guide: { zh: '实践指南', en: 'Practice guide' },
      whitePaper: { zh: '白皮书', en: 'White paper' },
      cases: { zh: '优秀案例集', en: 'Collection of good cases' },
    }),
    version: field.text('版本', 'Edition', { max: 20 }),
    audience: field.choices('面向的企业', 'For which enterprises', {
      developer: { zh: '模型研发企业', en: 'Developers of models' },
      provider: { zh: '产品和服务提供者', en: 'Providers of products and services' },
      user: { zh: '使用人工智能的企业', en: 'Enterprises that use AI' },
      data: { zh: '数据处理企业', en: 'Data processors' },
      small: { zh: '中小微企业', en: 'Small and micro enterprises' },
    }),
    summary: field.longText('内容提要', 'Summary', { max: 3000 }),
    files: field.files('文件', 'Files', { most: 10 }),
    former: field.record('替代的上一版', 'Former edition', { system: 'ethics-publications', optional: true }),
    chair: field.person('确认人', 'Confirmed by', { optional: true }),
  },
  create: by,
  start: 'draft',
  lifecycle: {
    draft: {
      save: { to: 'draft', by, sets: stated },
      submitToChair: {
        to: 'withChair',
        by,
        sets: ['chair'],
        requires: ['title', 'kind', 'version', 'audience', 'summary', 'files', 'chair'],
        when: isAChair('chair'),
        reads: [seatsRead],
      },
    },
    withChair: {
      publish: { to: 'published', by: chair, notBy: 'submitToChair', effects: [endsTheFormer], law: '65.1(4)' },
      returnToRevision: { to: 'draft', by: chair },
    },
    published: { supersede: { to: 'superseded', by: program } },
    superseded: {},
  },
  read: { draft: by, withChair: [by, chair], published: everyone, superseded: everyone },
  list: { title: 'title', columns: ['title', 'kind', 'version', 'audience'], filters: ['kind', 'audience'] },
  evidence: {
    '65.1(4)a': showing(
      exists('published'),
      '有指南、白皮书或者案例集已经发布',
      'guides, papers or cases are published',
    ),
    '65.1(4)b': showing(
      onceAll(['published'], "jsonb_array_length(r.facts->'audience') > 0"),
      '已发布的每一份都写明面向哪一类企业',
      'each one published says for which kind of enterprise it is',
    ),
  },
});
