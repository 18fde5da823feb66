import { decideBy } from '#families/rules/decide.ts';
import type { tallyResults } from '#families/rules/tableFacts.ts';
import type { RulesInForce } from '#kernel/rules.ts';
import { type Criterion, criteria, recommendations } from './terms.ts';

export type TallyResult = keyof typeof tallyResults;
/** An opinion as it is counted: a score from 1 to 5 for each criterion, and what its author recommends. */
export type Opinion = Readonly<Record<Criterion, number>> & { readonly recommends: (typeof recommendations)[number] };

/** Hundredths, cut off, as text: `66.66`. */
const hundredths = (value: number): string => (Math.floor(value + 1e-9) / 100).toFixed(2);
const percent = (part: number, whole: number): string => hundredths((part * 10_000) / whole);

/**
 * What the opinions come to by the table in force: means with two places cut off, so that nothing is rounded up over a
 * line. The order of the opinions makes no difference. RangeError where there is none.
 */
export function tallyOf(opinions: readonly Opinion[], rules: RulesInForce) {
  if (opinions.length === 0) throw new RangeError('there is no opinion to count');
  const tally = (Object.keys(criteria) as Criterion[]).map((criterion) => {
    const scores = opinions.map((one) => one[criterion]);
    const sum = scores.reduce((total, one) => total + one, 0);
    return {
      criterion,
      mean: hundredths((sum * 100) / opinions.length),
      low: Math.min(...scores),
      high: Math.max(...scores),
    };
  });
  const votes = recommendations.map((recommends) => ({
    recommends,
    count: opinions.filter((one) => one.recommends === recommends).length,
  }));
  const [pass = 0, conditional = 0] = votes.map((one) => one.count);
  const decided = decideBy<TallyResult>(
    'assessment-tally',
    'result',
    {
      opinions: opinions.length,
      favourable: Number(percent(pass + conditional, opinions.length)),
      unconditional: Number(percent(pass, opinions.length)),
      lowest: Math.min(...tally.map((one) => Number(one.mean))),
    },
    rules,
  );
  return { tally, votes, panelResult: decided.value ?? 'insufficient', tallyRule: decided.ruleVersion };
}
