import { unzipSync, zipSync } from 'fflate';
import { joined, type Removed, Unstrippable } from './bytes.ts';
import { stripPicture } from './picture.ts';

/** What the parts of a document may unpack to, in bytes: more is no document but a trap. */
const unpackedAtMost = 300_000_000;
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const empty: Readonly<Record<string, string>> = {
  'docProps/core.xml': `${declared}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>`,
  'docProps/app.xml': `${declared}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>`,
  'docProps/custom.xml': `${declared}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>`,
};

/** Attributes that name who wrote or commented, on which computer; `blank` keeps the attribute, since schemas ask for it. */
const personal: readonly { found: RegExp; with: string; told: Removed }[] = [
  { found: /\s(w\d*:author|w\d*:initials|w15:userId|w15:providerId)="[^"]+"/gu, with: ' $1=""', told: 'author' },
  { found: /\sw\d*:date="[^"]*"/gu, with: '', told: 'time' },
  { found: /\sw\d*:rsid\w*="[^"]*"|<w:rsids>.*?<\/w:rsids>/gsu, with: '', told: 'other' },
  { found: /<author>[^<]+<\/author>/gu, with: '<author></author>', told: 'author' },
  { found: /\s(displayName|userId|providerId|userName|lastAuthor|initials)="[^"]+"/gu, with: ' $1=""', told: 'author' },
  { found: /(<p(?:188)?:(?:cmAuthor|author)\b[^>]*?\sname=)"[^"]+"/gu, with: '$1""', told: 'author' },
  { found: /(<x15ac:absPath\b[^>]*?\surl=)"[^"]+"/gu, with: '$1""', told: 'path' },
];

/**
 * A Word, Excel or PowerPoint file (ECMA-376) without document properties, thumbnail, names of authors and commenters,
 * editing sessions and the paths of its maker's computer; pictures in it are stripped as well. Text and layout stay.
 * Refuses files that embed others, since what those tell is not looked at.
 */
export function stripOoxml(bytes: Uint8Array): { bytes: Uint8Array<ArrayBuffer>; removed: Removed[] } {
  let total = 0;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter({ originalSize }) {
        total += originalSize;
        if (total > unpackedAtMost) throw new Unstrippable('too-large');
        return true;
      },
    });
  } catch (error) {
    throw error instanceof Unstrippable ? error : new Unstrippable('damaged');
  }
  const removed = new Set<Removed>();
  const kept: Record<string, Uint8Array> = {};
  for (const [name, part] of Object.entries(parts)) {
    if (/\/embeddings\/|vbaProject\.bin$/u.test(name)) throw new Unstrippable('embedded-files');
    if (name.startsWith('docProps/thumbnail')) removed.add('thumbnail');
    else if (empty[name] !== undefined) {
      removed.add('properties');
      kept[name] = new TextEncoder().encode(empty[name]);
    } else if (/\.(?:xml|rels)$/u.test(name)) kept[name] = anonymous(part, removed);
    else kept[name] = pictureIn(part, removed);
  }
  return { bytes: joined([zipSync(kept, { mtime: '1980-01-01T00:00:00', level: 6 })]), removed: [...removed] };
}

function anonymous(part: Uint8Array, removed: Set<Removed>): Uint8Array {
  const before = new TextDecoder().decode(part);
  let text = before.replace(/<Relationship\b[^>]*docProps\/thumbnail[^>]*\/>/gu, '');
  for (const one of personal) {
    const next = text.replace(one.found, one.with);
    if (next !== text) removed.add(one.told);
    text = next;
  }
  return text === before ? part : new TextEncoder().encode(text);
}

function pictureIn(part: Uint8Array, removed: Set<Removed>): Uint8Array {
  const stripped = stripPicture(part);
  for (const one of stripped?.removed ?? []) removed.add(one);
  return stripped?.bytes ?? part;
}
