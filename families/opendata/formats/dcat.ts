import type { Label } from '#kernel/label.ts';
import { mediaTypes, type PublishedCatalogue, type PublishedDataset, type Publisher } from './publishedDataset.ts';
import { blank, type Curie, expand, iri, type Term, type Triple, text, typed } from './triples.ts';

/** A page of a catalogue; `modifiedSince` goes on into the addresses of the other pages. */
export interface CataloguePage {
  readonly page: number;
  readonly perPage: number;
  readonly total: number;
  /** The address of a page of the same query in the same syntax. */
  addressOf(page: number): string;
}

/** A value of the authority tables of the EU's Publications Office, which DCAT-AP asks for and harvesters know. */
const authority = (table: string, value: string): Term =>
  iri(`http://publications.europa.eu/resource/authority/${table}/${value}`);

const frequencies: Readonly<Record<string, string>> = {
  once: 'NEVER',
  yearly: 'ANNUAL',
  quarterly: 'QUARTERLY',
  monthly: 'MONTHLY',
  weekly: 'WEEKLY',
  daily: 'DAILY',
  continuous: 'UPDATE_CONT',
};

/** Both languages, each under its tag; where the English is the Chinese over again it is said once. */
const both = ({ zh, en }: Label): Term[] => [text(zh, 'zh'), ...(en === zh ? [] : [text(en, 'en')])];

const describe =
  (subject: Term, into: Triple[]) =>
  (predicate: Curie, ...objects: (Term | undefined)[]): void => {
    for (const object of objects) if (object) into.push({ subject, predicate: expand(predicate), object });
  };
const type = (name: Curie): Term => iri(expand(name));

export const datasetIri = (address: string, id: string): string => `${address}/dataset/${id}`;
export const publisherIri = (address: string, { id }: Publisher): string => `${address}/organization/${id}`;

function publisherTriples(address: string, publisher: Publisher): Triple[] {
  const into: Triple[] = [];
  const say = describe(iri(publisherIri(address, publisher)), into);
  say('rdf:type', type('foaf:Agent'));
  say('foaf:name', ...both(publisher.title));
  return into;
}

/** A dataset as DCAT 3, with DCAT-AP's mandatory properties: title, description, access address, agent's name. */
export function datasetTriples(address: string, dataset: PublishedDataset): Triple[] {
  const into: Triple[] = [];
  const subject = datasetIri(address, dataset.id);
  const say = describe(iri(subject), into);
  say('rdf:type', type('dcat:Dataset'));
  say('dct:identifier', text(dataset.id));
  say('dct:title', ...both(dataset.title));
  say('dct:description', ...both(dataset.abstract));
  say('dct:publisher', iri(publisherIri(address, dataset.publisher)));
  say('dct:issued', typed(dataset.issued, 'xsd:dateTime'));
  say('dct:modified', typed(dataset.modified, 'xsd:dateTime'));
  say('dcat:landingPage', iri(dataset.page));
  say('dcat:keyword', ...dataset.keywords.map((one) => text(one, 'zh')));
  if (dataset.version) say('dcat:version', text(String(dataset.version.number)));
  if (dataset.frequency)
    say('dct:accrualPeriodicity', authority('frequency', frequencies[dataset.frequency] ?? 'UNKNOWN'));
  if (dataset.subject) say('dcat:theme', iri(`${address}/group/${dataset.subject.name}`));
  if (dataset.spatial) {
    const place = blank(`place-${dataset.id}`);
    say('dct:spatial', place);
    describe(place, into)('rdf:type', type('dct:Location'));
    describe(place, into)('skos:prefLabel', text(dataset.spatial, 'zh'));
  }
  if (dataset.temporal) {
    const period = blank(`period-${dataset.id}`);
    const tell = describe(period, into);
    say('dct:temporal', period);
    tell('rdf:type', type('dct:PeriodOfTime'));
    tell('dcat:startDate', typed(dataset.temporal.from, 'xsd:date'));
    if (dataset.temporal.to) tell('dcat:endDate', typed(dataset.temporal.to, 'xsd:date'));
  }
  for (const resource of dataset.resources) {
    const about = iri(`${subject}/resource/${resource.id}`);
    say('dcat:distribution', about);
    const tell = describe(about, into);
    tell('rdf:type', type('dcat:Distribution'));
    tell('dct:title', ...both(resource.name));
    tell('dcat:accessURL', iri(resource.access));
    if (resource.download) tell('dcat:downloadURL', iri(resource.download));
    tell('dcat:mediaType', iri(`http://www.iana.org/assignments/media-types/${mediaTypes[resource.format]}`));
    tell('dct:format', authority('file-type', resource.format.toUpperCase()));
    if (resource.size !== undefined) tell('dcat:byteSize', typed(String(resource.size), 'xsd:nonNegativeInteger'));
    if (dataset.licence?.url) tell('dct:license', iri(dataset.licence.url));
  }
  for (const link of dataset.links) {
    const about = iri(`${subject}/resource/${link.id}`);
    say('dcat:distribution', about);
    const tell = describe(about, into);
    tell('rdf:type', type('dcat:Distribution'));
    tell('dct:title', text(link.name));
    tell('dcat:accessURL', iri(link.url));
  }
  if (dataset.subject) {
    const tell = describe(iri(`${address}/group/${dataset.subject.name}`), into);
    tell('rdf:type', type('skos:Concept'));
    tell('skos:prefLabel', ...both(dataset.subject.title));
  }
  return into;
}

