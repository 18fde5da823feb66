import { parser, trackVariables } from '@bpmn-io/lezer-feel';
import type { SyntaxNode } from '@lezer/common';
import { type Expression, FeelSyntaxError, type UnaryTests } from './syntax.ts';
import { childrenOf, onlyChild, toExpression } from './tree.ts';

/**
 * The names that a text may use, each with the entries that its value has, where known. FEEL's names may hold spaces
 * and signs, so what a text means depends on which names there are.
 */
export interface Names {
  readonly [name: string]: Names | null;
}

export function parseExpression(text: string, names: Names): Expression {
  return toExpression(onlyChild(parse('Expression', text, names), text), text);
}

export function parseUnaryTests(text: string, names: Names): UnaryTests {
  const top = parse('UnaryTests', text, names);
  const children = childrenOf(top);
  if (children.some((node) => node.name === 'Wildcard')) return { any: true, negated: false, tests: [] };
  const tests = children.find((node) => node.name === 'PositiveUnaryTests');
  if (!tests) throw new FeelSyntaxError(text, 0);
  return {
    any: false,
    negated: children.some((node) => node.name === 'not'),
    tests: childrenOf(tests, 'PositiveUnaryTest').map((node) => toExpression(onlyChild(node, text), text)),
  };
}

function parse(top: 'Expression' | 'UnaryTests', text: string, names: Names): SyntaxNode {
  const tree = parser.configure({ top, contextTracker: trackVariables(names) }).parse(forGrammar(text));
  tree.iterate({
    enter: (node) => {
      if (node.type.isError) throw new FeelSyntaxError(text, node.from);
    },
  });
  return tree.topNode;
}

/**
 * The text with what the grammar stumbles over put in a form that it knows, each character in its place: names broken
 * over lines, range types, which it reads as list types, and the type of days and time durations.
 */
function forGrammar(text: string): string {
  const lineComments = text.includes('//');
  const stumbles = /"(?:\\.|[^"\\])*"|\n|(\bof\s+)range(\s*<)|\bdays and time duration\b/g;
  return text.replace(stumbles, (part, before?: string, after?: string) => {
    if (before !== undefined) return `${before}list ${after}`;
    if (part.startsWith('days')) return part.replaceAll(' ', '_');
    return part === '\n' && !lineComments ? ' ' : part;
  });
}
