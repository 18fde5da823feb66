import type { FastifyInstance } from 'fastify';
import { Refused } from '#kernel/refusals.ts';
import { akomaNtoso } from '#law/akn.ts';
import { type Duty, duties, findDuty } from '#law/duties.ts';
import { timeInForce, timeText } from '#law/dutyTime.ts';
import { regulationJson } from '#law/json.ts';
import { articleJsonLd, regulationJsonLd } from '#law/jsonLd.ts';
import { getOffice } from '#law/offices.ts';
import { articleCount } from '#law/places.ts';
import { regulation } from '#law/regulation.ts';
import { searchLaw } from '#law/search.ts';
import { systemName } from '#law/systemNames.ts';
import { conditionOf, declaredFor, dutyEvidence, evidenceOf } from '#store/evidenceStore.ts';
import { mayRead } from '#store/perform.ts';
import { type RecordRow, recordOf } from '#store/rows.ts';
import { rowOf } from './pages.ts';
import type { AppParts } from './parts.ts';

const jsonLd = 'application/ld+json; charset=utf-8';
const aknXml = 'application/akn+xml; charset=utf-8';

/** The law as data, and each duty with its status now. */
export function lawRoutes(app: FastifyInstance, { around }: AppParts): void {
  const described = (duty: Duty) => {
    const id = declaredFor(around, duty)?.system ?? duty.system;
    const built = around.systems.get(id);
    const time = timeInForce(duty.time, around.settings);
    const name = built ? { zh: built.name.zh, en: built.name.en } : systemName(id);
    return {
      ...duty,
      chapter: regulation.articles[duty.article - 1]?.chapter,
      addressee: { ...duty.addressee, officeNames: duty.addressee.offices.map((office) => getOffice(office).name) },
      time,
      timeRule: timeText(time),
      answeredBy: name && { id, name, built: built !== undefined },
    };
  };
  const withStatus = async () => {
    const evidence = new Map((await dutyEvidence(around)).map((one) => [one.id, one]));
    return duties.map((duty) => ({ ...described(duty), ...evidence.get(duty.id) }));
  };
  app.get('/api/law', async () => regulationJson());
  app.get<{ Querystring: { q?: string; language?: string } }>('/api/law/search', async ({ query }) => ({
    hits: searchLaw((query.q ?? '').slice(0, 200), query.language === 'en' ? 'en' : 'zh'),
  }));
  app.get('/law/regulation.json', async () => regulationJson());
  app.get('/law/regulation.jsonld', async (_request, reply) => reply.type(jsonLd).send(regulationJsonLd()));
  app.get('/law/regulation.akn.xml', async (_request, reply) => reply.type(aknXml).send(akomaNtoso()));
  app.get('/law/regulation.en.akn.xml', async (_request, reply) =>
    reply.type(aknXml).send(akomaNtoso(undefined, 'en')),
  );
  app.get('/law/duties.json', async () => ({ duties: await withStatus() }));
  app.get<{ Params: { file: string } }>('/law/article/:file', async (request, reply) => {
    const [, number, form] = /^([1-9]\d?)\.(json|jsonld|akn\.xml|en\.akn\.xml)$/u.exec(request.params.file) ?? [];
    const article = Number(number);
    if (!(article <= articleCount)) throw new Refused('not-found');
    if (form === 'jsonld') return reply.type(jsonLd).send(articleJsonLd(article));
    if (form !== 'json') return reply.type(aknXml).send(akomaNtoso(article, form === 'akn.xml' ? 'zh' : 'en'));
    const found = regulationJson().articles[article - 1];
    return { ...found, duties: (await withStatus()).filter((duty) => duty.article === article) };
  });
  app.get('/api/duties', async () => {
    const list = await withStatus();
    const totals: Record<string, number> = {};
    for (const one of list) totals[one.status ?? ''] = (totals[one.status ?? ''] ?? 0) + 1;
    return { duties: list, totals };
  });
  app.get<{ Params: { id: string } }>('/api/duties/:id', async (request) => {
    const duty = findDuty(request.params.id);
    if (!duty) throw new Refused('not-found');
    const status = await evidenceOf(around, duty);
    const declared = declaredFor(around, duty);
    const of = declared && around.systems.get(declared.system);
    const about = { duty: { ...described(duty), ...status }, ...status };
    if (!declared?.evidence || !of) return { ...about, records: [] };
    const { where, values } = conditionOf(declared.system, declared.evidence);
    const { rows } = await around.pool.query<RecordRow & { owner_name: string | null }>(
      `select r.*, p.name as owner_name from records r left join parties p on p.id = r.owner where ${where} order by r.updated_at desc limit 100`,
      values,
    );
    const records = rows
      .map((row) => ({ ...recordOf(row), ownerName: row.owner_name }))
      .filter((one) => mayRead(of, one, request.actor));
    return { ...about, records: records.map((one) => rowOf(of, one, request.actor)) };
  });
}