/** One dataset with its publisher. */
export const datasetGraph = (address: string, dataset: PublishedDataset): Triple[] =>
  once([...datasetTriples(address, dataset), ...publisherTriples(address, dataset.publisher)]);

/**
 * A page of the catalogue: its datasets whole, and by Hydra how many there are and where the other pages lie. The names
 * of today's Hydra and those of the collection that older harvesters look for are both given.
 */
export function catalogueGraph(
  catalogue: PublishedCatalogue,
  datasets: readonly PublishedDataset[],
  { page, perPage, total, addressOf }: CataloguePage,
): Triple[] {
  const { address } = catalogue;
  const into: Triple[] = [];
  const last = Math.max(1, Math.ceil(total / perPage));
  const view = describe(iri(addressOf(page)), into);
  const link = (name: Curie, older: Curie, to: number) => {
    view(name, iri(addressOf(to)));
    view(older, iri(addressOf(to)));
  };
  view('rdf:type', type('hydra:PartialCollectionView'), type('hydra:PagedCollection'));
  view('hydra:totalItems', typed(String(total), 'xsd:integer'));
  view('hydra:itemsPerPage', typed(String(perPage), 'xsd:integer'));
  link('hydra:first', 'hydra:firstPage', 1);
  link('hydra:last', 'hydra:lastPage', last);
  if (page > 1) link('hydra:previous', 'hydra:previousPage', page - 1);
  if (page < last) link('hydra:next', 'hydra:nextPage', page + 1);

  const say = describe(iri(`${address}/catalog`), into);
  say('rdf:type', type('dcat:Catalog'));
  say('dct:title', ...both(catalogue.title));
  say('dct:description', ...both(catalogue.abstract));
  say('dct:publisher', iri(publisherIri(address, catalogue.publisher)));
  say('dct:language', authority('language', 'ZHO'), authority('language', 'ENG'));
  say('dct:modified', typed(catalogue.modified, 'xsd:dateTime'));
  say('foaf:homepage', iri(`${address}/`));
  say('dcat:dataset', ...datasets.map((one) => iri(datasetIri(address, one.id))));
  into.push(...publisherTriples(address, catalogue.publisher));
  for (const one of datasets) into.push(...datasetGraph(address, one));
  return once(into);
}

/** A graph is a set: what several datasets say of one publisher or subject is said once. */
function once(triples: readonly Triple[]): Triple[] {
  const seen = new Set<string>();
  return triples.filter((one) => {
    const key = JSON.stringify([one.subject, one.predicate, one.object]);
    return !seen.has(key) && seen.add(key);
  });
}
