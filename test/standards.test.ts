import assert from 'node:assert/strict';
import { test } from 'node:test';
import { today } from '#kernel/dates.ts';
import { cityOf } from '#store/city.ts';
import { runClocks } from '#store/clocks.ts';
import { numbersTheStandard } from '#systems/1-general/standards/effects.ts';
import { type Caller, testCity } from './city.ts';

const city = await testCity({ demo: true });
const [firm, market, market2, anybody] = (await Promise.all(
  ['lingjian', 'market', 'market2', ''].map((one) => city.signIn(one)),
)) as [Caller, Caller, Caller, Caller];
const move = async (who: Caller, path: string, name: string, body: object = {}) =>
  who('POST', `${path}/${name}`, body, { 'if-match': (await who('GET', path)).headers.etag as string });
const [draft] = (await anybody('GET', '/api/standards?state=commenting')).body.items;
const path = `/api/standards/${draft.id}`;

test('Article 8: case 12’s proposal is open to comment for thirty days, by anybody', async () => {
  const page = (await anybody('GET', path)).body;
  const { product } = (await anybody('GET', `/api/pilots/${page.record.facts.pilot}`)).body.record.facts;
  assert.ok(product, 'it comes from the pilot');
  assert.equal(page.clocks[0].view.dueOn, '2026-12-09');
  const said = { topic: '5.3', text: '镜腿应当可以更换。', from: 'citizen' };
  assert.equal((await anybody('POST', `${path}/comments`, said)).status, 201);
  await runClocks(city.around, '2026-12-10');
  assert.equal((await anybody('POST', `${path}/comments`, said)).status, 409);
});

test('no review before every comment is answered; no approval without three quarters, nor by whoever concluded', async () => {
  const { rows } = await city.around.pool.query<{ id: string; account: string }>(
    "select id, account from people where account ~ '^expert[1-5]$' order by account",
  );
  const call = { facts: { experts: rows.map(({ id }) => id), reviewOn: today(new Date()) } };
  assert.match((await move(market, path, 'callReview', call)).body.detail_en, /2 comments have no answer/u);
  const { items } = (await market('GET', `/api/standards-comments?state=toBeAnswered&f.about=${draft.id}`)).body;
  for (const one of items) {
    const answer = { facts: { disposition: 'explained', answer: { zh: '已在编制说明中说明。' } } };
    assert.equal((await move(market, `/api/standards-comments/${one.id}`, 'answerComment', answer)).status, 200);
  }
  const few = { facts: { ...call.facts, experts: call.facts.experts.slice(1) } };
  assert.equal((await move(market, path, 'callReview', few)).body.field, 'experts');
  const table = (await market('GET', `${path}/documents/commentTable`)).body;
  assert.match(JSON.stringify(table), /镜腿应当可以更换/u, 'the table is drafted from the comments');
  assert.equal((await move(market, path, 'callReview', call)).status, 200);
  const conclude = async () =>
    move(market, path, 'concludeReview', {
      facts: { minutes: { zh: '到会五名。' } },
      reason: '审查通过',
      letter: (await market('GET', `${path}/documents/reviewMinutes?reason=x`)).body,
    });
  for (const [at, { account }] of rows.entries()) {
    const expert = await city.signIn(account);
    if (at === 4) assert.equal((await conclude()).body.field, 'votes', 'three of five are not enough');
    const voted = await expert('POST', `${path}/castVote`, {
      facts: { votes: { choice: at === 0 ? 'disagree' : 'agree' } },
    });
    assert.equal(voted.status, 200, JSON.stringify(voted.body));
  }
  assert.equal((await conclude()).body.record.state, 'reviewed');
  assert.equal((await anybody('GET', path)).body.record.facts.votes, undefined, 'who voted how is not public');
  assert.equal((await move(market, path, 'approve')).body.code, 'same-hands');
  assert.equal((await move(market2, path, 'approve')).status, 200);
});

test('it gets the next number, the same one however often it is asked for, and only by the program', async () => {
  const open = cityOf(city.around);
  const asked = { standard: draft.id, year: 2026 };
  await Promise.allSettled([1, 2, 3].map(() => numbersTheStandard.run(asked, open)));
  await city.settle();
  const { record } = (await anybody('GET', path)).body;
  assert.equal(record.facts.standardNumber, 'DB4403/T 2—2026');
  const { rows } = await city.around.pool.query('select n from standard_numbers order by n');
  assert.deepEqual(rows, [{ n: 1 }, { n: 2 }]);
  await assert.rejects(city.around.pool.query('delete from standard_numbers'), /permission denied/u);
});

test('published and filed it is in force; an old one whose review is overdue shows so, and is kept, revised or repealed', async () => {
  const letter = (await market('GET', `${path}/documents/announcement`)).body;
  const published = await move(market, path, 'publish', { facts: { effectiveOn: '2027-01-01' }, letter });
  assert.equal(published.body.record.facts.reviewBy, '2032-01-01');
  const filed = { facts: { filingNumber: '备案-1', filedOn: '2026-11-23' } };
  assert.equal((await move(market, path, 'recordFiling', filed)).body.record.state, 'inForce');
  const { items } = (await market('GET', '/api/standards?state=inForce&q=问答')).body;
  const old = `/api/standards/${items[0].id}`;
  const status = async () =>
    (await anybody('GET', old)).body.clocks.find((one: { name: string }) => one.name === 'review').view.status;
  assert.equal(await status(), 'overdue');
  await move(market, old, 'openReview');
  const findings = { facts: { reviewFindings: { zh: '仍然适用。' }, reviewedOn: '2026-11-23' } };
  const kept = (await move(market, old, 'keepInForce', findings)).body.record;
  assert.deepEqual([kept.state, kept.facts.reviewBy], ['inForce', '2031-11-23']);
  assert.equal(await status(), 'running');
});

test('Article 8(2): who takes part in which standard is public once confirmed', async () => {
  const { items } = (await anybody('GET', '/api/standard-participations')).body;
  assert.deepEqual(items.map((one: { facts: { level: string } }) => one.facts.level).toSorted(), [
    'group',
    'international',
  ]);
  assert.equal((await firm('GET', '/api/standard-participations?state=submitted')).body.items.length, 0);
});
