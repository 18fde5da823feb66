import { type FieldKind, taken, wrong } from '../kind.ts';

/** Exactly one of the declared choices. */
export const choice: FieldKind<'choice'> = {
  parse: (value, field) =>
    typeof value === 'string' && Object.hasOwn(field.choices, value)
      ? taken(value)
      : wrong('不在可选范围内', `must be one of: ${Object.keys(field.choices).join(', ')}`),
  text: (value, field, language) => field.choices[value]?.[language] ?? value,
  example: (field) => Object.keys(field.choices)[0] ?? '',
  schema: (field) => ({ type: 'string', enum: Object.keys(field.choices) }),
};
