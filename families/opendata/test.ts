import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { Refused } from '#kernel/refusals.ts';
import { withDuck } from './duck.ts';
import { formatOf, loadTable } from './load.ts';
import { profileOf } from './profile.ts';
import { countRows, queryRows, writeAs } from './rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-opendata-'));
after(() => rmSync(folder, { recursive: true }));
let files = 0;
const limits = { columns: 2_000, rows: 1_000_000 };

/** Loads what stands in a file of that name, and gives the Parquet file's path with its columns. */
async function load(content: string | Uint8Array, name = 'table.csv', within = limits) {
  const path = join(folder, `${files++}-${name}`);
  writeFileSync(path, content);
  const to = `${path}.parquet`;
  const format = await formatOf(path, name);
  const fields = await withDuck((connection) => loadTable(connection, { path, format }, to, within));
  return { path: to, fields, types: fields.map((one) => one.type).join(' ') };
}
/** That a file is refused, in these words, and nothing of it is left. */
async function refused(content: string | Uint8Array, words: RegExp, name?: string, within?: typeof limits) {
  const at = files;
  await assert.rejects(load(content, name, within), (error) => {
    assert.ok(error instanceof Refused, String(error));
    assert.match(`${error.refusal.message?.zh} ${error.refusal.message?.en}`, words);
    return true;
  });
  for (const left of ['', '.text', '.stage'])
    assert.ok(!existsSync(join(folder, `${at}-${name ?? 'table.csv'}.parquet${left}`)));
}
const gb18030 = (table: string): Buffer => {
  const signs: Readonly<Record<string, readonly number[]>> = {
    区: [0xc7, 0xf8],
    名: [0xc3, 0xfb],
    南: [0xc4, 0xcf],
    山: [0xc9, 0xbd],
  };
  return Buffer.from([...table].flatMap((sign) => signs[sign] ?? [sign.charCodeAt(0)]));
};

test('each column takes the type that all its values have; codes keep their zeros', async () => {
  const { types, path } = await load(
    'id,code,n,x,on,at,ok,no,note\n1,007,12,0.5,2026-11-24,2026-11-24 08:30:00,true,,=1+1\n2,010,-3,1e3,2026-02-28,2026-01-01T00:00,FALSE,,"a, ""b"""\n',
  );
  assert.equal(types, 'integer string integer number date datetime boolean string string');
  const { records, total } = await queryRows(path, {});
  assert.equal(total, 2);
  assert.deepEqual(records[0], {
    id: 1,
    code: '007',
    n: 12,
    x: 0.5,
    on: '2026-11-24',
    at: '2026-11-24T08:30:00',
    ok: true,
    no: null,
    note: '=1+1',
  });
  assert.equal(records[1]?.note, 'a, "b"');
  assert.equal(
    (await load('id\n440399199001010018\n440399199001010026\n')).types,
    'string',
    'an identity number is no number',
  );
  assert.equal((await load('d\n2026-02-30\n')).types, 'string', 'there is no such day');
});

test('JSON and Parquet files load as well, nested values as JSON text', async () => {
  const rows = [
    { a: 1, b: '甲', c: { d: [1, 2] } },
    { a: null, b: '01', c: null },
  ];
  const loaded = await load(JSON.stringify(rows), 'rows.json');
  assert.equal(loaded.types, 'integer string string');
  assert.deepEqual((await queryRows(loaded.path, {})).records[0], { a: 1, b: '甲', c: '{"d":[1,2]}' });
  assert.equal((await load(rows.map((one) => JSON.stringify(one)).join('\n'), 'rows.ndjson')).types, loaded.types);
  const again = await load(readFileSync(loaded.path), 'rows.parquet');
  assert.deepEqual(await queryRows(again.path, {}), await queryRows(loaded.path, {}));
});

test('GB 18030, UTF-16 and byte order marks are read', async () => {
  const plain = '名,区\n1,南山\n';
  const utf16 = Buffer.from(`\uFEFF${plain}`, 'utf16le');
  const wanted = (await queryRows((await load(plain)).path, {})).records;
  for (const bytes of [gb18030(plain), utf16, Buffer.from(utf16).swap16(), `\uFEFF${plain}`])
    assert.deepEqual((await queryRows((await load(bytes)).path, {})).records, wanted);
});

test('what does not load whole is refused with its line, and nothing of it is left', async () => {
  await refused('a,b\n1,2\n3\n', /第3行.*应有2列，实有1列/u);
  await refused('a,b\n1,2\n3,4,5\n', /第3行.*应有2列，实有3列/u);
  await refused('a,b\n1,"2\n', /引号没有成对/u);
  await refused(Buffer.concat([Buffer.from('名,区\n'), gb18030('1,南山\n')]), /混用了编码：第1行是 UTF-8，第2行不是/u);
  await refused(
    Buffer.concat([Buffer.from('a\n'), Buffer.from([0xff, 0xff, 10])]),
    /第2行既不是 UTF-8 也不是 GB 18030/u,
  );
  await refused(Buffer.from('a,b\n1,\0\n'), /空字符/u);
  await refused('a,b\n', /没有数据行/u);
  await refused('', /没有内容/u);
  await refused('a,A\n1,2\n', /第1列与第2列同名/u);
  await refused('a,\n1,2\n', /第2列没有列名/u);
  await refused(`${Array.from({ length: 10_000 }, (_, at) => `c${at}`).join(',')}\n`, /共10000列，超过2000列的上限/u);
  await refused('a\n1\n2\n', /超过1行/u, undefined, { columns: 10, rows: 1 });
  await refused('[{"a":1},', /JSON/u, 'rows.json');
  await refused('[1,2,3]', /JSON|列/u, 'rows.json');
  await refused(Buffer.from('PAR1 is no table'), /已损坏/u, 'rows.parquet');
  await refused('%PDF-1.7', /只接受 CSV/u, 'rows.csv');
});

