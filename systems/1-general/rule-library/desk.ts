import { LimitExceeded, Sandbox } from '#engines/decision/sandbox.ts';
import type { RuleTableId } from '#families/rules/catalogue.ts';
import { contractFindings } from '#families/rules/contract.ts';
import { findingOf, type RuleFinding } from '#families/rules/findings.ts';
import { digestOfRules } from '#families/rules/firstRules.ts';
import { exceeded, textAtMost } from '#families/rules/versions.ts';
import { Refused } from '#kernel/refusals.ts';
import type { RuleTrace } from '#kernel/rules.ts';
import type { Case } from './cases.ts';
import type { ChangeKind } from './changeKinds.ts';
import type { Outcome } from './outcome.ts';

/** A case whose outcome changes. */
export interface Replayed {
  readonly record: string;
  readonly number: string;
  readonly title: string;
  readonly kinds: readonly ChangeKind[];
  readonly was: Outcome;
  readonly becomes: Outcome;
}

/** Where texts are analysed, tried and replayed: a thread of its own, beside the one that steps wait for. */
const desk = new Sandbox(
  { milliseconds: 5_000, megabytes: 512, cells: 10_000 },
  new URL('./deskThread.ts', import.meta.url),
);

async function within<T>(table: RuleTableId, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw error instanceof LimitExceeded ? exceeded(table, error) : error;
  }
}

/**
 * Everything wrong with a text as a version of a table, what blocks first. Refuses a text that is too large, that is no
 * DMN model, or whose analysis runs beyond its limits.
 */
export async function findingsIn(table: RuleTableId, xml: unknown): Promise<readonly RuleFinding[]> {
  if (typeof xml !== 'string' || xml.trim() === '') throw new Refused('invalid-input', { field: 'xml' });
  if (xml.length > textAtMost)
    throw new Refused('too-large', {
      field: 'xml',
      message: { zh: `规则文本不得超过${textAtMost}个字符`, en: `a text has at most ${textAtMost} characters` },
    });
  const analysing = desk.analyse(xml).catch((error: Error) => {
    if (error instanceof LimitExceeded) throw error;
    const why = error.message.slice(0, 500);
    throw new Refused('malformed-file', {
      field: 'xml',
      message: { zh: `不是可读的 DMN 决策模型：${why}`, en: `not a readable DMN model: ${why}` },
    });
  });
  const { model, findings } = await within(table, analysing);
  return [...contractFindings(table, model), ...findings.map(findingOf)].toSorted(
    (a, b) => Number(b.blocks) - Number(a.blocks),
  );
}

/** One case by a text, with every row and cell; facts may be missing. Refuses what runs beyond the limits. */
export async function tried(
  table: RuleTableId,
  xml: string,
  decision: string,
  facts: Readonly<Record<string, unknown>>,
): Promise<readonly RuleTrace[]> {
  const key = digestOfRules(xml);
  desk.add(key, xml);
  return within(table, desk.ask<readonly RuleTrace[]>('decide', [key], { decision, facts }));
}

/** The texts by table, as they were and as they become; the tables of products rest on each other. */
export interface Compared {
  readonly table: RuleTableId;
  readonly was: Readonly<Record<string, string>>;
  readonly becomes: Readonly<Record<string, string>>;
}

/** The cases whose outcome changes, of those given. Refuses a version that runs beyond the limits, naming the cell. */
export async function replayed(
  { table, was, becomes }: Compared,
  cases: readonly Case[],
): Promise<readonly Replayed[]> {
  const keys: string[] = [];
  const placed = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(texts).map(([of, xml]) => {
        const key = digestOfRules(xml);
        desk.add(key, xml);
        if (!keys.includes(key)) keys.push(key);
        return [of, keys.indexOf(key)];
      }),
    );
  const payload = { table, cases, was: placed(was), becomes: placed(becomes) };
  return within(table, desk.ask<readonly Replayed[]>('replay', keys, payload));
}
