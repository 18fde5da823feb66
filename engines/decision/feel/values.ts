import { type FeelNumber, fromDouble, isNumber, toDouble } from './decimal.ts';
import { Elapsed, FeelDate, FeelDateTime, FeelTime, isDuration, isInstant, Months } from './temporal.ts';

/** A FEEL context: names and values in their order. */
export type FeelContext = { readonly [name: string]: FeelValue };
export type FeelValue =
  | null
  | boolean
  | string
  | FeelNumber
  | FeelDate
  | FeelTime
  | FeelDateTime
  | Months
  | Elapsed
  | FeelRange
  | FeelFunction
  | readonly FeelValue[]
  | FeelContext;

/** A range; an end that is null is open. */
export class FeelRange {
  readonly start: FeelValue;
  readonly startIncluded: boolean;
  readonly end: FeelValue;
  readonly endIncluded: boolean;
  /** `<` and the like for a range written as a comparison, which equals no range written by its ends. */
  readonly operator: string | undefined;
  constructor(start: FeelValue, startIncluded: boolean, end: FeelValue, endIncluded: boolean, operator?: string) {
    this.start = start;
    this.startIncluded = startIncluded;
    this.end = end;
    this.endIncluded = endIncluded;
    this.operator = operator;
  }
  toJSON(): string {
    return `${this.startIncluded ? '[' : '('}${JSON.stringify(this.start)}..${JSON.stringify(this.end)}${this.endIncluded ? ']' : ')'}`;
  }
}

export interface FeelFunction {
  /** The names of its parameters, one list for each way to call it. */
  readonly parameters: readonly (readonly string[])[];
  /** The last parameter takes any number of values. */
  readonly variadic: boolean;
  /** How many arguments each way of calling needs at least. */
  readonly fewest: readonly number[];
  /** Arguments in the order of one parameter list; `names` holds that list's names when they were given by name. */
  readonly call: (values: readonly FeelValue[], names?: readonly string[]) => FeelValue;
  readonly [functionMark]: true;
}
export const functionMark: unique symbol = Symbol('function');

export const makeFunction = (
  parameters: readonly (readonly string[])[],
  call: FeelFunction['call'],
  variadic = false,
  fewest = parameters.map((list) => list.length),
): FeelFunction => ({ parameters, fewest, variadic, call, [functionMark]: true });

export const isFunction = (value: unknown): value is FeelFunction =>
  typeof value === 'object' && value !== null && functionMark in value;
export const isList = (value: unknown): value is readonly FeelValue[] => Array.isArray(value);

export type Kind =
  | 'null'
  | 'boolean'
  | 'string'
  | 'number'
  | 'date'
  | 'time'
  | 'date and time'
  | 'years and months duration'
  | 'days and time duration'
  | 'range'
  | 'function'
  | 'list'
  | 'context';

/** The FEEL type of a value. */
export function kindOf(value: FeelValue): Kind {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'list';
  if (isNumber(value)) return 'number';
  if (value instanceof FeelDate) return 'date';
  if (value instanceof FeelTime) return 'time';
  if (value instanceof FeelDateTime) return 'date and time';
  if (value instanceof Months) return 'years and months duration';
  if (value instanceof Elapsed) return 'days and time duration';
  if (value instanceof FeelRange) return 'range';
  return isFunction(value) ? 'function' : 'context';
}

export const isContext = (value: FeelValue): value is FeelContext =>
  typeof value === 'object' && value !== null && kindOf(value) === 'context';

/** The own entry of a context, never one inherited from JavaScript's Object. */
export const entryOf = (context: FeelContext, name: string): FeelValue | undefined =>
  Object.hasOwn(context, name) ? context[name] : undefined;

/** A context from entries; safe for any name. */
export function makeContext(entries: Iterable<readonly [string, FeelValue]>): FeelContext {
  const context: Record<string, FeelValue> = {};
  for (const [name, value] of entries)
    if (name === '__proto__') Object.defineProperty(context, name, { value, enumerable: true });
    else context[name] = value;
  return context;
}

/**
 * A FEEL value from plain data: numbers become exact, undefined becomes null, a Date becomes a date and time in UTC.
 * FEEL's own values stay as they are.
 */
export function fromPlain(value: unknown): FeelValue {
  switch (typeof value) {
    case 'number':
      return fromDouble(value);
    case 'string':
    case 'boolean':
      return value;
    case 'object':
      break;
    default:
      return null;
  }
  if (value === null) return null;
  if (Array.isArray(value)) return value.map(fromPlain);
  if (value instanceof Date) {
    const seconds = Math.floor(value.getTime() / 1000);
    const days = Math.floor(seconds / 86_400);
    return new FeelDateTime(days, (seconds - days * 86_400) * 1e9 + value.getUTCMilliseconds() * 1e6, 0);
  }
  const feel = value as FeelValue;
  if (isNumber(feel) || isInstant(feel) || isDuration(feel) || feel instanceof FeelRange || isFunction(feel))
    return feel;
  return makeContext(Object.entries(value).map(([name, entry]) => [name, fromPlain(entry)] as const));
}

/** Plain data from a FEEL value: numbers to the nearest double, dates and durations as their text. */
export function toPlain(value: FeelValue): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(toPlain);
  if (isNumber(value)) return toDouble(value);
  if (isInstant(value) || isDuration(value)) return value.toString();
  if (value instanceof FeelRange) return value.toJSON();
  if (isFunction(value)) return null;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, toPlain(entry)]));
}

/** Members that a list may have, characters that a text may have. */
export const mostMembers = 1_000_000;

/**
 * Throws RangeError where a value would have more members or characters than it may. Memory limits end a thread that
 * grows step by step; a single allocation far beyond them would end the whole program.
 */
export function assertHolds(members: number): void {
  if (members > mostMembers) throw new RangeError(`a value of more than ${mostMembers} members or characters`);
}
