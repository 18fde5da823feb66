import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { importCacFilings } from '#hosts/cli/importCacFilings.ts';
import { completeCacFilingNumber } from '#kernel/identifiers/cac-filing-number.ts';
import { type Caller, testCity } from './city.ts';

const city = await testCity({ demo: true });
const [firm, other, officer, admin, citizen] = (await Promise.all(
  ['jishi', 'huanying', 'officer', 'admin', ''].map((account) => city.signIn(account)),
)) as [Caller, Caller, Caller, Caller, Caller];
const folder = mkdtempSync(join(tmpdir(), 'tiaoli-filings-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const [renamed, namesake] = ['4403990000001', '4403990000002'] as const;
const number = (prefix: string, n: number) =>
  `网信算备${completeCacFilingNumber(`${prefix}0226${String(n).padStart(3, '0')}`)}号`;
const rows: readonly (readonly [string, string, string, string?])[] = [
  ['集市旧推荐算法', '集市旧名有限公司', number(renamed, 1)],
  ['集市新推荐算法', '集市新名有限公司', number(renamed, 2)],
  ['同名推荐算法甲', '幻影合成科技有限公司（虚构）', number(namesake, 1)],
  ['同名推荐算法乙', '幻影合成科技有限公司（虚构）', number(namesake, 2)],
  ['编号有误算法', '某公司', '网信算备44号'],
  ['已注销算法', '某公司', number('4403990000003', 1), '已注销'],
];
const file = join(folder, 'filings.csv');
writeFileSync(
  file,
  [
    'algorithmName,entityName,recordNumber,remark,algorithmClass',
    ...rows.map((row) => `${[...row, ''].slice(0, 4).join(',')},个性化推送类`),
  ].join('\n'),
);
const bring = () => importCacFilings(city.around, file);
const find = async (name: string) =>
  `/api/products/${(await citizen('GET', `/api/products?q=${encodeURIComponent(name)}`)).body.items[0].id}`;
const move = async (who: Caller, path: string, name: string, facts: object = {}) =>
  (await who('POST', `${path}/${name}`, { facts }, { 'if-match': (await citizen('GET', path)).headers.etag as string }))
    .body;
const openTo = async (who: Caller, path: string) =>
  (await who('GET', path)).body.moves
    .filter((one: { blocked?: object }) => !one.blocked)
    .map((one: { name: string }) => one.name);
const basis = { claimBasis: { zh: '营业执照与备案主体名称一致。' } };

test('a list brought in twice is the same, and a filer under two names is one filer', async () => {
  const first = await bring();
  assert.deepEqual([first.created, first.changed, first.cancelled.length, first.refused], [6, 0, 1, []]);
  assert.deepEqual(
    first.oddNumbers.map((one) => one.number),
    ['网信算备44号'],
  );
  assert.deepEqual(first.renamed, [{ prefix: renamed, names: ['集市旧名有限公司', '集市新名有限公司'] }]);
  assert.equal(first.providers, 4);
  const { created, changed, unchanged } = await bring();
  assert.deepEqual([created, changed, unchanged], [0, 0, 6]);
});

test('a firm that has changed its name takes over what it filed under the old one, once its prefix is linked', async () => {
  const path = await find('集市旧推荐算法');
  assert.equal((await move(firm, path, 'takeOver')).code, 'guard-failed');
  assert.match((await move(firm, path, 'claimTakeOver', basis)).detail_zh, /名称与备案主体不一致/u);
  const { body } = await admin('GET', `/api/admin/parties?q=${encodeURIComponent('集市优选')}`);
  const link = (prefix: string, id = body.items[0].id) =>
    admin('POST', `/api/admin/parties/${id}/link-filer`, { prefix });
  assert.equal(
    (await officer('POST', `/api/admin/parties/${body.items[0].id}/link-filer`, { prefix: renamed })).status,
    403,
  );
  assert.equal((await link('12')).body.field, 'prefix');
  assert.equal((await link(number(renamed, 1))).status, 200, 'a whole filing number will do');
  const { body: others } = await admin('GET', `/api/admin/parties?q=${encodeURIComponent('幻影合成')}`);
  assert.equal((await link(renamed, others.items[0].id)).body.code, 'already-exists');
  assert.deepEqual(await openTo(firm, path), ['takeOver']);
  assert.deepEqual(await openTo(other, path), []);
  assert.equal((await move(other, path, 'takeOver')).code, 'guard-failed');
  assert.equal((await move(firm, path, 'takeOver')).record.state, 'draft');
  assert.equal((await bring()).linked, 2, 'its other entry is linked, whatever name it stands under');
});

test('where only the name agrees the office confirms; a refused claim is free again, with the reason', async () => {
  const path = await find('同名推荐算法甲');
  assert.deepEqual(await openTo(other, path), ['claimTakeOver']);
  assert.match((await move(other, path, 'takeOver')).detail_zh, /申请认领/u);
  assert.equal((await move(other, path, 'claimTakeOver')).code, 'facts-missing');
  assert.equal((await move(other, path, 'claimTakeOver', basis)).record.state, 'claimed');
  const seen = (await citizen('GET', path)).body;
  assert.deepEqual([seen.record.state, seen.record.facts.claimBasis], ['claimed', undefined]);
  assert.equal((await move(firm, path, 'claimTakeOver', basis)).code, 'no-such-move');
  assert.ok(
    JSON.stringify((await officer('GET', '/api/desk?system=products')).body).includes(path.split('/').at(-1) ?? ''),
  );
  assert.equal((await move(other, path, 'confirmTakeOver')).code, 'not-allowed');
  assert.equal((await move(officer, path, 'refuseTakeOver')).code, 'facts-missing');
  const refused = await move(officer, path, 'refuseTakeOver', { claimAnswer: { zh: '请补充营业执照。' } });
  assert.deepEqual([refused.record.state, refused.record.owner], ['filed', null]);
  assert.equal((await other('GET', path)).body.record.facts.claimAnswer.zh, '请补充营业执照。');

  await move(other, path, 'claimTakeOver', basis);
  const { body: before } = await other('GET', await find('同名推荐算法乙'));
  assert.deepEqual(
    before.moves.map((one: { blocked?: object }) => one.blocked === undefined),
    [false, true],
  );
  await move(officer, path, 'confirmTakeOver');
  assert.equal((await other('GET', path)).body.record.state, 'draft');
  assert.deepEqual(
    await openTo(other, await find('同名推荐算法乙')),
    ['takeOver'],
    'the confirmed prefix decides from now on',
  );
  const again = await bring();
  assert.deepEqual([again.created, again.changed, again.linked], [0, 1, 4]);
});
