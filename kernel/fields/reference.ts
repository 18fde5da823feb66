import { wrong } from './kind.ts';

/** Ids of parties, people and records are UUIDs. */
export const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u.test(value);
export const notAnId = wrong('引用的编号有误', 'is not the id of a record');
export const exampleId = '00000000-0000-4000-8000-000000000001';
export const idSchema = { type: 'string', format: 'uuid' } as const;
