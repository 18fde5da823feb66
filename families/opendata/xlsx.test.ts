import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { Refused } from '#kernel/refusals.ts';
import { sheetToCsv } from './xlsx.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-xlsx-'));
after(() => rmSync(folder, { recursive: true }));

const plain = {
  'xl/workbook.xml':
    '<workbook xmlns:r="r"><sheets><sheet name="隐藏" state="hidden" r:id="rId9"/><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="21"/><xf numFmtId="22"/></cellXfs></styleSheet>',
  'xl/sharedStrings.xml':
    '<sst><si><t>名称</t></si><si><r><t>甲</t></r><r><t xml:space="preserve"> &amp; 乙</t></r><rPh><t>jia</t></rPh></si></sst>',
};
const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const head =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>日期</t></is></c><c r="C1" t="str"><v>数</v></c></row>';

/** What a workbook of these parts becomes. */
async function csvOf(parts: Readonly<Record<string, string>>, limits: object = {}): Promise<string> {
  const path = join(folder, 'book.xlsx');
  const all = { ...plain, ...parts };
  writeFileSync(path, zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)]))));
  await sheetToCsv(path, `${path}.csv`, { sheet: 1e8, strings: 1e6, columns: 50, ...limits });
  return readFileSync(`${path}.csv`, 'utf8');
}
const refused = (parts: Readonly<Record<string, string>>, words: RegExp, limits?: object) =>
  assert.rejects(
    csvOf(parts, limits),
    (error) => error instanceof Refused && words.test(error.refusal.message?.zh ?? ''),
  );
const body = (rows: string) => ({ 'xl/worksheets/sheet1.xml': sheet(head + rows) });

test('cells, shared texts, days, times, truth values and the results of formulas are read; hidden sheets are not', async () => {
  assert.equal(
    await csvOf(
      body(
        '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>46350</v></c><c r="C2"><f>1+1</f><v>2</v></c></row><row r="3"/>' +
          '<row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4" s="4"><v>46350.5</v></c><c r="C4" s="3"><v>0.25</v></c></row>' +
          '<row r="5"><c r="B5" s="2"><v>59</v></c><c r="C5"><v>-1.5</v></c></row>',
      ),
    ),
    '名称,日期,数\n甲 & 乙,2026-11-24,2\ntrue,2026-11-24 12:00:00,06:00:00\n,1900-02-28,-1.5\n',
  );
});

test('a bomb, a path that leads out, a document type, a lock and a torn file are refused', async () => {
  const spaces = ' '.repeat(3_000_000);
  await refused({ 'xl/worksheets/sheet1.xml': sheet(head + spaces) }, /大得异常/u);
  await refused(body(spaces.slice(0, 900_000)), /超过大小上限/u, { sheet: 500_000 });
  await refused({ ...body(''), '../../etc/cron.d/x': 'x' }, /越出目录/u);
  await refused({ ...body(''), 'C:/x': 'x' }, /越出目录/u);
  await refused({ 'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY a "b">]>${sheet(head)}` }, /不是完整的 XLSX/u);
  await refused({ 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1' }, /不是完整的 XLSX/u);
  await refused({ 'xl/worksheets/sheet1.xml': sheet('') }, /没有内容/u);
  await refused({ 'xl/workbook.xml': '<workbook><sheets/></workbook>', ...body('') }, /没有可见的工作表/u);
  await refused(body('<row r="2"><c r="E2"><v>1</v></c></row>'), /第2行有列名以外的单元格/u);
  await refused(body(''), /共3列，超过2列/u, { columns: 2 });
  writeFileSync(join(folder, 'torn.xlsx'), 'PK\u0003\u0004torn');
  await assert.rejects(
    sheetToCsv(join(folder, 'torn.xlsx'), join(folder, 'x'), { sheet: 1, strings: 1, columns: 1 }),
    Refused,
  );
});
