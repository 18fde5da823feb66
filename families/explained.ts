import { effect } from '#kernel/effects.ts';
import type { Choices } from '#kernel/fields/field.ts';

/** The facts of a product that its explanation under Article 71 rests on. */
export const explainedFacts = {
  name: { zh: '产品名称', en: 'Product name' },
  purpose: { zh: '做什么', en: 'What it does' },
  generative: { zh: '生成合成内容', en: 'Generated content' },
  model: { zh: '模型与算法原理', en: 'Model and how it works' },
  decisionRole: { zh: '决策作用', en: 'Role in decisions' },
  personalDataKinds: { zh: '使用的个人信息', en: 'Personal data used' },
  humanControl: { zh: '人如何控制', en: 'Human control' },
  complaints: { zh: '投诉与申诉渠道', en: 'Where to complain or object' },
} as const satisfies Choices;

/** What makes an explanation out of date besides those facts: the product is used in another version. */
export const outdating = { ...explainedFacts, version: { zh: '版本', en: 'Version' } } as const satisfies Choices;

/**
 * A product changes: the explanation of its version is out of date where a fact changed that it rests on; the one of
 * the version before gives way to the one of the new version, or is out of date where there is none.
 */
export const outdatesTheExplanation = effect({
  name: 'explanations.outdate',
  payload(after, before) {
    const differs = (name: string) => JSON.stringify(after.facts[name]) !== JSON.stringify(before?.facts[name]);
    const changed = Object.keys(outdating).filter(differs);
    return before === null || changed.length === 0
      ? null
      : { product: after.id, before: before.facts.version, after: after.facts.version, changed };
  },
  async run({ product, before, after, changed }, city) {
    const published = await city.find('explanations', { product: String(product), version: before }, ['published']);
    const next = await city.find('explanations', { product: String(product), version: after }, ['published']);
    for (const one of published)
      if (before !== after && next.length > 0) await city.move('explanations', one.id, 'supersede');
      else await city.move('explanations', one.id, 'fallOutOfDate', { outOfDate: changed });
  },
});
