/** The schema of an answer or a body in short: `'string'`, `'integer?'` (may be null), `[each]`, or an object of them. */
export type Shape = string | readonly [Shape] | { readonly [name: string]: Shape };

export type Schema = Readonly<Record<string, unknown>>;

const label: Schema = {
  type: 'object',
  properties: { zh: { type: 'string' }, en: { type: 'string' } },
};
const named: Readonly<Record<string, Schema>> = {
  label,
  uuid: { type: 'string', format: 'uuid' },
  time: { type: 'string', format: 'date-time' },
  date: { type: 'string', format: 'date' },
  sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  any: {},
};

/** JSON Schema (draft 2020-12) of a shape; `#name` refers to a schema of the document. */
export function schemaFrom(shape: Shape): Schema {
  if (Array.isArray(shape)) return { type: 'array', items: schemaFrom(shape[0] as Shape) };
  if (typeof shape === 'object')
    return {
      type: 'object',
      properties: Object.fromEntries(Object.entries(shape).map(([name, one]) => [name, schemaFrom(one)])),
    };
  const name = shape.replace(/\?$/u, '');
  if (name.startsWith('#')) return { $ref: `#/components/schemas/${name.slice(1)}` };
  const schema = named[name] ?? { type: name };
  if (!shape.endsWith('?')) return schema;
  return 'type' in schema ? { ...schema, type: [schema.type, 'null'] } : schema;
}
