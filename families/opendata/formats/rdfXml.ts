import { bySubject, namespaces, shorten, type Term, type Triple } from './triples.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};
/** XML 1.0 has no way to write most control characters: they are left out. */
const escaped = (value: string): string =>
  value
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are meant
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
    .replace(/[&<>"\r]/gu, (sign) => escapes[sign] ?? sign);

function property({ predicate, object }: Triple): string {
  const name = shorten(predicate);
  if (!name) throw new RangeError(`${predicate} has no prefix, so RDF/XML has no element for it`);
  if (object.kind === 'iri') return `    <${name} rdf:resource="${escaped(object.value)}"/>`;
  if (object.kind === 'blank') return `    <${name} rdf:nodeID="${object.value}"/>`;
  const language = object.language ? ` xml:lang="${object.language}"` : '';
  const type = object.type ? ` rdf:datatype="${escaped(object.type)}"` : '';
  return `    <${name}${language}${type}>${escaped(object.value)}</${name}>`;
}
const nameOf = (subject: Term): string =>
  subject.kind === 'blank' ? `rdf:nodeID="${subject.value}"` : `rdf:about="${escaped(subject.value)}"`;

/** The triples as RDF 1.1 XML. RangeError where a predicate is of none of the known vocabularies. */
export function rdfXml(triples: readonly Triple[]): string {
  const prefixes = Object.entries(namespaces).map(([prefix, base]) => `xmlns:${prefix}="${base}"`);
  const blocks = bySubject(triples).map(
    ([subject, own]) => `  <rdf:Description ${nameOf(subject)}>\n${own.map(property).join('\n')}\n  </rdf:Description>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF\n  ${prefixes.join('\n  ')}>\n${blocks.join('\n')}\n</rdf:RDF>\n`;
}
