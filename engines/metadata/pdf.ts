import type { PDFDict, PDFObject } from '@cantoo/pdf-lib';
import { joined, type Removed, Unstrippable } from './bytes.ts';
import { stripJpeg } from './jpeg.ts';

/** Entries, wherever they stand, that tell of the maker, the program or the time (ISO 32000-2, 14.3, 14.5, 12.5). */
const told: Readonly<Record<string, Removed>> = {
  Metadata: 'xmp',
  PieceInfo: 'other',
  LastModified: 'time',
  Thumb: 'thumbnail',
  CreationDate: 'time',
  ModDate: 'time',
};
/** What an annotation tells: its author, name and times. */
const toldByAnnotations: Readonly<Record<string, Removed>> = { T: 'author', M: 'time', NM: 'other' };

/**
 * A PDF file of which only the pages are left: no document information, XMP, thumbnails, private data of programs,
 * names of commenters, scripts, or earlier states of the file; pictures in it are stripped as well. The library is
 * loaded when the first PDF comes. Refuses encrypted files and those that carry others.
 */
export async function stripPdf(bytes: Uint8Array): Promise<{ bytes: Uint8Array<ArrayBuffer>; removed: Removed[] }> {
  const { EncryptedPDFError, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } = await import('@cantoo/pdf-lib');
  const given = await PDFDocument.load(bytes, { updateMetadata: false }).catch((error: unknown) => {
    throw new Unstrippable(error instanceof EncryptedPDFError ? 'encrypted' : 'damaged');
  });
  const removed = new Set<Removed>();
  if (given.context.trailerInfo.Info) removed.add('properties');
  const isA = (dict: PDFDict, key: string, ...names: string[]) =>
    names.some((name) => dict.get(PDFName.of(key)) === PDFName.of(name));

  const cleanDict = (dict: PDFDict) => {
    if (dict.has(PDFName.of('EF')) || isA(dict, 'Subtype', 'FileAttachment')) throw new Unstrippable('embedded-files');
    const annotation = isA(dict, 'Type', 'Annot') && !isA(dict, 'Subtype', 'Widget');
    for (const [name, what] of Object.entries(annotation ? { ...told, ...toldByAnnotations } : told))
      if (dict.delete(PDFName.of(name))) removed.add(what);
    if (dict.delete(PDFName.of('AA'))) removed.add('other');
    for (const value of dict.values()) clean(value);
  };
  const clean = (object: PDFObject): void => {
    if (object instanceof PDFDict) cleanDict(object);
    else if (object instanceof PDFArray) for (const one of object.asArray()) clean(one);
    else if (object instanceof PDFRawStream) {
      cleanDict(object.dict);
      if (!isA(object.dict, 'Filter', 'DCTDecode')) return;
      const picture = stripJpeg(object.contents);
      for (const one of picture.removed) removed.add(one);
      object.updateContents(picture.bytes);
    }
  };
  for (const [, object] of given.context.enumerateIndirectObjects()) clean(object);

  // Only what the pages need is copied: what earlier saves left behind in the file stays behind.
  const made = await PDFDocument.create({ updateMetadata: false });
  for (const page of await made.copyPages(given, given.getPageIndices())) made.addPage(page);
  if (made.getPageCount() === 0) throw new Unstrippable('damaged');
  return {
    bytes: joined([await made.save({ addDefaultPage: false, updateFieldAppearances: false })]),
    removed: [...removed],
  };
}
