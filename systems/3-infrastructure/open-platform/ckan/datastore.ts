import type { Plain } from '#families/opendata/duck.ts';
import { datastoreFields } from '#families/opendata/formats/ckanPackage.ts';
import type { PublishedDataset, PublishedField } from '#families/opendata/formats/publishedDataset.ts';
import { assertServed } from '#families/opendata/gate.ts';
import { columnsOf, queryRows, type RowFilter, type RowQuery, rowNumber } from '#families/opendata/rows.ts';
import { countUse } from '#families/opendata/uses.ts';
import { findVersion } from '#families/opendata/versions.ts';
import { Refused } from '#kernel/refusals.ts';
import { publishedCatalogue } from '../published.ts';
import { type Action, type Asked, reading } from './asked.ts';
import { invalid } from './fault.ts';
import type { Given } from './given.ts';

const mostRows = 32_000;

/** A table that the data store serves. */
export interface Table {
  readonly resource: string;
  readonly dataset: PublishedDataset;
  readonly path: string;
  readonly fields: readonly PublishedField[];
}

/** The table behind a resource, through the gate. `_table_metadata` and aliases are not kept. */
export async function tableOf(
  { city, key, actor }: Pick<Asked, 'city' | 'key' | 'actor'>,
  resource: string,
): Promise<Table> {
  const dataset = (await publishedCatalogue(city)).resource.get(resource);
  if (!dataset?.resources.some((one) => one.id === resource) || !dataset.version) throw new Refused('not-found');
  const version = await findVersion(city, dataset.version.id);
  if (!version) throw new Refused('not-found');
  const path = await assertServed(city, version, 'open');
  const told = new Map(dataset.fields.map((one) => [one.name, one]));
  const fields = (await columnsOf(path)).map(({ name, type }) => ({ label: name, ...told.get(name), name, type }));
  await countUse(city, { dataset: dataset.id, version: version.id, kind: 'ckan', reader: key ?? actor.person ?? null });
  return { resource, dataset, path, fields };
}

const ranges = { lt: 'lt', lte: 'lte', gt: 'gt', gte: 'gte', eq: 'eq', ne: 'ne' } as const;
function filtersOf(given: Given): RowFilter[] {
  const filters = given.json('filters');
  if (filters === undefined) return [];
  if (typeof filters !== 'object' || filters === null || Array.isArray(filters))
    throw invalid('filters', 'Not a dictionary', '应为 JSON 对象');
  return Object.entries(filters).flatMap(([field, value]): RowFilter[] => {
    if (Array.isArray(value)) return [{ field, op: 'in', value }];
    if (value === null) return [{ field, op: 'empty' }];
    if (typeof value !== 'object') return [{ field, op: 'eq', value }];
    return Object.entries(value as object).map(([op, bound]) => {
      if (!Object.hasOwn(ranges, op)) throw invalid('filters', `no such operator: ${op}`, `没有“${op}”这种条件`);
      return { field, op: ranges[op as keyof typeof ranges], value: bound };
    });
  });
}
/** `q` as words over the whole row, or by column as `{"name": "words"}`. */
function wordsOf(given: Given): Pick<RowQuery, 'q'> & { readonly filters: readonly RowFilter[] } {
  const q = given.json('q');
  if (typeof q !== 'object' || q === null) return { q: q === undefined ? undefined : String(q), filters: [] };
  return { filters: Object.entries(q).map(([field, value]) => ({ field, op: 'contains', value })) };
}
const sortOf = (given: Given): RowQuery['sort'] =>
  given.list('sort').map((one) => {
    const [, field = one, direction = 'asc'] =
      /^"?(.+?)"?(?:\s+(asc|desc)(?:\s+nulls\s+(?:first|last))?)?$/iu.exec(one) ?? [];
    return { field, descending: direction.toLowerCase() === 'desc' };
  });

/** What was asked of a table, in the terms of its reader. `_id` is the row's place in the file, from 1. */
export function rowsAsked(given: Given): RowQuery {
  const { q, filters } = wordsOf(given);
  const fields = given.list('fields');
  return {
    filters: [...filtersOf(given), ...filters],
    q,
    sort: sortOf(given),
    ...(fields.length > 0 && { fields }),
    numbered: true,
  };
}

/** Rows as lines of a separated text, whose cells are quoted where they must be. */
export const separated = (rows: readonly (readonly Plain[])[], separator: string): string => {
  const cell = (value: Plain): string => {
    const text = value === null ? '' : String(value);
    return text.includes(separator) || /["\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => `${row.map(cell).join(separator)}\r\n`).join('');
};

async function search(asked: Asked): Promise<object> {
  const { given } = asked;
  const table = await tableOf(asked, given.needed('resource_id', 'id'));
  const limit = given.whole('limit', 100, mostRows);
  const offset = given.whole('offset', 0);
  const includeTotal = given.yes('include_total', true);
  const format = given.text('records_format') ?? 'objects';
  const page = await queryRows(table.path, { ...rowsAsked(given), limit, offset, total: includeTotal });
  const names = page.fields.map((one) => one.name);
  const lists = page.records.map((row) => names.map((name) => row[name] ?? null));
  const records = {
    objects: () => page.records,
    lists: () => lists,
    csv: () => separated(lists, ','),
    tsv: () => separated(lists, '\t'),
  }[format];
  if (!records) throw invalid('records_format', 'one of objects, lists, csv, tsv', '应为 objects、lists、csv 或者 tsv');
  const link = (at: number) => {
    const query = new URLSearchParams({ resource_id: table.resource, limit: String(limit), offset: String(at) });
    for (const name of ['q', 'filters', 'sort', 'fields', 'records_format'])
      if (given.has(name)) query.set(name, given.text(name) ?? '');
    return `/api/3/action/datastore_search?${query}`;
  };
  const echoed = ['q', 'filters', 'sort', 'fields'].filter((name) => given.has(name));
  return {
    include_total: includeTotal,
    limit,
    ...(offset > 0 && { offset }),
    ...Object.fromEntries(echoed.map((name) => [name, given.json(name)])),
    records_format: format,
    resource_id: table.resource,
    total_estimation_threshold: null,
    records: records(),
    fields: fieldsShown(table, names),
    _links: { start: link(0), next: link(offset + limit) },
    ...(includeTotal && { total: page.total, total_was_estimated: false }),
  };
}
/** The columns that are shown, with their descriptions, in the order in which they are. */
export const fieldsShown = ({ fields }: Table, names: readonly string[]) => {
  const described = new Map(datastoreFields(fields).map((one) => [one.id, one]));
  return names.flatMap((name) => described.get(name) ?? []);
};

async function info(asked: Asked): Promise<object> {
  const table = await tableOf(asked, asked.given.needed('id', 'resource_id'));
  return {
    meta: {
      id: table.resource,
      count: table.dataset.version?.rows ?? 0,
      table_type: 'BASE TABLE',
      aliases: [],
    },
    fields: datastoreFields(table.fields)
      .filter(({ id }) => id !== rowNumber)
      .map((one) => ({ ...one, schema: { native_type: one.type, notnull: false, is_index: false, uniquekey: false } })),
  };
}

/** The rows of a resource's current table. */
export const datastoreActions: Readonly<Record<string, Action>> = {
  datastore_search: reading(
    'rows: resource_id, filters, q, fields, sort, limit ≤ 32,000, offset, include_total, records_format',
    search,
  ),
  datastore_info: reading('columns and count of a resource’s table: id', info),
};
