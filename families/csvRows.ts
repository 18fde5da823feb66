import { parse } from 'csv-parse';
import type { Files } from '#kernel/city.ts';
import type { FileReference } from '#kernel/fields/field.ts';

/** What was given could not be read as it must be; the sentence says what is wrong and where. */
export class Unreadable extends Error {
  readonly zh: string;
  constructor(zh: string, en: string) {
    super(en);
    this.zh = zh;
  }
}

/** The rows of a CSV file by column name, one at a time, so that its size does not matter. `Unreadable` names the line. */
export async function* csvRows(file: FileReference, files: Files): AsyncGenerator<Readonly<Record<string, string>>> {
  const rows = files
    .read(file.sha256)
    .pipe(parse({ columns: true, bom: true, trim: true, max_record_size: 1_000_000 }));
  try {
    for await (const row of rows) yield row as Record<string, string>;
  } catch (error) {
    const { lines } = error as { lines?: number };
    throw new Unreadable(
      `${file.name} 第${lines ?? '?'}行不是完整的 CSV`,
      `${file.name}, line ${lines ?? '?'}, is not whole CSV`,
    );
  }
}

/** A row's value in the column. `Unreadable` where there is no such column. */
export function csvCell(row: Readonly<Record<string, string>>, name: string): string {
  const value = row[name];
  if (value === undefined) throw new Unreadable(`文件中没有“${name}”列`, `the file has no column “${name}”`);
  return value;
}
