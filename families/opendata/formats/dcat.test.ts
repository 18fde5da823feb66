import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsonld from 'jsonld';
import { Parser, type Quad } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { catalogueGraph, datasetGraph } from './dcat.ts';
import { exampleCatalogue, exampleDataset } from './exampleDataset.ts';
import { jsonLd } from './jsonLd.ts';
import { rdfXml } from './rdfXml.ts';
import { expand, iri, type Triple, text } from './triples.ts';
import { turtle } from './turtle.ts';

/** A triple as independent parsers understand it; blank nodes, of which each has one description here, go by their kind. */
const plain = ({ subject, predicate, object }: Pick<Quad, 'subject' | 'predicate' | 'object'>): string =>
  JSON.stringify(
    [subject, predicate, object].map((term) =>
      term.termType === 'BlankNode'
        ? '_'
        : term.termType === 'Literal'
          ? [term.value, term.language, term.datatype.value]
          : term.value,
    ),
  );
const fromTurtle = (given: string): string[] => new Parser({ format: 'text/turtle' }).parse(given).map(plain).sort();
const fromXml = (given: string): Promise<string[]> =>
  new Promise((done, fail) => {
    const parser = new RdfXmlParser({ validateUri: true });
    const found: string[] = [];
    parser.on('data', (quad) => found.push(plain(quad)));
    parser.on('error', fail);
    parser.on('end', () => done(found.sort()));
    parser.write(given);
    parser.end();
  });
const fromJsonLd = async (given: object): Promise<string[]> => {
  const quads = await jsonld.toRDF(JSON.parse(JSON.stringify(given)), { format: 'application/n-quads' });
  return new Parser({ format: 'application/n-quads' }).parse(String(quads)).map(plain).sort();
};
const inEverySyntax = async (graph: readonly Triple[]): Promise<string[]> => {
  const [first, ...others] = [fromTurtle(turtle(graph)), await fromXml(rdfXml(graph)), await fromJsonLd(jsonLd(graph))];
  for (const other of others) assert.deepEqual(other, first);
  return first;
};
const pageOf = (page: number) => ({
  page,
  perPage: 2,
  total: 5,
  addressOf: (to: number) => `${exampleCatalogue.address}/catalog.ttl?page=${to}&modified_since=2026-01-01`,
});

test('Turtle, RDF/XML and JSON-LD say the same of a dataset, read by three parsers that are not ours', async () => {
  const graph = datasetGraph(exampleCatalogue.address, exampleDataset(1));
  assert.equal((await inEverySyntax(graph)).length, graph.length);
});

test('addresses and texts that syntaxes would trip over come through whole', async () => {
  const subject = iri('http://127.0.0.1/a b"<c>');
  const value = 'tab\t, quote " , backslash \\ , <tag attribute="1"> & ]]> , 😀\r\nline';
  const found = await inEverySyntax([{ subject, predicate: expand('dct:title'), object: text(value, 'zh') }]);
  assert.deepEqual(JSON.parse(found[0] ?? ''), [
    'http://127.0.0.1/a%20b%22%3Cc%3E',
    expand('dct:title'),
    [value, 'zh', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString'],
  ]);
});

test('a page of the catalogue has what DCAT-AP makes mandatory, and tells by Hydra where the others lie', async () => {
  const datasets = [exampleDataset(3), exampleDataset(4)];
  const found = (await inEverySyntax(catalogueGraph(exampleCatalogue, datasets, pageOf(2)))).map(
    (one) => JSON.parse(one) as [string, string, string | string[]],
  );
  const subjectsOf = (type: string) =>
    found.filter(([, p, o]) => p === expand('rdf:type') && o === expand(type as never)).map(([s]) => s);
  const mandatory = {
    'dcat:Catalog': ['dct:title', 'dct:description', 'dct:publisher', 'dcat:dataset'],
    'dcat:Dataset': ['dct:title', 'dct:description', 'dcat:distribution'],
    'dcat:Distribution': ['dcat:accessURL'],
    'foaf:Agent': ['foaf:name'],
  };
  for (const [type, properties] of Object.entries(mandatory)) {
    const subjects = subjectsOf(type);
    assert.ok(subjects.length > 0, type);
    for (const subject of subjects)
      for (const property of properties)
        assert.ok(
          found.some(([s, p]) => s === subject && p === expand(property as never)),
          `${subject} lacks ${property}`,
        );
  }
  assert.equal(subjectsOf('dcat:Dataset').length, 2);
  assert.equal(subjectsOf('foaf:Agent').length, 2, 'one publisher is told once');
  const hydra = (name: string) => found.find(([, p]) => p === expand(`hydra:${name}` as never))?.[2];
  assert.equal((hydra('totalItems') as string[])[0], '5');
  assert.equal(hydra('next'), pageOf(2).addressOf(3));
  assert.equal(hydra('previousPage'), pageOf(2).addressOf(1));
  assert.equal(hydra('last'), pageOf(2).addressOf(3));
  const end = catalogueGraph(exampleCatalogue, datasets, pageOf(3));
  assert.ok(!end.some((one) => one.predicate === expand('hydra:next')));
});
