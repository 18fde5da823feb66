import { builtInNames } from './feel/builtins/index.ts';
import { compileTests, type Surroundings } from './feel/compile.ts';
import { Scope } from './feel/frame.ts';
import { parseUnaryTests } from './feel/parse.ts';
import { canonicalName } from './feel/syntax.ts';
import { anyType, builtInType, type Type } from './feel/types.ts';
import type { FeelValue } from './feel/values.ts';
import type { DecisionModel, ItemType } from './model.ts';

export type FindType = (name: string) => Type | undefined;

/** The types that a model's texts may name: its own, those of its imports as `import.type`, and FEEL's. */
export function typesOf(model: DecisionModel, onFault: (message: string) => void): FindType {
  const made = new Map<string, Type>();
  const imported = model.imports.map(({ name, model: other }) => ({
    prefix: `${name}.`,
    find: typesOf(other, onFault),
  }));
  const open = new Set<string>();

  const find: FindType = (written) => {
    const name = canonicalName(written);
    const known = made.get(name);
    if (known) return known;
    const item = model.types.find((type) => canonicalName(type.name) === name);
    if (item) {
      // A type that holds itself is cut off where it comes round.
      if (open.has(name)) return anyType;
      open.add(name);
      const type = make(item);
      open.delete(name);
      made.set(name, type);
      return type;
    }
    const from = imported.find(({ prefix }) => written.startsWith(prefix));
    return from?.find(written.slice(from.prefix.length)) ?? builtInType(name);
  };

  const named = (name: string | undefined): Type => {
    if (name === undefined) return anyType;
    const type = find(name);
    if (!type) onFault(`nothing defines the type ${name}`);
    return type ?? anyType;
  };

  const around: Surroundings = {
    findType: find,
    onUnknown: (name) => onFault(`nothing is named ${name} in an allowed value`),
  };
  const admits = (tests: string | undefined): ((value: FeelValue) => boolean) | undefined => {
    if (tests === undefined) return undefined;
    const { tests: parsed, negated, any } = parseUnaryTests(tests, builtInNames);
    if (any) return undefined;
    const test = compileTests(parsed, negated, new Scope(null, []), around);
    return (value) => test(value, { up: null, values: [] }) === true;
  };

  const make = (item: ItemType): Type => {
    const base: Type = item.parameters
      ? {
          kind: 'function',
          parameters: item.parameters.map((parameter) => named(parameter.type)),
          result: named(item.result),
        }
      : item.components.length > 0
        ? { kind: 'context', entries: Object.fromEntries(item.components.map((part) => [part.name, make(part)])) }
        : named(item.base);
    const narrowed = narrow(base, admits(item.allowed));
    return narrow(item.collection ? { kind: 'list', of: narrowed } : narrowed, admits(item.constraint));
  };

  return find;
}

const narrow = (type: Type, allowed: ((value: FeelValue) => boolean) | undefined): Type => {
  if (!allowed) return type;
  const before = type.allowed;
  return { ...type, allowed: before ? (value) => before(value) && allowed(value) : allowed };
};
