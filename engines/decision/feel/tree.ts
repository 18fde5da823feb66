import type { SyntaxNode } from '@lezer/common';
import { parseNumber } from './decimal.ts';
import {
  type Arguments,
  type ComparisonOperator,
  canonicalName,
  type Expression,
  FeelSyntaxError,
  type Iterator,
  type TypeExpression,
} from './syntax.ts';
import { readTemporal } from './temporalText.ts';

/* From the nodes of the FEEL grammar to the engine's own form of an expression. */

/** Children that carry meaning: comments left out. */
export function childrenOf(node: SyntaxNode, name?: string): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (!child.name.endsWith('Comment') && (name === undefined || child.name === name)) children.push(child);
  return children;
}

export function onlyChild(node: SyntaxNode, text: string): SyntaxNode {
  const [child, ...others] = childrenOf(node);
  if (!child || others.length > 0) throw new FeelSyntaxError(text, others[0]?.from ?? node.from);
  return child;
}

const isOperand = (node: SyntaxNode): boolean =>
  /^[A-Z?]/.test(node.name) && !/Op$/.test(node.name) ? true : node.name === 'null';

export function toExpression(node: SyntaxNode, text: string): Expression {
  const at = { from: node.from, to: node.to };
  const of = (child: SyntaxNode): Expression => toExpression(child, text);
  const written = text.slice(node.from, node.to);
  const operands = childrenOf(node).filter(isOperand);
  const operand = (i: number): Expression => {
    const child = operands[i];
    if (!child) throw new FeelSyntaxError(text, node.from);
    return of(child);
  };
  const operator = (): string => {
    const sign = childrenOf(node).find((child) => /Op$/.test(child.name));
    return sign ? textOf(sign, text) : '';
  };
  switch (node.name) {
    case 'null':
      return { ...at, kind: 'literal', value: null };
    case 'BooleanLiteral':
      return { ...at, kind: 'literal', value: written === 'true' };
    case 'NumericLiteral':
      return { ...at, kind: 'literal', value: parseNumber(written.replace(/\s/g, '')) };
    case 'StringLiteral':
      return { ...at, kind: 'literal', value: unquote(written) };
    case 'DateTimeLiteral':
      return dateTimeLiteral(node, text);
    case '?':
      return { ...at, kind: 'name', name: '?' };
    case 'VariableName':
    case 'SpecialFunctionName':
      return { ...at, kind: 'name', name: canonicalName(written) };
    case 'ParenthesizedExpression':
      return operand(0);
    case 'PathExpression':
      return { ...at, kind: 'path', source: operand(0), name: canonicalName(textOf(operands[1]!, text)) };
    case 'FilterExpression':
      return { ...at, kind: 'filter', source: operand(0), test: operand(1) };
    case 'FunctionInvocation':
      return { ...at, kind: 'call', callee: operand(0), args: toArguments(operands[1]!, text) };
    case 'ArithmeticExpression': {
      const sign = operator();
      if (operands.length === 1) return sign === '-' ? { ...at, kind: 'negation', value: operand(0) } : operand(0);
      const power = sign === '^' ? '**' : sign;
      return { ...at, kind: 'arithmetic', operator: power as '+', left: operand(0), right: operand(1) };
    }
    case 'Comparison':
      return toComparison(node, text);
    case 'Conjunction':
      return { ...at, kind: 'and', left: operand(0), right: operand(1) };
    case 'Disjunction':
      return { ...at, kind: 'or', left: operand(0), right: operand(1) };
    case 'IfExpression':
      return { ...at, kind: 'if', condition: operand(0), met: operand(1), otherwise: operand(2) };
    case 'ForExpression':
      return { ...at, kind: 'for', iterators: toIterators(operands[0]!, text), body: operand(1) };
    case 'QuantifiedExpression': {
      const all = node.firstChild?.name === 'every';
      return { ...at, kind: 'quantified', all, iterators: toIterators(operands[0]!, text), body: operand(1) };
    }
    case 'InstanceOfExpression':
      return { ...at, kind: 'instance of', value: operand(0), type: toType(operands[1]!, text) };
    case 'List':
      return { ...at, kind: 'list', members: operands.map(of) };
    case 'Context':
      return {
        ...at,
        kind: 'context',
        entries: operands.map((entry) => {
          const [key, value] = childrenOf(entry);
          return { name: keyOf(key!, text), value: of(value!) };
        }),
      };
    case 'FunctionDefinition':
      return toFunction(node, text);
    case 'SimplePositiveUnaryTest':
      if (operands[0]?.name === 'Interval') return operand(0);
      return { ...at, kind: 'test', operator: operator() as ComparisonOperator, value: operand(0) };
    case 'Interval':
      return {
        ...at,
        kind: 'range',
        start: operand(0),
        startIncluded: written.startsWith('['),
        end: operand(1),
        endIncluded: written.endsWith(']'),
      };
    default:
      throw new FeelSyntaxError(text, node.from, `${node.name} is not an expression`);
  }
}

const textOf = (node: SyntaxNode, text: string): string => text.slice(node.from, node.to);

