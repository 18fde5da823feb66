/** What became of one thing of a list. `from` and `to` are its places before and after, counted from 0. */
export type Aligned<T> =
  | { readonly kind: 'added'; readonly to: number; readonly after: T }
  | { readonly kind: 'removed'; readonly from: number; readonly before: T }
  | {
      readonly kind: 'kept';
      readonly from: number;
      readonly to: number;
      readonly before: T;
      readonly after: T;
      /** Its order among what was kept is another: the fewest things that explain the new order are said to have moved. */
      readonly moved: boolean;
    };

/**
 * Lays two lists beside each other. Each of `pairings` is tried in turn on what the ones before left over; it gives
 * pairs of places before and after. The answer has every thing once, in the order of the list after; what was removed
 * stands where it stood.
 */
export function align<T>(
  before: readonly T[],
  after: readonly T[],
  ...pairings: readonly ((before: readonly Placed<T>[], after: readonly Placed<T>[]) => readonly Pair[])[]
): readonly Aligned<T>[] {
  const origin = new Map<number, number>();
  const used = new Set<number>();
  const placed = (list: readonly T[]) => list.map((item, place): Placed<T> => ({ item, place }));
  for (const pairing of pairings) {
    const left = placed(before).filter(({ place }) => !used.has(place));
    const open = placed(after).filter(({ place }) => !origin.has(place));
    for (const [from, to] of pairing(left, open)) {
      if (used.has(from) || origin.has(to)) continue;
      used.add(from);
      origin.set(to, from);
    }
  }
  const inOrder = longestRise(after.flatMap((_, to) => origin.get(to) ?? []));
  const stays = new Set(inOrder);
  const aligned: Aligned<T>[] = [];
  const removedBetween = (from: number, to = before.length) => {
    for (let place = from; place < to; place++)
      if (!used.has(place)) aligned.push({ kind: 'removed', from: place, before: before[place]! });
  };
  let reached = 0;
  removedBetween(0, inOrder[reached]);
  after.forEach((item, to) => {
    const from = origin.get(to);
    if (from === undefined) {
      aligned.push({ kind: 'added', to, after: item });
      return;
    }
    aligned.push({ kind: 'kept', from, to, before: before[from]!, after: item, moved: !stays.has(from) });
    if (stays.has(from)) removedBetween(from + 1, inOrder[++reached]);
  });
  return aligned;
}

export interface Placed<T> {
  readonly item: T;
  readonly place: number;
}
export type Pair = readonly [from: number, to: number];

/** Pairs what has the same key; of several with one key, the first with the first. Undefined is no key. */
export const byKey =
  <T>(keyOf: (item: T, place: number) => string | undefined) =>
  (before: readonly Placed<T>[], after: readonly Placed<T>[]): readonly Pair[] => {
    const places = new Map<string, number[]>();
    for (const { item, place } of before) {
      const key = keyOf(item, place);
      if (key !== undefined) places.set(key, [...(places.get(key) ?? []), place]);
    }
    return after.flatMap(({ item, place }): Pair[] => {
      const key = keyOf(item, place);
      const from = key === undefined ? undefined : places.get(key)?.shift();
      return from === undefined ? [] : [[from, place]];
    });
  };

/** Pairs what is most alike first, as long as it is at least `least` alike (0 to 1); of equals, what stands nearest. */
export const byLikeness =
  <T>(likeness: (before: T, after: T) => number, least: number) =>
  (before: readonly Placed<T>[], after: readonly Placed<T>[]): readonly Pair[] =>
    before
      .flatMap((a) => after.map((b) => ({ a, b, alike: likeness(a.item, b.item) })))
      .filter(({ alike }) => alike >= least)
      .sort((x, y) => y.alike - x.alike || Math.abs(x.a.place - x.b.place) - Math.abs(y.a.place - y.b.place))
      .map(({ a, b }): Pair => [a.place, b.place]);

/** A longest subsequence whose members rise (patience sorting, Fredman 1975); the members are distinct. */
function longestRise(members: readonly number[]): readonly number[] {
  const ends: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const member of members) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < member) low = middle + 1;
      else high = middle;
    }
    previous.set(member, ends[low - 1]);
    ends[low] = member;
  }
  const rise: number[] = [];
  for (let at = ends.at(-1); at !== undefined; at = previous.get(at)) rise.unshift(at);
  return rise;
}
