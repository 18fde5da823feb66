import type { FeelValue } from './values.ts';

/** A type as FEEL text names it. */
export type TypeExpression =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list' | 'range'; readonly of: TypeExpression }
  | { readonly kind: 'context'; readonly entries: readonly { readonly name: string; readonly type: TypeExpression }[] }
  | { readonly kind: 'function'; readonly parameters: readonly TypeExpression[]; readonly result: TypeExpression };

/** The form of a FEEL expression; `from` and `to` are places in the text. */
export type Expression = { readonly from: number; readonly to: number } & (
  | { readonly kind: 'literal'; readonly value: FeelValue }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'path'; readonly source: Expression; readonly name: string }
  | { readonly kind: 'filter'; readonly source: Expression; readonly test: Expression }
  | { readonly kind: 'call'; readonly callee: Expression; readonly args: Arguments }
  | {
      readonly kind: 'arithmetic';
      readonly operator: '+' | '-' | '*' | '/' | '**';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'negation'; readonly value: Expression }
  | {
      readonly kind: 'comparison';
      readonly operator: ComparisonOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'between'; readonly value: Expression; readonly low: Expression; readonly high: Expression }
  | { readonly kind: 'in'; readonly value: Expression; readonly tests: readonly Expression[] }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'if'; readonly condition: Expression; readonly met: Expression; readonly otherwise: Expression }
  | { readonly kind: 'for'; readonly iterators: readonly Iterator[]; readonly body: Expression }
  | {
      readonly kind: 'quantified';
      readonly all: boolean;
      readonly iterators: readonly Iterator[];
      readonly body: Expression;
    }
  | { readonly kind: 'instance of'; readonly value: Expression; readonly type: TypeExpression }
  | { readonly kind: 'list'; readonly members: readonly Expression[] }
  | { readonly kind: 'context'; readonly entries: readonly { readonly name: string; readonly value: Expression }[] }
  | {
      readonly kind: 'function';
      readonly parameters: readonly Parameter[];
      readonly body: Expression;
      readonly external: boolean;
    }
  | {
      readonly kind: 'range';
      readonly start: Expression;
      readonly startIncluded: boolean;
      readonly end: Expression;
      readonly endIncluded: boolean;
    }
  /** `< 5`: a comparison whose left side is the tested value. */
  | { readonly kind: 'test'; readonly operator: ComparisonOperator; readonly value: Expression }
);

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';
export interface Iterator {
  readonly name: string;
  readonly source: Expression;
  /** The last value of a count, `from..to`. */
  readonly to?: Expression;
}
export interface Parameter {
  readonly name: string;
  readonly type?: TypeExpression;
}
export type Arguments =
  | { readonly kind: 'positional'; readonly values: readonly Expression[] }
  | { readonly kind: 'named'; readonly values: readonly { readonly name: string; readonly value: Expression }[] };

/** The tests of a cell: one of them must pass, or, negated, none. */
export interface UnaryTests {
  readonly any: boolean;
  readonly negated: boolean;
  readonly tests: readonly Expression[];
}

/** The text is not FEEL; `at` is the place where it stops being so. */
export class FeelSyntaxError extends Error {
  override readonly name = 'FeelSyntaxError';
  readonly at: number;
  constructor(text: string, at: number, expected = 'not FEEL') {
    super(`${expected} at character ${at + 1}: ${text}`);
    this.at = at;
  }
}

/** A name as all its spellings are compared: single spaces, none around the signs that a name may hold. */
export const canonicalName = (name: string): string =>
  name
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/ ?([./\-'+*]) ?/gu, '$1');

/** Every name that an expression mentions, those it binds itself included. */
export function namesIn(node: Expression, found: Set<string> = new Set()): ReadonlySet<string> {
  if (node.kind === 'name') found.add(node.name);
  for (const part of partsOf(node)) namesIn(part, found);
  return found;
}

/** The parts of an expression, in order. */
export function partsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'path':
      return [node.source];
    case 'filter':
      return [node.source, node.test];
    case 'call':
      return [node.callee, ...(node.args.kind === 'named' ? node.args.values.map((a) => a.value) : node.args.values)];
    case 'arithmetic':
    case 'comparison':
    case 'and':
    case 'or':
      return [node.left, node.right];
    case 'negation':
    case 'test':
    case 'instance of':
      return [node.value];
    case 'between':
      return [node.value, node.low, node.high];
    case 'in':
      return [node.value, ...node.tests];
    case 'if':
      return [node.condition, node.met, node.otherwise];
    case 'for':
    case 'quantified':
      return [...node.iterators.flatMap((i) => (i.to ? [i.source, i.to] : [i.source])), node.body];
    case 'list':
      return node.members;
    case 'context':
      return node.entries.map((entry) => entry.value);
    case 'function':
      return [node.body];
    case 'range':
      return [node.start, node.end];
  }
}
