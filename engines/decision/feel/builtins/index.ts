import type { Names } from '../parse.ts';
import { anyType } from '../types.ts';
import { makeFunction } from '../values.ts';
import { contextFunctions } from './contexts.ts';
import type { BuiltIn } from './define.ts';
import { listFunctions } from './lists.ts';
import { numberFunctions } from './numbers.ts';
import { rangeFunctions } from './ranges.ts';
import { stringFunctions } from './strings.ts';
import { temporalFunctions } from './temporal.ts';

const not: BuiltIn = {
  name: 'not',
  function: makeFunction([['negand']], ([negand]) => (typeof negand === 'boolean' ? !negand : null)),
  types: [[anyType]],
  result: { kind: 'boolean' },
};

/** FEEL's own functions by name. */
export const builtIns: ReadonlyMap<string, BuiltIn> = new Map(
  [
    not,
    ...numberFunctions,
    ...stringFunctions,
    ...listFunctions,
    ...contextFunctions,
    ...temporalFunctions,
    ...rangeFunctions,
  ].map((builtIn) => [builtIn.name, builtIn] as const),
);

/** Those of their names that the parser would not take for one name by itself. */
export const builtInNames: Names = Object.fromEntries(
  [...builtIns.keys()].filter((name) => name.includes(' ')).map((name) => [name, null]),
);
