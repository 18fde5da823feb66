import { isUtf8 } from 'node:buffer';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Refused } from '#kernel/refusals.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

const refuse = (zh: string, en: string): never => {
  throw new Refused('malformed-file', { field: 'file', message: { zh, en } });
};
const longestLine = 8 * 1024 * 1024;

/**
 * The encoding of a whole text file, by its byte order mark or by reading every line: UTF-8 or, where it is not, GB 18030.
 * Refuses a file that is neither, holds NUL, or changes its encoding on the way, with the line.
 */
export async function encodingOf(path: string): Promise<Encoding> {
  const start = await firstBytes(path, 2);
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  let line = 1;
  let utf8Line = 0;
  let otherLine = 0;
  for await (const lines of linesOf(path)) {
    if (lines.includes(0))
      refuse(
        `第${line + countLines(lines.subarray(0, lines.indexOf(0)))}行含有空字符，不是文本`,
        'the file holds NUL: it is no text',
      );
    // Most pieces are good UTF-8 as a whole; only where one is not, or that is in doubt already, its lines are looked at.
    if (isUtf8(lines) && (otherLine === 0 || isAscii(lines))) {
      if (utf8Line === 0 && !isAscii(lines)) utf8Line = line + countLines(lines.subarray(0, firstWide(lines)));
      line += countLines(lines);
      continue;
    }
    for (const one of split(lines)) {
      if (!isUtf8(one)) otherLine ||= line;
      else if (isWideUtf8(one)) utf8Line ||= line;
      line++;
    }
    if (otherLine > 0 && utf8Line > 0)
      refuse(
        `文件混用了编码：第${utf8Line}行是 UTF-8，第${otherLine}行不是`,
        `the file changes its encoding: line ${utf8Line} is UTF-8, line ${otherLine} is not`,
      );
  }
  if (otherLine === 0) return 'utf-8';
  try {
    const decoder = new TextDecoder('gb18030', { fatal: true });
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return 'gb18030';
  } catch {
    return refuse(`第${otherLine}行既不是 UTF-8 也不是 GB 18030`, `line ${otherLine} is neither UTF-8 nor GB 18030`);
  }
}

/** Writes a text file anew in UTF-8 without a byte order mark. */
export async function transcode(from: string, encoding: Encoding, to: string): Promise<void> {
  await pipeline(
    createReadStream(from),
    async function* (chunks: AsyncIterable<Buffer>) {
      const decoder = new TextDecoder(encoding, { fatal: true });
      try {
        for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
        yield decoder.decode();
      } catch {
        refuse(
          `文件不是完整的 ${encoding.toUpperCase()} 文本`,
          `the file is not whole text in ${encoding.toUpperCase()}`,
        );
      }
    },
    createWriteStream(to, { mode: 0o600 }),
  );
}

export const firstBytes = (path: string, length: number): Promise<Buffer> => bytesFrom(path, length, () => 0);
export const lastBytes = (path: string, length: number): Promise<Buffer> =>
  bytesFrom(path, length, (size) => Math.max(0, size - length));

async function bytesFrom(path: string, length: number, start: (size: number) => number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start((await file.stat()).size));
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The file in pieces that end with a line's end, or with the file. */
async function* linesOf(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    const all: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
    const end = all.lastIndexOf(10) + 1;
    if (end > 0) yield all.subarray(0, end);
    rest = all.subarray(end);
    if (rest.length > longestLine) refuse('有一行超过8 MiB', 'a line is longer than 8 MiB');
  }
  if (rest.length > 0) yield rest;
}
function* split(lines: Buffer): Generator<Buffer> {
  for (let from = 0; from < lines.length; ) {
    const found = lines.indexOf(10, from);
    const to = found < 0 ? lines.length : found + 1;
    yield lines.subarray(from, to);
    from = to;
  }
}
function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}
const firstWide = (bytes: Buffer): number => bytes.findIndex((byte) => byte > 127);
const isAscii = (bytes: Buffer): boolean => firstWide(bytes) < 0;
/** Chinese in UTF-8: bytes of GB 18030 that happen to be UTF-8 as well read as Greek, Arabic and the like. */
const isWideUtf8 = (line: Buffer): boolean => /[\u3000-\u9fff\uff00-\uffef]/u.test(line.toString('utf8'));
