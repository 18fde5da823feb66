import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '#engines/statistics/random.ts';
import { generatedDatasets } from './all.ts';
import { type Cell, csvOf } from './dataset.ts';

const fits: Readonly<Record<string, (value: Cell) => boolean>> = {
  string: (value) => typeof value === 'string' && value !== '',
  integer: Number.isInteger,
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  date: (value) => /^2\d{3}-\d{2}-\d{2}$/u.test(String(value)) && !Number.isNaN(Date.parse(String(value))),
};

for (const [dataset, seed] of generatedDatasets) {
  const rows = [...dataset.rows(seeded(seed))];
  const column = (name: string) => {
    const at = dataset.fields.findIndex((one) => one.name === name);
    return at < 0 ? [] : rows.map((row) => row[at]);
  };
  test(`${dataset.key}: a thousand rows and more, each of its types, in Shenzhen, the same whenever made`, () => {
    assert.ok(rows.length >= 1000 && rows.length <= 6000, `${rows.length} rows`);
    for (const row of rows)
      for (const [at, { name, type }] of dataset.fields.entries())
        assert.ok(fits[type]?.(row[at] as Cell), `${name}: ${row[at]}`);
    assert.ok(column('longitude').every((one) => Number(one) > 113.75 && Number(one) < 114.63));
    assert.ok(column('latitude').every((one) => Number(one) > 22.39 && Number(one) < 22.87));
    assert.ok(column('district').length === 0 || new Set(column('district')).size === 10);
    const again = csvOf(dataset.fields, dataset.rows(seeded(seed)));
    assert.equal(again, csvOf(dataset.fields, rows));
    assert.equal(again.split('\n').length, rows.length + 2);
  });
}

test('seasons are as they are in Shenzhen: dust in winter, ozone in autumn', () => {
  const [air] = generatedDatasets.find(([one]) => one.key === 'air-quality-daily') ?? [];
  const names = air?.fields.map((one) => one.name) ?? [];
  const mean = (name: string, month: string) => {
    const values = [...(air?.rows(seeded(2)) ?? [])]
      .filter((row) => String(row[names.indexOf('day')]).startsWith(`2026-${month}`))
      .map((row) => Number(row[names.indexOf(name)]));
    return values.reduce((sum, one) => sum + one, 0) / values.length;
  };
  assert.ok(mean('pm25', '01') > mean('pm25', '07') * 1.4);
  assert.ok(mean('o3_8h', '10') > mean('o3_8h', '06') * 1.2);
});
