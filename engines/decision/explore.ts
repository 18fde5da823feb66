import type { FeelValue } from './feel/values.ts';
import { sameValue } from './hitPolicies.ts';

/** What a name may be, and which facts it waits for. */
export interface Known {
  readonly possible: readonly FeelValue[] | undefined;
  readonly missing: readonly string[];
}
/** The most combinations of possible values that one text is tried with, before it counts as open. */
const mostCombinations = 64;

/** Runs an evaluation over all combinations that the used names may take. */
export function explore(
  scope: readonly Known[],
  uses: Iterable<number>,
  evaluate: (values: FeelValue[]) => FeelValue,
): Known {
  const base = scope.map(({ possible }) => possible?.[0] ?? null);
  const varying: number[] = [];
  let combinations = 1;
  for (const use of uses) {
    const { possible } = scope[use]!;
    if (possible?.length === 1) continue;
    varying.push(use);
    combinations *= possible?.length ?? Number.POSITIVE_INFINITY;
  }
  if (varying.length === 0) return { possible: [evaluate(base)], missing: [] };
  const missing = [...new Set(varying.flatMap((use) => scope[use]!.missing))];
  if (combinations > mostCombinations) return { possible: undefined, missing };
  const results: FeelValue[] = [];
  const vary = (at: number): void => {
    const use = varying[at];
    if (use === undefined) {
      results.push(evaluate([...base]));
      return;
    }
    for (const value of scope[use]!.possible ?? []) {
      base[use] = value;
      vary(at + 1);
    }
  };
  vary(0);
  const possible = distinct(results);
  return { possible, missing: possible.length === 1 ? [] : missing };
}

/** Without repetitions, by content. */
export const distinct = (values: readonly FeelValue[]): readonly FeelValue[] =>
  values.filter((value, i) => values.findIndex((other) => sameValue(other, value)) === i);
