import { builtIns } from './builtins/index.ts';
import { Scope } from './frame.ts';
import { type Arguments, type Expression, partsOf } from './syntax.ts';
import { anyType, canBe, listOf, resolveType, type Type } from './types.ts';
import { kindOf } from './values.ts';

/*
 * What type an expression gives, as far as that shows before it runs. Only what is certain to fail is reported: where
 * a type is not known, nothing is.
 */

export interface Reporter {
  readonly report: (message: string, at: number) => void;
  readonly findType: (name: string) => Type | undefined;
}

const number: Type = { kind: 'number' };
const boolean: Type = { kind: 'boolean' };
const durations = ['days and time duration', 'years and months duration'];
const ordered = ['number', 'string', 'date', 'time', 'date and time', ...durations];
const isOpen = (type: Type): boolean => type.kind === 'any' || type.kind === 'null';

export function infer(node: Expression, scope: Scope, to: Reporter): Type {
  const sub = (part: Expression): Type => infer(part, scope, to);
  switch (node.kind) {
    case 'literal': {
      const kind = kindOf(node.value);
      return kind === 'list' || kind === 'context' || kind === 'function' || kind === 'range' ? anyType : { kind };
    }
    case 'name':
      return typeOfName(node.name, scope);
    case 'path':
      return typeOfPart(sub(node.source), node.name, (message) => to.report(message, node.from));
    case 'filter': {
      const source = sub(node.source);
      const item = source.kind === 'list' ? source.of : source;
      const entries = item.kind === 'context' ? Object.entries(item.entries) : [];
      const test = infer(node.test, new Scope(scope, [['item', item], ...entries]), to);
      if (!isOpen(test) && test.kind !== 'boolean' && test.kind !== 'number')
        to.report(`a ${test.kind} is no filter`, node.test.from);
      return test.kind === 'number' ? item : isOpen(test) ? anyType : listOf(item);
    }
    case 'call':
      return typeOfCall(node.callee, node.args, scope, to);
    case 'arithmetic':
      return typeOfArithmetic(node.operator, sub(node.left), sub(node.right), (message) =>
        to.report(message, node.from),
      );
    case 'negation':
      return sub(node.value);
    case 'comparison':
      compareTypes(node.operator, sub(node.left), sub(node.right), (message) => to.report(message, node.from));
      return boolean;
    case 'between':
      for (const end of [node.low, node.high])
        compareTypes('<=', sub(node.value), sub(end), (m) => to.report(m, end.from));
      return boolean;
    case 'in':
      inferTests(node.tests, sub(node.value), scope, to);
      return boolean;
    case 'and':
    case 'or':
      for (const part of [node.left, node.right]) wantBoolean(sub(part), part, to);
      return boolean;
    case 'if': {
      wantBoolean(sub(node.condition), node.condition, to);
      return common(sub(node.met), sub(node.otherwise));
    }
    case 'for':
    case 'quantified': {
      let inner = node.kind === 'for' ? new Scope(scope, [['partial', listOf(anyType)]]) : scope;
      for (const { name, source, to: last } of node.iterators) {
        const type = infer(source, inner, to);
        if (last) infer(last, inner, to);
        inner = new Scope(inner, [
          [name, last ? type : type.kind === 'list' || type.kind === 'range' ? type.of : type],
        ]);
      }
      const body = infer(node.body, inner, to);
      if (node.kind === 'for') return listOf(body);
      wantBoolean(body, node.body, to);
      return boolean;
    }
    case 'list':
      return listOf(
        node.members.map(sub).reduce((a, b) => common(a, b), node.members[0] ? sub(node.members[0]) : anyType),
      );
    case 'context': {
      const inner = new Scope(scope, []);
      const entries: Record<string, Type> = {};
      for (const { name, value } of node.entries) {
        const type = infer(value, inner, to);
        entries[name] = type;
        inner.add(name, type);
      }
      return { kind: 'context', entries };
    }
    case 'function': {
      const parameters = node.parameters.map(({ type }) => (type && resolveType(type, to.findType)) ?? anyType);
      const inner = new Scope(
        scope,
        node.parameters.map(({ name }, i) => [name, parameters[i]!] as const),
      );
      return { kind: 'function', parameters, result: node.external ? anyType : infer(node.body, inner, to) };
    }
    case 'range':
      compareTypes('<=', sub(node.start), sub(node.end), (message) => to.report(message, node.from));
      return { kind: 'range', of: common(sub(node.start), sub(node.end)) };
    default:
      for (const part of partsOf(node)) sub(part);
      return node.kind === 'instance of' ? boolean : anyType;
  }
}

/** Reports the tests of a cell that a value of the column's type can never pass. */
export function inferTests(tests: readonly Expression[], column: Type, scope: Scope, to: Reporter): void {
  const inner = new Scope(scope, [['?', column]]);
  for (const test of tests) {
    if (test.kind === 'test') {
      compareTypes(test.operator, column, infer(test.value, scope, to), (message) => to.report(message, test.from));
      continue;
    }
    const type = infer(test, inner, to);
    const member = type.kind === 'list' || type.kind === 'range' ? type.of : type;
    if (!canBe(type, column) && !canBe(member, column) && type.kind !== 'boolean')
      to.report(`a ${type.kind} is compared with a ${column.kind}`, test.from);
    else if (type.kind === 'boolean' && test.kind === 'literal' && !canBe(type, column))
      to.report(`a boolean is compared with a ${column.kind}`, test.from);
  }
}

