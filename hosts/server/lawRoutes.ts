import type { FastifyInstance } from 'fastify';
import { Refused } from '#kernel/refusals.ts';
import { akomaNtoso } from '#law/akn.ts';
import { duties, findDuty } from '#law/duties.ts';
import { regulationJson, regulationJsonLd } from '#law/json.ts';
import { getOffice } from '#law/offices.ts';
import { conditionOf, declaredFor, dutyEvidence, evidenceOf } from '#store/evidenceStore.ts';
import { mayRead } from '#store/perform.ts';
import { type RecordRow, recordOf } from '#store/rows.ts';
import { rowOf } from './pages.ts';
import type { AppParts } from './parts.ts';

/** The law as data, and each duty with its status now. */
export function lawRoutes(app: FastifyInstance, { around }: AppParts): void {
  const withStatus = async () => {
    const evidence = new Map((await dutyEvidence(around)).map((one) => [one.id, one]));
    return duties.map((duty) => ({
      ...duty,
      ...evidence.get(duty.id),
      addressee: { ...duty.addressee, officeNames: duty.addressee.offices.map((id) => getOffice(id).name) },
    }));
  };
  app.get('/api/law', async () => regulationJson());
  app.get('/law/regulation.json', async () => regulationJson());
  app.get('/law/regulation.jsonld', async (_request, reply) =>
    reply.type('application/ld+json').send(regulationJsonLd()),
  );
  app.get('/law/regulation.akn.xml', async (_request, reply) =>
    reply.type('application/akn+xml; charset=utf-8').send(akomaNtoso()),
  );
  app.get<{ Params: { article: string } }>('/law/article/:article.akn.xml', async (request, reply) => {
    const article = Number(request.params.article);
    if (!(article >= 1 && article <= 73)) throw new Refused('not-found');
    return reply.type('application/akn+xml; charset=utf-8').send(akomaNtoso(article));
  });
  app.get('/law/duties.json', async () => ({ duties: await withStatus() }));
  app.get<{ Params: { article: string } }>('/law/article/:article.json', async (request) => {
    const article = Number(request.params.article);
    const found = regulationJson().articles[article - 1];
    if (!found) throw new Refused('not-found');
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
    if (!declared?.evidence || !of) return { duty, ...status, records: [] };
    const { where, values } = conditionOf(declared.system, declared.evidence);
    const { rows } = await around.pool.query<RecordRow & { owner_name: string | null }>(
      `select r.*, p.name as owner_name from records r left join parties p on p.id = r.owner where ${where} order by r.updated_at desc limit 100`,
      values,
    );
    const records = rows
      .map((row) => ({ ...recordOf(row), ownerName: row.owner_name }))
      .filter((one) => mayRead(of, one, request.actor));
    return { duty, ...status, records: records.map((one) => rowOf(of, one, request.actor)) };
  });
}
