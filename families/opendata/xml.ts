/** What stands in an XML text, in its order. Names come without their namespace's prefix. */
export type XmlPart =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly closed: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** An XML text is malformed, or declares what is not taken here. */
export class XmlError extends Error {}

const longestTag = 1024 * 1024;

/**
 * Reads XML piece by piece. It knows the five entities and character references alone: a document type, by which entities
 * could be declared, is refused.
 */
export async function* xmlParts(pieces: AsyncIterable<Buffer>): AsyncGenerator<XmlPart> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const piece of pieces) {
    rest += decoder.decode(piece, { stream: true });
    let at = 0;
    for (;;) {
      const begin = rest.indexOf('<', at);
      if (begin < 0) break;
      const end = endOfTag(rest, begin);
      if (end < 0) break;
      if (begin > at) yield { kind: 'text', text: decoded(rest.slice(at, begin)) };
      const tag = rest.slice(begin, end);
      at = end;
      const part = partOf(tag);
      if (part) yield part;
    }
    rest = rest.slice(at);
    if (rest.length > longestTag && rest.startsWith('<')) throw new XmlError('a tag is too long');
  }
  if (rest.trim() !== '') throw new XmlError('it ends within a tag');
}

/** Where a tag ends that begins here; -1 where more text is needed. */
function endOfTag(text: string, begin: number): number {
  if (text.startsWith('<!--', begin)) {
    const found = text.indexOf('-->', begin + 4);
    return found < 0 ? -1 : found + 3;
  }
  if (text.startsWith('<![CDATA[', begin)) {
    const found = text.indexOf(']]>', begin + 9);
    return found < 0 ? -1 : found + 3;
  }
  let quote = '';
  for (let at = begin + 1; at < text.length; at++) {
    const sign = text[at] as string;
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at + 1;
  }
  return -1;
}

function partOf(tag: string): XmlPart | null {
  if (tag.startsWith('<![CDATA[')) return { kind: 'text', text: tag.slice(9, -3) };
  if (tag.startsWith('<!--') || tag.startsWith('<?')) return null;
  if (tag.startsWith('<!')) throw new XmlError('it declares a document type');
  if (tag.startsWith('</')) return { kind: 'close', name: local(tag.slice(2, -1).trim()) };
  const closed = tag.endsWith('/>');
  const inner = tag.slice(1, closed ? -2 : -1);
  const space = inner.search(/\s/u);
  return {
    kind: 'open',
    name: local(space < 0 ? inner : inner.slice(0, space)),
    attributes: space < 0 ? '' : inner.slice(space),
    closed,
  };
}
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const patterns = new Map<string, RegExp>();
/** An attribute's value in a tag's text, by its name with or without a prefix; undefined where it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  const pattern = patterns.get(name) ?? new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u');
  patterns.set(name, pattern);
  const found = pattern.exec(attributes);
  return found ? decoded(found[1] ?? found[2] ?? '') : undefined;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/giu, (whole, decimal, hex, name) => {
        if (name) return entities[name] ?? whole;
        const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      })
    : text;
