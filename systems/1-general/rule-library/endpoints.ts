import { Readable } from 'node:stream';
import { z } from 'zod';
import { isRuleTable, type RuleTableId, ruleTableIds, ruleTables } from '#families/rules/catalogue.ts';
import { digestOfRules } from '#families/rules/firstRules.ts';
import { textAtMost } from '#families/rules/versions.ts';
import { type Actor, everyone, officer } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { type Endpoint, endpoint } from '#kernel/endpoint.ts';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { findingsIn, tried } from './desk.ts';
import { gradeAgain } from './gradings.ts';
import { countsOf, fileOf, type LineQuery, linesOf, replayOf, taskOf } from './lines.ts';
import { findText, keepText } from './texts.ts';

const industry = officer('industry');
const article = '66.3';

/** Reads a body by its schema; refuses with the name of the first field that does not fit. */
function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const found = schema.safeParse(body);
  if (!found.success) throw new Refused('invalid-input', { field: found.error.issues[0]?.path.join('.') });
  return found.data;
}
const xml = z
  .string()
  .min(1)
  .max(textAtMost * 2);
const table = z.string().refine(isRuleTable) as unknown as z.ZodType<RuleTableId>;

/** A version that the actor may read. Refuses like a record that is not there. */
async function getVersion(id: string | undefined, actor: Actor, city: City): Promise<CaseRecord> {
  const record = await city.get('rule-library', id ?? '');
  if (!record || !city.mayRead(record, actor)) throw new Refused('not-found');
  return record;
}

/** All tables of the platform with what is in force of each and, for the office, what is being prepared. */
const tables = endpoint({
  method: 'GET',
  path: '/api/rule-library/tables',
  by: everyone,
  law: article,
  summary: label('各规则表及施行版本', 'The tables, with what is in force of each'),
  async answer({ actor }, city) {
    const rows = await city.query<{ id: string; table: string; state: string; inForce: boolean }>(
      `select r.id, r.number, r.state, r.facts->>'table' as "table", r.facts->>'title' as title, r.facts->>'standing' as standing,
         r.facts->>'instrument' as instrument, r.facts->'source' as source, r.facts->>'effectiveOn' as "effectiveOn",
         r.facts->>'text' as text, f.record is not null as "inForce", r.updated_at as "updatedAt"
       from records r left join rules_in_force f on f.record = r.id
       where r.system = 'rule-library' and (f.record is not null or r.state not in ('inForce', 'superseded', 'withdrawn'))
       order by r.created_at desc limit 500`,
    );
    const seen = rows.filter(
      ({ state }) => state === 'approved' || state === 'inForce' || actor.offices.includes('industry'),
    );
    return {
      body: ruleTableIds.map((id) => {
        const { label: name, law, askedBy, decisions } = ruleTables[id];
        const own = seen.filter((one) => one.table === id);
        return {
          id,
          name,
          law,
          askedBy,
          decisions,
          inForce: own.find((one) => one.inForce) ?? null,
          prepared: own.filter((one) => !one.inForce),
        };
      }),
    };
  },
});

const text = endpoint({
  method: 'GET',
  path: '/api/rule-library/:id/text.dmn',
  by: everyone,
  law: article,
  summary: label('一个版本的 DMN 文本', 'The DMN text of a version'),
  async answer({ params, actor }, city) {
    const record = await getVersion(params.id, actor, city);
    const found = await findText(record.facts.text, city);
    if (found === undefined) throw new Refused('not-found', { field: 'text' });
    return {
      type: 'application/xml; charset=utf-8',
      headers: { 'content-disposition': `attachment; filename="${record.facts.table}-${record.number}.dmn"` },
      body: found,
    };
  },
});

const findings = endpoint({
  method: 'GET',
  path: '/api/rule-library/:id/findings',
  by: everyone,
  law: article,
  summary: label('一个版本的检查结果', 'What was found in the text of a version'),
  async answer({ params, actor }, city) {
    const { facts } = await getVersion(params.id, actor, city);
    const [row] = await city.query<{ findings: unknown }>(
      'select findings, blocking from rule_texts where digest = $1 and rule_table = $2',
      [facts.text, facts.table],
    );
    return { body: row ?? { findings: [], blocking: 0 } };
  },
});

