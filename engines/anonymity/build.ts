import { type Hierarchy, hierarchyOf } from './hierarchy.ts';

/** How a hierarchy is made from the values of a column; each ends in `*`. */
export type Plan =
  /** Numbers in ever wider intervals, such as widths 5, 10, 50; each width is a multiple of the one before. */
  | { readonly kind: 'number'; readonly widths: readonly number[] }
  /** Dates by ISO 8601, `2026-11-24`: month, quarter, year, decade. */
  | { readonly kind: 'date' }
  /** Administrative division codes of six digits (GB/T 2260): prefecture, province. */
  | { readonly kind: 'division' }
  /** Citizen identification numbers (GB 11643): division and birth year, province and birth decade. */
  | { readonly kind: 'id-number' }
  /** Texts by their beginning, such as a postcode: as many characters as `lengths` say, each fewer than before. */
  | { readonly kind: 'prefix'; readonly lengths: readonly number[] }
  /** Categories in the order given, in groups of ever so many neighbours, such as 2, 4. */
  | { readonly kind: 'ordered'; readonly values: readonly string[]; readonly sizes: readonly number[] };

/** The value of a column that a plan cannot place. */
export class UnplacedValue extends Error {
  readonly value: string;
  constructor(value: string) {
    super(`a value that the hierarchy cannot place: ${value.slice(0, 60)}`);
    this.value = value;
  }
}

/** Rows of a hierarchy over these values, level 0 first. Throws UnplacedValue, and RangeError for a plan that is none. */
export function rowsBy(plan: Plan, values: readonly string[]): string[][] {
  const above = generaliser(plan, values);
  return [...new Set(values)].map((value) => {
    const levels = above(value);
    if (!levels) throw new UnplacedValue(value);
    return [value, ...levels, '*'];
  });
}

export const buildHierarchy = (attribute: string, plan: Plan, values: readonly string[]): Hierarchy =>
  hierarchyOf(attribute, rowsBy(plan, values));

type Generaliser = (value: string) => readonly string[] | null;

function generaliser(plan: Plan, values: readonly string[]): Generaliser {
  switch (plan.kind) {
    case 'number':
      return byNumber(plan.widths, values.every(isWhole));
    case 'date':
      return byDate;
    case 'division':
      return (code) => (/^\d{6}$/u.test(code) ? [`${code.slice(0, 4)}**`, `${code.slice(0, 2)}****`] : null);
    case 'id-number':
      return byIdNumber;
    case 'prefix':
      return byPrefix(plan.lengths);
    case 'ordered':
      return byOrder(plan.values, plan.sizes);
  }
}

const isWhole = (text: string): boolean => Number.isInteger(Number(text));

/** `whole`: the column holds whole numbers only, so that an interval is told by its last one. */
function byNumber(widths: readonly number[], whole: boolean): Generaliser {
  refuseUnless(widths.every((width) => width > 0) && nested(widths), 'each width is a multiple of the one before');
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value)) return null;
    return widths.map((width) => {
      const from = Math.floor(value / width) * width;
      return whole && Number.isInteger(width) ? `${from}–${from + width - 1}` : `[${from}, ${from + width})`;
    });
  };
}

function byDate(text: string): string[] | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (!found || new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10) !== text) return null;
  const [, year = '', month = ''] = found;
  return [`${year}-${month}`, `${year} Q${Math.ceil(Number(month) / 3)}`, year, `${year.slice(0, 3)}0s`];
}

function byIdNumber(text: string): string[] | null {
  if (!/^\d{17}[\dX]$/u.test(text)) return null;
  return [`${text.slice(0, 10)}********`, `${text.slice(0, 2)}****${text.slice(6, 9)}*********`];
}

function byPrefix(lengths: readonly number[]): Generaliser {
  const falls = lengths.every((length, at) => length > 0 && (at === 0 || length < (lengths[at - 1] as number)));
  refuseUnless(falls, 'each length is smaller than the one before');
  return (text) => {
    const signs = [...text];
    return lengths.map((length) => signs.map((sign, at) => (at < length ? sign : '*')).join(''));
  };
}

function byOrder(values: readonly string[], sizes: readonly number[]): Generaliser {
  refuseUnless(sizes.every((size) => size > 1) && nested(sizes), 'each size is a multiple of the one before');
  const placeOf = new Map(values.map((value, at) => [value, at]));
  return (value) => {
    const at = placeOf.get(value);
    if (at === undefined) return null;
    return sizes.map((size) => {
      const from = Math.floor(at / size) * size;
      return `${values[from]}–${values[Math.min(from + size, values.length) - 1]}`;
    });
  };
}

const nested = (amounts: readonly number[]): boolean =>
  amounts.every((amount, at) => at === 0 || Number.isInteger(amount / (amounts[at - 1] as number)));

function refuseUnless(holds: boolean, message: string): void {
  if (!holds) throw new RangeError(message);
}
