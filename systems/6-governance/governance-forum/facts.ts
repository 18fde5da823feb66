import { field, group } from '#kernel/fields/field.ts';

/** A consultation: what is asked and why, the report on what came in, and what became of it. */
export const consultationFacts = {
  ...group('征询', 'The consultation', {
    title: field.text('题目', 'Subject', { max: 120 }),
    background: field.longText('背景', 'Background', { max: 4000 }),
    questions: field.groups('问题', 'Questions', {
      atLeast: 1,
      most: 20,
      facts: { question: field.text('问题', 'Question', { max: 120 }) },
    }),
    closesOn: field.date('截止日期', 'Closes on'),
  }),
  ...group('结果', 'Outcome', {
    report: field.longText('总结', 'Report', { optional: true, max: 5000 }),
    outcomes: field.groups('转化情况', 'What came of it', {
      optional: true,
      most: 30,
      facts: {
        what: field.choice('转化为', 'Became', {
          norm: { zh: '伦理安全规范', en: 'A norm' },
          setting: { zh: '期限或者数值', en: 'A term or number' },
          rule: { zh: '规则版本', en: 'A version of a rule' },
          none: { zh: '暂未采用', en: 'Not taken up yet' },
        }),
        norm: field.record('规范', 'Norm', { system: 'ethics-norms', optional: true }),
        reference: field.text('设置项或者规则版本', 'Setting or version', { optional: true, max: 120 }),
        note: field.text('说明', 'Note', { max: 500 }),
        by: field.person('填写人', 'By', { optional: true }),
        at: field.text('时间', 'At', { optional: true }),
      },
    }),
  }),
};
export const stated = ['title', 'background', 'questions', 'closesOn'] as const;
