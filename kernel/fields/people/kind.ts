import { type FieldKind, taken, wrong } from '../kind.ts';
import { exampleId, idSchema, isId, notAnId } from '../reference.ts';

/** Several people, each once: a panel, a drafting group. */
export const people: FieldKind<'people'> = {
  parse(value, field) {
    if (!Array.isArray(value) || !value.every(isId)) return notAnId;
    const once = [...new Set(value)];
    if (once.length < (field.atLeast ?? 0)) return wrong(`至少${field.atLeast}人`, `at least ${field.atLeast} people`);
    return taken(once);
  },
  text: (value) => value.join(', '),
  example: () => [exampleId],
  schema: () => ({ type: 'array', uniqueItems: true, items: idSchema }),
};
