import { type DecisionModel, decidePartly } from '#engines/decision/index.ts';
import { LimitExceeded, Sandbox, type SandboxLimits } from '#engines/decision/sandbox.ts';
import { Refused } from '#kernel/refusals.ts';
import type { RuleTrace, RuleVersion } from '#kernel/rules.ts';
import { isRuleTable, ruleTableIds, ruleTables } from './catalogue.ts';
import { digestOfRules, firstModels, firstTexts } from './firstRules.ts';

/** The largest DMN text of a version, in characters. */
export const textAtMost = 400_000;
/** What a version may take in one step, or in one request of the desk. */
const limits: SandboxLimits = { milliseconds: 2_000, megabytes: 128, cells: 10_000 };

/** What came with the program and is run in place, by the digest of its text. */
const own: ReadonlyMap<string, DecisionModel> = new Map(
  ruleTableIds.map((table) => [digestOfRules(firstTexts[table]), firstModels[table]]),
);
const forSteps = new Sandbox(limits);

type Known = Omit<RuleVersion, 'run'>;

/**
 * A version ready to run: in place where its text came with the program, else in the thread of this process that steps
 * wait for, within limits. Its text is kept for as long as the process lives.
 */
export function runnable(version: Known): RuleVersion {
  const model = own.get(version.text);
  if (model) return { ...version, run: (decision, facts) => decidePartly(model, decision, facts) };
  forSteps.add(version.text, version.dmn);
  return {
    ...version,
    run: (decision, facts) => withinLimits(version.table, () => forSteps.decideNow(version.text, decision, facts)),
  };
}

function withinLimits(table: string, run: () => readonly RuleTrace[]): readonly RuleTrace[] {
  try {
    return run();
  } catch (error) {
    throw error instanceof LimitExceeded ? exceeded(table, error) : error;
  }
}

/** The refusal of a version that ran beyond its limits, with the cell where it stood. */
export function exceeded(table: string, { limit, place }: LimitExceeded): Refused {
  const name = isRuleTable(table) ? ruleTables[table].label : { zh: table, en: table };
  const at = place ? [place.decision, place.row, place.column].filter(Boolean).join(' / ') : '';
  const [zh, en] = limit === 'time' ? ['运行超时', 'took too long'] : ['占用内存过多', 'took too much memory'];
  return new Refused('rules-exceeded', {
    message: {
      zh: `规则表“${name.zh}”${at && `在 ${at} 处`}${zh}`,
      en: `the table “${name.en}” ${en}${at && ` at ${at}`}`,
    },
  });
}
