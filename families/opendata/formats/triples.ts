/** An IRI, a blank node by its local name, or a literal with its language or datatype. */
export type Term =
  | { readonly kind: 'iri'; readonly value: string }
  | { readonly kind: 'blank'; readonly value: string }
  | { readonly kind: 'literal'; readonly value: string; readonly language?: string; readonly type?: string };
export interface Triple {
  readonly subject: Term;
  /** A predicate, always an IRI. */
  readonly predicate: string;
  readonly object: Term;
}

/** The vocabularies in use by prefix; XSD is needed for datatypes. */
export const namespaces = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  hydra: 'http://www.w3.org/ns/hydra/core#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;
type Prefix = keyof typeof namespaces;
export type Curie = `${Prefix}:${string}`;

/** The IRI that a short name stands for: `dct:title`. */
export function expand(curie: Curie): string {
  const at = curie.indexOf(':');
  return namespaces[curie.slice(0, at) as Prefix] + curie.slice(at + 1);
}
/** The short name of an IRI, null where no prefix has it or its rest is no plain name. */
export function shorten(iri: string): Curie | null {
  for (const [prefix, base] of Object.entries(namespaces))
    if (iri.startsWith(base)) {
      const rest = iri.slice(base.length);
      return /^[A-Za-z][\w-]*$/u.test(rest) ? (`${prefix}:${rest}` as Curie) : null;
    }
  return null;
}

/** No sign that an IRI may not hold (RFC 3987) is left as it is: a written-in address breaks no syntax. */
export const iri = (value: string): Term => ({
  kind: 'iri',
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are meant
  value: value.replace(/[\u0000-\u0020<>"{}|\\^`]/gu, (sign) => encodeURIComponent(sign)),
});
export const blank = (value: string): Term => ({ kind: 'blank', value });
export const text = (value: string, language?: string): Term => ({ kind: 'literal', value, language });
export const typed = (value: string, type: Curie): Term => ({ kind: 'literal', value, type: expand(type) });

/** Triples by subject, in the order in which each first came. */
export const bySubject = (triples: readonly Triple[]): readonly (readonly [Term, readonly Triple[]])[] =>
  [...Map.groupBy(triples, ({ subject }) => `${subject.kind} ${subject.value}`).values()].map((own) => [
    (own[0] as Triple).subject,
    own,
  ]);
