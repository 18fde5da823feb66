import { check } from './check.ts';
import { type Cell, classesOf, constantsOf } from './columnClasses.ts';
import { bit, type ColumnClasses, type Example, findOverlap, findUncovered } from './coverage.ts';
import { programOf } from './decide.ts';
import { printValue } from './feel/builtins/strings.ts';
import { infer, inferTests, type Reporter } from './feel/infer.ts';
import { FeelSyntaxError } from './feel/syntax.ts';
import { anyType, canBe, type Type } from './feel/types.ts';
import type { FeelValue } from './feel/values.ts';
import { sameValue } from './hitPolicies.ts';
import { type DecisionModel, isBlank, type Table } from './model.ts';
import type { CompiledDecision, Fault, Program } from './program.ts';
import { enterPlace } from './watch.ts';

export type FindingKind = 'fault' | 'type' | 'overlap' | 'gap' | 'unreachable' | 'not-analysed';

/** What an analysis found, at the place where its author must look. */
export interface Finding extends Fault {
  readonly kind: FindingKind;
  /** Whether a model with it must not be saved. */
  readonly blocks: boolean;
  /** The other row of an overlap. */
  readonly otherRow?: string;
  /** Facts that show it, as FEEL texts by the columns' texts. */
  readonly example?: Readonly<Record<string, string>>;
}

/**
 * Everything wrong with a model: faults and type faults in its texts; for each table, rows that match together where
 * the hit policy forbids it, facts that match no row though one is needed, and rows that never count. Columns are
 * taken as independent of each other unless their texts are the same. Cells that do more than compare with constants
 * are said to be not analysed, and what rests on them is left out.
 */
export function analyse(model: DecisionModel): readonly Finding[] {
  const program = programOf(model);
  return [
    ...check(model).map((fault): Finding => ({ ...fault, kind: 'fault', blocks: true })),
    ...model.decisions.flatMap(({ id, logic }) => {
      const compiled = program.decisionOf(id);
      if (!compiled || !logic || program.faults.some((fault) => fault.decision === id)) return [];
      return [...typeFaults(program, compiled), ...(logic.kind === 'table' ? coverage(program, compiled, logic) : [])];
    }),
  ];
}

function typeFaults(program: Program, { decision, scope }: CompiledDecision): readonly Finding[] {
  const found: Finding[] = [];
  const at = (row?: string, column?: string): Reporter => ({
    findType: program.findType,
    report: (message) =>
      found.push({
        decision: decision.id,
        ...(row && { row }),
        ...(column && { column }),
        kind: 'type',
        blocks: true,
        message,
      }),
  });
  const attempt = (run: () => void): void => {
    try {
      run();
    } catch (error) {
      // A text that is not FEEL is reported by `check`.
      if (!(error instanceof FeelSyntaxError)) throw error;
    }
  };
  const { logic } = decision;
  if (logic?.kind === 'literal') attempt(() => infer(program.texts.expression(logic.text, scope), scope, at()));
  if (logic?.kind !== 'table') return found;
  const columns = typesOfColumns(program, { decision, scope }, logic, at);
  for (const rule of logic.rules) {
    for (const [i, column] of logic.columns.entries()) {
      const text = rule.cells[i] ?? '-';
      if (!isBlank(text))
        attempt(() =>
          inferTests(program.texts.tests(text, scope).tests, columns[i]!, scope, at(rule.id, column.label)),
        );
    }
    for (const [i, output] of logic.outputs.entries()) {
      const wanted = (output.type && program.findType(output.type)) || anyType;
      const text = rule.outputs[i] ?? '';
      if (text === '') continue;
      attempt(() => {
        const reporter = at(rule.id, output.name ?? 'output');
        const type = infer(program.texts.expression(text, scope), scope, reporter);
        if (!canBe(type, wanted)) reporter.report(`${text} is a ${type.kind}, not a ${wanted.kind}`, 0);
      });
    }
  }
  return found;
}

function typesOfColumns(
  program: Program,
  { scope }: Pick<CompiledDecision, 'decision' | 'scope'>,
  table: Table,
  at: (row?: string, column?: string) => Reporter,
): readonly Type[] {
  return table.columns.map((column) => {
    const inferred = infer(program.texts.expression(column.text, scope), scope, at(undefined, column.label));
    const declared = (column.type && program.findType(column.type)) || anyType;
    if (!canBe(inferred, declared))
      at(undefined, column.label).report(`is a ${inferred.kind}, not a ${declared.kind}`, 0);
    return declared.kind === 'any' ? inferred : declared;
  });
}

