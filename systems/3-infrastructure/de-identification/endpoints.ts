import type { FieldFacts } from '#families/opendata/ingest.ts';
import { type Actor, everyone, holds } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { type Endpoint, endpoint } from '#kernel/endpoint.ts';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { settingInForce, settingValue } from '#kernel/settings.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { wordFor } from '#kernel/words.ts';
import { inside, office } from './facts.ts';
import { inThread } from './inThread.ts';
import type { Searched } from './jobs.ts';
import { proposedFor } from './proposal.ts';
import { settings, smallestJoint } from './settings.ts';
import { askedOf, dataOf, getVersion, levelsIn } from './specs.ts';

const law = '33.2';
const id = 'de-identification';

/** The assessment, where the actor is of those whose data they are, or of the office; else as if it were not there. */
async function insideOf(city: City, record: string | undefined, actor: Actor): Promise<CaseRecord> {
  const found = await city.get(id, record ?? '');
  if (!found || !city.mayRead(found, actor) || !holds(inside, actor, found)) throw new Refused('not-found');
  return found;
}
/** Whoever begins an assessment may name any version: only that of a resource of theirs tells them anything. */
async function ownDataset(city: City, record: CaseRecord, actor: Actor): Promise<CaseRecord> {
  const dataset = await city.get('data-catalogue', String(record.facts.dataset));
  const own = dataset && [dataset.owner, dataset.facts.provider].some((one) => actor.parties.includes(String(one)));
  if (!dataset || !(own || holds(office, actor, record))) throw new Refused('not-found', { field: 'dataset' });
  return dataset;
}

const columns = endpoint({
  method: 'GET',
  path: '/api/de-identification/:id/columns',
  by: everyone,
  law,
  summary: label('各列的概况和建议的处理', 'The columns with what is proposed for each'),
  async answer({ params, actor }, city) {
    const record = await insideOf(city, params.id, actor);
    const dataset = await ownDataset(city, record, actor);
    const version = await getVersion(city, record);
    if (version.dataset !== dataset.id) throw new Refused('not-found', { field: 'version' });
    const said = (dataset.facts.fields ?? []) as readonly FieldFacts[];
    return {
      body: {
        version: version.number,
        rows: version.rows,
        columns: (version.profile?.columns ?? []).map((one) => ({
          ...proposedFor(
            one,
            version.rows ?? 0,
            said.find(({ name }) => name === one.name),
          ),
          type: one.type,
          distinct: one.distinct,
          missing: one.missing,
          samples:
            one.top?.slice(0, 3).map(({ value }) => value) ?? [one.min, one.max].filter((value) => value !== null),
        })),
      },
    };
  },
});

interface Findings {
  readonly measured: unknown;
  readonly searched: Searched | null;
  readonly spread: unknown;
}
const findings = endpoint({
  method: 'GET',
  path: '/api/de-identification/:id/findings',
  by: everyone,
  law,
  summary: label('测得的风险和候选方案', 'The risks measured and the candidates found'),
  async answer({ params, actor }, city) {
    const record = await insideOf(city, params.id, actor);
    const [found] = await city.query<Findings>(
      'select measured, searched, spread from deidentification_findings where assessment = $1',
      [record.id],
    );
    return {
      body: {
        ...(found ?? { measured: null, searched: null, spread: null }),
        smallestJoint: settingValue(smallestJoint, city.settings),
      },
    };
  },
});

const work = endpoint({
  method: 'GET',
  path: '/api/de-identification/:id/work',
  by: everyone,
  law,
  summary: label('后台计算的进度', 'How far the work in the background is'),
  async answer({ params, actor }, city) {
    const record = await insideOf(city, params.id, actor);
    const [task] = await city.query<object>(
      `select id, name, state, done::float8 as done, total::float8 as total, cursor as progress, refusal from tasks
       where payload @> jsonb_build_object('assessment', $1::text) order by created_at desc limit 1`,
      [record.id],
    );
    return { body: { task: task ?? null } };
  },
});

const spread = endpoint({
  method: 'GET',
  path: '/api/de-identification/:id/spread',
  by: everyone,
  law,
  perMinute: 60,
  summary: label('某一方案前后各列的分布：?levels=0,2,1', 'The columns before and after a candidate: ?levels=0,2,1'),
  async answer({ params, query, actor }, city) {
    const record = await insideOf(city, params.id, actor);
    await ownDataset(city, record, actor);
    if (!/^\d+(,\d+)*$/u.test(query.levels ?? '')) throw new Refused('invalid-input', { field: 'levels' });
    const levels = levelsIn((query.levels ?? '').replaceAll(',', ' '));
    const asked = { data: await dataOf(city, record), asked: askedOf(record, city.settings), levels };
    return { body: await inThread({ kind: 'spread', ...asked }) };
  },
});

const report = endpoint({
  method: 'GET',
  path: '/api/de-identification/:id/report.html',
  by: everyone,
  law,
  summary: label('证据报告', 'The evidence report'),
  async answer({ params, actor }, city) {
    const record = await city.get(id, params.id ?? '');
    if (!record || !city.mayRead(record, actor) || !record.facts.report) throw new Refused('not-found');
    return {
      type: 'text/html; charset=utf-8',
      headers: { 'content-disposition': `attachment; filename="${record.number}.html"` },
      body: city.files.read(String(record.facts.report)),
    };
  },
});

const values = endpoint({
  method: 'GET',
  path: '/api/de-identification/settings',
  by: everyone,
  law,
  summary: label('所依取值及其来源', 'The values that assessments rest on, with their sources'),
  answer: async (_request, city) => ({ body: { items: settings.map((one) => settingInForce(one, city.settings)) } }),
});

interface Passed {
  readonly id: string;
  readonly number: number;
  readonly ground: string | null;
  readonly cleared: boolean;
  readonly record: { system: string; id: string; number: string; state: string } | null;
}
const gate = endpoint({
  method: 'GET',
  path: '/api/de-identification/gate/:dataset',
  by: everyone,
  law,
  summary: label('一项数据资源的各版本是否放行', 'Whether the versions of a resource have passed'),
  async answer({ params, actor }, city) {
    const dataset = await city.get('data-catalogue', params.dataset ?? '');
    if (!dataset || !city.mayRead(dataset, actor)) throw new Refused('not-found');
    const own = actor.parties.some((one) => one === dataset.owner || one === dataset.facts.provider);
    const mayAssess = own || holds(office, actor, null);
    const versions = await city.query<Passed>(
      `select v.id, v.number, c.ground, c.version is not null as cleared, a.record
       from dataset_versions v left join version_clearances c on c.version = v.id and c.withdrawn_at is null
         left join lateral (select jsonb_build_object('system', r.system, 'id', r.id, 'number', r.number, 'state', r.state) as record
           from records r where r.system in ('de-identification', 'de-identification-exemptions') and r.facts @> jsonb_build_object('version', v.id::text)
             and (r.state in ('cleared', 'withdrawn', 'exempt') or $2)
           order by r.id = c.assessment desc nulls last, r.updated_at desc limit 1) a on true
       where v.dataset = $1 and v.state = 'ready' order by v.number desc limit 20`,
      [dataset.id, mayAssess],
    );
    return {
      body: {
        mayAssess,
        items: versions.map(({ id, number, ground, cleared, record }) => ({
          id,
          number,
          passed: cleared ? (ground ? 'exempt' : 'released') : null,
          record: record && { ...record, stateLabel: wordFor(record.state) },
        })),
      },
    };
  },
});

export const deidentificationEndpoints: readonly Endpoint[] = [values, gate, columns, findings, work, spread, report];
