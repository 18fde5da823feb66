import { compileFilter, compilePath, entryNamed } from './access.ts';
import { builtIns } from './builtins/index.ts';
import { makeRange, openRange } from './builtins/ranges.ts';
import { type Code, fault, Scope } from './frame.ts';
import { type CompiledArguments, compileCall, compileFunction } from './invocation.ts';
import { compileFor, compileQuantified, type Source } from './iteration.ts';
import {
  compareBy,
  compileAnd,
  compileArithmetic,
  compileBetween,
  compileComparison,
  compileIf,
  compileNegation,
  compileOr,
  passesTested,
} from './operators.ts';
import { type Arguments, type Expression, type Iterator, partsOf } from './syntax.ts';
import { anyType, isInstance, resolveType, type Type } from './types.ts';
import { type FeelValue, makeContext } from './values.ts';

/** What a text needs beyond its scope: the model's types, and where to put what is wrong with it. */
export interface Surroundings {
  readonly findType: (name: string) => Type | undefined;
  /** Told of each name and type that nothing defines, with its place in the text. */
  readonly onUnknown: (name: string, at: number) => void;
}

/** Compiles an expression for a scope. Never throws: what is unknown is null when run, and reported. */
export function compile(node: Expression, scope: Scope, around: Surroundings): Code {
  const sub = (part: Expression): Code => compile(part, scope, around);
  switch (node.kind) {
    case 'literal': {
      const { value } = node;
      return () => value;
    }
    case 'name':
      return compileName(node.name, scope, () => around.onUnknown(node.name, node.from));
    case 'path':
      return compilePath(sub(node.source), node.name);
    case 'filter': {
      const inner = new Scope(scope, [['item', anyType]], true);
      return compileFilter(sub(node.source), compile(node.test, inner, around), isNumeral(node.test));
    }
    case 'call':
      return compileCall(sub(node.callee), compileArguments(node.args, sub));
    case 'arithmetic':
      return compileArithmetic(node.operator, sub(node.left), sub(node.right));
    case 'negation':
      return compileNegation(sub(node.value));
    case 'comparison':
      return compileComparison(node.operator, sub(node.left), sub(node.right));
    case 'between':
      return compileBetween(sub(node.value), sub(node.low), sub(node.high));
    case 'in': {
      const test = compileTests(node.tests, false, scope, around);
      const value = sub(node.value);
      return (frame) => test(value(frame), frame);
    }
    case 'and':
      return compileAnd(sub(node.left), sub(node.right));
    case 'or':
      return compileOr(sub(node.left), sub(node.right));
    case 'if':
      return compileIf(sub(node.condition), sub(node.met), sub(node.otherwise));
    case 'for': {
      const partial = new Scope(scope, [['partial', anyType]]);
      const { sources, inner } = compileIterators(node.iterators, partial, around);
      return compileFor(sources, compile(node.body, inner, around));
    }
    case 'quantified': {
      const { sources, inner } = compileIterators(node.iterators, scope, around);
      return compileQuantified(node.all, sources, compile(node.body, inner, around));
    }
    case 'instance of': {
      const type = resolveType(node.type, around.findType);
      if (!type) around.onUnknown(JSON.stringify(node.type), node.from);
      const value = sub(node.value);
      return type ? (frame) => isInstance(value(frame), type) : () => null;
    }
    case 'list': {
      const members = node.members.map(sub);
      return (frame) => members.map((member) => member(frame));
    }
    case 'context':
      return compileContext(node, scope, around);
    case 'function': {
      if (node.external) return () => fault(() => 'external functions are not run');
      const parameters = node.parameters.map(({ name, type }) => ({
        name,
        type: (type && resolveType(type, around.findType)) ?? anyType,
      }));
      const inner = new Scope(
        scope,
        parameters.map(({ name, type }) => [name, type] as const),
      );
      return compileFunction(parameters, compile(node.body, inner, around), undefined);
    }
    case 'range': {
      const start = sub(node.start);
      const end = sub(node.end);
      return (frame) => makeRange(start(frame), node.startIncluded, end(frame), node.endIncluded);
    }
    case 'test': {
      const value = sub(node.value);
      return (frame) => openRange(node.operator, value(frame));
    }
  }
}

const isNumeral = (node: Expression): boolean =>
  node.kind === 'literal' ? typeof node.value === 'number' : node.kind === 'negation' && isNumeral(node.value);

