import { builtInNames } from './feel/builtins/index.ts';
import type { Scope } from './feel/frame.ts';
import { type Names, parseExpression, parseUnaryTests } from './feel/parse.ts';
import type { Expression, UnaryTests } from './feel/syntax.ts';

/** The parsed texts of a model; each is parsed once for the names that it stands among. */
export class Texts {
  private readonly known = new WeakMap<Scope, Parsed>();

  expression(text: string, scope: Scope): Expression {
    const { expressions, names } = this.parsedIn(scope);
    const before = expressions.get(text);
    if (before) return before;
    const parsed = parseExpression(text, names);
    expressions.set(text, parsed);
    return parsed;
  }

  tests(text: string, scope: Scope): UnaryTests {
    const { tests, names } = this.parsedIn(scope);
    const before = tests.get(text);
    if (before) return before;
    const parsed = parseUnaryTests(text, names);
    tests.set(text, parsed);
    return parsed;
  }

  /** A scope that has got more names since reads its texts anew. */
  private parsedIn(scope: Scope): Parsed {
    const before = this.known.get(scope);
    if (before?.size === scope.size) return before;
    const made = {
      size: scope.size,
      names: { ...builtInNames, ...scope.names() },
      expressions: new Map(),
      tests: new Map(),
    };
    this.known.set(scope, made);
    return made;
  }
}

interface Parsed {
  readonly size: number;
  readonly names: Names;
  readonly expressions: Map<string, Expression>;
  readonly tests: Map<string, UnaryTests>;
}
