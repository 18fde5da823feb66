import { makeFunction } from '../values.ts';
import type { Names } from '../parse.ts';
import { anyType } from '../types.ts';
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

/** Their names, for the parser. */
export const builtInNames: Names = Object.fromEntries([...builtIns.keys()].map((name) => [name, null]));