test('a page is what filters, words and order say, against the same reckoned here', async () => {
  const districts = ['南山区', '福田区', '宝安区'];
  const all = Array.from({ length: 300 }, (_, at) => ({
    id: at,
    district: districts[at % 3],
    score: (at * 7919) % 101,
    note: at % 5 === 0 ? `Camera ${at}` : '',
  }));
  const { path } = await load(`id,district,score,note\n${all.map((one) => Object.values(one).join(',')).join('\n')}\n`);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...districts),
      fc.integer({ min: 0, max: 101 }),
      fc.constantFrom('', 'camera', 'CAMERA 1', '南山'),
      fc.boolean(),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 40 }),
      async (district, least, q, descending, limit, offset) => {
        const page = await queryRows(path, {
          filters: [
            { field: 'district', op: 'in', value: [district] },
            { field: 'score', op: 'gte', value: least },
          ],
          q,
          sort: [{ field: 'score', descending }, { field: 'id' }],
          fields: ['id'],
          limit,
          offset,
        });
        const fit = all
          .filter((one) => one.district === district && one.score >= least)
          .filter((one) =>
            q
              .toLowerCase()
              .split(' ')
              .every((word) => `${one.district} ${one.note.toLowerCase()}`.includes(word)),
          )
          .toSorted((a, b) => (descending ? b.score - a.score : a.score - b.score) || a.id - b.id);
        assert.deepEqual(
          [page.total, page.records.map(({ id }) => id)],
          [fit.length, fit.slice(offset, offset + limit).map(({ id }) => id)],
        );
      },
    ),
    { numRuns: 40 },
  );
  assert.equal(await countRows(path, { filters: [{ field: 'note', op: 'empty' }] }), 240);
});

test('names and values are never SQL', async () => {
  const evil = `x" from read_text('/etc/passwd'); --`;
  const { path } = await load(`"${evil.replaceAll('"', '""')}",b\n1,o'neill\n2,b\n`);
  assert.equal(
    (await queryRows(path, { filters: [{ field: 'b', op: 'eq', value: "o'neill" }], sort: [{ field: evil }] })).total,
    1,
  );
  for (const filter of [
    { field: 'c', op: 'eq', value: 1 },
    { field: 'b', op: 'or' as never, value: 1 },
    { field: evil, op: 'eq', value: '1 or true' },
  ] as const)
    await assert.rejects(queryRows(path, { filters: [filter] }), Refused);
  await assert.rejects(queryRows(path, { limit: 32_001 }), Refused);
  await assert.rejects(queryRows(path, { sort: [{ field: 'random()' }] }), Refused);
});

test('a download holds every row; formulas in cells are defused for spreadsheets, numbers are not touched', async () => {
  const { path } = await load('n,note\n-1,"=HYPERLINK(""x"")"\n2,"a,b"\n');
  const written = async (format: 'csv' | 'json', defuse: boolean) => {
    const out = new PassThrough();
    const [content] = await Promise.all([buffer(out), writeAs(path, format, out, { defuse })]);
    return content.toString();
  };
  assert.equal(await written('csv', true), `\uFEFFn,note\r\n-1,"'=HYPERLINK(""x"")"\r\n2,"a,b"\r\n`);
  assert.match(await written('csv', false), /-1,"=HYPERLINK/u);
  assert.deepEqual(JSON.parse(await written('json', true)), [
    { n: -1, note: '=HYPERLINK("x")' },
    { n: 2, note: 'a,b' },
  ]);
});

test('a profile counts what is there and finds what identifies people', async () => {
  const { path, fields } = await load(
    `姓名,性别,手机,分数,总机\n${Array.from({ length: 100 }, (_, at) => `${'张李王陈周'[at % 5]}伟,${'男女'[at % 2]},1380013${String(8000 + at)},${at % 10 === 0 ? '' : at},0755-88001000`).join('\n')}\n`,
  );
  const { rows, columns } = await withDuck((connection) => profileOf(connection, path, fields));
  assert.equal(rows, 100);
  const [name, sex, mobile, score, line] = columns;
  assert.deepEqual(
    [name, sex, mobile, score, line].map((one) => one?.identifier?.proposed),
    ['direct', 'quasi', 'direct', undefined, undefined],
  );
  assert.deepEqual(
    [score?.missing, score?.distinct, score?.min, score?.max, score?.quantiles?.[2]],
    [10, 90, 1, 99, 50],
  );
  assert.equal(
    score?.histogram?.reduce((sum, bin) => sum + bin.count, 0),
    90,
  );
  assert.deepEqual(
    sex?.top?.map(({ count }) => count),
    [50, 50],
  );
});