/** A name's value: from the scopes inside out, then FEEL's own functions. */
function compileName(name: string, scope: Scope, onUnknown: () => void): Code {
  const own = scope.own(name);
  if (own) {
    const { index } = own;
    return ({ values }) => values[index] ?? null;
  }
  if (!scope.up) {
    const builtIn = builtIns.get(name)?.function;
    if (builtIn) return () => builtIn;
    onUnknown();
    return () => fault(() => `nothing is named ${name}`);
  }
  let unknownAround = false;
  const around = compileName(name, scope.up, () => {
    unknownAround = true;
  });
  if (!scope.filtered) {
    if (unknownAround) onUnknown();
    return (frame) => around(frame.up!);
  }
  // Whether the tested item brings the name shows only when it runs.
  return (frame) => {
    const entry = entryNamed(frame.values[0] ?? null, name);
    return entry === undefined ? around(frame.up!) : entry;
  };
}

function compileArguments(args: Arguments, sub: (part: Expression) => Code): CompiledArguments {
  if (args.kind === 'positional') return { kind: 'positional', values: args.values.map(sub) };
  return {
    kind: 'named',
    names: args.values.map(({ name }) => name),
    values: args.values.map(({ value }) => sub(value)),
  };
}

function compileIterators(
  iterators: readonly Iterator[],
  scope: Scope,
  around: Surroundings,
): { readonly sources: readonly Source[]; readonly inner: Scope } {
  let inner = scope;
  const sources = iterators.map(({ name, source, to }) => {
    const compiled = { from: compile(source, inner, around), to: to && compile(to, inner, around) };
    inner = new Scope(inner, [[name, anyType]]);
    return compiled;
  });
  return { sources, inner };
}

/** Entries see those before them. */
function compileContext(node: Expression & { kind: 'context' }, scope: Scope, around: Surroundings): Code {
  const inner = new Scope(scope, []);
  const entries = node.entries.map(({ name, value }) => {
    const run = compile(value, inner, around);
    return { name, run, index: inner.add(name) };
  });
  if (new Set(node.entries.map(({ name }) => name)).size < entries.length)
    return () => fault(() => 'two entries have one name');
  return (up) => {
    const frame = { up, values: new Array<FeelValue>(entries.length).fill(null) };
    for (const { run, index } of entries) frame.values[index] = run(frame);
    return makeContext(entries.map(({ name, index }) => [name, frame.values[index] ?? null] as const));
  };
}

/** A cell, or the right side of `in`: whether a value passes. */
export type Test = (value: FeelValue, frame: Parameters<Code>[0]) => boolean | null;

/**
 * Compiles unary tests. An expression with `?` is a condition on the value; one without is compared with it, which
 * for a boolean column means that a cell `x` asks whether the fact equals x.
 */
export function compileTests(tests: readonly Expression[], negated: boolean, scope: Scope, around: Surroundings): Test {
  const all = tests.map((test) => compileTest(test, scope, around));
  const [only] = all;
  const any: Test =
    all.length === 1 && only
      ? only
      : (value, frame) => {
          let open = false;
          for (const test of all) {
            const result = test(value, frame);
            if (result === true) return true;
            if (result === null) open = true;
          }
          return open ? null : false;
        };
  if (!negated) return any;
  return (value, frame) => {
    const result = any(value, frame);
    return result === null ? null : !result;
  };
}

function compileTest(test: Expression, scope: Scope, around: Surroundings): Test {
  if (test.kind === 'literal') {
    const { value: expected } = test;
    if (typeof expected === 'string' || typeof expected === 'boolean' || typeof expected === 'number')
      return (value) => value === expected || passesTested(value, expected);
    return (value) => passesTested(value, expected);
  }
  if (test.kind === 'test') {
    const { operator } = test;
    const run = compile(test.value, scope, around);
    return (value, frame) => compareBy(operator, value, run(frame));
  }
  if (mentionsInput(test)) {
    const inner = new Scope(scope, [['?', anyType]]);
    const run = compile(test, inner, around);
    return (value, frame) => {
      const result = run({ up: frame, values: [value] });
      return typeof result === 'boolean' || result === null ? result : passesTested(value, result);
    };
  }
  const run = compile(test, scope, around);
  return (value, frame) => {
    const result = run(frame);
    return result === true && typeof value !== 'boolean' ? true : passesTested(value, result);
  };
}

const mentionsInput = (node: Expression): boolean =>
  node.kind === 'name' ? node.name === '?' : partsOf(node).some(mentionsInput);
