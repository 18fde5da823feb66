import { firstTexts } from '#families/rules/firstRules.ts';
import { revisedGrading } from '#systems/1-general/rule-library/demo.ts';
import { replayed } from '#systems/1-general/rule-library/desk.ts';
import { demoProducts } from '#systems/demo.ts';

/*
 * Cases a second of an impact replay of the grading table, in the worker and within its limits as in the running city,
 * without the database: each case is graded twice, by the version in force and by the revised one, with its obligations
 * and the rows that made them.
 */

const atOnce = 50;
const total = 5_000;
const texts = {
  grading: firstTexts.grading,
  'expert-re-review': firstTexts['expert-re-review'],
  'pilot-eligibility': firstTexts['pilot-eligibility'],
};
const compared = { table: 'grading', was: texts, becomes: { ...texts, grading: revisedGrading } } as const;
/** The demo city's products over and over, each time with another number of people. */
const cases = Array.from({ length: total }, (_, at) => ({
  id: String(at),
  number: String(at),
  title: String(at),
  facts: { ...demoProducts[at % demoProducts.length]?.facts, peopleAffected: (at * 7919) % 2_000_000 },
}));
const rounds: number[] = [];
let changed = 0;
await replayed(compared, cases.slice(0, atOnce));
for (let round = 0; round < 3; round++) {
  changed = 0;
  const begun = performance.now();
  for (let at = 0; at < total; at += atOnce) changed += (await replayed(compared, cases.slice(at, at + atOnce))).length;
  rounds.push((total * 1000) / (performance.now() - begun));
}
const median = rounds.toSorted((a, b) => a - b)[1] ?? 0;
process.stdout.write(`${total} cases, ${changed} of them change; ${Math.round(median)} cases a second (median of 3)\n`);
