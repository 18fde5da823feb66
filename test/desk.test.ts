import assert from 'node:assert/strict';
import { test } from 'node:test';
import { officialCalendar } from '#kernel/clock/calendar.ts';
import { addDays, today } from '#kernel/dates.ts';
import { deskOf } from '#store/desk.ts';
import { listRecords } from '#store/lists.ts';
import { systemOf } from '#store/perform.ts';
import { materials } from './assessing.ts';
import { type Caller, testCity } from './city.ts';

const city = await testCity({ demo: true });
const { around } = city;
await around.pool.query("insert into roles (person, office) select id, 'market' from people where account = 'officer'");
const [firm, officer] = (await Promise.all(['nanxin', 'officer'].map(city.signIn))) as [Caller, Caller];
const pages = { overdue: 1, soon: 1, new: 1 };
const setToday = (date: string) => Object.assign(around, { now: () => new Date(`${date}T02:00:00Z`) });
type Row = {
  id: string;
  state: string;
  handler: string | null;
  clock: { status: string; actBy: string | null } | null;
};
const on = today(new Date());

test('a desk shows every case under way in the states of its office, by how urgent it is, in one statement', async () => {
  let statements = 0;
  const counting = new Proxy(around.pool, {
    get: (pool, name) => {
      if (name === 'query') statements++;
      const value = Reflect.get(pool, name, pool);
      return typeof value === 'function' ? value.bind(pool) : value;
    },
  });
  const desk = await deskOf({ ...around, pool: counting }, { office: 'industry', pages });
  assert.equal(statements, 1);
  const states = ['submitted', 'correcting', 'accepted', 'expertReview', 'proposed'];
  const inside = { kind: 'person' as const, parties: [], offices: ['industry' as const] };
  const { items } = await listRecords(around, systemOf(around, 'ex-ante-assessments'), { states, limit: 500 }, inside);
  const shown = Object.values(desk.columns).flatMap((one) => one.items.map((each) => each.record.id));
  assert.ok(items.length > 5);
  assert.deepEqual(
    items.map((one) => one.id).filter((id) => !shown.includes(id)),
    [],
  );
  assert.equal(
    desk.counts.find((one) => one.state === 'accepted')?.n,
    items.filter((one) => one.state === 'accepted').length,
  );
  assert.ok(!desk.counts.some((one) => one.state === 'inUse' || one.state === 'published'), 'powers do not wait');
});

/** An assessment applied for and accepted today; gives its address. */
async function accepted(): Promise<string> {
  const mine = await firm('GET', '/api/products?mine=1&limit=100');
  const product = mine.body.items.find((one: { title: string }) => one.title.includes('澄影')).id;
  const prose = { zh: '内容。' };
  const facts = { title: '澄影', product, summary: prose, risks: prose, measures: prose, materials };
  const path = `/api/ex-ante-assessments/${(await firm('POST', '/api/ex-ante-assessments', { facts })).body.record.id}`;
  await firm('POST', `${path}/submit`, {}, { 'if-match': '1' });
  const letter = (await officer('GET', `${path}/documents/acceptanceNotice`)).body;
  assert.equal((await officer('POST', `${path}/accept`, { letter }, { 'if-match': '2' })).status, 200);
  return path;
}

test('as days pass, a case is new, then due soon, then overdue', async () => {
  const columnOf = async (id: string) => {
    const { body } = await officer('GET', '/api/desk?system=ex-ante-assessments&state=submitted');
    return Object.entries(body.columns as Record<string, { items: Row[] }>).find(([, one]) =>
      one.items.some((row) => row.id === id),
    )?.[0];
  };
  const path = await accepted();
  const id = String(path.split('/').at(-1));
  const last = String(
    (await officer('GET', path)).body.clocks.find((one: { name: string }) => one.name === 'decision').view.actBy,
  );
  for (const [day, column] of [
    [on, 'new'],
    [addDays(last, -7), 'soon'],
    [last, 'soon'],
    [addDays(last, 1), 'overdue'],
  ] as const) {
    setToday(day);
    const desk = (await officer('GET', '/api/desk?state=accepted')).body.columns;
    assert.ok(
      desk[column].items.some((one: Row) => one.id === id),
      `${column} on ${day}`,
    );
  }
  setToday(on);
  assert.equal(await columnOf(id), undefined, 'filtered by step');
});

test('a term that ends in a year without a calendar is shown with its range, and is due soon in good time', async () => {
  setToday(`${officialCalendar.lastAnnouncedYear}-12-29`);
  const id = (await accepted()).split('/').at(-1);
  const { columns } = (await officer('GET', '/api/desk?state=accepted')).body;
  const row = columns.soon.items.find((one: Row) => one.id === id);
  assert.ok(row, 'the earliest day that it may end on is what counts');
  assert.equal(row.clock.dueOn, null);
  assert.ok(row.clock.range.earliest < row.clock.range.latest);
  setToday(on);
});

test('what has no clock but waits for the office is new: an objection to a grade', async () => {
  const mine = await firm('GET', '/api/products?mine=1&state=registered');
  const { body: grades } = await firm('GET', `/api/risk-grading?state=graded&f.product=${mine.body.items[0].id}`);
  const path = `/api/risk-grading/${grades.items[0].id}`;
  const etag = (await firm('GET', path)).headers.etag as string;
  // The grade belongs to nobody; its product's owner objects through it once it is theirs.
  await around.pool.query('update records set owner = $1 where id = $2', [
    mine.body.items[0].owner,
    grades.items[0].id,
  ]);
  const objected = await firm(
    'POST',
    `${path}/object`,
    { facts: { objection: { zh: '依据有误。' } } },
    { 'if-match': etag },
  );
  assert.equal(objected.status, 200);
  const { body } = await officer('GET', '/api/desk?system=risk-grading');
  assert.deepEqual(
    body.columns.new.items.map((row: Row & { move: { name: string } }) => [row.state, row.move.name, row.clock]),
    [['objected', 'uphold', null]],
  );
});

test('an officer sees the desks of their own offices, nobody else sees one', async () => {
  assert.equal((await officer('GET', '/api/desk')).body.office.id, 'industry');
  assert.equal((await officer('GET', '/api/desk?office=market')).body.office.id, 'market');
  assert.deepEqual((await officer('GET', '/api/desk?office=health')).body.code, 'not-allowed');
  assert.equal((await officer('GET', '/api/desk?office=nowhere')).status, 403);
  assert.equal((await firm('GET', '/api/desk')).status, 403);
  assert.equal((await (await city.signIn(''))('GET', '/api/desk')).status, 401);
  assert.equal((await officer('GET', '/api/desk?new=0')).body.field, 'new');
});

test('a desk of many cases is paged, and says who handled each last', async () => {
  const { body } = await officer('GET', '/api/desk');
  const handled = body.columns.new.items.filter((row: Row) => row.state === 'accepted');
  assert.ok(handled.every((row: Row) => row.handler?.includes('经办')));
  await around.pool.query(
    `insert into records (id, system, number, state, revision, facts, head, created_at, updated_at)
     select gen_random_uuid(), 'ex-ante-assessments', 'T-' || n, 'proposed', 1, '{}', '', now(), now() from generate_series(1, 45) n`,
  );
  const seen = new Set<string>();
  for (let page = 1; page <= 4; page++)
    for (const row of (await officer('GET', `/api/desk?state=proposed&new=${page}`)).body.columns.new.items)
      seen.add(row.id);
  const { total, pages: all } = (await officer('GET', '/api/desk?state=proposed')).body.columns.new;
  assert.equal(seen.size, total);
  assert.equal(all, Math.ceil(total / 20));
});
