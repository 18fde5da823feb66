import { type Aligned, align, byKey, byLikeness } from './align.ts';
import {
  type Column,
  type Decision,
  type DecisionModel,
  type HitPolicy,
  isBlank,
  type Rule,
  type Table,
} from './model.ts';

/** How one model became another, so that whoever knows the first can tell the second from it. */
export interface ModelDifference {
  readonly changed: boolean;
  /** The title of the version. */
  readonly name: Change<string> | undefined;
  readonly inputs: readonly Differing<DecisionModel['inputs'][number]>[];
  readonly decisions: readonly DecisionDifference[];
  readonly knowledge: readonly Differing<DecisionModel['knowledge'][number]>[];
  readonly services: readonly Differing<DecisionModel['services'][number]>[];
  readonly types: readonly Differing<DecisionModel['types'][number]>[];
  readonly imports: readonly Differing<DecisionModel['imports'][number]>[];
}

export interface Change<T> {
  readonly before: T;
  readonly after: T;
}

/** What became of a thing; `changed`: it was added or removed, stands elsewhere, or says something else. */
export type Differing<T> = Aligned<T> & { readonly changed: boolean };

export type DecisionDifference = Differing<Decision> & {
  /** Where the decision was kept and is a table both before and after. */
  readonly table?: TableDifference;
};

export interface TableDifference {
  readonly changed: boolean;
  readonly hitPolicy: Change<HitPolicy> | undefined;
  readonly columns: readonly Differing<Column>[];
  readonly outputs: readonly Differing<Table['outputs'][number]>[];
  readonly annotations: readonly Differing<string>[];
  readonly rules: readonly RuleDifference[];
}

export type RuleDifference = Differing<Rule> & {
  /** The cells in which a kept row differs. */
  readonly cells: readonly CellDifference[];
};

/**
 * A cell that says something else. `at` is the place of its column among the columns or outputs of the difference, or
 * the name of the annotation; undefined where the row had, or has, no such cell or a blank one.
 */
export interface CellDifference {
  readonly part: 'column' | 'output' | 'annotation';
  readonly at: number | string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * Compares two models, row by row. Decisions, columns and rows are the same by their ids, and where those differ by what
 * they say; rows that share at least half of what they say are one row that was changed.
 */
export function difference(before: DecisionModel, after: DecisionModel): ModelDifference {
  const byName = <T extends { readonly name: string }>(a: readonly T[], b: readonly T[]) =>
    whole(align(a, b, byKey(nameOf)));
  const byIdOrName = <T extends { readonly id: string; readonly name: string }>(a: readonly T[], b: readonly T[]) =>
    align(a, b, byKey(idOf), byKey(nameOf));
  const parts = {
    inputs: whole(byIdOrName(before.inputs, after.inputs)),
    decisions: byIdOrName(before.decisions, after.decisions).map(decisionDifference),
    knowledge: whole(byIdOrName(before.knowledge, after.knowledge)),
    services: whole(byIdOrName(before.services, after.services)),
    types: byName(before.types, after.types),
    imports: byName(before.imports, after.imports),
  };
  const name = changeOf(before.name, after.name);
  return { ...parts, name, changed: name !== undefined || Object.values(parts).some(anyChanged) };
}

const idOf = ({ id }: { readonly id: string }): string | undefined => id || undefined;
const nameOf = ({ name }: { readonly name: string }): string => name;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const changeOf = <T>(before: T, after: T): Change<T> | undefined => (before === after ? undefined : { before, after });
const anyChanged = (entries: readonly { readonly changed: boolean }[]): boolean => entries.some((one) => one.changed);

const whole = <T>(aligned: readonly Aligned<T>[]): readonly Differing<T>[] =>
  aligned.map((one) => ({ ...one, changed: one.kind !== 'kept' || one.moved || !same(one.before, one.after) }));

function decisionDifference(one: Aligned<Decision>): DecisionDifference {
  if (one.kind !== 'kept') return { ...one, changed: true };
  const { logic: was, ...headBefore } = one.before;
  const { logic: is, ...headAfter } = one.after;
  const head = one.moved || !same(headBefore, headAfter);
  if (was?.kind !== 'table' || is?.kind !== 'table') return { ...one, changed: head || !same(was, is) };
  const table = tableDifference(was, is);
  return { ...one, table, changed: head || table.changed || was.type !== is.type };
}

function tableDifference(before: Table, after: Table): TableDifference {
  const columns = whole(
    align(
      before.columns,
      after.columns,
      byKey(idOf),
      byKey(({ text }) => text),
      byKey(({ label }) => label),
    ),
  );
  const outputs = whole(
    align(
      before.outputs,
      after.outputs,
      byKey(idOf),
      byKey(({ name }) => name ?? ''),
      byKey((_, place) => `${place}`),
    ),
  );
  const annotations = whole(
    align(
      before.annotations,
      after.annotations,
      byKey((name) => name),
    ),
  );
  const cellsOf = (a: Rule, b: Rule) => [...cellPairs(columns, outputs, a, b)];
  const likeness = (a: Rule, b: Rule): number => {
    const said = cellsOf(a, b).filter((cell) => cell.before !== undefined || cell.after !== undefined);
    return said.length === 0 ? 1 : said.filter((cell) => cell.before === cell.after).length / said.length;
  };
  const rules = align(
    before.rules,
    after.rules,
    byKey(ownId),
    byKey(({ cells, outputs: values, annotation }) => JSON.stringify([cells, values, annotation])),
    byLikeness(likeness, 0.5),
  ).map((one): RuleDifference => {
    const cells =
      one.kind === 'kept' ? cellsOf(one.before, one.after).filter((cell) => cell.before !== cell.after) : [];
    return { ...one, cells, changed: one.kind !== 'kept' || one.moved || cells.length > 0 };
  });
  const hitPolicy = changeOf(before.hitPolicy, after.hitPolicy);
  const changed = hitPolicy !== undefined || [columns, outputs, annotations, rules].some(anyChanged);
  return { changed, hitPolicy, columns, outputs, annotations, rules };
}

/** A row without an id is read with its number for one, which says nothing about what became of it. */
const ownId = ({ id }: Rule, place: number): string | undefined => (id === `row-${place + 1}` ? undefined : id);

/** Every cell that either row may have, before and after; a blank one says as little as none. */
function* cellPairs(
  columns: readonly Differing<Column>[],
  outputs: readonly Differing<Table['outputs'][number]>[],
  before: Rule,
  after: Rule,
): Iterable<CellDifference> {
  const said = (cell: string | undefined) => (cell === undefined || isBlank(cell) ? undefined : cell);
  const entries = [
    ...columns.map((of, at) => ({ part: 'column' as const, of, at, was: before.cells, is: after.cells })),
    ...outputs.map((of, at) => ({ part: 'output' as const, of, at, was: before.outputs, is: after.outputs })),
  ];
  for (const { part, of, at, was, is } of entries)
    yield {
      part,
      at,
      before: of.kind === 'added' ? undefined : said(was[of.from]),
      after: of.kind === 'removed' ? undefined : said(is[of.to]),
    };
  for (const at of new Set([...Object.keys(before.annotation), ...Object.keys(after.annotation)]))
    yield { part: 'annotation', at, before: said(before.annotation[at]), after: said(after.annotation[at]) };
}
