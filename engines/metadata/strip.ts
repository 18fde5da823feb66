import { joined, type Removed, startsWith, Unstrippable } from './bytes.ts';
import { isJpeg, isPng, isWebp, stripPicture } from './picture.ts';

export type FileKind = 'jpeg' | 'png' | 'webp' | 'pdf' | 'ooxml' | 'text' | 'other';

/** What became of a file: `known` false means that its kind is not looked into, so it still tells what it told. */
export interface Stripped {
  readonly kind: FileKind;
  readonly known: boolean;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly removed: readonly Removed[];
}

/** A file's kind by its content, never by its name. */
export function kindOfFile(bytes: Uint8Array): FileKind {
  if (isJpeg(bytes)) return 'jpeg';
  if (isPng(bytes)) return 'png';
  if (isWebp(bytes)) return 'webp';
  if (startsWith(bytes, '%PDF-')) return 'pdf';
  if (startsWith(bytes, 'PK\x03\x04') && holdsContentTypes(bytes)) return 'ooxml';
  return isText(bytes) ? 'text' : 'other';
}

/**
 * A file without what it tells about who made it, where, when and with what. Pictures (JPEG, PNG, WebP), PDF and Office
 * Open XML are stripped; plain text has nothing to strip; others come back as they are, `known: false`. Throws
 * `Unstrippable` for a file of a known kind that cannot be stripped.
 */
export async function stripMetadata(bytes: Uint8Array): Promise<Stripped> {
  const kind = kindOfFile(bytes);
  try {
    const stripped =
      stripPicture(bytes) ??
      (kind === 'pdf' ? await (await import('./pdf.ts')).stripPdf(bytes) : null) ??
      (kind === 'ooxml' ? (await import('./ooxml.ts')).stripOoxml(bytes) : null);
    if (stripped) return { kind, known: true, ...stripped };
  } catch (error) {
    // What the decoders of a damaged file throw is of no use to the reader.
    throw error instanceof Unstrippable ? error : new Unstrippable('damaged');
  }
  return { kind, known: kind === 'text', bytes: joined([bytes]), removed: [] };
}

/** The name of the part that every Office Open XML package has; it stands in the archive's directory as written. */
function holdsContentTypes(bytes: Uint8Array): boolean {
  const wanted = new TextEncoder().encode('[Content_Types].xml');
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1))
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return true;
  return false;
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
