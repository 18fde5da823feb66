import { namesTheOwnersProduct, reviewsTheProductsPath } from '#families/ownProduct.ts';
import { member, officer, owner, program } from '#kernel/access.ts';
import { type Guard, system } from '#kernel/system.ts';
import { detectorOf, falseAlarmText, isDetector } from './detectors.ts';
import { metricFacts, readers, stated } from './metricFacts.ts';

const isSound: Guard<typeof metricFacts> = ({ facts }) => {
  const found = detectorOf(facts);
  return isDetector(found) || found;
};
const hasAKeyOfItsOwn: Guard = ({ reads }) =>
  reads['warning-metrics.sameKey'] === 0 || {
    field: 'key',
    message: { zh: '该产品已有同名的监测指标', en: 'The product has a metric of that name already' },
  };
const isUnderNoWarning: Guard = ({ reads }) =>
  reads['warnings.onMetric'] === 0 || {
    article: '66.2',
    message: { zh: '该指标的预警尚未解除，不得停止监测', en: 'A warning on this metric is open: it stays under watch' },
  };

/** Article 66(2). The live part of a warning plan: what a firm measures in its product, and when that is an alarm. */
export const warningMetrics = system({
  id: 'warning-metrics',
  law: ['66.2b'],
  name: { zh: '监测指标', en: 'Monitored metrics', code: 'ZB' },
  keeper: 'industry',
  facts: metricFacts,
  create: [member, program],
  start: 'draft',
  derived: (facts) => {
    const found = detectorOf(facts);
    return { falseAlarms: isDetector(found) ? falseAlarmText(found) : null };
  },
  lifecycle: {
    draft: {
      save: { to: 'draft', by: owner, sets: stated },
      watch: {
        to: 'watched',
        by: owner,
        sets: stated.filter((name) => name !== 'product'),
        requires: 'all',
        when: [namesTheOwnersProduct, isSound as Guard, hasAKeyOfItsOwn],
        reads: ['disclosures.product', 'warning-metrics.sameKey'],
        law: '66.2',
      },
    },
    watched: {
      retire: {
        to: 'retired',
        by: owner,
        when: isUnderNoWarning,
        reads: ['warnings.onMetric'],
        tells: officer('industry'),
        effects: [reviewsTheProductsPath],
      },
    },
    retired: {},
  },
  read: { draft: readers, watched: readers, retired: readers },
  list: { title: 'title', columns: ['title', 'key', 'detector', 'plannedStep'], filters: ['detector'] },
  answers: {
    watchedOf: `select jsonb_build_object('n', count(*)) from records m where m.system = 'warning-metrics' and m.state = 'watched'
      and m.owner = r.owner and m.facts @> jsonb_build_object('product', r.id::text) having count(*) > 0`,
    sameKey: `select count(*) from records m where m.system = 'warning-metrics' and m.state = 'watched' and m.id <> r.id
      and m.facts @> jsonb_build_object('product', r.facts->'product', 'key', r.facts->'key')`,
  },
});