const check = endpoint({
  method: 'POST',
  path: '/api/rule-library/check',
  by: industry,
  law: article,
  perMinute: 120,
  summary: label('检查规则文本，不保存', 'Check a text without keeping it'),
  async answer({ body }) {
    const given = read(z.object({ table, xml }), body);
    const found = await findingsIn(given.table, given.xml);
    return {
      body: { digest: digestOfRules(given.xml), findings: found, blocking: found.filter((one) => one.blocks).length },
    };
  },
});

const begin = endpoint({
  method: 'POST',
  path: '/api/rule-library/drafts',
  by: industry,
  law: article,
  summary: label('据施行版本起草新版本', 'Begin a new version, based on the one in force'),
  async answer({ actor, body }, city) {
    const given = read(z.object({ table, basedOn: z.uuid().optional() }), body);
    const [now] = await city.query<{ record: string }>('select record from rules_in_force where rule_table = $1', [
      given.table,
    ]);
    const base = await getVersion(given.basedOn ?? now?.record, actor, city);
    if (base.facts.table !== given.table) throw new Refused('invalid-input', { field: 'basedOn' });
    const made = await city.create('rule-library', {
      table: given.table,
      title: `${base.facts.title}（修订稿）`.slice(0, 80),
      basedOn: base.id,
      author: actor.person,
      text: base.facts.text,
      standing: 'provisional',
      source: base.facts.source,
    });
    return { status: 201, body: { id: made.id, number: made.number } };
  },
});

const saveText = endpoint({
  method: 'PUT',
  path: '/api/rule-library/:id/text',
  by: industry,
  law: article,
  summary: label('保存草稿的规则文本并检查', 'Save the text of a draft, with what is found in it'),
  async answer({ params, actor, body, headers }, city) {
    const given = read(z.object({ xml }), body);
    const record = await getVersion(params.id, actor, city);
    if (record.state !== 'draft') throw new Refused('no-such-move', { field: 'saveText' });
    if (record.facts.author !== actor.person) throw new Refused('not-allowed');
    const digest = await keepText(record.facts.table as RuleTableId, given.xml, city);
    const seen = /^"?(\d+)"?$/u.exec(headers['if-match'] ?? '')?.[1];
    const { revision } = await city
      .as(actor)
      .move('rule-library', record.id, 'saveText', { text: digest }, { revision: seen ? Number(seen) : undefined });
    const [found] = await city.query<object>(
      'select findings, blocking from rule_texts where digest = $1 and rule_table = $2',
      [digest, record.facts.table],
    );
    return { body: { digest, revision, ...found } };
  },
});

const trial = endpoint({
  method: 'POST',
  path: '/api/rule-library/try',
  by: everyone,
  law: article,
  perMinute: 30,
  summary: label('试算：给定事实，逐行逐格说明', 'A trial run: facts in, every row and cell out'),
  async answer({ actor, body }, city) {
    const given = read(
      z.object({
        table,
        decision: z.string(),
        facts: z.record(z.string(), z.unknown()),
        xml: xml.optional(),
        version: z.uuid().optional(),
      }),
      body,
    );
    // Everybody may try what they may read; a text of one's own takes the desk's time.
    if (given.xml !== undefined && !actor.offices.includes('industry'))
      throw new Refused('not-allowed', { field: 'xml' });
    const asked = given.version ? await getVersion(given.version, actor, city) : null;
    const tryText = given.xml ?? (asked && (await findText(asked.facts.text, city)));
    if (!tryText) throw new Refused('invalid-input', { field: 'xml' });
    if (!(ruleTables[given.table].decisions as readonly string[]).includes(given.decision))
      throw new Refused('invalid-input', { field: 'decision' });
    return { body: { trace: await tried(given.table, tryText, given.decision, given.facts) } };
  },
});

const replay = endpoint({
  method: 'GET',
  path: '/api/rule-library/:id/replay',
  by: industry,
  law: article,
  summary: label('影响回放的进度与合计', 'The impact replay: progress and totals'),
  async answer({ params, actor }, city) {
    const { id } = await getVersion(params.id, actor, city);
    const row = await replayOf(id, city);
    if (!row) return { body: { replay: null } };
    const [task, counts] = await Promise.all([
      taskOf('rule-library.replay', { replay: row.id }, city),
      countsOf(row.id, city),
    ]);
    return { body: { replay: row, task, ...counts } };
  },
});

