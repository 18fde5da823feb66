import { effect } from '#kernel/effects.ts';

/** Every change of the grade becomes a record of its own, and the grade before it is superseded, never lost. */
export const recordGrading = effect({
  name: 'risk-grading.record',
  payload: (after, before) =>
    after.facts.grade !== undefined && (before?.state === 'draft' || before?.facts.grade !== after.facts.grade)
      ? {
          product: after.id,
          owner: after.owner,
          grade: after.facts.grade,
          between: after.facts.gradeBetween ?? [],
          ruleVersion: after.facts.ruleVersion,
          title: after.facts.name,
          revision: after.revision,
        }
      : null,
  async run({ product, owner, grade, between, ruleVersion, title, revision }, city) {
    const earlier = await city.find('risk-grading', { product: String(product) }, [
      'graded',
      'objected',
      'upheld',
      'reopened',
    ]);
    const made = await city.create(
      'risk-grading',
      { title, product, grade, between, ruleVersion },
      { owner: owner as string | null, key: `grading-${product}-${revision}` },
    );
    // One that was tried again may come after its successor: then it is history, and the successor stays.
    const now = (await city.get('products', String(product)))?.facts;
    const overtaken = earlier.length > 0 && now !== undefined && now.grade !== grade;
    if (!overtaken)
      for (const one of earlier) if (one.id !== made.id) await city.move('risk-grading', one.id, 'supersede');
    if (overtaken && made.state === 'graded') await city.move('risk-grading', made.id, 'supersede');
  },
});
