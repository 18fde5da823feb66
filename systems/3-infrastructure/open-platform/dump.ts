import { Readable } from 'node:stream';
import { queryRows } from '#families/opendata/rows.ts';
import { everyone } from '#kernel/access.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { countCall } from './calls.ts';
import { fieldsShown, rowsAsked, separated, type Table, tableOf } from './ckan/datastore.ts';
import { ckanFault, ckanRefusal } from './ckan/fault.ts';
import { Given } from './ckan/given.ts';
import { allowance, holderOf } from './keys.ts';

const page = 32_000;
const types = {
  csv: 'text/csv; charset=utf-8',
  tsv: 'text/tab-separated-values; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const;
type Format = keyof typeof types;
const isFormat = (name: string): name is Format => Object.hasOwn(types, name);

/** The rows of a table as a text, page after page; the first page is asked before, so that a refusal comes whole. */
async function* dumped(table: Table, given: Given, format: Format, first: Awaited<ReturnType<typeof pageAt>>) {
  const names = first.fields.map((one) => one.name);
  const separator = format === 'tsv' ? '\t' : ',';
  if (format === 'json') yield `{"fields":${JSON.stringify(fieldsShown(table, names))},"records":[`;
  else
    yield `${given.yes('bom') ? '\uFEFF' : ''}${separated([Object.fromEntries(names.map((one) => [one, one]))], names, separator)}`;
  let rows = first;
  for (let sent = 0; ; ) {
    if (format !== 'json') yield separated(rows.records, names, separator);
    else
      yield rows.records
        .map((row, at) => `${sent + at === 0 ? '' : ','}\n${JSON.stringify(names.map((name) => row[name] ?? null))}`)
        .join('');
    sent += rows.records.length;
    if (rows.records.length < page) break;
    rows = await pageAt(table, given, sent);
  }
  if (format === 'json') yield '\n]}\n';
}
/** A page from so many rows on, within the limit that was asked for. */
const pageAt = (table: Table, given: Given, sent: number) => {
  const left = given.has('limit') ? given.whole('limit', 0) - sent : page;
  return queryRows(table.path, {
    ...rowsAsked(given),
    limit: Math.max(0, Math.min(page, left)),
    offset: given.whole('offset', 0) + sent,
    total: false,
  });
};

/** CKAN's dump of a data store table: CSV, TSV or JSON, whole or filtered, streamed. */
export const dumpEndpoint = endpoint({
  method: 'GET',
  path: '/datastore/dump/:resource',
  by: everyone,
  law: '31.1',
  heading: 'data-catalogue',
  perMinute: allowance,
  refuses: ckanRefusal,
  summary: label(
    'CKAN 数据表导出：format、bom、limit、offset、fields、filters、q、sort',
    'CKAN dump of a table: format, bom, limit, offset, fields, filters, q, sort',
  ),
  async answer({ params, query, headers, actor }, city) {
    const resource = params.resource ?? '';
    const holder = await holderOf(city, headers);
    const key = holder?.key ?? null;
    try {
      const given = new Given(query);
      const format = given.text('format') ?? 'csv';
      if (!isFormat(format))
        throw new Refused('invalid-input', {
          field: 'format',
          message: label('应为 csv、tsv 或者 json', 'one of csv, tsv, json'),
        });
      const table = await tableOf({ city, key, actor: holder?.actor ?? actor }, resource);
      const first = await pageAt(table, given, 0);
      await countCall(city, { action: 'dump', key, refused: false });
      return {
        type: types[format],
        headers: { 'content-disposition': `attachment; filename="${resource}.${format}"` },
        body: Readable.from(dumped(table, given, format, first)),
      };
    } catch (error) {
      return ckanFault(error, `${city.address}/datastore/dump/${resource}`);
    }
  },
});
