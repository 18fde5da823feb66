import type { Names } from './parse.ts';
import { anyType, type Type } from './types.ts';
import type { FeelValue } from './values.ts';

/** The values of one scope while an expression runs; the scope around it is `up`. */
export interface Frame {
  readonly up: Frame | null;
  readonly values: FeelValue[];
}

/** A compiled expression. */
export type Code = (frame: Frame) => FeelValue;

/**
 * The names of one scope, known before anything runs: each has its place in the frame and, where known, its type.
 * In the scope of a filter, the names that the tested item may bring come before those of the scopes around.
 */
export class Scope {
  readonly up: Scope | null;
  readonly filtered: boolean;
  private readonly places = new Map<string, { readonly index: number; readonly type: Type }>();
  constructor(up: Scope | null, names: Iterable<readonly [name: string, type: Type]>, filtered = false) {
    this.up = up;
    this.filtered = filtered;
    for (const [name, type] of names) this.add(name, type);
  }

  /** Names a further value; the latest of a name counts. Gives its place. */
  add(name: string, type: Type = anyType): number {
    const index = this.places.get(name)?.index ?? this.places.size;
    this.places.set(name, { index, type });
    return index;
  }

  own(name: string): { readonly index: number; readonly type: Type } | undefined {
    return this.places.get(name);
  }

  get size(): number {
    return this.places.size;
  }

  /** All names in sight, for the parser; inner ones hide outer ones. */
  names(): Names {
    const own = Object.fromEntries([...this.places].map(([name, { type }]) => [name, shapeOf(type)]));
    return { ...this.up?.names(), ...own };
  }
}

/** The names of the entries that a value of the type has, as far as known. */
export function shapeOf(type: Type): Names | null {
  if (type.kind === 'list') return shapeOf(type.of);
  if (type.kind !== 'context') return temporalShapes[type.kind] ?? null;
  return Object.fromEntries(Object.entries(type.entries).map(([name, entry]) => [name, shapeOf(entry)]));
}

const offset = { 'time offset': null };
const temporalShapes: Readonly<Record<string, Names>> = {
  time: offset,
  'date and time': offset,
  range: { 'start included': null, 'end included': null },
};

/** The warnings of the run under way; evaluation is synchronous, so there is only ever one. */
let warnings: string[] | null = null;

/** Notes why a value became null. Gives that null. */
export function fault(message: () => string): null {
  if (warnings && warnings.length < mostWarnings) warnings.push(message());
  return null;
}
const mostWarnings = 50;

/** Runs an evaluation and gathers what it warns of. */
export function gatherWarnings<T>(into: string[], run: () => T): T {
  const outer = warnings;
  warnings = into;
  try {
    return run();
  } finally {
    warnings = outer;
  }
}
