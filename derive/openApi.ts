import { holds, type Roles, rolesOf } from '#kernel/access.ts';
import type { Endpoint } from '#kernel/endpoint.ts';
import { schemaOf } from '#kernel/fields/kinds.ts';
import { type RefusalCode, refusals } from '#kernel/refusals.ts';
import type { Move, System } from '#kernel/system.ts';
import { wordFor } from '#kernel/words.ts';
import { type Asker, cityOperations, cityTags, type Operation } from './cityApi.ts';
import { type Schema, type Shape, schemaFrom } from './shape.ts';

const problem = {
  description: '拒绝 | refused (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
const json = (schema: object) => ({ 'application/json': { schema } });
const answer = (schema: object, description = '完成 | done') => ({ description, content: json(schema) });
const file = (media: string) => ({ description: '完成 | done', content: { [media]: { schema: { type: 'string' } } } });
const inPath = (name: string, schema: Schema = { type: 'string' }) => ({ name, in: 'path', required: true, schema });
const query = (name: string, schema: Schema = { type: 'string' }, description?: string) => ({
  name,
  in: 'query',
  schema,
  ...(description && { description }),
});
const header = (name: string, required: boolean) => ({ name, in: 'header', required, schema: { type: 'string' } });
const id = inPath('id', { type: 'string', format: 'uuid' });

/** Reading may be anonymous; a change by somebody signed in repeats the token of their session. */
const security = (by: Asker, changes: boolean): object[] => {
  const signedIn = { session: [], ...(changes && { csrf: [] }) };
  return by === 'everybody' ? [{}, signedIn] : [signedIn];
};

/** OpenAPI 3.1 of everything that the server answers: the systems' derived routes, their endpoints, and what spans them. */
export function openApi(systems: readonly System[], endpoints: readonly Endpoint[] = []): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  const add = (path: string, method: string, operation: object) => {
    paths[path] = { ...paths[path], [method]: operation };
  };
  for (const one of cityOperations) add(one.path, one.method, cityOperation(one));
  for (const of of systems) systemOperations(of, add);
  for (const one of endpoints)
    add(one.path.replace(/:(\w+)/gu, '{$1}'), one.method.toLowerCase(), endpointOperation(one));
  return {
    openapi: '3.1.0',
    info: {
      title: '条例 Tiaoli',
      version: '0.1.0',
      summary: '深圳经济特区人工智能产业促进条例的运行系统 | The Shenzhen AI Regulation, running',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags: [
      ...Object.entries(cityTags).map(([name, one]) => ({ name, description: `${one.zh} | ${one.en}` })),
      ...systems.map((of) => ({ name: of.id, description: `${of.name.zh} | ${of.name.en}` })),
    ],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'tiaoli' },
        csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token' },
      },
      schemas: { ...sharedSchemas, ...Object.assign({}, ...systems.map(schemasOf)) },
    },
  };
}

const sharedSchemas: Readonly<Record<string, Schema>> = {
  Problem: {
    ...schemaFrom({
      type: 'string',
      title: 'string',
      status: 'integer',
      code: 'string',
      title_zh: 'string',
      title_en: 'string',
      detail_zh: 'string?',
      detail_en: 'string?',
      field: 'string?',
      article: 'string?',
      fields: [{ field: 'string', message: 'label' }],
      instance: 'string?',
    }),
    description: `RFC 9457. code: ${(Object.keys(refusals) as RefusalCode[]).join(', ')}`,
  },
  FileReference: schemaFrom({ sha256: 'sha256', name: 'string', size: 'integer', type: 'string' }),
  Event: schemaFrom({
    seq: 'integer',
    at: 'time',
    actor: { kind: 'string', name: 'string?' },
    move: 'string',
    from: 'string?',
    to: 'string',
    changes: 'object',
    reason: 'string?',
    article: 'string?',
    previous: 'sha256',
    hash: 'sha256',
  }),
  Document: schemaFrom({ title: 'label', number: 'string?', addressee: 'label', blocks: ['object'], date: 'date?' }),
};

