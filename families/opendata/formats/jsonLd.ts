import { bySubject, expand, namespaces, shorten, type Term, type Triple } from './triples.ts';

const nameOf = (term: Term): string => (term.kind === 'blank' ? `_:${term.value}` : term.value);
const short = (iri: string): string => shorten(iri) ?? iri;

function objectOf(object: Term): unknown {
  if (object.kind !== 'literal') return { '@id': nameOf(object) };
  if (object.language) return { '@value': object.value, '@language': object.language };
  return object.type ? { '@value': object.value, '@type': short(object.type) } : object.value;
}

/** The triples as JSON-LD 1.1; prefixes are its only context, so no context is fetched to read it. */
export function jsonLd(triples: readonly Triple[]): object {
  const type = expand('rdf:type');
  return {
    '@context': namespaces,
    '@graph': bySubject(triples).map(([subject, own]) => {
      const node: Record<string, unknown> = { '@id': nameOf(subject) };
      for (const [predicate, some] of Map.groupBy(own, (one) => one.predicate)) {
        const values = some.map(({ object }) => (predicate === type ? short(nameOf(object)) : objectOf(object)));
        node[predicate === type ? '@type' : short(predicate)] = values.length === 1 ? values[0] : values;
      }
      return node;
    }),
  };
}
