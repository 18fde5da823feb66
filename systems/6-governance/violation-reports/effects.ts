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

/** Asks for a test of the act reported, such as a paired price audit; harmless where no system answers it. */
export const requestsAnAudit = effect({
  name: 'prohibited-acts.request',
  payload: ({ id, number, facts }) => ({
    report: id,
    number,
    product: facts.product,
    act: facts.act,
    title: facts.subject,
  }),
  async run({ report, number, product, act, title }, city) {
    try {
      await city.create('prohibited-acts', { title, product, act, report }, { key: `audit-${number}` });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  },
});
