import { fault } from '../frame.ts';
import { anyType, builtInType, coerce, listOf, type Type } from '../types.ts';
import { type FeelFunction, type FeelValue, isList, makeFunction } from '../values.ts';

export interface BuiltIn {
  readonly name: string;
  readonly function: FeelFunction;
  /** The types of its parameters, one list for each way to call it. */
  readonly types: readonly (readonly Type[])[];
  readonly result: Type;
}

interface Parameter {
  readonly name: string;
  readonly type: Type;
  readonly optional: boolean;
  /** Accepts null as a value like any other. */
  readonly nullable: boolean;
}

/**
 * Declares a built-in function by its signature, such as `string: string, start position: number, length?: number ->
 * string`. Arguments are brought to the declared types; where that fails, and where a value is null that may not be,
 * the result is null. `?` after a name marks it optional; `any` accepts null. Of several signatures the first that
 * fits is taken, and its number comes as the last argument.
 */
export function define(
  name: string,
  signatures: string | readonly string[],
  run: (...args: never[]) => FeelValue | undefined,
): BuiltIn {
  const forms = (typeof signatures === 'string' ? [signatures] : signatures).map(readSignature);
  const [first] = forms;
  const apply = (values: readonly FeelValue[], form: number): FeelValue => {
    const parameters = forms[form]?.parameters ?? [];
    const args: FeelValue[] = [];
    for (const [i, parameter] of parameters.entries()) {
      const value = values[i] ?? null;
      if (value === null && !parameter.nullable && !(parameter.optional && i >= values.length))
        return fault(() => `${name}: ${parameter.name} is null`);
      const fitting = value === null ? null : coerce(value, parameter.type);
      if (fitting === undefined) return fault(() => `${name}: ${parameter.name} is not of type ${parameter.type.kind}`);
      args.push(fitting);
    }
    const result = (run as (...all: unknown[]) => FeelValue | undefined)(...args, form);
    return result ?? (result === null ? fault(() => `${name}: no result for these arguments`) : null);
  };
  return {
    name,
    function: makeFunction(
      forms.map((form) => form.parameters.map((parameter) => parameter.name)),
      (values, names) => {
        const form = chooseForm(forms, values, names);
        return form < 0
          ? fault(() => `${name}: takes no ${values.length} arguments of these types`)
          : apply(values, form);
      },
      false,
      forms.map((form) => form.parameters.filter((parameter) => !parameter.optional).length),
    ),
    types: forms.map((form) => form.parameters.map((parameter) => parameter.type)),
    result: first?.result ?? anyType,
  };
}

interface Form {
  readonly parameters: readonly Parameter[];
  readonly result: Type;
}

/** The first form that the arguments fit by number and type, else the first that they fit by number. */
function chooseForm(
  forms: readonly Form[],
  values: readonly FeelValue[],
  names: readonly string[] | undefined,
): number {
  const fits = ({ parameters }: Form): boolean =>
    (!names || parameters.every((parameter, i) => parameter.name === names[i])) &&
    values.length <= parameters.length &&
    parameters.slice(values.length).every((parameter) => parameter.optional);
  if (forms.length === 1) return fits(forms[0]!) ? 0 : -1;
  const typed = forms.findIndex(
    (form) =>
      fits(form) && values.every((value, i) => value !== null && coerce(value, form.parameters[i]!.type) !== undefined),
  );
  return typed >= 0 ? typed : forms.findIndex(fits);
}

function readSignature(signature: string): Form {
  const [parameters = '', result = 'any'] = signature.split('->').map((part) => part.trim());
  return {
    result: typeNamed(result),
    parameters: parameters
      .split(',')
      .filter((part) => part.trim() !== '')
      .map((part) => {
        const [name = '', type = 'any'] = part.split(':').map((one) => one.trim());
        return {
          name: name.replace('?', ''),
          type: typeNamed(type),
          optional: name.endsWith('?'),
          nullable: type === 'any',
        };
      }),
  };
}

const typeNamed = (name: string): Type => {
  if (name === 'function') return { kind: 'function', parameters: undefined, result: anyType };
  if (name === 'range') return { kind: 'range', of: anyType };
  if (name.startsWith('list of ')) return listOf(typeNamed(name.slice(8)));
  return builtInType(name) ?? anyType;
};

/** Declares a function over a list, which may also be given as its members one by one. */
export function defineOverList(
  name: string,
  result: string,
  run: (list: readonly FeelValue[]) => FeelValue,
  parameter = 'list',
): BuiltIn {
  const call = (values: readonly FeelValue[]): FeelValue => {
    const [first] = values;
    if (values.length === 0 || (values.length === 1 && first === null)) return fault(() => `${name}: needs a list`);
    const value = run(values.length === 1 && isList(first ?? null) ? (first as readonly FeelValue[]) : values);
    return value ?? fault(() => `${name}: no result for these members`);
  };
  return { name, function: makeFunction([[parameter]], call, true), types: [[anyType]], result: typeNamed(result) };
}
