import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { SqlEngine } from '#families/deidentification/sqlEngine.ts';
import { Misuse } from '#kernel/command.ts';

export async function refuseMissing(path: string): Promise<void> {
  if (!(await stat(path).catch(() => null))?.isFile()) throw new Misuse(`没有这个文件 | no such file: ${path}`);
}

/** The sign that divides the first line into most columns. */
export async function delimiterOf(path: string): Promise<string> {
  for await (const chunk of createReadStream(path, { end: 65_535 })) {
    const [line = ''] = String(chunk).split(/\r?\n/u, 1);
    const counts = [';', ',', '\t'].map((sign) => [sign, line.split(sign).length] as const);
    return (counts.toSorted((a, b) => b[1] - a[1])[0] as readonly [string, number])[0];
  }
  throw new Misuse(`${path} 没有内容 | ${path} is empty`);
}

export async function columnsOf(engine: SqlEngine, rows: string): Promise<string[]> {
  try {
    return (await engine.texts(`select column_name from (describe select * from ${rows})`)).map(
      ([name]) => name as string,
    );
  } catch (error) {
    throw new Misuse(
      `不能读取为 UTF-8 的 CSV | not readable as CSV in UTF-8: ${(error as Error).message.split('\n')[0]}`,
    );
  }
}
