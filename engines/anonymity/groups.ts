/** Rows or groups brought together: `idOf[i]` is the number of i's group, in order of first appearance. */
export interface Grouping {
  readonly count: number;
  readonly idOf: Int32Array;
  /** One member of each group, the first. */
  readonly first: Int32Array;
}

/** An exact integer product must stay below this. */
const most = 2 ** 53;

/**
 * Groups `length` things by several code columns, given with the number of codes of each. Columns are packed into one
 * number by mixed radix while that stays exact, then numbered densely and packed further: any number of columns goes.
 */
export function groupBy(length: number, columns: readonly Int32Array[], radixes: readonly number[]): Grouping {
  let keys = new Float64Array(length);
  let range = 1;
  let last: Grouping | undefined;
  for (const [at, column] of columns.entries()) {
    const radix = radixes[at] as number;
    if (range * radix >= most) {
      last = numbered(keys, range);
      keys = Float64Array.from(last.idOf);
      range = last.count;
    }
    if (radix === 1) continue;
    for (let i = 0; i < length; i++) keys[i] = (keys[i] as number) * radix + (column[i] as number);
    range *= radix;
  }
  return numbered(keys, range);
}

/** Where keys may be looked up directly instead of being hashed. */
const direct = 1 << 22;

/** Numbers equal keys, which are integers from 0 to below `range`. */
function numbered(keys: Float64Array, range: number): Grouping {
  return range <= Math.min(direct, Math.max(1024, keys.length * 8)) ? byPlace(keys, range) : byHash(keys);
}

function byPlace(keys: Float64Array, range: number): Grouping {
  const places = new Int32Array(range);
  const idOf = new Int32Array(keys.length);
  const first = new Int32Array(Math.min(keys.length, range));
  let count = 0;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number;
    let id = places[key] as number;
    if (id === 0) {
      first[count] = i;
      id = ++count;
      places[key] = id;
    }
    idOf[i] = id - 1;
  }
  return { count, idOf, first: first.subarray(0, count) };
}

/** Open addressing; the table holds a group's number plus one, and the keys of groups stand densely beside it. */
function byHash(keys: Float64Array): Grouping {
  const idOf = new Int32Array(keys.length);
  let size = 1 << 12;
  let table = new Int32Array(size);
  let known = new Float64Array(size / 2);
  let first = new Int32Array(size / 2);
  let count = 0;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number;
    let place = placeOf(key, size);
    let id = table[place] as number;
    while (id !== 0 && known[id - 1] !== key) {
      place = (place + 1) & (size - 1);
      id = table[place] as number;
    }
    if (id === 0) {
      if (count === known.length) {
        size *= 4;
        table = new Int32Array(size);
        const [more, moreFirst] = [new Float64Array(size / 2), new Int32Array(size / 2)];
        more.set(known);
        moreFirst.set(first);
        [known, first] = [more, moreFirst];
        for (let one = 0; one < count; one++) {
          place = placeOf(known[one] as number, size);
          while (table[place] !== 0) place = (place + 1) & (size - 1);
          table[place] = one + 1;
        }
        place = placeOf(key, size);
        while (table[place] !== 0) place = (place + 1) & (size - 1);
      }
      known[count] = key;
      first[count] = i;
      id = ++count;
      table[place] = id;
    }
    idOf[i] = id - 1;
  }
  return { count, idOf, first: first.subarray(0, count) };
}

/** Fibonacci hashing of both halves of an integer below 2^53, to a place in a table of a power of two. */
function placeOf(key: number, size: number): number {
  const low = key | 0;
  const high = (key / 4294967296) | 0;
  const mixed = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & (size - 1);
}
