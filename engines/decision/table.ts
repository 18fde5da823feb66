import type { Test } from './feel/compile.ts';
import { type Code, type Frame, fault, type Scope } from './feel/frame.ts';
import { type FeelValue, toPlain } from './feel/values.ts';
import { applyHitPolicy, type Hit, shapeOutputs, splitTests } from './hitPolicies.ts';
import { isBlank, type Rule, type Table } from './model.ts';
import type { CellTrace, DecisionTrace, RowTrace } from './trace.ts';

/** How a table's texts are compiled in their scope; `place` says where a fault is. */
export interface TextCompiler {
  readonly expression: (text: string, scope: Scope, place: Place) => Code;
  readonly tests: (text: string, scope: Scope, place: Place) => Test;
}
export interface Place {
  readonly row?: string;
  readonly column?: string;
}

interface CompiledCell {
  readonly column: number;
  readonly test: Test;
}
export interface CompiledRow {
  readonly cells: readonly CompiledCell[];
  readonly outputs: readonly Code[];
}
export interface CompiledTable {
  readonly columns: readonly Code[];
  readonly rows: readonly CompiledRow[];
  readonly priorities: readonly (readonly Code[])[];
  readonly fallback: Code;
}

export function compileTable(table: Table, scope: Scope, { expression, tests }: TextCompiler): CompiledTable {
  const fallbacks = table.outputs.map(({ fallback, name }) =>
    fallback === undefined ? () => null : expression(fallback, scope, { column: name ?? 'default output' }),
  );
  const ranked = table.hitPolicy === 'P' || table.hitPolicy === 'O';
  const hasFallback = table.outputs.some(({ fallback }) => fallback !== undefined);
  return {
    columns: table.columns.map((column) => expression(column.text, scope, { column: column.label })),
    rows: table.rules.map((rule) => ({
      cells: table.columns.flatMap((column, i) => {
        const text = rule.cells[i] ?? '-';
        return isBlank(text) ? [] : [{ column: i, test: tests(text, scope, { row: rule.id, column: column.label }) }];
      }),
      outputs: table.outputs.map((output, i) =>
        expression(rule.outputs[i] ?? 'null', scope, { row: rule.id, column: output.name ?? 'output' }),
      ),
    })),
    priorities: ranked
      ? table.outputs.map((output) =>
          splitTests(output.values ?? '').map((text) => expression(text, scope, { column: output.name ?? 'output' })),
        )
      : [],
    fallback: hasFallback
      ? (frame) =>
          shapeOutputs(
            table,
            fallbacks.map((run) => run(frame)),
          ) as FeelValue
      : () => null,
  };
}

/** What one evaluation of a table found: its facts, and for each cell that tests something whether it held. */
export class TableTrace implements DecisionTrace {
  readonly decision: string;
  readonly value: unknown;
  private readonly table: Table;
  private readonly compiled: CompiledTable;
  private readonly facts: readonly FeelValue[];
  private readonly held: Uint8Array;
  private made: readonly RowTrace[] | undefined;
  constructor(
    decision: string,
    value: unknown,
    table: Table,
    compiled: CompiledTable,
    facts: readonly FeelValue[],
    held: Uint8Array,
  ) {
    this.decision = decision;
    this.value = value;
    this.table = table;
    this.compiled = compiled;
    this.facts = facts;
    this.held = held;
  }

  /** Every row with its cells; written out when first asked for. */
  get rows(): readonly RowTrace[] {
    this.made ??= this.write();
    return this.made;
  }

  private write(): readonly RowTrace[] {
    const { columns, rules } = this.table;
    const values = this.facts.map(toPlain);
    const out: RowTrace[] = [];
    let at = 0;
    for (let index = 0; index < rules.length; index++) {
      const rule = rules[index] as Rule;
      const cells: CellTrace[] = [];
      let matched = true;
      for (const { column } of this.compiled.rows[index]!.cells) {
        const held = this.held[at++] === 1;
        if (!held) matched = false;
        cells.push({ input: columns[column]!.text, value: values[column], text: rule.cells[column]!, matched: held });
      }
      out.push({ index, id: rule.id, annotation: rule.annotation, cells, matched });
    }
    return out;
  }
}

/** Evaluates a table; `record` receives the trace. */
export function runTable(
  decision: string,
  table: Table,
  compiled: CompiledTable,
  cellCount: number,
  frame: Frame,
  record: ((trace: TableTrace) => void) | null,
): FeelValue {
  const { columns, rows } = compiled;
  const facts = new Array<FeelValue>(columns.length);
  for (let i = 0; i < columns.length; i++) facts[i] = columns[i]!(frame);
  const held = new Uint8Array(cellCount);
  const hits: Hit[] = [];
  let at = 0;
  for (let index = 0; index < rows.length; index++) {
    const { cells, outputs } = rows[index]!;
    let matched = true;
    for (let i = 0; i < cells.length; i++) {
      const { column, test } = cells[i]!;
      if (test(facts[column]!, frame) === true) held[at] = 1;
      else matched = false;
      at++;
    }
    if (matched && !(hits.length > 0 && table.hitPolicy === 'F'))
      hits.push({ index, values: outputs.map((run) => run(frame)) });
  }
  const fallback = hits.length === 0 ? compiled.fallback(frame) : null;
  const priorities = hits.length > 1 ? compiled.priorities.map((list) => list.map((run) => run(frame))) : [];
  const { value, breaches } = applyHitPolicy(table, hits, priorities, fallback);
  for (const breach of breaches) fault(() => `${decision}: ${breach}`);
  record?.(new TableTrace(decision, toPlain(value as FeelValue), table, compiled, facts, held));
  return value as FeelValue;
}
