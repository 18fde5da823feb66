import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { type Caller, testCity } from '#test/city.ts';
import { productContradictions } from './consistency.ts';
import { productDocuments } from './documents.ts';
import { shownOnScreenshots } from './facts.ts';
import { pendingChanges } from './filing.ts';

const number = '网信算备440399000000101260011号';
const shots = Object.keys(shownOnScreenshots).map((shows) => ({ shows, files: [] }));
/** A generative product of which everything fits: what filings are sent back for is missing from it. */
const fitting = {
  algorithmName: '映声视频生成算法',
  providerName: '幻影合成科技有限公司',
  icpHolder: '幻影合成科技有限公司',
  generative: ['video'],
  outputFormats: ['mp4'],
  displayForm: 'website',
  entry: 'https://yingsheng.example',
  baseModel: 'called',
  baseModelFiling: '粤网信模备000000号',
  baseModelProof: [{ sha256: 'a'.repeat(64), name: '证明.pdf', size: 1, type: 'application/pdf' }],
  filingNumbers: [{ number, algorithm: '映声视频生成算法' }],
  contentReview: [
    { what: 'input', method: 'both', scope: 'all' },
    { what: 'output', method: 'machine', scope: 'all' },
  ],
  screenshots: shots,
};
const found = (changed: object) => productContradictions({ ...fitting, ...changed } as never);

test('nothing is found where everything fits, nor where nothing is stated', () => {
  assert.deepEqual(found({}), []);
  assert.deepEqual(productContradictions({}), []);
});

for (const [cause, facts, changed, gap] of [
  ['the algorithm is named otherwise in its filing', ['algorithmName', 'filingNumbers'], { algorithmName: '映声' }],
  ['an output modality has no file format', ['generative', 'outputFormats'], { generative: ['video', 'audio'] }],
  ['a file format has no output modality', ['generative', 'outputFormats'], { outputFormats: ['mp4', 'png'] }],
  ['a website has no address as its entry', ['displayForm', 'entry'], { entry: '映声客户端' }],
  ['an app has the address of a site as its entry', ['displayForm', 'entry'], { displayForm: 'app' }],
  ['the holder of the ICP record is not the filer', ['icpHolder', 'providerName'], { icpHolder: '他人' }],
  ['no proof of the third-party model', ['baseModel', 'baseModelProof'], { baseModelProof: undefined }, true],
  ['no filing number of the third-party model', ['baseModel', 'baseModelProof'], { baseModelFiling: undefined }, true],
  [
    'method and scope of the review of input are not stated',
    ['generative', 'contentReview'],
    { contentReview: fitting.contentReview.slice(1) },
    true,
  ],
  ...Object.keys(shownOnScreenshots).map(
    (missing) =>
      [
        `no screenshot of ${missing}`,
        ['generative', 'screenshots'],
        { screenshots: shots.filter(({ shows }) => shows !== missing) },
        true,
      ] as const,
  ),
] as const)
  test(`a filing is sent back for it: ${cause}`, () => {
    const [one, ...more] = found(changed);
    assert.deepEqual([one?.facts, one?.gap, more], [facts, gap, []]);
    assert.ok(one?.message.zh && one.message.en);
    assert.ok(one.documents.length > 0 && one.documents.every((id) => Object.hasOwn(productDocuments, id)));
  });

test('changed back is not changed; only what was filed counts', () => {
  assert.deepEqual(
    pendingChanges([{ generative: [['audio'], ['video']] }, { generative: [['video'], ['audio']] }]),
    [],
  );
  assert.deepEqual(pendingChanges([{ complaints: ['1', '2'] }]), []);
  assert.deepEqual(pendingChanges(null), []);
  assert.deepEqual(pendingChanges([{ users: [null, '甲'] }, { users: ['甲', '乙'] }]), [
    { fact: 'users', was: null, is: '乙' },
  ]);
});

