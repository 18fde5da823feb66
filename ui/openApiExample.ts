/** A JSON Schema as the API's description holds it. */
export interface ApiSchema {
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly title?: string;
  readonly 'x-title-zh'?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly items?: ApiSchema;
  readonly properties?: Readonly<Record<string, ApiSchema>>;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly const?: unknown;
  readonly oneOf?: readonly ApiSchema[];
}
export interface ApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: ApiSchema;
}
export interface ApiOperation {
  readonly summary: string;
  readonly tags: readonly string[];
  readonly 'x-by': string;
  readonly parameters?: readonly ApiParameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: ApiSchema }>> };
  readonly responses: Readonly<
    Record<
      string,
      { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema?: ApiSchema }>> }
    >
  >;
}
export interface ApiDocument {
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, ApiSchema>> };
}

/** The schema that a reference leads to; the schema itself where it is none. */
export function resolved(schema: ApiSchema, api: ApiDocument): ApiSchema {
  if (!schema.$ref) return schema;
  let at: unknown = api;
  for (const part of schema.$ref.slice(2).split('/')) at = (at as Record<string, unknown> | undefined)?.[part];
  return (at as ApiSchema | undefined) ?? {};
}

/** A value that shows the shape of a schema, three levels deep. */
export function exampleFrom(given: ApiSchema, api: ApiDocument, depth = 0): unknown {
  const schema = resolved(given, api);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const type = [schema.type].flat()[0];
  if (schema.properties)
    return depth > 3
      ? {}
      : Object.fromEntries(
          Object.entries(schema.properties).map(([name, one]) => [name, exampleFrom(one, api, depth + 1)]),
        );
  switch (type) {
    case 'array':
      return schema.items && depth <= 3 ? [exampleFrom(schema.items, api, depth + 1)] : [];
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'object':
      return {};
    default:
      if (schema.format === 'uuid') return '00000000-0000-4000-8000-000000000001';
      if (schema.format === 'date') return '2026-11-24';
      if (schema.format === 'date-time') return '2026-11-24T01:00:00.000Z';
      return '…';
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The operation as a `curl` command that a terminal takes; the session's cookie and token are those of signing in. */
export function curlOf(origin: string, path: string, method: string, one: ApiOperation, api: ApiDocument): string {
  const url = path.replace(/\{id\}/gu, '00000000-0000-4000-8000-000000000001').replace(/\{(\w+)\}/gu, '$1');
  const parts = [`curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} ${quoted(origin + url)}`];
  if (one['x-by'] !== 'everybody' || method !== 'get') parts.push('-b cookies.txt');
  if (path === '/api/session' && method === 'post') parts.splice(1, 1, '-c cookies.txt');
  else if (method !== 'get') parts.push('-H "X-CSRF-Token: $TOKEN"');
  for (const header of one.parameters?.filter((each) => each.in === 'header') ?? [])
    parts.push(header.name === 'If-Match' ? `-H 'If-Match: "3"'` : `-H '${header.name}: '"$(uuidgen)"`);
  const [media, content] = Object.entries(one.requestBody?.content ?? {})[0] ?? [];
  if (path === '/api/files') parts.push("-F 'file=@FILE.pdf'");
  else if (media === 'application/json')
    parts.push(
      `-H 'Content-Type: application/json'`,
      `-d ${quoted(JSON.stringify(exampleFrom(content?.schema ?? {}, api)))}`,
    );
  else if (media) parts.push(`-H 'Content-Type: ${media}'`, '--data-binary @FILE');
  return parts.join(' \\\n  ');
}