function typeOfName(name: string, scope: Scope): Type {
  for (let one: Scope | null = scope; one; one = one.up) {
    const own = one.own(name);
    if (own) return own.type;
  }
  const builtIn = builtIns.get(name);
  return builtIn ? { kind: 'function', parameters: undefined, result: builtIn.result } : anyType;
}

const temporalParts: Readonly<Record<string, readonly string[]>> = {
  date: ['year', 'month', 'day', 'weekday'],
  time: ['hour', 'minute', 'second', 'time offset', 'timezone'],
  'date and time': ['year', 'month', 'day', 'weekday', 'hour', 'minute', 'second', 'time offset', 'timezone'],
  'years and months duration': ['years', 'months'],
  'days and time duration': ['days', 'hours', 'minutes', 'seconds'],
  range: ['start', 'end', 'start included', 'end included'],
};

function typeOfPart(source: Type, name: string, report: (message: string) => void): Type {
  if (source.kind === 'list') return listOf(typeOfPart(source.of, name, report));
  if (source.kind === 'context') {
    const entry = source.entries[name];
    if (!entry && Object.keys(source.entries).length > 0) report(`the context has no ${name}`);
    return entry ?? anyType;
  }
  const parts = temporalParts[source.kind];
  if (parts ? !parts.includes(name) : !isOpen(source)) report(`a ${source.kind} has no ${name}`);
  return parts && !['time offset', 'timezone', 'start', 'end'].includes(name) ? number : anyType;
}

function typeOfCall(callee: Expression, args: Arguments, scope: Scope, to: Reporter): Type {
  const types = args.values.map((value) => infer('kind' in value ? value : value.value, scope, to));
  const builtIn = callee.kind === 'name' && !isDefined(callee.name, scope) ? builtIns.get(callee.name) : undefined;
  if (builtIn && args.kind === 'positional' && !builtIn.function.variadic) {
    const fits = builtIn.types.some(
      (parameters, form) =>
        types.length <= parameters.length &&
        types.length >= (builtIn.function.fewest[form] ?? 0) &&
        types.every((type, i) => fitsParameter(type, parameters[i]!)),
    );
    if (!fits)
      to.report(`${builtIn.name} does not take ${types.map(({ kind }) => kind).join(', ') || 'nothing'}`, callee.from);
    return builtIn.result;
  }
  if (builtIn) return builtIn.result;
  const type = infer(callee, scope, to);
  if (type.kind === 'function') return type.result;
  if (!isOpen(type) && type.kind !== 'range') to.report(`a ${type.kind} cannot be called`, callee.from);
  return anyType;
}

function isDefined(name: string, scope: Scope): boolean {
  for (let one: Scope | null = scope; one; one = one.up) if (one.own(name)) return true;
  return false;
}

/** Single values and lists of one stand for each other. */
const fitsParameter = (type: Type, parameter: Type): boolean =>
  canBe(type, parameter) ||
  (parameter.kind === 'list' && canBe(type, parameter.of)) ||
  (type.kind === 'list' && canBe(type.of, parameter)) ||
  (parameter.kind === 'date and time' && type.kind === 'date');

function typeOfArithmetic(operator: string, a: Type, b: Type, report: (message: string) => void): Type {
  if (isOpen(a) || isOpen(b)) return anyType;
  const isDuration = (type: Type): boolean => durations.includes(type.kind);
  const isMoment = (type: Type): boolean => ['date', 'time', 'date and time'].includes(type.kind);
  if (a.kind === 'number' && b.kind === 'number') return number;
  if (operator === '+' && a.kind === 'string' && b.kind === 'string') return a;
  if (operator === '+' || operator === '-') {
    if (isDuration(a) && isDuration(b) && a.kind === b.kind) return a;
    if (isMoment(a) && isDuration(b)) return a;
    if (operator === '+' && isDuration(a) && isMoment(b)) return b;
    if (operator === '-' && isMoment(a) && isMoment(b) && (a.kind === 'time') === (b.kind === 'time'))
      return { kind: 'days and time duration' };
  }
  if (operator === '*' && a.kind === 'number' && isDuration(b)) return b;
  if ((operator === '*' || operator === '/') && isDuration(a) && b.kind === 'number') return a;
  if (operator === '/' && isDuration(a) && a.kind === b.kind) return number;
  report(`${operator} is not defined for ${a.kind} and ${b.kind}`);
  return anyType;
}

function compareTypes(operator: string, a: Type, b: Type, report: (message: string) => void): void {
  if (isOpen(a) || isOpen(b)) return;
  const orders = operator !== '=' && operator !== '!=';
  if (!canBe(a, b)) report(`a ${a.kind} is compared with a ${b.kind}`);
  else if (orders && !ordered.includes(a.kind)) report(`values of type ${a.kind} have no order`);
}

function wantBoolean(type: Type, node: Expression, to: Reporter): void {
  if (!isOpen(type) && type.kind !== 'boolean') to.report(`a ${type.kind} is no condition`, node.from);
}

const common = (a: Type, b: Type): Type =>
  a.kind === b.kind ? a : a.kind === 'null' ? b : b.kind === 'null' ? a : anyType;
