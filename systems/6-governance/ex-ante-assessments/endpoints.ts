import { holdingStates } from '#families/assessedVersion.ts';
import { ruleInForce } from '#families/rules/decide.ts';
import { type Actor, assigned, everyone, holds, officer, owner } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { today } from '#kernel/dates.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { wordFor } from '#kernel/words.ts';
import { checklistOf } from './materials.ts';
import { type Drawn, membersOf, planOf, shortKinds } from './panel.ts';
import { answers } from './queries.ts';

import { metricsOf, testFaults } from './testing.ts';

const id = 'ex-ante-assessments';
const office = officer('industry');
/** From the decision on, the draw is open to everybody. */
const decidedStates = [...holdingStates, 'failed', 'revoked', 'superseded', 'validityOver'];

/** The assessment, where the actor may read it and holds one of the roles; else as if it were not there. */
async function assessmentFor(
  city: City,
  record: string | undefined,
  actor: Actor,
  roles: (typeof everyone)[],
): Promise<CaseRecord> {
  const found = await city.get(id, record ?? '');
  if (!found || !city.mayRead(found, actor) || !holds(roles, actor, found)) throw new Refused('not-found');
  return found;
}

/** The product's facts by the same read as the guards have. */
async function productOf(city: City, { id: record }: CaseRecord): Promise<Readonly<Record<string, unknown>>> {
  const [row] = await city.query<{ product: Record<string, unknown> | null }>(
    `select (${answers.product}) as product from records r where r.id = $1`,
    [record],
  );
  return row?.product ?? {};
}

const checklist = endpoint({
  method: 'GET',
  path: '/api/ex-ante-assessments/:id/checklist',
  by: everyone,
  law: '66.2',
  summary: { zh: '材料清单：是否须交、理由、是否已有', en: 'The materials: required or not, why, given or missing' },
  async answer({ params, actor }, city) {
    const record = await assessmentFor(city, params.id, actor, [owner, office, assigned('panel')]);
    const product = await productOf(city, record);
    const { version, provisional } = ruleInForce('assessment-materials', city.rules);
    return {
      body: { items: checklistOf(product, record.facts, city.rules), ruleVersion: version, provisional },
    };
  },
});

const test = endpoint({
  method: 'GET',
  path: '/api/ex-ante-assessments/:id/test',
  by: everyone,
  law: '36.1',
  summary: { zh: '检测指标和报告能否采信', en: 'The metrics tested and whether the report is admitted' },
  async answer({ params, actor }, city) {
    const record = await assessmentFor(city, params.id, actor, [owner, office, assigned('panel')]);
    const faults = testFaults(await productOf(city, record), record.facts, {
      owner: record.owner,
      on: today(city.now()),
      rules: city.rules,
    });
    return {
      body: { metrics: metricsOf(record.facts), faults: faults.map(({ text, articles }) => ({ text, articles })) },
    };
  },
});

