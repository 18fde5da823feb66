import type { TypeExpression } from './syntax.ts';
import { FeelDate, FeelDateTime } from './temporal.ts';
import { FeelRange, type FeelValue, isContext, isFunction, isList, type Kind, kindOf } from './values.ts';

/** A FEEL type. `allowed` narrows it to the values for which it gives true. */
export type Type = (
  | { readonly kind: 'any' }
  | { readonly kind: Exclude<Kind, 'list' | 'range' | 'context' | 'function'> }
  | { readonly kind: 'list' | 'range'; readonly of: Type }
  | { readonly kind: 'context'; readonly entries: Readonly<Record<string, Type>> }
  | { readonly kind: 'function'; readonly parameters: readonly Type[] | undefined; readonly result: Type }
) & { readonly allowed?: (value: FeelValue) => boolean };

export const anyType: Type = { kind: 'any' };
export const listOf = (of: Type): Type => ({ kind: 'list', of });

const named: Readonly<Record<string, Type>> = {
  any: anyType,
  number: { kind: 'number' },
  string: { kind: 'string' },
  boolean: { kind: 'boolean' },
  date: { kind: 'date' },
  time: { kind: 'time' },
  'date and time': { kind: 'date and time' },
  datetime: { kind: 'date and time' },
  'days and time duration': { kind: 'days and time duration' },
  daytimeduration: { kind: 'days and time duration' },
  'years and months duration': { kind: 'years and months duration' },
  yearmonthduration: { kind: 'years and months duration' },
  null: { kind: 'null' },
  list: listOf(anyType),
  context: { kind: 'context', entries: {} },
};

/** A type of FEEL's own by its name, in any of the spellings of DMN 1.1 to 1.5; undefined for others. */
export const builtInType = (name: string): Type | undefined => named[name.replace(/^feel[:.]/, '').toLowerCase()];

/** The type that an expression names; `find` knows the model's own. Undefined when a name is unknown. */
export function resolveType(type: TypeExpression, find: (name: string) => Type | undefined): Type | undefined {
  switch (type.kind) {
    case 'name':
      return find(type.name) ?? builtInType(type.name);
    case 'list':
    case 'range': {
      const of = resolveType(type.of, find);
      return of && { kind: type.kind, of };
    }
    case 'context': {
      const entries = type.entries.map((entry) => [entry.name, resolveType(entry.type, find)] as const);
      if (entries.some(([, entry]) => !entry)) return undefined;
      return { kind: 'context', entries: Object.fromEntries(entries) as Record<string, Type> };
    }
    case 'function': {
      const parameters = type.parameters.map((parameter) => resolveType(parameter, find));
      const result = resolveType(type.result, find);
      if (!result || parameters.some((parameter) => !parameter)) return undefined;
      return { kind: 'function', parameters: parameters as readonly Type[], result };
    }
  }
}

/** Whether a value is of a type. Null is of every type but is an instance of none; see `isInstance`. */
export function conforms(value: FeelValue, type: Type): boolean {
  if (value === null) return type.kind !== 'list' || !type.allowed;
  if (type.allowed && !type.allowed(value)) return false;
  switch (type.kind) {
    case 'any':
      return true;
    case 'list':
      return isList(value) && (type.of.kind === 'any' || value.every((member) => conforms(member, type.of)));
    case 'range':
      return value instanceof FeelRange && conforms(value.start, type.of) && conforms(value.end, type.of);
    case 'context':
      return (
        isContext(value) &&
        Object.entries(type.entries).every(([name, entry]) => value[name] !== undefined && conforms(value[name], entry))
      );
    case 'function':
      return (
        isFunction(value) && (!type.parameters || value.parameters.some((p) => p.length === type.parameters?.length))
      );
    default:
      return kindOf(value) === type.kind;
  }
}

export const isInstance = (value: FeelValue, type: Type): boolean =>
  value === null ? type.kind === 'null' : conforms(value, type);

/**
 * The value as a type takes it: as it is, the only member of a list where one value is asked for, a list of the value
 * where a list is asked for, midnight UTC of a date where a moment is asked for. Undefined when it does not fit.
 */
export function coerce(value: FeelValue, type: Type): FeelValue | undefined {
  if (conforms(value, type)) return value;
  if (isList(value) && type.kind !== 'list') {
    const [only] = value;
    return value.length === 1 && only !== undefined ? coerce(only, type) : undefined;
  }
  if (type.kind === 'list' && !isList(value) && value !== null) return conforms([value], type) ? [value] : undefined;
  if (type.kind === 'date and time' && value instanceof FeelDate) return new FeelDateTime(value.days, 0, 0);
  return undefined;
}

/** Whether some value can be of both types; used to tell certain type faults from possible ones. */
export function canBe(a: Type, b: Type): boolean {
  if (a.kind === 'any' || b.kind === 'any' || a.kind === 'null' || b.kind === 'null') return true;
  if (a.kind === 'list' && b.kind === 'list') return canBe(a.of, b.of);
  return a.kind === b.kind;
}
