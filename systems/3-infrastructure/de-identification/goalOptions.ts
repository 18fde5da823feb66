import type { Criterion } from '#engines/anonymity/criteria.ts';
import type { Hierarchy } from '#engines/anonymity/hierarchy.ts';
import { Misuse } from '#kernel/command.ts';
import { marked } from './changeOptions.ts';

/** The options that say what a class must be. */
export const goalOptions = {
  k: { type: 'string' },
  l: { type: 'string', multiple: true },
  entropy: { type: 'string', multiple: true },
  recursive: { type: 'string', multiple: true },
  t: { type: 'string', multiple: true },
  'ordered-t': { type: 'string', multiple: true },
  'hierarchy-t': { type: 'string', multiple: true },
} as const;

type GoalValues = { readonly k?: string | undefined } & {
  readonly [name in Exclude<keyof typeof goalOptions, 'k'>]?: readonly string[] | undefined;
};

/** The criteria with the sensitive columns that they name; `hierarchyOf` gives that of a column for `--hierarchy-t`. */
export async function goalOf(values: GoalValues, hierarchyOf: (column: string) => Promise<Hierarchy | undefined>) {
  const sensitive: string[] = [];
  const of = (column: string): number => {
    if (!sensitive.includes(column)) sensitive.push(column);
    return sensitive.indexOf(column);
  };
  const each = <T>(name: keyof typeof goalOptions, make: (amount: string, of: number, column: string) => T): T[] =>
    ((values[name] ?? []) as readonly string[]).map((text) => {
      const [amount, column] = marked(text, name);
      return make(amount, of(column), column);
    });
  const distances = [...each('hierarchy-t', (amount, place, column) => ({ amount, place, column }))];
  const criteria: Criterion[] = [
    ...(values.k ? [{ kind: 'k-anonymity' as const, k: wholeOf(values.k, 'k') }] : []),
    ...each('l', (amount, place) => ({ kind: 'distinct-l' as const, of: place, l: numberOf(amount, 'l') })),
    ...each('entropy', (amount, place) => ({ kind: 'entropy-l' as const, of: place, l: numberOf(amount, 'entropy') })),
    ...each('recursive', (amount, place) => {
      const [c = '', l = ''] = amount.split(',');
      return { kind: 'recursive-l' as const, of: place, c: numberOf(c, 'recursive'), l: wholeOf(l, 'recursive') };
    }),
    ...(['t', 'ordered-t'] as const).flatMap((name) =>
      each(name, (amount, place) => ({
        kind: 't-closeness' as const,
        of: place,
        t: numberOf(amount, name),
        distance: name === 't' ? ('equal' as const) : ('ordered' as const),
      })),
    ),
  ];
  for (const { amount, place, column } of distances) {
    const distance = await hierarchyOf(column);
    if (!distance) throw new Misuse(`“${column}”列没有泛化层次 | there is no hierarchy of ${column}`);
    criteria.push({ kind: 't-closeness', of: place, t: numberOf(amount, 'hierarchy-t'), distance });
  }
  if (criteria.length === 0) throw new Misuse('缺少目标，如 --k 5 | no goal, such as --k 5');
  return { criteria, sensitive };
}

export function numberOf(text: string, name: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value))
    throw new Misuse(`--${name} 不是数字 | --${name} is no number: ${text}`);
  return value;
}
export function wholeOf(text: string, name: string): number {
  const value = numberOf(text, name);
  if (!Number.isInteger(value) || value < 1)
    throw new Misuse(`--${name} 应为正整数 | --${name} is a whole number from 1`);
  return value;
}