interface Seat {
  readonly id: string;
  readonly state: string;
  readonly expert: string;
}
/** How a panel is drawn and where it stands, for the office: who was barred and why, who sits, who has handed in. */
const panel = endpoint({
  method: 'GET',
  path: '/api/ex-ante-assessments/:id/panel',
  by: office,
  law: '66.2',
  summary: { zh: '专家组：名单、回避、次序和进度', en: 'The panel: pool, barred, order and progress' },
  async answer({ params, actor }, city) {
    const { facts, id: record } = await assessmentFor(city, params.id, actor, [office]);
    const list = <T>(name: string) => (facts[name] ?? []) as readonly T[];
    const [pool, order, barred] = [
      list<Drawn>('pool'),
      list<Drawn>('order'),
      list<{ expert: string; ground: string; note?: string }>('barred'),
    ];
    const names = await city.query<{ id: string; name: string }>(
      'select id::text, name from people where id = any($1::uuid[])',
      [[...pool, ...barred].map((one) => one.expert)],
    );
    const called = await city.query<Seat>(
      "select id::text, state, facts->>'expert' as expert from records where system = 'expert-opinions' and facts @> jsonb_build_object('assessment', $1::text, 'draw', $2::text)",
      [record, facts.randomness ?? ''],
    );
    const gone = called.filter((one) => ['stoodAside', 'released'].includes(one.state)).map((one) => one.expert);
    const sits = membersOf(order, gone, city.settings).map((one) => one.expert);
    const nameOf = (person: string) => names.find((one) => one.id === person)?.name ?? person;
    const seatOf = ({ expert, kind }: Drawn, place: number) => {
      const seat = called.find((one) => one.expert === expert);
      return {
        name: nameOf(expert),
        kind,
        place: place + 1,
        sits: sits.includes(expert),
        opinion: seat?.id ?? null,
        state: seat ? wordFor(seat.state) : null,
        handedIn: seat !== undefined && ['given', 'opened'].includes(seat.state),
      };
    };
    const kinds = [...new Set(order.map((one) => one.kind))];
    return {
      body: {
        pool: pool.map((one) => ({ name: nameOf(one.expert), kind: one.kind })),
        short: facts.commitment === undefined ? [] : shortKinds(pool, city.settings),
        barred: barred.map((one) => ({ name: nameOf(one.expert), ground: one.ground, note: one.note })),
        order: kinds.flatMap((kind) => order.filter((one) => one.kind === kind).map(seatOf)),
      },
    };
  },
});

/** What anybody may know of a draw: before the decision what was committed to, afterwards all that repeats it. */
const drawTranscript = endpoint({
  method: 'GET',
  path: '/api/ex-ante-assessments/:id/draw.json',
  by: everyone,
  law: '66.2',
  summary: { zh: '专家抽取记录（决定后可自行复算）', en: 'The draw of the panel, to be repeated once it is decided' },
  async answer({ params, actor }, city) {
    const record = await city.get(id, params.id ?? '');
    const { commitment, panelSource, panelKnownOn, randomness, order, pool } = record?.facts ?? {};
    if (!record || commitment === undefined) throw new Refused('not-found');
    const isOver = decidedStates.includes(record.state);
    const committed = { method: 'RFC 3797, SHA-256', commitment, source: panelSource, knownOn: panelKnownOn };
    const headers = { 'content-disposition': `attachment; filename="${record.number}.json"` };
    if (order === undefined || !(isOver || holds(office, actor, record))) return { headers, body: committed };
    return {
      headers,
      body: {
        ...committed,
        plan: planOf(pool as readonly Drawn[]),
        randomness: [String(randomness)],
        result: (order as readonly Drawn[]).map((one) => ({ target: one.expert, stratum: one.kind, inspectors: [] })),
      },
    };
  },
});

/** The objections to a draft with their answers, without who objects; the facts behind them for those inside. */
const objections = endpoint({
  method: 'GET',
  path: '/api/ex-ante-assessments/:id/objections',
  by: everyone,
  law: '66.2',
  summary: { zh: '公示异议及其答复', en: 'Objections to the draft and their answers' },
  async answer({ params, actor }, city) {
    const record = await assessmentFor(city, params.id, actor, [everyone]);
    const rows = await city.query<{ id: string; number: string; state: string; ground: unknown; answer: unknown }>(
      `select id::text, number, state, facts->'ground' as ground, facts->'answer' as answer from records
       where system = 'assessment-objections' and state not in ('draft', 'withdrawn') and facts @> jsonb_build_object('assessment', $1::text) order by created_at limit 200`,
      [record.id],
    );
    const isOffice = holds(office, actor, record);
    const inside = isOffice || holds(owner, actor, record);
    return {
      body: {
        items: rows.map(({ id: objection, ground, answer, ...one }) => ({
          ...one,
          stateLabel: wordFor(one.state),
          answer,
          ...(inside && { ground }),
          ...(isOffice && { id: objection }),
        })),
      },
    };
  },
});

export const assessmentEndpoints = [checklist, test, panel, drawTranscript, objections];
