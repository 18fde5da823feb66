import { type Actor, holds, holdsAnywhere } from '#kernel/access.ts';
import type { Endpoint } from '#kernel/endpoint.ts';
import type { Field } from '#kernel/fields/field.ts';
import { schemaOf } from '#kernel/fields/kinds.ts';
import { type Move, requiredFacts, type System } from '#kernel/system.ts';
import { wordFor } from '#kernel/words.ts';
import { getOffice } from '#law/offices.ts';

/** A field as the web client needs it: not who may read it, but whether this reader may in every record. */
const describeField = (name: string, { read, ...field }: Field, actor: Actor): Record<string, unknown> => ({
  name,
  ...field,
  ...(read !== undefined && !holdsAnywhere(read, actor) && { restricted: true }),
  ...(field.kind === 'groups' && {
    facts: Object.entries(field.facts).map(([inner, one]) => describeField(inner, one, actor)),
  }),
});

/** Whether a move asks for a reason in writing: letters, stops and extensions do. */
export const needsReason = (move: Move): boolean =>
  move.letter !== undefined || (move.clocks ?? []).some((change) => change.do === 'stop' || change.do === 'extend');

export const describeMove = (of: System, name: string, move: Move) => ({
  name,
  label: wordFor(name),
  to: move.to,
  letter: move.letter,
  sets: move.sets ?? [],
  adds: move.adds?.fact,
  requires: requiredFacts(of, move),
  law: move.law,
  needsReason: needsReason(move),
});

/** The declaration as data for one reader: what forms, lists and menus are made from. */
export const describeSystem = (of: System, actor: Actor) => ({
  id: of.id,
  name: { zh: of.name.zh, en: of.name.en },
  keeper: of.keeper,
  keeperName: getOffice(of.keeper).name,
  start: of.start,
  law: of.law,
  mayCreate: holds(of.create, actor, null),
  facts: Object.entries(of.facts).map(([name, field]) => describeField(name, field, actor)),
  states: Object.entries(of.lifecycle).map(([name, moves]) => ({
    name,
    label: wordFor(name),
    moves: Object.entries(moves).map(([move, one]) => describeMove(of, move, one)),
  })),
  list: of.list,
  documents: Object.entries(of.documents ?? {}).map(([id, one]) => ({ id, name: one.name, law: one.law })),
  clocks: Object.entries(of.clocks ?? {}).map(([name, one]) => ({ name, label: one.label })),
});

/** OpenAPI 3.1 of every system: the routes that derive from a declaration, with the schemas of its facts. */
export function openApi(systems: readonly System[], endpoints: readonly Endpoint[] = []): Record<string, unknown> {
  const paths: Record<string, unknown> = {};
  const schemas: Record<string, unknown> = {
    Problem: {
      type: 'object',
      description: 'RFC 9457',
      properties: {
        status: { type: 'integer' },
        code: { type: 'string' },
        title_zh: { type: 'string' },
        title_en: { type: 'string' },
        detail_zh: { type: 'string' },
        detail_en: { type: 'string' },
        field: { type: 'string' },
        article: { type: 'string' },
      },
    },
  };
  const problem = {
    description: 'refused',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  const answer = (schema: object) => ({ description: 'done', content: { 'application/json': { schema } } });
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
  const query = (name: string, schema: object = { type: 'string' }) => ({ name, in: 'query', schema });
  const header = (name: string, required: boolean) => ({ name, in: 'header', required, schema: { type: 'string' } });
  for (const of of systems) {
    const facts = `${of.id}-facts`;
    const record = `${of.id}-record`;
    schemas[facts] = {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(Object.entries(of.facts).map(([name, field]) => [name, schemaOf(field)])),
    };
    schemas[record] = {
      type: 'object',
      properties: {
        id: { type: 'string', format: 'uuid' },
        number: { type: 'string' },
        state: { type: 'string', enum: Object.keys(of.lifecycle) },
        revision: { type: 'integer' },
        owner: { type: ['string', 'null'] },
        facts: { $ref: `#/components/schemas/${facts}` },
      },
    };
    const page = answer({ type: 'object', properties: { record: { $ref: `#/components/schemas/${record}` } } });
    const tags = [of.id];
    paths[`/api/${of.id}`] = {
      get: {
        tags,
        summary: `${of.name.zh} | ${of.name.en}: list`,
        parameters: [
          query('q'),
          query('state'),
          query('mine'),
          query('sort'),
          query('cols'),
          query('limit', { type: 'integer', maximum: 500 }),
          query('cursor'),
          ...(of.list.filters ?? []).map((name) => query(`f.${name}`)),
        ],
        responses: {
          200: answer({
            type: 'object',
            properties: {
              items: { type: 'array', items: { $ref: `#/components/schemas/${record}` } },
              names: { type: 'object', additionalProperties: { type: 'string' } },
              next: { type: ['string', 'null'] },
              previous: { type: ['string', 'null'] },
              total: { type: 'integer' },
            },
          }),
          default: problem,
        },
      },
      post: {
        tags,
        summary: `${of.name.zh} | ${of.name.en}: create`,
        parameters: [header('Idempotency-Key', false)],
        requestBody: {
          content: {
            'application/json': {
              schema: { type: 'object', properties: { facts: { $ref: `#/components/schemas/${facts}` } } },
            },
          },
        },
        responses: { 201: page, default: problem },
      },
    };
    paths[`/api/${of.id}/{id}`] = {
      get: { tags, summary: 'read', parameters: [id], responses: { 200: page, default: problem } },
    };
    for (const move of new Map(
      Object.values(of.lifecycle).flatMap((moves) => Object.entries(moves as Record<string, Move>)),
    )) {
      const [name, one] = move;
      paths[`/api/${of.id}/{id}/${name}`] = {
        post: {
          tags,
          summary: `${wordFor(name).zh} | ${wordFor(name).en}`,
          parameters: [id, header('If-Match', !one.adds), header('Idempotency-Key', false)],
          requestBody: {
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: {
                    facts: {
                      type: 'object',
                      properties: Object.fromEntries([
                        ...(one.sets ?? []).map((fact) => [
                          fact,
                          { $ref: `#/components/schemas/${facts}/properties/${fact}` },
                        ]),
                        ...(one.adds
                          ? [
                              [
                                one.adds.fact,
                                { $ref: `#/components/schemas/${facts}/properties/${one.adds.fact}/items` },
                              ],
                            ]
                          : []),
                      ]),
                    },
                    reason: { type: 'string' },
                    letter: { type: 'object' },
                  },
                },
              },
            },
          },
          responses: { 200: page, default: problem },
        },
      };
    }
  }
  for (const one of endpoints) {
    const path = one.path.replace(/:(\w+)/gu, '{$1}');
    const parameters = [...one.path.matchAll(/:(\w+)/gu)].map(([, name]) => ({
      ...id,
      name,
      schema: { type: 'string' },
    }));
    const operation = {
      tags: [one.path.split('/')[2]],
      summary: `${one.summary.zh} | ${one.summary.en}`,
      parameters,
      responses: { 200: { description: 'done' }, default: problem },
    };
    paths[path] = { ...(paths[path] as object), [one.method.toLowerCase()]: operation };
  }
  return { openapi: '3.1.0', info: { title: '条例 Tiaoli', version: '0.1.0' }, paths, components: { schemas } };
}
