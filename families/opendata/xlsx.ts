import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openZip, ZipError, type ZipFile } from '#families/zip.ts';
import { Refused } from '#kernel/refusals.ts';
import { attribute, XmlError, type XmlPart, xmlParts } from './xml.ts';

/** How much may come out of a workbook, in bytes, so that a small file cannot fill the machine. */
export interface XlsxLimits {
  readonly sheet: number;
  readonly strings: number;
  readonly columns: number;
}
export const xlsxLimits = { sheet: 4 * 1024 ** 3, strings: 512 * 1024 ** 2 };
/** A file unpacks to at most so many times its size; real workbooks stay below a hundred. */
const mostTimes = 400;

const refuse = (zh: string, en: string): never => {
  throw new Refused('malformed-file', { field: 'file', message: { zh, en } });
};

/**
 * Writes the first visible sheet of a workbook as CSV in UTF-8: values as they are stored, dates by their format, of a
 * formula its last result. Refuses what is no workbook, is encrypted, unpacks beyond the limits, or has a cell beyond the
 * columns that the first row names.
 */
export async function sheetToCsv(path: string, to: string, limits: XlsxLimits): Promise<void> {
  let zip: ZipFile | undefined;
  try {
    zip = await openZip(path);
    if (zip.entries.some(({ name }) => /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[a-z]:/iu.test(name)))
      refuse('压缩包内含有越出目录的路径', 'a path within the file leads out of it');
    const bomb = zip.entries.find(({ size, packed }) => size > 1024 ** 2 && size > mostTimes * Math.max(1, packed));
    if (bomb) refuse('文件解压后大得异常', 'the file unpacks to an abnormal size');
    const book = await workbookOf(zip);
    const strings = await sharedStrings(zip, limits);
    const kinds = await dateStyles(zip);
    const rows = rowsOf(xmlParts(part(zip, book.sheet, limits.sheet)), strings, kinds, book.since1904);
    await pipeline(Readable.from(csvLines(rows, limits.columns)), createWriteStream(to, { mode: 0o600 }));
  } catch (error) {
    if (error instanceof ZipError && /larger than/u.test(error.message))
      refuse('文件解压后超过大小上限', 'the file unpacks beyond the limit');
    if (error instanceof ZipError && /encrypted/u.test(error.message))
      refuse('文件已加密，请先解除密码', 'the file is encrypted: remove its password first');
    if (error instanceof ZipError || error instanceof XmlError || error instanceof TypeError)
      refuse('不是完整的 XLSX 工作簿', 'it is no whole XLSX workbook');
    throw error;
  } finally {
    await zip?.close();
  }
}

function part(zip: ZipFile, name: string, atMost: number): AsyncGenerator<Buffer> {
  const entry = zip.entries.find((one) => one.name === name);
  if (!entry) throw new ZipError(`${name} is missing`);
  return zip.content(entry, atMost);
}
const small = 8 * 1024 ** 2;

async function workbookOf(zip: ZipFile): Promise<{ sheet: string; since1904: boolean }> {
  let since1904 = false;
  let id: string | undefined;
  for await (const one of xmlParts(part(zip, 'xl/workbook.xml', small))) {
    if (one.kind !== 'open') continue;
    if (one.name === 'workbookPr') since1904 = /^(?:1|true)$/u.test(attribute(one.attributes, 'date1904') ?? '');
    if (one.name === 'sheet' && !/hidden/iu.test(attribute(one.attributes, 'state') ?? ''))
      id ??= attribute(one.attributes, 'r:id') ?? attribute(one.attributes, 'id');
  }
  if (id === undefined) return refuse('工作簿没有可见的工作表', 'the workbook has no visible sheet');
  for await (const one of xmlParts(part(zip, 'xl/_rels/workbook.xml.rels', small))) {
    if (one.kind !== 'open' || attribute(one.attributes, 'Id') !== id) continue;
    const target = attribute(one.attributes, 'Target') ?? '';
    return { sheet: target.startsWith('/') ? target.slice(1) : `xl/${target}`, since1904 };
  }
  throw new ZipError('the sheet is missing');
}

/** Texts that cells refer to by number; readings of Chinese signs (rPh) are left out. */
async function sharedStrings(zip: ZipFile, limits: XlsxLimits): Promise<readonly string[]> {
  if (!zip.entries.some(({ name }) => name === 'xl/sharedStrings.xml')) return [];
  const strings: string[] = [];
  let text = '';
  let within = false;
  let reading = false;
  for await (const one of xmlParts(part(zip, 'xl/sharedStrings.xml', limits.strings))) {
    if (one.kind === 'text') {
      if (within && !reading) text += one.text;
    } else if (one.name === 't') within = one.kind === 'open' && !one.closed;
    else if (one.name === 'rPh') reading = one.kind === 'open' && !one.closed;
    else if (one.name === 'si' && (one.kind === 'close' || one.closed)) {
      strings.push(text);
      text = '';
    }
  }
  return strings;
}

