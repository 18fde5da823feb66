import { type FieldKind, taken } from '../kind.ts';
import { exampleId, idSchema, isId, notAnId } from '../reference.ts';

/** A record of another system by its id. */
export const record: FieldKind<'record'> = {
  parse: (value) => (isId(value) ? taken(value) : notAnId),
  text: (value) => value,
  example: () => exampleId,
  schema: (field) => ({ ...idSchema, description: `a record of ${field.system}` }),
};
