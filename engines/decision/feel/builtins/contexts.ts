import { entryOf, type FeelContext, type FeelValue, isContext, isList, makeContext } from '../values.ts';
import { type BuiltIn, define, defineOverList } from './define.ts';

const isKeys = (value: FeelValue): value is readonly string[] =>
  isList(value) && value.length > 0 && value.every((key) => typeof key === 'string');

/** The context with a value put under a path of names; null where the path meets something that is no context. */
function put(context: FeelContext, [first, ...others]: readonly string[], value: FeelValue): FeelContext | null {
  if (first === undefined) return null;
  if (others.length === 0) return makeContext([...Object.entries(context), [first, value]]);
  const inner = entryOf(context, first) ?? null;
  if (inner !== null && !isContext(inner)) return null;
  const changed = put(inner ?? {}, others, value);
  return changed && makeContext([...Object.entries(context), [first, changed]]);
}

export const contextFunctions: readonly BuiltIn[] = [
  define(
    'get value',
    ['m: context, key: string', 'm: context, keys: list of string'],
    (context: FeelContext, key: FeelValue) => {
      if (typeof key === 'string') return entryOf(context, key);
      if (!isKeys(key)) return null;
      return key.reduce<FeelValue | undefined>(
        (value, name) => (value !== undefined && isContext(value) ? entryOf(value, name) : undefined),
        context,
      );
    },
  ),
  define('get entries', 'm: context -> list', (context: FeelContext) =>
    Object.entries(context).map(([key, value]) => ({ key, value })),
  ),
  define('context', 'entries: list -> context', (entries: readonly FeelValue[]) => {
    const pairs: [string, FeelValue][] = [];
    for (const entry of entries) {
      if (!isContext(entry)) return null;
      const key = entryOf(entry, 'key');
      const value = entryOf(entry, 'value');
      if (typeof key !== 'string' || value === undefined || pairs.some(([name]) => name === key)) return null;
      pairs.push([key, value]);
    }
    return makeContext(pairs);
  }),
  define(
    'context put',
    [
      'context: context, key: string, value: any -> context',
      'context: context, keys: list of string, value: any -> context',
    ],
    (context: FeelContext, key: FeelValue, value: FeelValue) =>
      typeof key === 'string' ? put(context, [key], value) : isKeys(key) ? put(context, key, value) : null,
  ),
  defineOverList(
    'context merge',
    'context',
    (contexts) =>
      contexts.every(isContext) ? makeContext(contexts.flatMap((context) => Object.entries(context))) : null,
    'contexts',
  ),
];
