import { decideBy } from '#families/rules/decide.ts';
import { type Reason, reasonOf } from '#families/rules/reasons.ts';
import type { RulesInForce } from '#kernel/rules.ts';

type Known = Readonly<Record<string, unknown>>;
interface Asked {
  readonly metric: string;
  readonly atLeast?: string;
  readonly atMost?: string;
  readonly unit?: string;
}
const listed = <T>(facts: Known, name: string): readonly T[] => (facts[name] ?? []) as readonly T[];

/**
 * What speaks against relying on a test report, by the table in force; none: it is admitted. What is not stated speaks
 * against it too. `on`: today.
 */
export function testFaults(
  product: Known,
  facts: Known,
  { owner, on, rules }: { owner: string | null; on: string; rules: RulesInForce },
): readonly Reason[] {
  const measured = listed<{ metric: string }>(facts, 'measured').map((one) => one.metric);
  const { trace } = decideBy(
    'test-admissibility',
    'faults',
    {
      bodyDesignated: facts.bodyDesignated === true,
      independent: facts.testBody !== undefined && facts.testBody !== owner,
      versionMatches: facts.testVersion !== undefined && facts.testVersion === product.version,
      reportIsCurrent: String(facts.testIssuedOn ?? '9999') <= on && on <= String(facts.testValidUntil ?? ''),
      metricsComplete: listed<Asked>(facts, 'metricsAsked').every((one) => measured.includes(one.metric)),
    },
    rules,
  );
  return (trace.at(-1)?.rows ?? [])
    .filter((row) => row.matched === true)
    .map((row) => reasonOf('test-admissibility', 'faults', row));
}

export interface Measured extends Asked {
  readonly value: string | null;
  /** Whether the value keeps the line asked for; null where there is no value yet. */
  readonly met: boolean | null;
}
/** Each metric asked for with the value reported, against its lines. */
export function metricsOf(facts: Known): readonly Measured[] {
  const values = listed<{ metric: string; value: string }>(facts, 'measured');
  return listed<Asked>(facts, 'metricsAsked').map((one) => {
    const value = values.find((each) => each.metric === one.metric)?.value ?? null;
    const met =
      value === null
        ? null
        : (one.atLeast === undefined || Number(value) >= Number(one.atLeast)) &&
          (one.atMost === undefined || Number(value) <= Number(one.atMost));
    return { ...one, value, met };
  });
}