function cityOperation({
  tag,
  says,
  by,
  path,
  method,
  query: asked = {},
  body,
  answer: shape,
  media,
}: Operation): object {
  return {
    tags: [tag],
    summary: `${says.zh} | ${says.en}`,
    'x-by': by,
    security: security(by, method !== 'get'),
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => inPath(name)),
      ...Object.entries(asked).map(([name, means]) => query(name, { type: 'string' }, `${means.zh} | ${means.en}`)),
    ],
    ...(body && { requestBody: { content: json(schemaFrom(body)) } }),
    responses: { 200: media ? file(media) : answer(schemaFrom(shape ?? 'object')), default: problem },
  };
}

/** An endpoint of a room, by its own words; who may ask follows from its roles. */
function endpointOperation(one: Endpoint): object {
  const anonymous = { kind: 'anonymous', parties: [], offices: [] } as const;
  const officers = rolesOf(one.by).every((role) => role.kind === 'officer');
  const by = holds(one.by, anonymous, null) ? 'everybody' : officers ? 'officer' : 'signedIn';
  return {
    tags: [one.heading ?? one.path.split('/')[2]],
    summary: `${one.summary.zh} | ${one.summary.en}`,
    'x-by': by,
    security: security(by, one.method !== 'GET'),
    parameters: [...one.path.matchAll(/:(\w+)/gu)].map(([, name = '']) => inPath(name)),
    ...(one.method !== 'GET' && {
      requestBody: {
        content: one.takes === 'stream' ? { 'application/octet-stream': {} } : json({ type: 'object' }),
      },
    }),
    responses: { 200: { description: '完成 | done' }, default: problem },
  };
}

const factsName = (of: System) => `${of.id}-facts`;
const recordName = (of: System) => `${of.id}-record`;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const schemasOf = (of: System): Record<string, Schema> => ({
  [factsName(of)]: {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(Object.entries(of.facts).map(([name, field]) => [name, schemaOf(field)])),
  },
  [recordName(of)]: {
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uuid' },
      number: { type: 'string' },
      state: { type: 'string', enum: Object.keys(of.lifecycle) },
      revision: { type: 'integer' },
      owner: { type: ['string', 'null'] },
      facts: ref(factsName(of)),
    },
  },
});

/** Whether people make the move; what only the clock or the program may do is no operation. */
const byPeople = (roles: Roles): boolean =>
  rolesOf(roles).some((role) => role.kind !== 'clock' && role.kind !== 'program');

