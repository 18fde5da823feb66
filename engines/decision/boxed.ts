import { compileFilter } from './feel/access.ts';
import { type Code, fault, type Scope, Scope as ScopeOf } from './feel/frame.ts';
import { compileCall, compileFunction } from './feel/invocation.ts';
import { compileFor, compileQuantified } from './feel/iteration.ts';
import { compileIf } from './feel/operators.ts';
import { canonicalName } from './feel/syntax.ts';
import { anyType, coerce, listOf, type Type } from './feel/types.ts';
import { type FeelValue, makeContext } from './feel/values.ts';
import type { FunctionLogic, Logic } from './model.ts';
import { compileTable, type Place, runTable, type TableTrace, type TextCompiler } from './table.ts';

/** What compiling a decision's logic needs from its model. */
export interface LogicCompiler extends TextCompiler {
  /** The decision or knowledge that the logic belongs to, named in traces and faults. */
  readonly owner: string;
  readonly typeNamed: (name: string | undefined, place: Place) => Type;
  readonly record: (trace: TableTrace) => void;
}

/** Compiles a table, a literal or any boxed expression. */
export function compileLogic(logic: Logic | undefined, scope: Scope, compiler: LogicCompiler): Code {
  if (!logic) return () => null;
  const code = compileKind(logic, scope, compiler);
  if (!logic.type || logic.kind === 'function') return code;
  return fitted(code, compiler.typeNamed(logic.type, {}), compiler.owner);
}

/** The value brought to a type; null with a warning when it does not fit. */
export function fitted(code: Code, type: Type, owner: string): Code {
  if (type.kind === 'any' && !type.allowed) return code;
  return (frame) => {
    const value = code(frame);
    const fitting = coerce(value, type);
    return fitting === undefined ? fault(() => `${owner}: the value is not of type ${type.kind}`) : fitting;
  };
}

function compileKind(logic: Logic, scope: Scope, compiler: LogicCompiler): Code {
  const sub = (part: Logic | undefined, inner = scope): Code => compileLogic(part, inner, compiler);
  switch (logic.kind) {
    case 'literal':
      return compiler.expression(logic.text, scope, {});
    case 'table': {
      const compiled = compileTable(logic, scope, compiler);
      const cellCount = compiled.rows.reduce((count, row) => count + row.cells.length, 0);
      return (frame) => runTable(compiler.owner, logic, compiled, cellCount, frame, compiler.record);
    }
    case 'context':
      return compileContext(logic, scope, compiler);
    case 'list': {
      const members = logic.members.map((member) => sub(member));
      return (frame) => members.map((run) => run(frame));
    }
    case 'relation': {
      const rows = logic.rows.map((row) => row.map((cell) => sub(cell)));
      const names = logic.columns;
      return (frame) =>
        rows.map((row) => makeContext(names.map((name, i) => [name, row[i]?.(frame) ?? null] as const)));
    }
    case 'invocation': {
      const names = logic.bindings.map(({ name }) => canonicalName(name));
      return compileCall(sub(logic.called), {
        kind: 'named',
        names,
        values: logic.bindings.map(({ value }) => sub(value)),
      });
    }
    case 'function':
      return compileFunctionLogic(logic, scope, compiler);
    case 'filter':
      return compileFilter(sub(logic.source), sub(logic.test, new ScopeOf(scope, [['item', anyType]], true)), false);
    case 'conditional':
      return compileIf(sub(logic.condition), sub(logic.met), sub(logic.otherwise), true);
    case 'for': {
      const partial = new ScopeOf(scope, [['partial', listOf(anyType)]]);
      const inner = new ScopeOf(partial, [[canonicalName(logic.variable), anyType]]);
      return compileFor([{ from: sub(logic.source, partial), to: undefined }], sub(logic.body, inner));
    }
    case 'every':
    case 'some': {
      const inner = new ScopeOf(scope, [[canonicalName(logic.variable), anyType]]);
      const sources = [{ from: sub(logic.source), to: undefined }];
      return compileQuantified(logic.kind === 'every', sources, sub(logic.body, inner));
    }
  }
}

export function compileFunctionLogic(logic: FunctionLogic, scope: Scope, compiler: LogicCompiler): Code {
  if (logic.external) return () => fault(() => `${compiler.owner}: external functions are not run`);
  const parameters = logic.parameters.map(({ name, type }) => ({
    name: canonicalName(name),
    type: compiler.typeNamed(type, { column: name }),
  }));
  const inner = new ScopeOf(
    scope,
    parameters.map(({ name, type }) => [name, type] as const),
  );
  const result = logic.type ? compiler.typeNamed(logic.type, {}) : undefined;
  const returned = result?.kind === 'function' ? result.result : result;
  return compileFunction(parameters, compileLogic(logic.body, inner, compiler), returned);
}

function compileContext(logic: Logic & { kind: 'context' }, scope: Scope, compiler: LogicCompiler): Code {
  const inner = new ScopeOf(scope, []);
  const entries = logic.entries.map(({ name, type, value }) => {
    const known = type ? compiler.typeNamed(type, { column: name }) : typeOfLogic(value);
    const run = compileLogic(value, inner, compiler);
    return { name, run: type ? fitted(run, known, compiler.owner) : run, index: inner.add(canonicalName(name), known) };
  });
  const result = logic.result && compileLogic(logic.result, inner, compiler);
  return (up) => {
    const frame = { up, values: new Array<FeelValue>(inner.size).fill(null) };
    for (const { run, index } of entries) frame.values[index] = run(frame);
    if (result) return result(frame);
    return makeContext(entries.map(({ name, index }) => [name, frame.values[index] ?? null] as const));
  };
}

/** The type of logic without a declared one, as far as its form shows it; names of entries with spaces depend on it. */
export function typeOfLogic(logic: Logic | undefined): Type {
  switch (logic?.kind) {
    case 'context': {
      if (logic.result) return typeOfLogic(logic.result);
      return {
        kind: 'context',
        entries: Object.fromEntries(logic.entries.map(({ name, value }) => [name, typeOfLogic(value)])),
      };
    }
    case 'relation':
      return listOf({ kind: 'context', entries: Object.fromEntries(logic.columns.map((name) => [name, anyType])) });
    case 'table': {
      if (logic.outputs.length < 2) return anyType;
      const row: Type = {
        kind: 'context',
        entries: Object.fromEntries(logic.outputs.map(({ name }) => [name ?? '', anyType])),
      };
      return ['C', 'R', 'O'].includes(logic.hitPolicy) ? listOf(row) : row;
    }
    case 'function':
      return { kind: 'function', parameters: undefined, result: typeOfLogic(logic.body) };
    default:
      return anyType;
  }
}
