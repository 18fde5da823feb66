import type { Test } from './feel/compile.ts';
import type { Code, Scope } from './feel/frame.ts';
import { type Expression, namesIn } from './feel/syntax.ts';
import type { FeelValue } from './feel/values.ts';
import { splitTests } from './hitPolicies.ts';
import { isBlank, type Table } from './model.ts';
import type { CompiledDecision, Program } from './program.ts';
import type { Place } from './table.ts';

/** A compiled text, and which places of the decision's frame it looks at. */
export interface Text<Run> {
  readonly text: string;
  readonly uses: readonly number[];
  readonly run: Run;
}

/** A table whose texts can be evaluated one by one. */
export interface PartialTable {
  readonly table: Table;
  readonly columns: readonly Text<Code>[];
  readonly rows: readonly {
    readonly cells: readonly (Text<Test> & { readonly column: number })[];
    readonly outputs: readonly Text<Code>[];
  }[];
  /** The allowed outputs in order, for P and O. */
  readonly priorities: readonly (readonly FeelValue[])[];
  readonly fallbacks: readonly Text<Code>[] | undefined;
}

const empty = { up: null, values: [] };

/** Null for decisions that are not made by a table, and for tables with texts that are not FEEL. */
export function partialTable(program: Program, compiled: CompiledDecision): PartialTable | null {
  const { decision, scope, requirements } = compiled;
  const { logic } = decision;
  if (logic?.kind !== 'table' || program.faults.some((fault) => fault.decision === decision.id)) return null;
  const compiler = program.compilerFor(decision.id);
  const usesOf = (expressions: readonly Expression[]): readonly number[] => {
    const found = new Set(expressions.flatMap((expression) => [...namesIn(expression)]));
    return requirements.flatMap((_, i) => (isUsed(scope, found, i) ? [i] : []));
  };
  const expression = (text: string, place: Place = {}): Text<Code> => ({
    text,
    uses: text === '' ? [] : usesOf([program.texts.expression(text, scope)]),
    run: compiler.expression(text, scope, place),
  });
  const given = logic.outputs.some(({ fallback }) => fallback !== undefined);
  return {
    table: logic,
    columns: logic.columns.map((column) => expression(column.text, { column: column.label })),
    rows: logic.rules.map((rule) => ({
      cells: logic.columns.flatMap(({ label }, column) => {
        const text = rule.cells[column] ?? '-';
        if (isBlank(text)) return [];
        const run = compiler.tests(text, scope, { row: rule.id, column: label });
        return [{ column, text, uses: usesOf(program.texts.tests(text, scope).tests), run }];
      }),
      outputs: rule.outputs.map((text, i) =>
        expression(text, { row: rule.id, column: logic.outputs[i]?.name ?? 'output' }),
      ),
    })),
    priorities:
      logic.hitPolicy === 'P' || logic.hitPolicy === 'O'
        ? logic.outputs.map((output) => splitTests(output.values ?? '').map((text) => expression(text).run(empty)))
        : [],
    fallbacks: given ? logic.outputs.map((output) => expression(output.fallback ?? 'null')) : undefined,
  };
}

const isUsed = (scope: Scope, names: ReadonlySet<string>, index: number): boolean =>
  [...names].some((name) => scope.own(name)?.index === index);
