import { evaluate, parseExpression, parseUnaryTests, unaryTest, type Warning } from 'feelin';

/** Names and their values, as FEEL sees them. */
export type Context = Readonly<Record<string, unknown>>;

/** What a FEEL text gave, and what FEEL turned into null on the way. */
export interface Evaluated<T> {
  readonly value: T;
  readonly warnings: readonly string[];
}

/** A way to run FEEL. The engine asks for nothing else, so implementations can be exchanged and compared. */
export interface Feel {
  /** Value of an expression. Throws when the text is not FEEL. */
  expression(text: string, context: Context): Evaluated<unknown>;
  /** Whether a value passes the unary tests; null when FEEL cannot tell. Throws when the text is not FEEL. */
  tests(text: string, value: unknown, context: Context): Evaluated<boolean | null>;
  /** The names, out of those known, that the text uses. */
  names(text: string, as: 'expression' | 'tests', known: readonly string[]): readonly string[];
}

const messages = (warnings: readonly Warning[]): readonly string[] => warnings.map((w) => `${w.type}: ${w.message}`);

/** FEEL by `feelin`, which parses the text at every call. */
export const interpretedFeel: Feel = {
  expression(text, context) {
    const { value, warnings } = evaluate(text, context);
    return { value, warnings: messages(warnings) };
  },
  tests(text, value, context) {
    // feelin takes a missing `?` for an unknown variable, so it is always there, as null if need be.
    const result = unaryTest(text, { ...context, '?': value ?? null });
    return { value: result.value, warnings: messages(result.warnings) };
  },
  names(text, as, known) {
    const context = Object.fromEntries(known.map((name) => [name, null]));
    const tree = as === 'tests' ? parseUnaryTests(text, context, undefined) : parseExpression(text, context, undefined);
    const found = new Set<string>();
    tree.iterate({
      enter: (node) => {
        if (node.name === 'VariableName') found.add(text.slice(node.from, node.to));
      },
    });
    return known.filter((name) => found.has(name));
  },
};
