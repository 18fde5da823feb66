import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type DecisionModel, decidePartly, loadDecisions } from '#engines/decision/index.ts';
import type { RuleVersion } from '#kernel/rules.ts';
import { type RuleTableId, ruleTableIds } from './catalogue.ts';

/** The SHA-256 by which a version's text is known. */
export const digestOfRules = (xml: string): string => createHash('sha256').update(xml).digest('hex');

/** The texts of the first versions, as they come with the program. */
export const firstTexts = Object.fromEntries(
  ruleTableIds.map((table) => [table, readFileSync(new URL(`./tables/${table}.dmn`, import.meta.url), 'utf8')]),
) as Readonly<Record<RuleTableId, string>>;

export const firstModels = Object.fromEntries(
  await Promise.all(ruleTableIds.map(async (table) => [table, await loadDecisions(firstTexts[table])] as const)),
) as Readonly<Record<RuleTableId, DecisionModel>>;

/** A model written here, run here. */
const runHere = (table: RuleTableId): RuleVersion => ({
  table,
  version: firstModels[table].name,
  provisional: true,
  record: null,
  text: digestOfRules(firstTexts[table]),
  dmn: firstTexts[table],
  run: (decision, facts) => decidePartly(firstModels[table], decision, facts),
});

/**
 * The first version of every table: provisional rules of this platform. In force where the city has no other, and
 * offline.
 */
export const firstRules = Object.fromEntries(ruleTableIds.map((table) => [table, runHere(table)])) as Readonly<
  Record<RuleTableId, RuleVersion>
>;
