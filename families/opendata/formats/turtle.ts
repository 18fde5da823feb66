import { bySubject, namespaces, shorten, type Term, type Triple } from './triples.ts';

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
const quoted = (value: string): string =>
  `"${value.replace(/[\\"\n\r\t\p{Cc}]/gu, (sign) => escapes[sign] ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;
const iriText = (value: string): string => shorten(value) ?? `<${value}>`;

function termText(term: Term): string {
  if (term.kind === 'iri') return iriText(term.value);
  if (term.kind === 'blank') return `_:${term.value}`;
  if (term.language) return `${quoted(term.value)}@${term.language}`;
  return quoted(term.value) + (term.type ? `^^${iriText(term.type)}` : '');
}

/** The triples as RDF 1.1 Turtle. */
export function turtle(triples: readonly Triple[]): string {
  const prefixes = Object.entries(namespaces).map(([prefix, base]) => `@prefix ${prefix}: <${base}> .`);
  const blocks = bySubject(triples).map(([subject, own]) => {
    const lines = own.map(({ predicate, object }) => `  ${iriText(predicate)} ${termText(object)}`);
    return `${termText(subject)}\n${lines.join(' ;\n')} .`;
  });
  return `${prefixes.join('\n')}\n\n${blocks.join('\n\n')}\n`;
}