function keyOf(key: SyntaxNode, text: string): string {
  const inner = key.firstChild;
  return inner?.name === 'StringLiteral' ? String(unquote(textOf(inner, text))) : canonicalName(textOf(key, text));
}

function dateTimeLiteral(node: SyntaxNode, text: string): Expression {
  const at = { from: node.from, to: node.to };
  const [first, args] = childrenOf(node).filter(isOperand);
  if (first?.name === 'AtLiteral') {
    const value = readTemporal(String(unquote(textOf(first, text).slice(1))));
    return { ...at, kind: 'literal', value };
  }
  const name = canonicalName(textOf(first!, text));
  const callee: Expression = { from: first!.from, to: first!.to, kind: 'name', name };
  return { ...at, kind: 'call', callee, args: toArguments(args!, text) };
}

function toComparison(node: SyntaxNode, text: string): Expression {
  const at = { from: node.from, to: node.to };
  const children = childrenOf(node);
  const operands = children.filter(isOperand);
  const value = toExpression(operands[0]!, text);
  if (children.some((child) => child.name === 'between'))
    return {
      ...at,
      kind: 'between',
      value,
      low: toExpression(operands[1]!, text),
      high: toExpression(operands[2]!, text),
    };
  if (children.some((child) => child.name === 'in')) {
    const tested = operands[1]!;
    const tests = tested.name === 'PositiveUnaryTests' ? childrenOf(tested, 'PositiveUnaryTest') : [tested];
    return { ...at, kind: 'in', value, tests: tests.map((test) => toExpression(onlyChild(test, text), text)) };
  }
  const operator = textOf(children.find((child) => child.name === 'CompareOp')!, text) as ComparisonOperator;
  return { ...at, kind: 'comparison', operator, left: value, right: toExpression(operands[1]!, text) };
}

function toArguments(node: SyntaxNode, text: string): Arguments {
  if (node.name === 'PositionalParameters')
    return {
      kind: 'positional',
      values: childrenOf(node)
        .filter(isOperand)
        .map((child) => toExpression(child, text)),
    };
  return {
    kind: 'named',
    values: childrenOf(node, 'NamedParameter').map((parameter) => {
      const [name, value] = childrenOf(parameter).filter(isOperand);
      return { name: canonicalName(textOf(name!, text)), value: toExpression(value!, text) };
    }),
  };
}

const toIterators = (node: SyntaxNode, text: string): readonly Iterator[] =>
  childrenOf(node, 'InExpression').map((iterator) => {
    const [name, source] = childrenOf(iterator).filter(isOperand);
    const [from, to] = childrenOf(source!).filter(isOperand);
    const start = toExpression(from!, text);
    return { name: canonicalName(textOf(name!, text)), source: start, ...(to && { to: toExpression(to, text) }) };
  });

function toFunction(node: SyntaxNode, text: string): Expression {
  const children = childrenOf(node);
  const parameters = children.find((child) => child.name === 'FormalParameters');
  const body = children.find((child) => child.name === 'FunctionBody');
  if (!body) throw new FeelSyntaxError(text, node.from);
  return {
    from: node.from,
    to: node.to,
    kind: 'function',
    external: children.some((child) => child.name === 'external'),
    parameters: (parameters ? childrenOf(parameters, 'FormalParameter') : []).map((parameter) => {
      const [name, type] = childrenOf(parameter).filter(isOperand);
      return { name: canonicalName(textOf(name!, text)), ...(type && { type: toType(type, text) }) };
    }),
    body: toExpression(onlyChild(body, text), text),
  };
}

function toType(node: SyntaxNode, text: string): TypeExpression {
  const [inner] = childrenOf(node).filter(isOperand);
  const types = inner ? childrenOf(inner).filter((child) => child.name === 'Type') : [];
  switch (inner?.name) {
    case 'ListType':
      return { kind: textOf(inner, text).startsWith('range') ? 'range' : 'list', of: toType(types[0]!, text) };
    case 'ContextType':
      return {
        kind: 'context',
        entries: childrenOf(childrenOf(inner, 'ContextEntryTypes')[0]!, 'ContextEntryType').map((entry) => ({
          name: canonicalName(textOf(childrenOf(entry)[0]!, text)),
          type: toType(childrenOf(entry, 'Type')[0]!, text),
        })),
      };
    case 'FunctionType': {
      const args = childrenOf(inner, 'ArgumentTypes')[0];
      return {
        kind: 'function',
        parameters: args
          ? childrenOf(args, 'ArgumentType').map((arg) => toType(childrenOf(arg, 'Type')[0]!, text))
          : [],
        result: toType(types.at(-1)!, text),
      };
    }
    default:
      return { kind: 'name', name: canonicalName(textOf(node, text)) };
  }
}

/** The characters that a quoted string stands for. */
function unquote(quoted: string): string {
  const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  return quoted
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(["'\\nrtbf]))/g, (whole, short, long, letter) => {
      if (short) return String.fromCharCode(Number.parseInt(short, 16));
      if (long) return Number.parseInt(long, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(long, 16)) : whole;
      return escapes[letter] ?? letter;
    });
}
