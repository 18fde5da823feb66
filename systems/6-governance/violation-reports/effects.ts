import { effect } from '#kernel/effects.ts';
import { Refused } from '#kernel/refusals.ts';
import { acts } from './acts.ts';

/** A report that proves true reopens the grade of the product: its provider confirms the facts that it rests on. */
export const reopensTheGrade = effect({
  name: 'risk-grading.reopen',
  payload: ({ facts, number }) =>
    facts.outcome === 'substantiated' && typeof facts.product === 'string'
      ? { product: facts.product, why: `举报 ${number} 经核查属实（${acts[facts.act as keyof typeof acts].zh}）` }
      : null,
  async run({ product, why }, city) {
    const standing = await city.find('risk-grading', { product: String(product) }, ['graded', 'objected', 'upheld']);
    for (const one of standing) await city.move('risk-grading', one.id, 'reopen', { reopenedFor: why });
  },
});

/** Asks for a test of the act reported, such as a paired price audit, and notes it with the report. */
export const requestsAnAudit = effect({
  name: 'prohibited-acts.request',
  payload: ({ id, number, facts }) => ({
    report: id,
    number,
    product: facts.product,
    target: facts.firm,
    act: facts.act,
    title: facts.subject,
  }),
  async run({ report, number, product, target, act, title }, city) {
    const question = {
      zh: `举报 ${number} 反映的行为是否存在。`,
      en: `Whether what report ${number} tells of is so.`,
    };
    const made = await city.create(
      'prohibited-acts',
      { title: String(title).slice(0, 120), product, target, act, question },
      { key: `audit-${number}` },
    );
    try {
      await city.move('violation-reports', String(report), 'record', { audit: made.id });
    } catch (error) {
      // Decided meanwhile: the test stands by itself.
      if (!(error instanceof Refused)) throw error;
    }
  },
});
