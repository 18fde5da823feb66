import { Readable } from 'node:stream';
import { streamRows } from '#families/opendata/rows.ts';
import { everyone } from '#kernel/access.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { countCall } from './calls.ts';
import { fieldsShown, rowsAsked, separated, type Table, tableOf } from './ckan/datastore.ts';
import { ckanFault, ckanRefusal } from './ckan/fault.ts';
import { Given } from './ckan/given.ts';
import { allowance, holderOf } from './keys.ts';

const types = {
  csv: 'text/csv; charset=utf-8',
  tsv: 'text/tab-separated-values; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const;
type Format = keyof typeof types;
const isFormat = (name: string): name is Format => Object.hasOwn(types, name);

type Rows = Awaited<ReturnType<typeof streamRows>>;

/** The rows of a table as a text, piece by piece. */
async function* dumped(table: Table, format: Format, bom: boolean, { fields, rows }: Rows): AsyncGenerator<string> {
  const names = fields.map((one) => one.name);
  if (format !== 'json') {
    const separator = format === 'tsv' ? '\t' : ',';
    yield (bom ? '\uFEFF' : '') + separated([names], separator);
    for await (const some of rows) yield separated(some, separator);
    return;
  }
  yield `{"fields":${JSON.stringify(fieldsShown(table, names))},"records":[`;
  let first = true;
  for await (const some of rows) {
    yield some.map((row, at) => `${first && at === 0 ? '' : ','}\n${JSON.stringify(row)}`).join('');
    first &&= some.length === 0;
  }
  yield '\n]}\n';
}

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
      const rows = await streamRows(table.path, {
        ...rowsAsked(given),
        ...(given.has('limit') && { limit: given.whole('limit', 0) }),
        offset: given.whole('offset', 0),
      });
      await countCall(city, { action: 'dump', key, refused: false });
      return {
        type: types[format],
        headers: { 'content-disposition': `attachment; filename="${resource}.${format}"` },
        body: Readable.from(dumped(table, format, given.yes('bom'), rows)),
      };
    } catch (error) {
      return ckanFault(error, `${city.address}/datastore/dump/${resource}`);
    }
  },
});
