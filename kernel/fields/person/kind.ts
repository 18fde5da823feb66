import { type FieldKind, taken } from '../kind.ts';
import { exampleId, idSchema, isId, notAnId } from '../reference.ts';

/** A person by its id; whether it exists is for the store to know. */
export const person: FieldKind<'person'> = {
  parse: (value) => (isId(value) ? taken(value) : notAnId),
  text: (value) => value,
  example: () => exampleId,
  schema: () => idSchema,
};
