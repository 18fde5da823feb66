import { officer, owner } from '#kernel/access.ts';
import { type Choices, field, group } from '#kernel/fields/field.ts';

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

const pointNames = Object.fromEntries(points.map((point) => [point, pointFacts[point].label])) satisfies Choices;
export const inside = [owner, officer('industry')];

/** A check of whether readers understand an explanation. */
export const checkFacts = {
  title: field.text('产品', 'Product'),
  explanation: field.record('算法说明', 'Explanation', { system: 'explanations' }),
  questions: field.groups('问题', 'Questions', {
    most: 8,
    read: inside,
    facts: {
      about: field.choice('问的是哪一要点', 'Which point it asks about', pointNames),
      question: field.longText('问题', 'Question', { max: 80 }),
      answer: field.longText('正确的回答', 'The right answer', { max: 80 }),
      wrong: field.longText('错误的回答', 'A wrong answer', { max: 80 }),
      alsoWrong: field.longText('另一个错误的回答', 'Another wrong answer', { max: 80, optional: true }),
    },
  }),
  remark: field.longText('退回的理由', 'Why it was returned', { optional: true, max: 600, read: inside }),
  notUnderstood: field.choices('读者没有读懂的要点', 'Points that readers did not understand', pointNames, {
    optional: true,
  }),
};
