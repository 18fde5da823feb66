import { gradeLabels } from '#families/grading/grade.ts';
import { factNames } from '#families/grading/input.ts';
import { effect } from '#kernel/effects.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord } from '#kernel/system.ts';

/** The grade of a product as it stands after a step. */
const gradeIn = ({ id, owner, facts, revision }: CaseRecord) => ({
  product: id,
  owner,
  grade: facts.grade,
  between: facts.gradeBetween ?? [],
  ruleVersion: facts.ruleVersion,
  ruleRecord: facts.ruleRecord,
  title: facts.name,
  revision,
});

/** Every change of the grade becomes a record of its own, and the grade before it is superseded, never lost. */
export const recordGrading = effect({
  name: 'risk-grading.record',
  payload: (after, before) =>
    after.facts.grade !== undefined && (before?.state === 'draft' || before?.facts.grade !== after.facts.grade)
      ? gradeIn(after)
      : null,
  async run({ owner, ...facts }, city) {
    const { product, grade, revision } = facts;
    const earlier = await city.find('risk-grading', { product: String(product) }, [
      'graded',
      'objected',
      'upheld',
      'reopened',
    ]);
    const options = { owner: owner as string | null, key: `grading-${product}-${revision}` };
    const made = await city.create('risk-grading', facts, options);
    // One that was tried again may come after its successor: then it is history, and the successor stays.
    const now = (await city.get('products', String(product)))?.facts;
    const overtaken = earlier.length > 0 && now !== undefined && now.grade !== grade;
    if (!overtaken)
      for (const one of earlier) if (one.id !== made.id) await city.move('risk-grading', one.id, 'supersede');
    if (overtaken && made.state === 'graded') await city.move('risk-grading', made.id, 'supersede');
  },
});

/** The same where the rules changed, whatever the grade was before: a step since may have found the new one already. */
export const recordRegrading = effect({ ...recordGrading, name: 'risk-grading.recordAnew', payload: gradeIn });

/** Assessments that are not done with, or that passed. */
const assessing = [
  'draft',
  'submitted',
  'correcting',
  'resubmitted',
  'accepted',
  'panelForming',
  'expertReview',
  'testing',
  'testReported',
  'proposed',
  'publicity',
  'deciding',
  'passed',
  'revocationDue',
  'revoking',
  'hearing',
  'heard',
];

/**
 * Article 66(2): the procedure that a new grade asks for is begun as a draft of the owner's, unless one is there: an
 * assessment for high risk, a disclosure of the version for the others.
 */
export const opensItsPath = effect({
  name: 'products.openPath',
  payload: ({ id, owner, state, revision, facts }) => {
    const { grade, name: title, version, purpose, complaints: contact } = facts;
    return owner && ['registered', 'inUse', 'suspended'].includes(state)
      ? { owner, product: id, revision, grade, title, version, purpose, contact }
      : null;
  },
  async run({ owner, product, revision, grade, title, version, purpose, contact }, city) {
    const options = { owner: String(owner), key: `path-${product}-${revision}` };
    if (grade === 'high') {
      const there = await city.find('ex-ante-assessments', { product }, assessing);
      if (there.length === 0) await city.create('ex-ante-assessments', { title, product, summary: purpose }, options);
    } else if (grade === 'medium' || grade === 'low') {
      const there = await city.find('disclosures', { product, version }, ['draft', 'published']);
      const facts = { title, product, version, statement: purpose, contact };
      if (there.length === 0) await city.create('disclosures', facts, options);
    }
  },
});

const graded = ['grade', ...factNames];

/** Article 44: a pilot of a product whose grade, or a fact that it rests on, has changed is looked at again. */
export const reviewsPilots = effect({
  name: 'pilots.stopOnChange',
  payload: (after, before) =>
    graded.some((name) => JSON.stringify(after.facts[name]) !== JSON.stringify(before?.facts[name]))
      ? { product: after.id, was: before?.facts.grade, is: after.facts.grade }
      : null,
  async run({ product, was, is }, city) {
    const [from, to] = [was, is].map((grade) => gradeLabels[grade as keyof typeof gradeLabels]);
    const stopReason =
      from && to && from !== to
        ? {
            zh: `产品等级由“${from.zh}”变为“${to.zh}”`,
            en: `The product’s grade has changed from ${from.en} to ${to.en}`,
          }
        : { zh: '产品登记的事实已变更', en: 'The facts of the product’s record have changed' };
    for (const pilot of await city.find('pilots', { product: String(product) }, ['running']))
      try {
        await city.move('pilots', pilot.id, 'stopOnChange', { stopReason });
      } catch (error) {
        // The conditions still hold, or it has been stopped already.
        if (!(error instanceof Refused)) throw error;
      }
  },
});
