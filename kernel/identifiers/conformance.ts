import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parseCacFilingNumber } from './cac-filing-number.ts';
import { byFilingEntity } from './filing-entity.ts';

/** Which class codes stand under the class that a notice announced; it calls 01 deep synthesis, 04 and 05 filtering. */
const codesOf: Readonly<Record<string, readonly string[]>> = {
  深度合成: ['01'],
  生成合成: ['01'],
  个性化推: ['02'],
  排序精选: ['03'],
  信息检索: ['04'],
  检索过滤: ['04', '05'],
  内容过滤: ['05'],
  调度决策: ['06'],
};

/** The published filings of Shenzhen firms: each number is read, its class is the one announced, one check fails. */
const file = join(import.meta.dirname, '../../../shared/data/cac-filings-shenzhen-2022-2024.csv');
const rows: { recordNumber: string; algorithmClass: string; entityName: string }[] = parse(readFileSync(file, 'utf8'), {
  columns: true,
  bom: true,
});
const read = rows.map((row) => ({ row, parsed: parseCacFilingNumber(row.recordNumber) }));
const unread = read.filter(({ parsed }) => !parsed.ok);
const odd = read.filter(({ parsed }) => parsed.ok && parsed.value.warning);
const otherClass = read.filter(
  ({ row, parsed }) => parsed.ok && !codesOf[row.algorithmClass.slice(0, 4)]?.includes(parsed.value.classCode),
);
const firms = byFilingEntity(rows.map((row) => row.recordNumber));

process.stdout.write(`  ${rows.length} rows, ${firms.size} firms by the first 13 digits\n`);
for (const { row } of [...unread, ...odd, ...otherClass])
  process.stdout.write(`  – ${row.recordNumber} ${row.algorithmClass} ${row.entityName}\n`);
const known = odd.every(({ row }) => row.recordNumber === '网信算备440305295988702220055号');
const holds = rows.length > 0 && unread.length === 0 && known && otherClass.length === 0;
process.stdout.write(
  `${holds ? '✔' : '✖'} filing numbers: ${unread.length} unread, ${odd.length} with a check that does not fit, ${otherClass.length} of another class\n`,
);
process.exit(holds ? 0 : 1);