const lineQuery = ({ kind, after, limit }: Readonly<Record<string, string | undefined>>): LineQuery => ({
  kind: kind || null,
  after: after && z.uuid().safeParse(after).success ? after : null,
  limit: Math.min(Math.max(Number(limit) || 50, 1), 500),
});

const lines = endpoint({
  method: 'GET',
  path: '/api/rule-library/:id/replay/lines',
  by: industry,
  law: article,
  summary: label('结果变化的事项', 'The cases that change'),
  async answer({ params, query, actor }, city) {
    const { id } = await getVersion(params.id, actor, city);
    const row = await replayOf(id, city);
    const items = row ? await linesOf(row.id, lineQuery(query), city) : [];
    return { body: { items } };
  },
});

const download = (format: 'csv' | 'json') =>
  endpoint({
    method: 'GET',
    path: `/api/rule-library/:id/replay.${format}`,
    by: industry,
    law: article,
    summary: label(`下载影响回放（${format.toUpperCase()}）`, `Download the replay (${format.toUpperCase()})`),
    async answer({ params, actor }, city) {
      const { id, number } = await getVersion(params.id, actor, city);
      const row = await replayOf(id, city);
      if (!row) throw new Refused('not-found');
      return {
        type: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
        headers: { 'content-disposition': `attachment; filename="${number}-replay.${format}"` },
        body: Readable.from(fileOf(format, row.id, city)),
      };
    },
  });

/** What goes on with a task that was stopped or failed; one that still runs is left alone. */
const goOn = (path: `/api/${string}`, name: string, payloadOf: (id: string, city: City) => Promise<object | null>) =>
  endpoint({
    method: 'POST',
    path,
    by: industry,
    law: article,
    summary: label('继续已停止的后台任务', 'Go on with a background task that was stopped'),
    async answer({ params, actor }, city) {
      const { id } = await getVersion(params.id, actor, city);
      const payload = await payloadOf(id, city);
      const last = payload && (await taskOf(name, payload, city));
      if (!payload || !last) throw new Refused('not-found');
      if (!['stopped', 'failed'].includes(last.state)) return { body: { task: last.id } };
      return { body: { task: await city.start(name, payload, { key: `after-${last.id}` }) } };
    },
  });
const replayGoesOn = goOn('/api/rule-library/:id/replay/resume', 'rule-library.replay', async (id, city) => {
  const row = await replayOf(id, city);
  return row?.state === 'running' ? { replay: row.id } : null;
});
const effectGoesOn = goOn('/api/rule-library/:id/effect/resume', 'rule-library.regrade', async (id) => ({
  version: id,
}));

const effect = endpoint({
  method: 'GET',
  path: '/api/rule-library/:id/effect',
  by: industry,
  law: article,
  summary: label('施行后的重新分级进度', 'How far the regrading has come'),
  async answer({ params, actor }, city) {
    const { id } = await getVersion(params.id, actor, city);
    return { body: { task: await taskOf('rule-library.regrade', { version: id }, city) } };
  },
});

const gradings = endpoint({
  method: 'GET',
  path: '/api/rule-library/gradings/:id',
  by: everyone,
  law: '66.1',
  summary: label('复算一次分级：规则版本、行、单元格、条款', 'A grade found once more: version, row, cell and article'),
  async answer({ params, actor }, city) {
    const record = await city.get('risk-grading', params.id ?? '');
    if (!record || !city.mayRead(record, actor)) throw new Refused('not-found');
    const again = await gradeAgain(record, city);
    if (!again) throw new Refused('not-found', { field: 'revision' });
    return { body: again };
  },
});

export const ruleEndpoints: readonly Endpoint[] = [
  tables,
  text,
  findings,
  check,
  begin,
  saveText,
  trial,
  replay,
  lines,
  download('csv'),
  download('json'),
  replayGoesOn,
  effect,
  effectGoesOn,
  gradings,
];
