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
 * Groups `length` things by several code columns, given with the number of codes of each; `ups` brings a column's codes
 * to others first. Columns are packed into one number by mixed radix while that stays exact, then numbered densely and
 * packed further: any number of columns goes.
 */
export function groupBy(
  length: number,
  columns: readonly Int32Array[],
  radixes: readonly number[],
  ups: readonly (Int32Array | undefined)[] = [],
): Grouping {
  const total = radixes.reduce((product, radix) => product * radix, 1);
  let keys: Keys = total < mostShort ? new Int32Array(length) : new Float64Array(length);
  let range = 1;
  for (const [at, column] of columns.entries()) {
    const radix = radixes[at] as number;
    if (radix === 1) continue;
    if (range * radix >= most) {
      const last = numbered(keys, range);
      keys = Float64Array.from(last.idOf);
      range = last.count;
    }
    const up = ups[at];
    if (keys instanceof Int32Array) packShort(keys, column, radix, up);
    else pack(keys, column, radix, up);
    range *= radix;
  }
  return numbered(keys, range);
}

type Keys = Int32Array | Float64Array;
/** Below this, keys are integers of 32 bits. */
const mostShort = 2 ** 31;

function packShort(keys: Int32Array, column: Int32Array, radix: number, up: Int32Array | undefined): void {
  if (up)
    for (let i = 0; i < keys.length; i++)
      keys[i] = Math.imul(keys[i] as number, radix) + (up[column[i] as number] as number);
  else for (let i = 0; i < keys.length; i++) keys[i] = Math.imul(keys[i] as number, radix) + (column[i] as number);
}
function pack(keys: Float64Array, column: Int32Array, radix: number, up: Int32Array | undefined): void {
  if (up)
    for (let i = 0; i < keys.length; i++) keys[i] = (keys[i] as number) * radix + (up[column[i] as number] as number);
  else for (let i = 0; i < keys.length; i++) keys[i] = (keys[i] as number) * radix + (column[i] as number);
}

/** Where keys may be looked up directly instead of being hashed. */
const direct = 1 << 22;

/** Numbers equal keys, which are integers from 0 to below `range`. */
function numbered(keys: Keys, range: number): Grouping {
  if (range <= Math.min(direct, Math.max(1024, keys.length * 8))) return byPlace(keys, range);
  return keys instanceof Int32Array ? byShortHash(keys) : byHash(keys);
}

function byPlace(keys: Keys, range: number): Grouping {
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
function byShortHash(keys: Int32Array): Grouping {
  const idOf = new Int32Array(keys.length);
  let shift = 18;
  let table = new Int32Array(1 << (32 - shift));
  let known = new Int32Array(table.length >> 1);
  let first = new Int32Array(table.length >> 1);
  let count = 0;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number;
    let place = Math.imul(key, 0x9e3779b1) >>> shift;
    let id = table[place] as number;
    while (id !== 0 && known[id - 1] !== key) {
      place = (place + 1) & (table.length - 1);
      id = table[place] as number;
    }
    if (id === 0) {
      if (count === known.length) {
        shift -= 2;
        table = new Int32Array(1 << (32 - shift));
        [known, first] = [longer(known, table.length >> 1), longer(first, table.length >> 1)];
        for (let one = 0; one < count; one++) table[emptyPlace(table, known[one] as number, shift)] = one + 1;
        place = emptyPlace(table, key, shift);
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

function emptyPlace(table: Int32Array, key: number, shift: number): number {
  let place = Math.imul(key, 0x9e3779b1) >>> shift;
  while (table[place] !== 0) place = (place + 1) & (table.length - 1);
  return place;
}

function longer(short: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const long = new Int32Array(length);
  long.set(short);
  return long;
}

/** The same for keys up to 2^53. */
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
