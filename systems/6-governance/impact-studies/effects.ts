import { createHash } from 'node:crypto';
import { Summary } from '#engines/summary/summarise.ts';
import { csvCell, csvRows, Unreadable } from '#families/csvRows.ts';
import type { Files } from '#kernel/city.ts';
import { effect } from '#kernel/effects.ts';
import type { FileReference } from '#kernel/fields/field.ts';

const groupsAtMost = 40;
const rowsAtMost = 2_000_000;
const number = /^-?(?:\d+(?:\.\d+)?|\.\d+)$/u;
const digits = (value: number): string => {
  const text = value.toFixed(6).replace(/\.?0+$/u, '');
  return text === '-0' ? '0' : text;
};

/** Reads the file in pieces and summarises its values by group. `Unreadable` names the line, the column or the limit. */
async function computed(file: FileReference, groupColumn: string, valueColumn: string, files: Files) {
  const summary = new Summary(groupsAtMost);
  let rows = 0;
  for await (const row of csvRows(file, files)) {
    rows += 1;
    if (rows > rowsAtMost) throw new Unreadable(`超过${rowsAtMost}行`, `more than ${rowsAtMost} rows`);
    const [group, value] = [csvCell(row, groupColumn).slice(0, 80), csvCell(row, valueColumn)];
    if (group === '' || !number.test(value))
      throw new Unreadable(`第${rows + 1}行没有分组或者不是数字`, `line ${rows + 1} has no group, or no number`);
    try {
      summary.add(group, Number(value));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new Unreadable(`分组超过${groupsAtMost}个`, `more than ${groupsAtMost} groups`);
    }
  }
  if (rows === 0) throw new Unreadable('文件中没有数据', 'the file holds no data');
  const figures = summary.groups().map(({ interval, group, n, ...rest }) => ({
    group,
    n,
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, digits(value)])),
    ...(interval && { low: digits(interval.low), high: digits(interval.high) }),
  }));
  return { rows, figures };
}

async function digestOf(file: FileReference, files: Files): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of files.read(file.sha256)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Computes a study's figures from its file; what cannot be read sends it back with the reason. */
export const computes = effect({
  name: 'impact-studies.compute',
  payload: ({ id }) => ({ study: id }),
  async run({ study }, city) {
    const record = await city.get('impact-studies', String(study));
    if (record?.state !== 'computing') return;
    const { data, groupColumn, valueColumn } = record.facts as Readonly<Record<string, unknown>>;
    const [file] = data as readonly FileReference[];
    if (!file) return;
    try {
      const result = await computed(file, String(groupColumn), String(valueColumn), city.files);
      const digest = await digestOf(file, city.files);
      await city.move('impact-studies', record.id, 'recordFigures', { ...result, digest, fault: null });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const fault = { zh: error.zh, en: error.message };
      await city.move('impact-studies', record.id, 'recordFault', { fault });
    }
  },
});
