import { type FeelNumber, isNumber, parseNumber, printDecimal, toDouble } from '../decimal.ts';
import { toRegExp } from '../regularExpression.ts';
import { isDuration, isInstant } from '../temporal.ts';
import { assertHolds, FeelRange, type FeelValue, isFunction, isList } from '../values.ts';
import { type BuiltIn, define } from './define.ts';

/** Strings are counted in Unicode characters, not in UTF-16 units. */
const characters = (text: string): readonly string[] => Array.from(text);

/** The texts as one, with something between them. */
function joined(texts: readonly string[], between: string): string {
  assertHolds(texts.reduce((sum, { length }) => sum + length + between.length, 0));
  return texts.join(between);
}

/** FEEL's text of a value, as `string` gives it. */
export function printValue(value: FeelValue, inside = false): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return inside ? JSON.stringify(value) : value;
  if (isNumber(value)) return printDecimal(value);
  if (isInstant(value) || isDuration(value)) return inside ? `@"${value}"` : value.toString();
  if (isList(value))
    return `[${joined(
      value.map((member) => printValue(member, true)),
      ', ',
    )}]`;
  if (value instanceof FeelRange) {
    const end = (one: FeelValue): string => printValue(one, true);
    return `${value.startIncluded ? '[' : '('}${end(value.start)}..${end(value.end)}${value.endIncluded ? ']' : ')'}`;
  }
  if (typeof value === 'boolean') return String(value);
  if (isFunction(value)) return 'function';
  const entries = Object.entries(value).map(([name, entry]) => `${printName(name)}: ${printValue(entry, true)}`);
  return `{${joined(entries, ', ')}}`;
}

const printName = (name: string): string => (/^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(name) ? name : JSON.stringify(name));

export const stringFunctions: readonly BuiltIn[] = [
  define('string', 'from: any -> string', (from: FeelValue) => (from === null ? null : printValue(from))),
  define(
    'number',
    ['from: string -> number', 'from: string, grouping separator: any, decimal separator?: any -> number'],
    (from: string, grouping: FeelValue, point: FeelValue) => {
      const group = typeof grouping === 'string' ? grouping : null;
      const decimal = typeof point === 'string' ? point : null;
      if (group !== null && ![' ', ',', '.'].includes(group)) return null;
      if ((decimal !== null && !['.', ','].includes(decimal)) || (decimal !== null && decimal === group)) return null;
      if ((isNumber(grouping) && isNumber(point)) || typeof grouping === 'boolean') return null;
      const ungrouped = group === null ? from : from.replaceAll(group, '');
      return parseNumber(decimal === ',' ? ungrouped.replace(',', '.') : ungrouped);
    },
  ),
  define(
    'substring',
    'string: string, start position: number, length?: number -> string',
    (text: string, start: FeelNumber, length: FeelNumber | null) => {
      const all = characters(text);
      const from = Math.trunc(toDouble(start));
      const count = length === null ? all.length : Math.trunc(toDouble(length));
      if (from === 0 || Math.abs(from) > all.length || count < 1) return null;
      const begin = from > 0 ? from - 1 : all.length + from;
      return all.slice(begin, begin + count).join('');
    },
  ),
  define('string length', 'string: string -> number', (text: string) => characters(text).length),
  define('upper case', 'string: string -> string', (text: string) => text.toUpperCase()),
  define('lower case', 'string: string -> string', (text: string) => text.toLowerCase()),
  define('substring before', 'string: string, match: string -> string', (text: string, match: string) =>
    text.slice(0, Math.max(0, text.indexOf(match))),
  ),
  define('substring after', 'string: string, match: string -> string', (text: string, match: string) =>
    text.includes(match) ? text.slice(text.indexOf(match) + match.length) : '',
  ),
  define('contains', 'string: string, match: string -> boolean', (text: string, match: string) => text.includes(match)),
  define('starts with', 'string: string, match: string -> boolean', (text: string, match: string) =>
    text.startsWith(match),
  ),
  define('ends with', 'string: string, match: string -> boolean', (text: string, match: string) =>
    text.endsWith(match),
  ),
  define(
    'matches',
    'input: string, pattern: string, flags?: any -> boolean',
    (input: string, pattern: string, flags: FeelValue) => {
      if (flags !== null && typeof flags !== 'string') return null;
      return toRegExp(pattern, flags ?? '')?.test(input) ?? null;
    },
  ),
  define(
    'replace',
    'input: string, pattern: string, replacement: string, flags?: any -> string',
    (input: string, pattern: string, replacement: string, flags: FeelValue) => {
      if (flags !== null && typeof flags !== 'string') return null;
      const expression = toRegExp(pattern, `${flags ?? ''}g`);
      if (expression === null) return null;
      const literal = flags?.includes('q') ?? false;
      // In XPath `$0` is the whole match, `\$` a dollar sign, and a lone `$` or `\` is an error.
      if (!literal && !/^(?:[^\\$]|\\[\\$]|\$\d)*$/s.test(replacement)) return null;
      const escaped = literal
        ? replacement.replaceAll('$', '$$$$')
        : replacement.replace(/\\([\\$])|\$(\d+)/g, (_, sign: string | undefined, digits: string) =>
            sign ? (sign === '$' ? '$$' : '\\') : groupReference(digits, expression),
          );
      assertHolds(input.length * (escaped.length + 1));
      return input.replace(expression, escaped);
    },
  ),
  define('split', 'string: string, delimiter: string -> list of string', (text: string, delimiter: string) => {
    const expression = toRegExp(delimiter, '');
    return expression === null ? null : text.split(withoutGroups(expression));
  }),
  define('string join', 'list: list, delimiter?: any -> string', (list: readonly FeelValue[], delimiter: FeelValue) => {
    if (delimiter !== null && typeof delimiter !== 'string') return null;
    const texts = list.filter((member) => member !== null);
    return texts.every((member) => typeof member === 'string') ? joined(texts, delimiter ?? '') : null;
  }),
];

/** The longest group number that the expression has; the digits after it are text. */
function groupReference(digits: string, expression: RegExp): string {
  const groups = (new RegExp(`${expression.source}|`, expression.flags).exec('')?.length ?? 1) - 1;
  let length = digits.length;
  while (length > 1 && Number(digits.slice(0, length)) > groups) length--;
  const group = Number(digits.slice(0, length));
  const reference = group === 0 ? '$&' : group > groups ? '' : `$${String(group).padStart(2, '0')}`;
  return reference + digits.slice(length);
}

/** Captured groups would come into JavaScript's split as members. */
const withoutGroups = (expression: RegExp): RegExp =>
  new RegExp(
    expression.source.replace(
      /(\\.|\[(?:\\.|[^\]])*\])|\((?!\?)/g,
      (whole, kept) => kept ?? (whole === '(' ? '(?:' : whole),
    ),
    expression.flags,
  );