test('she changes the output modality once: six documents differ, two contradictions vanish, and the term to change the filing ends rightly across 国庆', async () => {
  const city = await testCity({ demo: true });
  const [firm, officer] = (await Promise.all([city.signIn('jishi'), city.signIn('officer')])) as [Caller, Caller];
  Object.assign(city.around, { now: () => new Date('2026-09-28T02:00:00Z') });
  const mine = (await firm('GET', '/api/products?mine=1&state=inUse&f.grade=low')).body.items;
  const path = `/api/products/${mine[0].id}`;
  const move = async (name: string, facts: object = {}) =>
    (await firm('POST', `${path}/${name}`, { facts }, { 'if-match': (await firm('GET', path)).headers.etag as string }))
      .body;
  const documents = async () =>
    Object.fromEntries(
      await Promise.all(
        Object.keys(productDocuments).map(
          async (id) => [id, JSON.stringify((await firm('GET', `${path}/documents/${id}`)).body)] as const,
        ),
      ),
    );
  const clockOf = (page: { clocks: { name: string; view: { status: string; dueOn: string } }[] }) => {
    const view = page.clocks.find((one) => one.name === 'filingChange')?.view;
    return view && [view.status, view.dueOn];
  };
  const moves = (page: { moves: { name: string }[] }) => page.moves.map((one) => one.name);

  // As it was filed: audio, though its files are videos.
  const { providerName, icpHolder, baseModelProof, screenshots, ...filed } = fitting;
  const before = await move('change', { ...filed, baseModel: 'own', generative: ['audio'] });
  assert.deepEqual(
    [before.contradictions.length, clockOf(before)],
    [2 + 4, undefined],
    'four screenshots lack as well',
  );
  assert.ok(!moves(before).includes('fileChange'));
  const asFiled = await documents();

  const after = await move('change', { generative: ['video'] });
  assert.deepEqual(
    before.contradictions
      .filter((one: object) => !after.contradictions.some((two: object) => isDeepStrictEqual(one, two)))
      .map((one: { facts: string[] }) => one.facts),
    [
      ['generative', 'outputFormats'],
      ['generative', 'outputFormats'],
    ],
  );
  assert.equal(after.contradictions.length, 4);
  const now = await documents();
  assert.deepEqual(
    Object.keys(now).filter((id) => now[id] !== asFiled[id]),
    ['disclosure', 'explanation', 'selfAssessment', 'publication', 'launchForm', 'changeNotice'],
  );
  assert.match(now.changeNotice ?? '', /原：音频　现：视频/u);
  assert.deepEqual(clockOf(after), ['running', '2026-10-16'], '29, 30 September, 8 to 10, 12 to 16 October');
  assert.equal(after.clocks[0].rules[0].confirmed, false, 'the term is another instrument’s');

  const work = (await firm('GET', '/api/work')).body.todo;
  assert.deepEqual(
    work.map((one: { id: string; next: { name: string }[]; clock: { dueOn: string } }) => [
      one.id,
      one.next.map(({ name }) => name),
      one.clock?.dueOn,
    ])[0],
    [mine[0].id, ['fileChange'], '2026-10-16'],
  );
  const desk = (await officer('GET', '/api/desk')).body.columns;
  assert.ok(!JSON.stringify(desk).includes(mine[0].id), 'the term binds the firm, not the office');
  assert.equal((await officer('GET', `${path}/documents/changeNotice`)).status, 200);
  const citizen = await city.signIn('');
  assert.equal((await citizen('GET', `${path}/documents/changeNotice`)).status, 404);

  const again = await move('change', { users: { zh: '更多的人。' } });
  assert.deepEqual(clockOf(again), ['running', '2026-10-16'], 'a second change does not begin the term anew');
  const done = await move('fileChange');
  assert.deepEqual([clockOf(done)?.[0], moves(done).includes('fileChange')], ['ended', false]);
  assert.match((await documents()).changeNotice ?? '', /没有须变更的事项/u);
  assert.equal(
    clockOf(await move('change', { complaints: '0755-1' }))?.[0],
    'ended',
    'what was not filed starts nothing',
  );
  assert.equal(clockOf(await move('change', { generative: ['audio'] }))?.[0], 'running');
  assert.equal(clockOf(await move('change', { generative: ['video'] }))?.[0], 'ended', 'changed back');
});
