import { type Code, type Frame, fault } from './frame.ts';
import { passesTested } from './operators.ts';
import { coerce, type Type } from './types.ts';
import { type FeelFunction, FeelRange, type FeelValue, isFunction, kindOf, makeFunction } from './values.ts';

export type CompiledArguments =
  | { readonly kind: 'positional'; readonly values: readonly Code[] }
  | { readonly kind: 'named'; readonly names: readonly string[]; readonly values: readonly Code[] };

/** Calls what the callee gives; a range is called as the question whether it holds a value. */
export function compileCall(callee: Code, args: CompiledArguments): Code {
  return (frame) => {
    const target = callee(frame);
    const values = args.values.map((value) => value(frame));
    if (target instanceof FeelRange) return values.length === 1 ? passesTested(values[0] ?? null, target) : null;
    if (!isFunction(target)) return fault(() => `a ${kindOf(target)} cannot be called`);
    if (args.kind === 'positional') return target.call(values);
    const ordered = byPosition(target, args.names, values);
    return ordered === null
      ? fault(() => `takes no parameters ${args.names.join(', ')}`)
      : target.call(ordered.values, ordered.names);
  };
}

/** Named arguments in the order of the first parameter list that has all the names; null for those left out. */
function byPosition(
  target: FeelFunction,
  given: readonly string[],
  values: readonly FeelValue[],
): { readonly names: readonly string[]; readonly values: readonly FeelValue[] } | null {
  const form = target.parameters.findIndex((list) => given.every((name) => list.includes(name)));
  const names = target.parameters[form];
  if (!names || new Set(given).size !== given.length) return null;
  const last = Math.max(...given.map((name) => names.indexOf(name)));
  const length = Math.max(last + 1, target.fewest[form] ?? 0);
  return { names, values: names.slice(0, length).map((name) => values[given.indexOf(name)] ?? null) };
}

/** A function that closes over the frame in which it is defined. */
export function compileFunction(
  parameters: readonly { readonly name: string; readonly type: Type }[],
  body: Code,
  result: Type | undefined,
): Code {
  const names = [parameters.map(({ name }) => name)];
  return (frame) => makeFunction(names, (values) => callBody(frame, parameters, body, result, values));
}

/** Nested calls that one run may make. */
const deepest = 400;
let depth = 0;

function callBody(
  up: Frame,
  parameters: readonly { readonly name: string; readonly type: Type }[],
  body: Code,
  result: Type | undefined,
  values: readonly FeelValue[],
): FeelValue {
  if (values.length !== parameters.length)
    return fault(() => `takes ${parameters.length} arguments, not ${values.length}`);
  const fitting: FeelValue[] = [];
  for (const [i, parameter] of parameters.entries()) {
    const value = coerce(values[i] ?? null, parameter.type);
    if (value === undefined) return fault(() => `${parameter.name} is not of its type`);
    fitting.push(value);
  }
  if (depth >= deepest) return fault(() => `calls go deeper than ${deepest}`);
  depth++;
  try {
    const value = body({ up, values: fitting });
    if (!result) return value;
    return coerce(value, result) ?? fault(() => 'the result is not of its type');
  } finally {
    depth--;
  }
}
