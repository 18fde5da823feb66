import { type DecisionModel, decidePartly } from '#engines/decision/index.ts';
import { assertSmall, serveSandbox } from '#engines/decision/sandboxWorker.ts';
import type { RuleTableId } from '#families/rules/catalogue.ts';
import type { RulesInForce } from '#kernel/rules.ts';
import type { Case } from './cases.ts';
import type { Replayed } from './desk.ts';
import { changesOf, outcomeOf } from './outcome.ts';

/** Which of the models each table is run by, by its place among the job's keys. */
type Placed = Readonly<Record<string, number>>;

const inForce = (models: readonly DecisionModel[], placed: Placed): RulesInForce =>
  Object.fromEntries(
    Object.entries(placed).map(([table, at]) => {
      const model = models[at];
      if (!model) throw new Error(`no model for ${table}`);
      const run = (decision: string, facts: Readonly<Record<string, unknown>>) => decidePartly(model, decision, facts);
      return [table, { table, version: model.name, provisional: true, record: null, text: '', dmn: '', run }];
    }),
  );

serveSandbox({
  /** The cases whose outcome differs between the tables as they were and as they become. */
  replay(
    models,
    { table, cases, was, becomes }: { table: RuleTableId; cases: readonly Case[]; was: Placed; becomes: Placed },
  ): readonly Replayed[] {
    for (const model of models) assertSmall(model);
    const [before, after] = [inForce(models, was), inForce(models, becomes)];
    return cases.flatMap(({ id, number, title, facts }) => {
      const [now, then] = [outcomeOf(table, facts, before), outcomeOf(table, facts, after)];
      const kinds = changesOf(now, then);
      return kinds.length > 0 ? [{ record: id, number, title, kinds, was: now, becomes: then }] : [];
    });
  },
});
