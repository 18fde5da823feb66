import { field, group } from '#kernel/fields/field.ts';

/** The points that an explanation answers, in the order in which the public reads them. */
export const pointFacts = group('说明的要点', 'What it explains', {
  what: field.longText('它做什么、为了什么', 'What it does, and what for', { max: 600, article: '71.1' }),
  scene: field.longText('用在哪里', 'Where it is used', { max: 600 }),
  how: field.longText('它怎样得出结果', 'How it reaches a result', { max: 1000 }),
  steps: field.longText('一步步怎样运行', 'How it runs, step by step', { max: 1000 }),
  data: field.longText('它用到哪些信息', 'What it uses', { max: 600 }),
  effect: field.longText('对您有什么影响', 'What it means for you', { max: 600 }),
  control: field.longText('谁来把关', 'Who is in control', { max: 600 }),
  object: field.longText('不同意怎么办', 'If you disagree', {
    max: 600,
    help: {
      zh: '写明找谁、怎样找：电话、地址或者窗口',
      en: 'Say whom to turn to, and how: telephone, address or counter',
    },
  }),
});
export type Point = keyof typeof pointFacts;
export const points = Object.keys(pointFacts) as readonly Point[];

export const explanationFacts = {
  title: field.text('产品', 'Product'),
  product: field.record('产品记录', 'Product record', { system: 'products' }),
  version: field.text('所说明的版本', 'Version explained'),
  ...pointFacts,
};