type DateKind = 'date' | 'time' | null;
/** Which cell styles show a number as a day or as a time (ECMA-376, 18.8.30). */
async function dateStyles(zip: ZipFile): Promise<readonly DateKind[]> {
  if (!zip.entries.some(({ name }) => name === 'xl/styles.xml')) return [];
  const formats = new Map<number, string>();
  const styles: DateKind[] = [];
  let within = false;
  for await (const one of xmlParts(part(zip, 'xl/styles.xml', small))) {
    if (one.kind === 'text') continue;
    if (one.name === 'cellXfs') within = one.kind === 'open';
    if (one.kind !== 'open') continue;
    if (one.name === 'numFmt')
      formats.set(Number(attribute(one.attributes, 'numFmtId')), attribute(one.attributes, 'formatCode') ?? '');
    if (one.name === 'xf' && within) {
      const id = Number(attribute(one.attributes, 'numFmtId') ?? 0);
      styles.push(kindOf(id, formats.get(id)));
    }
  }
  return styles;
}
function kindOf(id: number, code: string | undefined): DateKind {
  if (code === undefined) {
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return 'time';
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? 'date' : null;
  }
  const signs = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./gu, '').toLowerCase();
  if (/[yd]/u.test(signs)) return 'date';
  return /[hs]/u.test(signs) ? 'time' : null;
}

/** The cells of each row by their column, from 0. */
async function* rowsOf(
  parts: AsyncGenerator<XmlPart>,
  strings: readonly string[],
  kinds: readonly DateKind[],
  since1904: boolean,
): AsyncGenerator<{ number: number; cells: Map<number, string> }> {
  let number = 0;
  let column = -1;
  let cells = new Map<number, string>();
  let type = 'n';
  let style = 0;
  let value = '';
  let taking = false;
  for await (const one of parts) {
    if (one.kind === 'text') {
      if (taking) value += one.text;
      continue;
    }
    if (one.kind === 'open') {
      if (one.name === 'row') {
        number = Number(attribute(one.attributes, 'r') ?? number + 1);
        column = -1;
        cells = new Map();
      } else if (one.name === 'c') {
        column = columnOf(attribute(one.attributes, 'r')) ?? column + 1;
        type = attribute(one.attributes, 't') ?? 'n';
        style = Number(attribute(one.attributes, 's') ?? 0);
        value = '';
      } else if ((one.name === 'v' || one.name === 't') && !one.closed) taking = true;
      else if (one.name === 'rPh') taking = false;
    } else if (one.name === 'v' || one.name === 't') taking = false;
    else if (one.name === 'c') {
      const shown = type === 's' ? (strings[Number(value)] ?? '') : type === 'b' ? String(value === '1') : value;
      const text = type === 'n' && value !== '' ? dated(value, kinds[style] ?? null, since1904) : shown;
      if (text !== '') cells.set(column, text);
    } else if (one.name === 'row') yield { number, cells };
  }
}

const columnOf = (reference: string | undefined): number | undefined => {
  const letters = /^[A-Z]{1,3}/u.exec(reference ?? '')?.[0];
  return letters === undefined
    ? undefined
    : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
};

/** A day's number as ISO text: day 60 of the 1900 calendar, 29 February 1900, never was. */
function dated(value: string, kind: DateKind, since1904: boolean): string {
  const serial = Number(value);
  if (kind === null || !Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return value;
  const seconds = Math.round((serial % 1) * 86_400);
  const clock = new Date(seconds * 1000).toISOString().slice(11, 19);
  if (kind === 'time' && serial < 1) return clock;
  const days = Math.floor(serial) + (since1904 ? 1462 : serial < 60 ? 1 : 0);
  const day = new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10);
  return seconds === 0 ? day : `${day} ${clock}`;
}

async function* csvLines(
  rows: AsyncIterable<{ number: number; cells: Map<number, string> }>,
  mostColumns: number,
): AsyncGenerator<string> {
  let width = 0;
  let last = 0;
  for await (const { number, cells } of rows) {
    if (cells.size === 0) continue;
    const most = Math.max(...cells.keys()) + 1;
    if (width === 0) {
      width = most;
      if (width > mostColumns)
        refuse(`共${width}列，超过${mostColumns}列的上限`, `${width} columns, more than the limit of ${mostColumns}`);
    } else if (most > width)
      refuse(`第${number}行有列名以外的单元格`, `row ${number} has a cell beyond the columns that the first row names`);
    if (number <= last) refuse('行号顺序有误', 'its rows are out of order');
    last = number;
    yield `${Array.from({ length: width }, (_, at) => cellText(cells.get(at) ?? '')).join(',')}\n`;
  }
  if (width === 0) refuse('工作表没有内容', 'the sheet is empty');
}
const cellText = (text: string): string => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
