import { stringify } from 'csv-stringify/sync';
import type { FastifyInstance } from 'fastify';
import { dutyFiltersOf, dutyTotals, filterDuties } from '#derive/duties.ts';
import { daysBetween, type IsoDate, today } from '#kernel/dates.ts';
import type { Label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { akomaNtoso } from '#law/akn.ts';
import { type Duty, duties, findDuty, reportWindow } from '#law/duties.ts';
import { timeInForce, timeText } from '#law/dutyTime.ts';
import { regulationJson } from '#law/json.ts';
import { articleJsonLd, regulationJsonLd } from '#law/jsonLd.ts';
import { getOffice } from '#law/offices.ts';
import { articleCount } from '#law/places.ts';
import { citation, regulation } from '#law/regulation.ts';
import { searchLaw } from '#law/search.ts';
import { systemName } from '#law/systemNames.ts';
import { conditionOf, type DutyEvidence, declaredFor, dutyEvidence, evidenceOf } from '#store/evidenceStore.ts';
import { mayRead } from '#store/perform.ts';
import { type RecordRow, recordColumns, recordOf } from '#store/rows.ts';
import { rowOf } from './pages.ts';
import type { AppParts } from './parts.ts';

const jsonLd = 'application/ld+json; charset=utf-8';
const aknXml = 'application/akn+xml; charset=utf-8';

/** The law as data, and each duty with its status now. */
export function lawRoutes(app: FastifyInstance, { around }: AppParts): void {
  const described = (duty: Duty) => {
    // The system that the law calls for; until it is built, the one whose records show the duty meanwhile.
    const id = around.systems.has(duty.system) ? duty.system : (declaredFor(around, duty)?.system ?? duty.system);
    const built = around.systems.get(id);
    const time = timeInForce(duty.time, around.settings);
    const name = built ? { zh: built.name.zh, en: built.name.en } : systemName(id);
    return {
      ...duty,
      chapter: regulation.articles[duty.article - 1]?.chapter ?? 0,
      addressee: { ...duty.addressee, officeNames: duty.addressee.offices.map((office) => getOffice(office).name) },
      time,
      timeRule: timeText(time),
      answeredBy: name && { id, name, built: built !== undefined },
    };
  };
  const withStatus = async () => {
    const evidence = new Map((await dutyEvidence(around)).map((one) => [one.id, one]));
    return duties.map((duty) => ({ ...described(duty), ...(evidence.get(duty.id) as DutyEvidence) }));
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
    return {
      duties: list,
      totals: Object.fromEntries(dutyTotals(list, 'status').map(({ key, total }) => [key, total])),
      chapters: regulationJson().chapters,
      deadline: reportDeadline(
        today(around.now()),
        list.find((duty) => duty.id === reportDuty),
      ),
    };
  });
  app.get<{ Querystring: Record<string, string | undefined> }>('/api/duties.csv', async ({ query }, reply) => {
    const rows = filterDuties(await withStatus(), dutyFiltersOf(query)).map((duty) => [
      duty.id,
      citation(duty.id).zh,
      duty.chapter,
      duty.article,
      duty.paragraph,
      duty.item ?? '',
      duty.modality,
      duty.action.zh,
      duty.action.en,
      duty.addressee.zh,
      duty.addressee.stated ? '是 yes' : '否 no',
      duty.timeRule?.zh ?? '',
      duty.answeredBy?.name.zh ?? '',
      duty.answeredBy?.built ? '是 yes' : '否 no',
      duty.status,
      duty.count,
      duty.explanation.zh,
    ]);
    reply.header('content-disposition', 'attachment; filename="duties.csv"').type('text/csv; charset=utf-8');
    return stringify([dutyColumns, ...rows], { bom: true, escape_formulas: true });
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
      `select ${recordColumns}, p.name as owner_name from records r left join parties p on p.id = r.owner where ${where} order by r.updated_at desc limit 100`,
      values,
    );
    const records = rows
      .map((row) => ({ ...recordOf(row), ownerName: row.owner_name }))
      .filter((one) => mayRead(of, one, request.actor));
    return { ...about, records: records.map((one) => rowOf(of, one, request.actor)) };
  });
}

const dutyColumns = [
  '编号 id',
  '条款 provision',
  '章 chapter',
  '条 article',
  '款 paragraph',
  '项 item',
  '约束方式 modality',
  '职责 duty',
  '职责（英文） duty in English',
  '主体 addressee',
  '主体由条文写明 addressee stated',
  '时限 time rule',
  '系统 system',
  '系统已建成 system built',
  '状态 status',
  '记录数 records',
  '说明 explanation',
];

/** Article 62's duty, the one whose deadline the Regulation sets by calendar. */
const reportDuty = '62.1';
function reportDeadline(on: IsoDate, duty: { status: string; explanation: Label } | undefined) {
  const year = Number(on.slice(0, 4));
  const window = reportWindow(year);
  return {
    duty: reportDuty,
    year,
    ...window,
    daysLeft: daysBetween(on, window.to),
    status: duty?.status,
    explanation: duty?.explanation,
  };
}
