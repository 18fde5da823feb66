import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { withDuck } from './duck.ts';
import { loadTable } from './load.ts';
import { checkTable, fieldRulesOf } from './standard.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-standard-'));
after(() => rmSync(folder, { recursive: true }));

async function findings(csv: string, schema: unknown): Promise<string[]> {
  const path = join(folder, 'table.csv');
  writeFileSync(path, csv);
  const rules = fieldRulesOf(schema);
  assert.ok(rules);
  return withDuck(async (connection) => {
    const columns = await loadTable(connection, { path, format: 'csv' }, `${path}.parquet`, {
      columns: 50,
      rows: 1000,
    });
    const found = await checkTable(connection, `${path}.parquet`, columns, rules);
    return found.map(({ field, rule, rows, firstRow }) => `${field} ${rule} ${rows} ${firstRow}`);
  });
}
const field = (name: string, type: string, constraints: object = {}) => ({ name, type, constraints });

test('a Frictionless table schema: every kind of rule names its rows and the first of them', async () => {
  const schema = {
    primaryKey: 'id',
    fields: [
      field('id', 'integer'),
      field('district', 'string', { required: true, enum: ['南山区', '福田区'] }),
      field('n', 'integer', { minimum: 1, maximum: '9' }),
      field('on', 'date', { minimum: '2026-01-01' }),
      field('code', 'string', { pattern: 'SZ\\d{3}', maxLength: 5 }),
      field('ok', 'boolean'),
      field('share', 'number'),
      field('missing', 'string'),
      field('bad', 'string', { pattern: '(' }),
    ],
  };
  const good =
    'id,district,n,on,code,ok,share,missing,bad\n1,南山区,1,2026-01-01,SZ001,true,1,x,\n2,福田区,9,2026-11-24,SZ123,false,2,y,\n';
  assert.deepEqual(await findings(good, schema), ['bad unreadable null null']);
  const bad =
    'id,district,n,on,code,ok,share,bad\n1,南山区,0,2025-12-31,SZ001x,yes,1,\n1,,10,2026-01-01,xSZ001,no,x,\n2,宝安区,5,2026-01-01,,no,x,\n';
  assert.deepEqual((await findings(bad, schema)).toSorted(), [
    'bad unreadable null null',
    'code maxLength 2 1',
    'code pattern 2 1',
    'district filled 1 2',
    'district oneOf 1 3',
    'id unique 2 1',
    'missing present null null',
    'n maximum 1 2',
    'n minimum 1 1',
    'ok type null null',
    'on minimum 1 1',
    'share type null null',
  ]);
});

test('a JSON Schema of a list of objects says the same; anything else is no schema of a table', async () => {
  const items = {
    properties: { a: { type: ['integer', 'null'], minimum: 2 }, b: { type: 'string', format: 'date' } },
    required: ['a'],
  };
  assert.deepEqual(await findings('a,c\n1,x\n,y\n3,z\n', { type: 'array', items }), ['a filled 1 2', 'a minimum 1 1']);
  assert.deepEqual(await findings('a,b\n2,昨天\n', items), ['b type null null']);
  for (const other of [null, 1, {}, { fields: [] }, { fields: [{ type: 'x' }] }, { properties: 1 }])
    assert.equal(fieldRulesOf(other), null);
});
