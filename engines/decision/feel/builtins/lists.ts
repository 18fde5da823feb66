import { equal, every, some } from '../comparison.ts';
import { type FeelNumber, isNumber, toDouble } from '../decimal.ts';
import { assertHolds, type FeelFunction, type FeelValue, isList } from '../values.ts';
import { type BuiltIn, define, defineOverList } from './define.ts';

type List = readonly FeelValue[];

/** The index that a position counted from 1, or from the end when negative, stands for; null outside of the list. */
function indexOf(list: List, position: FeelNumber): number | null {
  const n = Math.trunc(toDouble(position));
  if (n === 0 || Math.abs(n) > list.length) return null;
  return n > 0 ? n - 1 : list.length + n;
}

const has = (list: List, value: FeelValue): boolean => list.some((member) => equal(member, value) === true);
const distinct = (list: List): List =>
  list.reduce<FeelValue[]>((found, member) => {
    if (!has(found, member)) found.push(member);
    return found;
  }, []);
function flatten(list: List, into: FeelValue[] = []): List {
  for (const member of list)
    if (isList(member)) flatten(member, into);
    else assertHolds(into.push(member));
  return into;
}
function spread(lists: List): List {
  assertHolds(lists.reduce<number>((sum, list) => sum + (isList(list) ? list.length : 1), 0));
  return lists.flatMap((list) => (isList(list) ? list : [list]));
}
const truths = (list: List): readonly (boolean | null)[] =>
  list.map((member) => (typeof member === 'boolean' ? member : null));

/** A stable sort by merging, as `precedes` may be any function. */
function sortBy(list: List, precedes: (a: FeelValue, b: FeelValue) => boolean): List {
  if (list.length < 2) return list;
  const half = Math.floor(list.length / 2);
  const left = sortBy(list.slice(0, half), precedes);
  const right = sortBy(list.slice(half), precedes);
  const out: FeelValue[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const takeRight = precedes(right[j]!, left[i]!);
    out.push(takeRight ? right[j++]! : left[i++]!);
  }
  return [...out, ...left.slice(i), ...right.slice(j)];
}

export const listFunctions: readonly BuiltIn[] = [
  define('list contains', 'list: list, element: any -> boolean', has),
  define('count', 'list: list -> number', (list: List) => list.length),
  defineOverList('all', 'boolean', (list) => every(truths(list))),
  defineOverList('any', 'boolean', (list) => some(truths(list))),
  define(
    'sublist',
    'list: list, start position: number, length?: number -> list',
    (list: List, start: FeelNumber, length: FeelNumber | null) => {
      const from = indexOf(list, start);
      if (from === null) return null;
      const count = length === null ? list.length - from : toDouble(length);
      return count < 0 || from + count > list.length ? null : list.slice(from, from + count);
    },
  ),
  {
    ...defineOverList('append', 'list', (list) => list),
    ...appendLike('append', (list, items) => spread([list, ...items.map((item) => [item])])),
  },
  defineOverList('concatenate', 'list', (lists) => (lists.includes(null) ? null : spread(lists))),
  define(
    'insert before',
    'list: list, position: number, newItem: any -> list',
    (list: List, position: FeelNumber, item: FeelValue) => {
      const at = indexOf(list, position);
      return at === null ? null : list.toSpliced(at, 0, item);
    },
  ),
  define('remove', 'list: list, position: number -> list', (list: List, position: FeelNumber) => {
    const at = indexOf(list, position);
    return at === null ? null : list.toSpliced(at, 1);
  }),
  define(
    'list replace',
    ['list: list, position: number, newItem: any -> list', 'list: list, match: function, newItem: any -> list'],
    (list: List, where: FeelNumber | FeelFunction, item: FeelValue) => {
      if (isNumber(where)) {
        const at = indexOf(list, where);
        return at === null ? null : list.with(at, item);
      }
      if (!where.parameters.some((parameters) => parameters.length === 2)) return null;
      const matches = list.map((member) => where.call([member, item]));
      return matches.every((match) => typeof match === 'boolean')
        ? list.map((member, i) => (matches[i] === true ? item : member))
        : null;
    },
  ),
  define('reverse', 'list: list -> list', (list: List) => list.toReversed()),
  define('index of', 'list: list, match: any -> list of number', (list: List, match: FeelValue) =>
    list.flatMap((member, i) => (equal(member, match) === true ? [i + 1] : [])),
  ),
  defineOverList('union', 'list', (lists) => distinct(spread(lists))),
  define('distinct values', 'list: list -> list', distinct),
  define('flatten', 'list: list -> list', (list: List) => flatten(list)),
  define('sort', 'list: list, precedes?: any -> list', (list: List, precedes: FeelValue) => {
    const order = precedes as FeelFunction | null;
    if (order === null) return null;
    return sortBy(list, (a, b) => order.call([a, b]) === true);
  }),
];

/** `append(list, item, …)`: the list first, then any number of items. */
function appendLike(name: string, run: (list: List, items: List) => FeelValue): Pick<BuiltIn, 'function'> {
  const base = defineOverList(name, 'list', (all) => {
    const [list = null, ...items] = all;
    return list === null ? null : run(isList(list) ? list : [list], items);
  });
  return { function: { ...base.function, parameters: [['list', 'item']] } };
}
