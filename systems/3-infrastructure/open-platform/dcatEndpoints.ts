import { dataPackage } from '#families/opendata/formats/dataPackage.ts';
import { catalogueGraph, datasetGraph } from '#families/opendata/formats/dcat.ts';
import { jsonLd } from '#families/opendata/formats/jsonLd.ts';
import { rdfXml } from '#families/opendata/formats/rdfXml.ts';
import type { Triple } from '#families/opendata/formats/triples.ts';
import { turtle } from '#families/opendata/formats/turtle.ts';
import { everyone } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { type EndpointAnswer, type EndpointRequest, endpoint } from '#kernel/endpoint.ts';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { countCall } from './calls.ts';
import { allowance, holderOf } from './keys.ts';
import { catalogueOf, publishedCatalogue } from './published.ts';

const perPage = 100;
const syntaxes = {
  ttl: { type: 'text/turtle', write: turtle },
  rdf: { type: 'application/rdf+xml', write: rdfXml },
  jsonld: { type: 'application/ld+json', write: (graph: readonly Triple[]) => JSON.stringify(jsonLd(graph), null, 1) },
} as const;
type Syntax = keyof typeof syntaxes;
const isSyntax = (name: string | undefined): name is Syntax => name !== undefined && Object.hasOwn(syntaxes, name);
const others: Readonly<Record<string, Syntax>> = {
  'application/json': 'jsonld',
  'application/xml': 'rdf',
  'text/n3': 'ttl',
};

/** The syntax that whoever asks likes best (RFC 9110), a page for people where they would rather have that. */
function preferred(accept: string | undefined): Syntax | 'page' | null {
  const wishes = (accept ?? '*/*').split(',').map((one, at) => {
    const [type = '', ...parameters] = one
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/u);
    const weight = Number(parameters.find((each) => each.startsWith('q='))?.slice(2) ?? 1);
    return { type, weight: Number.isFinite(weight) ? weight : 0, at };
  });
  const ordered = wishes.filter((one) => one.weight > 0).sort((a, b) => b.weight - a.weight || a.at - b.at);
  for (const { type } of ordered) {
    if (type === 'text/html' || type === 'application/xhtml+xml') return 'page';
    const found = (Object.keys(syntaxes) as Syntax[]).find((one) => syntaxes[one].type === type) ?? others[type];
    if (found) return found;
    if (type === '*/*' || type === 'text/*') return 'ttl';
    if (type === 'application/*') return 'jsonld';
  }
  return null;
}

const written = (graph: readonly Triple[], syntax: Syntax): EndpointAnswer => ({
  type: `${syntaxes[syntax].type}; charset=utf-8`,
  headers: { vary: 'Accept' },
  body: syntaxes[syntax].write(graph),
});
const notAcceptable = (): never => {
  throw new Refused('file-type', {
    field: 'Accept',
    message: label('有 Turtle、RDF/XML 和 JSON-LD 三种', 'There are Turtle, RDF/XML and JSON-LD'),
  });
};
async function counted(city: City, { headers }: EndpointRequest, action: string): Promise<void> {
  const holder = await holderOf(city, headers);
  await countCall(city, { action, key: holder?.key ?? null, refused: false });
}

async function catalogue(request: EndpointRequest, city: City, syntax: Syntax): Promise<EndpointAnswer> {
  const { query } = request;
  const page = Number(query.page ?? 1);
  if (!Number.isSafeInteger(page) || page < 1) throw new Refused('invalid-input', { field: 'page' });
  const since = query.modified_since;
  if (since !== undefined && Number.isNaN(Date.parse(since)))
    throw new Refused('invalid-input', {
      field: 'modified_since',
      message: label('应为 ISO 8601 日期', 'An ISO 8601 date'),
    });
  const { datasets, modified } = await publishedCatalogue(city);
  const from = since === undefined ? '' : new Date(since).toISOString();
  const all = datasets.filter((one) => one.modified >= from);
  const graph = catalogueGraph(catalogueOf(city, modified), all.slice((page - 1) * perPage, page * perPage), {
    page,
    perPage,
    total: all.length,
    addressOf: (to) =>
      `${city.address}/catalog.${syntax}?page=${to}${since === undefined ? '' : `&modified_since=${encodeURIComponent(since)}`}`,
  });
  await counted(city, request, 'catalog');
  return written(graph, syntax);
}

async function dataset(request: EndpointRequest, city: City, syntax: Syntax | 'package'): Promise<EndpointAnswer> {
  const found = (await publishedCatalogue(city)).dataset.get(request.params.dataset ?? '');
  if (!found) throw new Refused('not-found');
  await counted(city, request, syntax === 'package' ? 'datapackage' : 'dataset');
  return syntax === 'package'
    ? { type: 'application/json; charset=utf-8', body: JSON.stringify(dataPackage(found), null, 1) }
    : written(datasetGraph(city.address, found), syntax);
}

const about = { method: 'GET', by: everyone, law: '31.1', heading: 'data-catalogue', perMinute: allowance } as const;
const negotiated = (request: EndpointRequest, page: string, write: (syntax: Syntax) => Promise<EndpointAnswer>) => {
  const syntax = preferred(request.headers.accept) ?? notAcceptable();
  return syntax === 'page' ? { status: 303, headers: { location: page, vary: 'Accept' }, body: '' } : write(syntax);
};

/** The catalogue and its datasets as DCAT 3, by content negotiation or by the ending of the address; and data packages. */
export const dcatEndpoints = [
  endpoint({
    ...about,
    path: '/catalog',
    summary: label('目录（DCAT 3，按 Accept 给出）', 'The catalogue as DCAT 3, by content negotiation'),
    answer: async (request, city) =>
      negotiated(request, '/data-catalogue', (syntax) => catalogue(request, city, syntax)),
  }),
  ...(Object.keys(syntaxes) as Syntax[]).map((syntax) =>
    endpoint({
      ...about,
      path: `/catalog.${syntax}`,
      summary: label(
        `目录（DCAT 3，${syntaxes[syntax].type}）：page、modified_since`,
        `The catalogue as DCAT 3, ${syntaxes[syntax].type}: page, modified_since`,
      ),
      answer: (request, city) => catalogue(request, city, syntax),
    }),
  ),
  endpoint({
    ...about,
    path: '/dataset/:dataset',
    summary: label(
      '一项数据（DCAT 3，按 Accept 或者后缀 .ttl、.rdf、.jsonld 给出）',
      'A dataset as DCAT 3, by content negotiation or ending .ttl, .rdf, .jsonld',
    ),
    async answer(request, city) {
      const [, id = '', ending] = /^(.*?)(?:\.(ttl|rdf|jsonld))?$/u.exec(request.params.dataset ?? '') ?? [];
      const named = { ...request, params: { dataset: id } };
      if (isSyntax(ending)) return dataset(named, city, ending);
      const found = (await publishedCatalogue(city)).dataset.get(id);
      if (!found) throw new Refused('not-found');
      return negotiated(request, new URL(found.page).pathname, (syntax) => dataset(named, city, syntax));
    },
  }),
  endpoint({
    ...about,
    path: '/dataset/:dataset/datapackage.json',
    summary: label('一项数据的 Frictionless 数据包', 'A dataset’s Frictionless data package'),
    answer: (request, city) => dataset(request, city, 'package'),
  }),
];
