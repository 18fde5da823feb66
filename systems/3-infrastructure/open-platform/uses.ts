import { everyone, member, owner } from '#kernel/access.ts';
import { exists, showing } from '#kernel/evidence.ts';
import { system } from '#kernel/system.ts';
import { perMinuteWithKey, perMinuteWithoutKey } from './settings.ts';
import { keeper, statedNames, useFacts } from './useFacts.ts';
import { datasetsArePublic, hiddenDatasets, hiddenDatasetsSql } from './useRules.ts';

const inside = [owner, keeper] as const;
const remarked = { by: keeper, sets: ['remark'], requires: ['remark'] } as const;
const law = '32.1';

/** Article 32. What is made with open data, shown beside the data. */
export const dataUses = system({
  id: 'data-uses',
  law: [law],
  name: { zh: '数据应用', en: 'Uses of open data', code: 'SYY' },
  keeper: 'data',
  facts: useFacts,
  settings: [perMinuteWithKey, perMinuteWithoutKey],
  create: member,
  start: 'draft',
  lifecycle: {
    draft: {
      save: { to: 'draft', by: owner, sets: statedNames },
      submit: {
        to: 'submitted',
        by: owner,
        sets: statedNames,
        requires: ['title', 'kind', 'description', 'datasets'],
        when: datasetsArePublic,
        reads: [hiddenDatasets],
        law,
      },
    },
    submitted: {
      publish: { to: 'published', by: keeper, when: datasetsArePublic, reads: [hiddenDatasets], law },
      returnToDraft: { ...remarked, to: 'draft' },
    },
    published: {
      revise: { to: 'draft', by: owner, waits: false },
      takeDown: { ...remarked, to: 'withdrawn', waits: false },
    },
    withdrawn: {},
  },
  read: { draft: inside, submitted: inside, published: everyone, withdrawn: inside },
  list: { title: 'title', columns: ['title', 'kind', 'link'], filters: ['kind'] },
  answers: { hiddenDatasets: hiddenDatasetsSql },
  evidence: {
    '32.1': showing(
      exists('published'),
      '已有依托开放平台的数据做成的应用、模型和研究公开展示',
      'applications, models and research made with the data of the open platform are shown',
    ),
  },
});