/** The routes that every system has. */
function systemOperations(of: System, add: (path: string, method: string, operation: object) => void): void {
  const base = `/api/${of.id}`;
  const tags = [of.id];
  const record = ref(recordName(of));
  const shown = (shape: Record<string, Shape>) => ({ ...(schemaFrom(shape).properties as object) });
  const page = answer({
    type: 'object',
    properties: {
      record,
      ...shown({
        title: 'string',
        ownerName: 'string?',
        moves: ['object'],
        clocks: ['object'],
        related: ['object'],
        issued: ['object'],
        caseFile: 'boolean',
      }),
    },
  });
  const said = (zh: string, en: string, by: Asker, changes = false) => ({
    tags,
    summary: `${zh} | ${en}`,
    'x-by': by,
    security: security(by, changes),
  });
  const filters = [
    query('q', { type: 'string' }, '查找的文字 | text to look for'),
    query('state', { type: 'string' }, `以逗号分隔 | comma-separated: ${Object.keys(of.lifecycle).join(', ')}`),
    query('mine', { type: 'string', enum: ['1'] }, '只看本单位的 | own party only'),
    query('sort', { type: 'string', enum: ['-updatedAt', 'updatedAt', 'number', '-number'] }),
    ...(of.list.filters ?? []).map((name) =>
      query(`f.${name}`, { type: 'string' }, `${of.facts[name]?.label.zh} | ${of.facts[name]?.label.en}`),
    ),
  ];
  add(base, 'get', {
    ...said('列表', 'List', 'everybody'),
    parameters: [
      ...filters,
      query('cols', { type: 'string' }, '显示的事实，以逗号分隔 | facts to show, comma-separated'),
      query('limit', { type: 'integer', maximum: 500 }),
      query('cursor', { type: 'string' }, '下一页的位置 | where the next page begins'),
    ],
    responses: {
      200: answer({
        type: 'object',
        properties: {
          items: { type: 'array', items: record },
          names: { type: 'object', additionalProperties: { type: 'string' } },
          ...shown({ next: 'string?', previous: 'string?', total: 'integer', totalCapped: 'boolean' }),
        },
      }),
      default: problem,
    },
  });
  for (const [ending, media] of [
    ['csv', 'text/csv'],
    ['json', 'application/json'],
  ] as const)
    add(`${base}.${ending}`, 'get', {
      ...said(`全部导出（${ending.toUpperCase()}）`, `Export all (${ending.toUpperCase()})`, 'everybody'),
      parameters: filters,
      responses: { 200: file(media), default: problem },
    });
  if (byPeople(of.create))
    add(base, 'post', {
      ...said('新建', 'Create', 'signedIn', true),
      parameters: [header('Idempotency-Key', false)],
      requestBody: { content: json({ type: 'object', properties: { facts: ref(factsName(of)) } }) },
      responses: { 201: page, default: problem },
    });
  add(`${base}/{id}`, 'get', {
    ...said('读取一条，带可办的步骤', 'Read one, with the moves open to the reader', 'everybody'),
    parameters: [id],
    responses: { 200: page, default: problem },
  });
  add(`${base}/{id}/record`, 'get', {
    ...said('只读记录本身', 'Read the record alone', 'everybody'),
    parameters: [id],
    responses: { 200: answer(record), default: problem },
  });
  add(`${base}/{id}/history`, 'get', {
    ...said('历史与日志', 'History and journal', 'everybody'),
    parameters: [id],
    responses: {
      200: answer({ type: 'object', properties: { events: { type: 'array', items: ref('Event') } } }),
      default: problem,
    },
  });
  add(`${base}/{id}/documents/{document}`, 'get', {
    ...said('由事实生成的文书', 'A document rendered from the facts', 'everybody'),
    parameters: [
      id,
      inPath('document', { type: 'string', ...(of.documents && { enum: Object.keys(of.documents) }) }),
      query('reason', { type: 'string' }, '写入文书的理由 | reason to print'),
    ],
    responses: { 200: answer(ref('Document')), default: problem },
  });
  add(`${base}/{id}/documents/{document}`, 'post', {
    ...said('由事实和拟填写的内容起草文书', 'A document drafted from the facts and those about to be set', 'everybody'),
    parameters: [id, inPath('document', { type: 'string', ...(of.documents && { enum: Object.keys(of.documents) }) })],
    requestBody: {
      content: json({ type: 'object', properties: { reason: { type: 'string' }, facts: ref(factsName(of)) } }),
    },
    responses: { 200: answer(ref('Document')), default: problem },
  });
  add(`${base}/{id}/casefile.zip`, 'get', {
    ...said(
      '签名案卷：事实、日志与证明、文书、附件',
      'The signed case file: facts, journal with proofs, letters, files',
      'officer',
    ),
    parameters: [id],
    responses: { 200: file('application/zip'), default: problem },
  });
  const moves = Object.values(of.lifecycle).flatMap((one) =>
    Object.entries(one as Record<string, Move>).filter(([, move]) => byPeople(move.by)),
  );
  for (const [name, one] of new Map(moves)) {
    const fact = (given: string, within = '') => [
      given,
      { $ref: `#/components/schemas/${factsName(of)}/properties/${given}${within}` },
    ];
    const settable = [
      ...(one.sets ?? []).map((given) => fact(given)),
      ...(one.adds ? [fact(one.adds.fact, '/items')] : []),
    ];
    add(`${base}/{id}/${name}`, 'post', {
      ...said(wordFor(name).zh, wordFor(name).en, 'signedIn', true),
      parameters: [id, header('If-Match', !one.adds), header('Idempotency-Key', false)],
      requestBody: {
        content: json({
          type: 'object',
          properties: {
            facts: { type: 'object', properties: Object.fromEntries(settable) },
            reason: { type: 'string' },
            ...(one.letter && { letter: ref('Document') }),
          },
        }),
      },
      responses: { 200: page, default: problem },
    });
  }
}
