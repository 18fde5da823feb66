import { parse } from 'csv-parse/sync';
import { Refused } from '#kernel/refusals.ts';
import { firstBytes } from './encoding.ts';

const looked = 4 * 1024 * 1024;

/** The first line's text, without a byte order mark; a line's end within quotation marks is none. */
async function firstLine(path: string): Promise<string> {
  const text = (await firstBytes(path, looked)).toString('utf8').replace(/^\uFEFF/u, '');
  let within = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') within = !within;
    else if (!within && (text[at] === '\n' || text[at] === '\r')) return text.slice(0, at);
  }
  return text;
}

/** The sign that divides the first line into most columns. */
export async function delimiterIn(path: string): Promise<string> {
  const line = (await firstLine(path)).replace(/"(?:[^"]|"")*"/gu, '');
  const counts = [',', ';', '\t', '|'].map((sign) => [sign, line.split(sign).length] as const);
  return counts.toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ',';
}

/** The names in the first line of a CSV file. */
export async function headerOf(path: string, delimiter: string): Promise<string[]> {
  try {
    const [names = []] = parse(await firstLine(path), {
      delimiter,
      to: 1,
      relax_column_count: true,
      trim: true,
    }) as string[][];
    return names;
  } catch {
    throw new Refused('malformed-file', {
      field: 'file',
      message: { zh: '第1行的列名无法读取', en: 'the names in line 1 cannot be read' },
    });
  }
}