function coverage(program: Program, { decision, scope }: CompiledDecision, table: Table): readonly Finding[] {
  const { id } = decision;
  const compiler = program.compilerFor(id);
  enterPlace({ decision: id });
  const opaque: Finding[] = [];
  let comparable = bit(table.rules.length) - 1n;
  // Columns of the same text look at the same value.
  const texts = [...new Set(table.columns.map(({ text }) => text))];
  const columns = texts.map((text): ColumnClasses => {
    const places = table.columns.flatMap((column, i) => (column.text === text ? [i] : []));
    const cells = table.rules.flatMap((rule, row) =>
      places.flatMap((place): Cell[] => {
        const cell = rule.cells[place] ?? '-';
        if (isBlank(cell)) return [];
        const parsed = program.texts.tests(cell, scope);
        const at = { row: rule.id, column: table.columns[place]!.label };
        if (constantsOf(parsed)) return [{ row, parsed, test: compiler.tests(cell, scope, at) }];
        comparable &= ~bit(row);
        opaque.push({
          decision: id,
          ...at,
          kind: 'not-analysed',
          blocks: false,
          message: `${cell} compares with more than constants`,
        });
        return [];
      }),
    );
    const [column] = places.map((place) => table.columns[place]!);
    const type =
      (column?.type && program.findType(column.type)) ||
      infer(program.texts.expression(text, scope), scope, silent(program));
    const admitted = column?.values ? program.texts.tests(column.values, scope) : undefined;
    const admits = column?.values ? compiler.tests(column.values, scope, {}) : undefined;
    const allowed = (value: FeelValue): boolean =>
      (!admits || admits(value, { up: null, values: [] }) === true) && (!type.allowed || type.allowed(value));
    return classesOf(cells, table.rules.length, type, allowed, (admitted && constantsOf(admitted)) ?? []);
  });
  const describe = (example: Example): Readonly<Record<string, string>> =>
    Object.fromEntries(texts.map((text, i) => [text, printValue(example[i] ?? null, true)] as const));
  return [
    ...opaque,
    ...overlaps(id, table, columns, comparable, describe),
    ...gaps(id, table, columns, comparable, opaque.length > 0, describe),
    ...unreachable(id, table, columns, comparable),
  ];
}

const silent = (program: Program): Reporter => ({ findType: program.findType, report: () => {} });

/** Two rows of a UNIQUE table, or two of an ANY table with different outputs, that the same facts match. */
function overlaps(
  decision: string,
  table: Table,
  columns: readonly ColumnClasses[],
  comparable: bigint,
  describe: (example: Example) => Readonly<Record<string, string>>,
): readonly Finding[] {
  if (table.hitPolicy !== 'U' && table.hitPolicy !== 'A') return [];
  return table.rules.flatMap((rule, a) =>
    table.rules.slice(a + 1).flatMap((other, i): Finding[] => {
      const b = a + 1 + i;
      const hidden = (comparable & bit(a)) === 0n || (comparable & bit(b)) === 0n;
      if (hidden || (table.hitPolicy === 'A' && sameValue(rule.outputs, other.outputs))) return [];
      const example = findOverlap(columns, a, b);
      if (!example) return [];
      const message = `matches together with ${other.id}`;
      return [
        {
          decision,
          row: rule.id,
          otherRow: other.id,
          kind: 'overlap',
          blocks: true,
          message,
          example: describe(example),
        },
      ];
    }),
  );
}

/** Examples shown of facts that match no row. */
const mostGaps = 10;

/** Facts that match no row: a fault where one row must answer; where the answer is a list, only a hint that it is empty. */
function gaps(
  decision: string,
  table: Table,
  columns: readonly ColumnClasses[],
  comparable: bigint,
  partly: boolean,
  describe: (example: Example) => Readonly<Record<string, string>>,
): readonly Finding[] {
  if (table.outputs.some(({ fallback }) => fallback !== undefined)) return [];
  const singleHit = ['U', 'A', 'P', 'F'].includes(table.hitPolicy);
  // An empty list is no fault; where rows are left out of the analysis, it may not even be empty.
  if (!singleHit && partly) return [];
  const { examples, complete } = findUncovered(columns, comparable, singleHit ? mostGaps : 1);
  const given = table.hitPolicy.length === 2 ? 'null' : 'an empty list';
  const message = `${partly ? 'no analysed row matches' : 'no row matches'}${singleHit ? '' : `, which gives ${given}`}`;
  return [
    ...examples.map(
      (example): Finding => ({
        decision,
        kind: 'gap',
        blocks: singleHit && !partly,
        message,
        example: describe(example),
      }),
    ),
    ...(complete
      ? []
      : [
          {
            decision,
            kind: 'not-analysed' as const,
            blocks: false,
            message: 'too many combinations to search all for gaps',
          },
        ]),
  ];
}

/** Rows whose own cells contradict each other, and rows of a FIRST table that earlier rows cover wholly. */
function unreachable(
  decision: string,
  table: Table,
  columns: readonly ColumnClasses[],
  comparable: bigint,
): readonly Finding[] {
  return table.rules.flatMap((rule, row): Finding[] => {
    if ((comparable & bit(row)) === 0n) return [];
    const box = columns.map((classes) => classes.filter(({ rows }) => (rows & bit(row)) !== 0n));
    if (box.some((classes) => classes.length === 0))
      return [{ decision, row: rule.id, kind: 'unreachable', blocks: true, message: 'no facts can match this row' }];
    if (table.hitPolicy !== 'F') return [];
    const { examples, complete } = findUncovered(box, comparable & (bit(row) - 1n), 1);
    if (examples.length > 0 || !complete) return [];
    return [
      {
        decision,
        row: rule.id,
        kind: 'unreachable',
        blocks: true,
        message: 'earlier rows match everything that this one does',
      },
    ];
  });
}
