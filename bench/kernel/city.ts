import { createHash } from 'node:crypto';
import pg from 'pg';
import { demoCases } from '#families/grading/example.ts';
import type { Actor } from '#kernel/access.ts';
import { officialCalendar } from '#kernel/clock/calendar.ts';
import { create, type StepResult, step } from '#kernel/step.ts';
import type { CaseRecord, System } from '#kernel/system.ts';
import { type SearchText, searchText } from '#store/searchText.ts';
import { systems } from '#systems/index.ts';
import { forms, groups, matters, prose, techniques } from './words.ts';

/** A firm of which a person is signed in. */
export interface Firm {
  readonly party: string;
  readonly person: string;
  readonly token: string;
  readonly csrf: string;
}
export interface BenchCity {
  readonly firms: readonly Firm[];
  /** Products that everybody may read, with the firm that each belongs to. */
  readonly products: readonly { id: string; firm: number }[];
  /** Drafts ready to be submitted, each of a high-risk product of its firm. */
  readonly drafts: readonly { id: string; firm: number }[];
}

const firms: readonly Firm[] = Array.from({ length: 100 }, (_, n) => ({
  party: idOf(1, n),
  person: idOf(2, n),
  token: `bench-session-${n}`,
  csrf: `bench-csrf-${n}`,
}));
const context = {
  now: new Date('2026-03-02T02:00:00Z'),
  settings: {},
  calendar: officialCalendar,
  clocks: [],
  reads: {},
  rules: {},
};
function getSystem(id: string): System {
  const found = systems.find((one) => one.id === id);
  if (!found) throw new Error(`no system ${id}`);
  return found;
}
function idOf(kind: number, n: number): string {
  return `${createHash('sha256').update(`${kind}/${n}`).digest('hex').slice(0, 8)}-0000-4000-8000-${String(kind * 1e9 + n).padStart(12, '0')}`;
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
function randomly(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
const products = getSystem('products');
const assessments = getSystem('ex-ante-assessments');
const random = randomly(7);
const pick = <T>(values: readonly T[]): T => values[Math.trunc(random() * values.length)] as T;

function productFacts(n: number, risky: boolean): Record<string, unknown> {
  const [technique, techniqueEn] = pick(techniques);
  const [matter, matterEn, field] = pick(matters);
  const [form, formEn] = pick(forms);
  const [group, groupEn] = pick(groups);
  const base = demoCases.find((one) => one.id === (risky ? 1 : 12))?.facts ?? {};
  return {
    ...base,
    ...(!risky && { field, vulnerableGroups: [], peopleAffected: Math.trunc(10 ** (2 + random() * 5)) }),
    name: `${matter}${technique}${form}${n}号`,
    nameEn: `${matterEn}: ${techniqueEn} ${formEn} ${n}`,
    version: `${1 + (n % 4)}.${n % 10}`,
    providerName: `测试企业${n % 997}（虚构）`,
    developer: `测试企业${n % 991}（虚构）`,
    purpose: {
      zh: `面向${group}，对${matter}进行${technique}，给出结果、依据和可信程度，由人员复核后使用。`,
      en: `For ${groupEn}: ${techniqueEn} on ${matterEn}, with result, grounds and confidence, reviewed by staff.`,
    },
    users: { zh: `${group}。`, en: `${groupEn}.` },
    model: {
      zh: `由${matter}样例训练的${technique}模型，识别输入中的规律。`,
      en: `A model for ${techniqueEn}, trained on examples of ${matterEn}.`,
    },
    trainingData: { zh: '合法取得并去标识化的数据。', en: 'Lawfully obtained, de-identified data.' },
    personalDataKinds: ['identity', 'location'],
    humanControl: 'review',
    complaints: `0755-88${String(n).padStart(6, '0')}`,
    warningPlan: [{ metric: '错误率', threshold: '较基线上升3个百分点', action: '停用并复核' }],
  };
}

type Row = { record: CaseRecord; search: SearchText; events: readonly unknown[] };

/** Makes the row and journal of a record by the kernel's own steps. */
function made(of: System, number: string, id: string, actor: Actor, facts: object, move?: string): Row {
  const got = (result: StepResult) => {
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
    return result;
  };
  const first = got(create(of, { id, number, owner: actor.parties[0] ?? null }, { facts }, actor, context));
  const last = move ? got(step(of, first.record, move, {}, actor, context)) : first;
  const events = move ? [first.event, last.event] : [first.event];
  return { record: { ...last.record, number }, search: searchText(of, last.record), events };
}

async function insert(client: pg.Client, rows: readonly Row[]): Promise<void> {
  await client.query(
    `with r as (select x->'record' as r, x->'events' as e, x->'search' as s from jsonb_array_elements($1::jsonb) x),
     j as (insert into journal (record, seq, event) select (r->>'id')::uuid, (v->>'seq')::int, v from r, jsonb_array_elements(e) v)
     insert into records (id, system, number, state, revision, owner, facts, hands, head, search, search_owner, facets, created_at, updated_at)
     select (r->>'id')::uuid, r->>'system', r->>'number', r->>'state', (r->>'revision')::int, (r->>'owner')::uuid, r->'facts', r->'hands', r->>'head',
       (s->>'open')::tsvector, (s->>'owner')::tsvector, text_array(s->'facets'),
       (r->>'createdAt')::timestamptz, (r->>'updatedAt')::timestamptz - random() * interval '700 days' from r`,
    [JSON.stringify(rows)],
  );
}

/** What a filled database holds. */
export async function readCity(url: string): Promise<BenchCity> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ids = async (system: string, state: string) =>
    (
      await client.query<{ id: string; owner: string }>(
        'select id, owner from records where system = $1 and state = $2 order by number',
        [system, state],
      )
    ).rows.map(({ id, owner }) => ({ id, firm: firms.findIndex((firm) => firm.party === owner) }));
  const city = {
    firms,
    products: await ids('products', 'registered'),
    drafts: await ids('ex-ante-assessments', 'draft'),
  };
  await client.end();
  return city;
}

/**
 * Fills a migrated, empty database: firms with a signed-in person each, `products` products and `drafts` assessments to
 * submit. Records and journals are made by the kernel's steps and written in bulk, with the search tokens of the program.
 */
export async function fillCity(url: string, given: { products: number; drafts: number }): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `with x as (select * from jsonb_to_recordset($1::jsonb) as x(n int, party uuid, person uuid, token text, csrf text)),
     p as (insert into parties (id, kind, name) select party, 'enterprise', '测试企业' || n || '（虚构）' from x),
     q as (insert into people (id, account, name, password) select person, 'bench' || n, '经办人', '-' from x),
     s as (insert into sessions (token_hash, person, csrf, expires_at) select encode(sha256(token::bytea), 'hex'), person, csrf, now() + interval '99 days' from x)
     insert into roles (person, party) select person, party from x`,
    [JSON.stringify(firms.map((firm, n) => ({ ...firm, n })))],
  );
  // Indexes over many values a row are built afterwards, which takes a fraction of the time.
  const { rows: indexes } = await client.query<{ indexname: string; indexdef: string }>(
    "select indexname, indexdef from pg_indexes where tablename = 'records' and indexdef like '%USING gin%'",
  );
  for (const one of indexes) await client.query(`drop index ${one.indexname}`);
  let writing: Promise<void> = Promise.resolve();
  let rows: Row[] = [];
  const write = async () => {
    await writing;
    writing = insert(client, rows);
    rows = [];
  };
  const actors = firms.map(
    (firm): Actor => ({ kind: 'person', person: firm.person, name: '经办人', parties: [firm.party], offices: [] }),
  );
  const highs: { id: string; actor: Actor; name: string }[] = [];
  for (let n = 0; n < given.products; n++) {
    const actor = actors[n % actors.length] as Actor;
    const risky = n % 3 === 0;
    const id = idOf(3, n);
    const facts = productFacts(n, risky);
    const move = n % 20 === 19 ? undefined : 'register';
    rows.push(made(products, `CP-2026-${String(n + 1).padStart(5, '0')}`, id, actor, facts, move));
    if (risky && move) highs.push({ id, actor, name: String(facts.name) });
    if (rows.length === 500) await write();
  }
  for (let n = 0; n < given.drafts; n++) {
    const high = highs[n % highs.length];
    if (!high) throw new Error('no high-risk product');
    const facts = { title: high.name, product: high.id, ...prose };
    rows.push(made(assessments, `PG-2026-${String(n + 1).padStart(5, '0')}`, idOf(4, n), high.actor, facts));
    if (rows.length === 500) await write();
  }
  await write();
  await writing;
  await client.query("set maintenance_work_mem = '512MB'");
  for (const one of indexes) await client.query(one.indexdef);
  await client.query('vacuum analyze');
  await client.query('checkpoint');
  await client.end();
}
