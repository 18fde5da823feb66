import { PassThrough } from 'node:stream';
import { assertServed } from '#families/opendata/gate.ts';
import { type FilterOperator, queryRows, type RowFilter, type RowQuery, writeAs } from '#families/opendata/rows.ts';
import { countUse, usesOf } from '#families/opendata/uses.ts';
import { type DatasetVersion, findCurrentVersion, findVersion, versionsOf } from '#families/opendata/versions.ts';
import { type Actor, everyone } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { type Endpoint, type EndpointRequest, endpoint } from '#kernel/endpoint.ts';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { findResource, isInside } from './resources.ts';
import { uploadEndpoints } from './uploads.ts';

const law = '31.1';
type Asked = Pick<EndpointRequest, 'params' | 'query' | 'actor'>;

/** The version asked for, or the current one, of a resource that the actor may read. */
async function versionAsked(
  { params, query, actor }: Asked,
  city: City,
): Promise<{ resource: CaseRecord; version: DatasetVersion }> {
  const resource = await findResource(params.id, actor, city);
  const version = query.version ? await findVersion(city, query.version) : await findCurrentVersion(city, resource.id);
  if (version?.dataset !== resource.id || version.state !== 'ready')
    throw new Refused('not-found', { field: 'version' });
  return { resource, version };
}

const operators: ReadonlySet<string> = new Set<FilterOperator>([
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'in',
  'contains',
  'empty',
]);
const malformed = (field: string, zh: string, en: string): never => {
  throw new Refused('invalid-input', { field, message: { zh, en } });
};
/** Filters as JSON: `[{"field":"district","op":"eq","value":"南山区"}]`. */
function filtersIn(text: string | undefined): readonly RowFilter[] {
  if (!text) return [];
  try {
    const filters = JSON.parse(text) as readonly RowFilter[];
    if (Array.isArray(filters) && filters.every((one) => typeof one?.field === 'string' && operators.has(one.op)))
      return filters;
  } catch {}
  return malformed('filters', '条件应为 JSON 列表', 'filters are a JSON list');
}
const sortIn = (text: string | undefined): RowQuery['sort'] =>
  text
    ?.split(',')
    .filter(Boolean)
    .map((one) => ({ field: one.replace(/^-/u, ''), descending: one.startsWith('-') }));
const numberIn = (text: string | undefined): number | undefined =>
  text === undefined || text === '' ? undefined : Number(text);
const rowQuery = (query: EndpointRequest['query']): RowQuery => ({
  filters: filtersIn(query.filters),
  q: query.q?.slice(0, 500),
  sort: sortIn(query.sort),
  fields: query.fields?.split(',').filter(Boolean),
  limit: numberIn(query.limit),
  offset: numberIn(query.offset),
});
const readerOf = (actor: Actor): string | null => actor.person ?? null;

const rows = endpoint({
  method: 'GET',
  path: '/api/data/:id/rows',
  by: everyone,
  law,
  perMinute: 600,
  summary: label('按行读取数据：筛选、排序、全文、分页', 'Rows of a resource: filter, sort, full text, page'),
  async answer(request, city) {
    const { resource, version } = await versionAsked(request, city);
    const path = await assertServed(city, version, 'open');
    const page = await queryRows(path, rowQuery(request.query));
    const kind = request.query.preview === '1' ? 'preview' : 'rows';
    await countUse(city, { dataset: resource.id, version: version.id, kind, reader: readerOf(request.actor) });
    return { body: { ...page, version: version.number } };
  },
});

const types = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
} as const;
const download = (format: keyof typeof types): Endpoint =>
  endpoint({
    method: 'GET',
    path: `/api/data/:id/download.${format}`,
    by: everyone,
    law,
    perMinute: 60,
    summary: label(`下载数据（${format.toUpperCase()}）`, `Download the data (${format.toUpperCase()})`),
    async answer(request, city) {
      const { resource, version } = await versionAsked(request, city);
      const path = await assertServed(city, version, 'open');
      await countUse(city, {
        dataset: resource.id,
        version: version.id,
        kind: 'download',
        reader: readerOf(request.actor),
      });
      const out = new PassThrough();
      const { filters, q } = rowQuery(request.query);
      // Whoever breaks off ends the reading; a fault ends the stream unfinished.
      void writeAs(path, format, out, { filters, q, defuse: request.query.raw !== '1' }).catch((error: Error) =>
        out.destroy(error),
      );
      return {
        type: types[format],
        headers: { 'content-disposition': `attachment; filename="${resource.number}-v${version.number}.${format}"` },
        body: out,
      };
    },
  });

const versions = endpoint({
  method: 'GET',
  path: '/api/data/:id/versions',
  by: everyone,
  law,
  summary: label('数据的各版本及其概况', 'The versions of a resource with their profiles'),
  async answer({ params, query, actor }, city) {
    const resource = await findResource(params.id, actor, city);
    const inside = isInside(resource, actor);
    const found = await versionsOf(city, resource.id, { limit: 20, before: numberIn(query.before) });
    const uses = await usesOf(city, resource.id);
    return {
      body: {
        items: found
          .filter(({ state }) => inside || state === 'ready')
          .map((one) => shownVersion(one, resource, inside)),
        uses,
      },
    };
  },
});

const noValues = { min: null, max: null, mean: null, quantiles: null, histogram: null, top: null, longest: null };
/**
 * What a reader sees of a version: values only of data that anybody may read, or that are the reader's own, and of a
 * column that identifies people none; where the files lie nobody.
 */
function shownVersion(version: DatasetVersion, { facts }: CaseRecord, inside: boolean): object {
  const { sourceFile, parquetFile, by, profile, refusal, personal, ...shown } = version;
  const open = personal === false && facts.personal === false && facts.opening === 'unconditional';
  const columns = profile?.columns.map((column) =>
    open || (inside && column.identifier?.proposed !== 'direct') ? column : { ...column, ...noValues },
  );
  return { ...shown, personal, ...(inside && { refusal }), profile: profile && { ...profile, columns } };
}

export const dataEndpoints: readonly Endpoint[] = [
  rows,
  download('csv'),
  download('json'),
  download('parquet'),
  versions,
  ...uploadEndpoints,
].map((one) => ({ ...one, heading: 'data-catalogue' }));
