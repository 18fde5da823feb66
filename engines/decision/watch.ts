import type { Fault } from './program.ts';

/** A place in a model: a decision, and within its table a row and a column. */
export type WatchedPlace = Omit<Fault, 'message'>;

/**
 * Is told of every text's place when it is compiled, and of its number each time before it is parsed or run: so that
 * whoever ends a run from outside can say where it stood.
 */
export interface Watch {
  /** Gives the place a number. */
  add(place: WatchedPlace): number;
  enter(place: number): void;
}

let watch: Watch | null = null;

/** Models compiled from now on are watched; those compiled before are not, and cost nothing. */
export function watchTexts(by: Watch | null): void {
  watch = by;
}

/** Says that work on a place begins. */
export function enterPlace(place: WatchedPlace): void {
  watch?.enter(watch.add(place));
}

/** The same function, telling of its place before each run; itself where nobody watches. */
export function watched<A extends readonly unknown[], R>(
  place: WatchedPlace,
  run: (...args: A) => R,
): (...args: A) => R {
  if (!watch) return run;
  const by = watch;
  const number = by.add(place);
  return (...args) => {
    by.enter(number);
    return run(...args);
  };
}
