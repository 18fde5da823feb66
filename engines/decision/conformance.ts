import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate, invoke } from './decide.ts';
import { compareNumbers, subtract } from './feel/arithmetic.ts';
import { printValue } from './feel/builtins/strings.ts';
import { equal } from './feel/comparison.ts';
import { isNumber } from './feel/decimal.ts';
import { type FeelValue, isContext, isList } from './feel/values.ts';
import type { DecisionModel } from './model.ts';
import { loadDecisions } from './read.ts';
import { readTestCases, type TckCase } from './tck.ts';

/*
 * The DMN Technology Compatibility Kit, where it lies beside the repository. A case passes when all its results do.
 * Because the kit expects null in half of its cases, the rate that tells something is the one over the cases that an
 * engine answering null always would fail.
 */

const kit = new URL('../../../shared/data/dmn-tck/', import.meta.url).pathname;

export interface Failure {
  readonly suite: string;
  readonly id: string;
  readonly message: string;
}
export interface LevelResult {
  readonly total: number;
  readonly passed: number;
  /** Cases that need something other than null. */
  readonly telling: number;
  readonly tellingPassed: number;
  readonly failures: readonly Failure[];
}

/** The kit compares numbers to eight decimals, as its expected values are written. */
const tolerance = 1e-8;

function agrees(actual: FeelValue, expected: FeelValue): boolean {
  if (isNumber(actual) && isNumber(expected)) {
    const difference = subtract(actual, expected);
    return (
      difference !== null && compareNumbers(difference, tolerance) < 0 && compareNumbers(difference, -tolerance) > 0
    );
  }
  if (isList(actual) && isList(expected))
    return actual.length === expected.length && actual.every((value, i) => agrees(value, expected[i] ?? null));
  if (isContext(actual) && isContext(expected)) {
    const names = Object.keys(expected);
    return (
      names.length === Object.keys(actual).length &&
      names.every((name) => agrees(actual[name] ?? null, expected[name] ?? null))
    );
  }
  return equal(actual, expected) === true;
}

function runCase(model: DecisionModel, testCase: TckCase): string | undefined {
  for (const { name, expected } of testCase.results) {
    const actual = testCase.callable
      ? invoke(model, testCase.callable, testCase.inputs)
      : evaluate(model, name, testCase.inputs).value;
    if (!agrees(actual, expected))
      return `${name}: ${printValue(actual, true)} instead of ${printValue(expected, true)}`;
  }
  return undefined;
}

export async function runLevel(level: 'level-2' | 'level-3'): Promise<LevelResult> {
  const failures: Failure[] = [];
  let total = 0;
  let telling = 0;
  let tellingFailed = 0;
  for (const suite of readdirSync(join(kit, level)).toSorted()) {
    const folder = join(kit, level, suite);
    const files = readdirSync(folder);
    const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
    for (const file of files.filter((name) => name.endsWith('.xml'))) {
      const { model: modelName, cases } = readTestCases(read(file));
      const others = files.filter((name) => name.endsWith('.dmn') && name !== modelName);
      const model = await loadDecisions(read(modelName), others.map(read)).catch((error: Error) => error);
      for (const testCase of cases) {
        total++;
        const needsValue = testCase.results.some(({ expected }) => expected !== null);
        if (needsValue) telling++;
        const message = attempt(() => (model instanceof Error ? model.message : runCase(model, testCase)));
        if (message === undefined) continue;
        if (needsValue) tellingFailed++;
        failures.push({ suite, id: testCase.id, message });
      }
    }
  }
  return { total, passed: total - failures.length, telling, tellingPassed: telling - tellingFailed, failures };
}

function attempt(run: () => string | undefined): string | undefined {
  try {
    return run();
  } catch (error) {
    return error instanceof Error ? `threw ${error.message}` : String(error);
  }
}

/** Runs both levels and prints the figures and every failure; false when a promise is not kept. */
export async function report(): Promise<boolean> {
  if (!existsSync(kit)) {
    console.log('decision: the DMN TCK is not beside the repository; nothing run.');
    return true;
  }
  const two = await runLevel('level-2');
  const three = await runLevel('level-3');
  const percent = (n: number, of: number): string => `${((100 * n) / of).toFixed(1)}%`;
  for (const [name, level] of Object.entries({ 'level 2': two, 'level 3': three })) {
    console.log(
      `DMN TCK ${name}: ${level.passed}/${level.total} (${percent(level.passed, level.total)}); of the cases an always-null engine fails ${level.tellingPassed}/${level.telling} (${percent(level.tellingPassed, level.telling)})`,
    );
    for (const { suite, id, message } of level.failures) console.log(`  ${suite} ${id}: ${message.slice(0, 200)}`);
  }
  return two.passed === two.total && three.passed >= 0.95 * three.total && three.tellingPassed >= 0.93 * three.telling;
}

if (process.argv[1] === new URL(import.meta.url).pathname && !(await report())) process.exitCode = 1;
