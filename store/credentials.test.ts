import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { verify } from '#hosts/cli/verify.ts';
import { work } from '#hosts/server/work.ts';
import { encodeBits, isBitSet, statusListSize } from '#kernel/credentials.ts';
import { newSigningKey, signerOf } from '#kernel/signing.ts';
import { verifyCredential } from '#kernel/verifyCredential.ts';
import { revoked } from '#test/assessing.ts';
import { testCity } from '#test/city.ts';
import { cityOf } from './city.ts';
import { drainJobs } from './jobs.ts';
import { verifyJournal } from './journalStore.ts';

const city = await testCity({ demo: true });
const { around } = city;
const nobody = await city.signIn('');
const officer = await city.signIn('officer');
const folder = mkdtempSync(join(tmpdir(), 'tiaoli-verify-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const { body: published } = await nobody('GET', '/.well-known/tiaoli-keys.json');
const keys = file('keys.json', JSON.stringify(published));

/** The code of the decision on a passed assessment, and its credential as the public downloads it. */
async function decision() {
  const { items } = (await officer('GET', '/api/ex-ante-assessments?state=passed&limit=1')).body;
  const path = `/api/ex-ante-assessments/${items[0].id}`;
  const { issued } = (await officer('GET', path)).body;
  const { code } = issued.find((one: { kind: string }) => one.kind === 'decisionLetter');
  const answer = await nobody('GET', `/credentials/${code}.vc.jwt`);
  assert.equal(answer.headers['content-type'], 'application/vc+jwt');
  return { path, code, jws: String(answer.body) };
}
const { path, code, jws } = await decision();
const statusUrl = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()).credentialStatus
  .statusListCredential as string;
const statusNow = async () => String((await nobody('GET', new URL(statusUrl).pathname)).body);
async function run(...args: string[]): Promise<{ exit: number; said: string }> {
  const said: string[] = [];
  const exit = await verify(args, (text) => said.push(text));
  return { exit, said: said.join('\n') };
}

test('an assessment decision is a verifiable credential: valid, offline, with the journal’s proof within it', async () => {
  const { exit, said } = await run(file('ok.vc.jwt', jws), '--keys', keys);
  assert.equal(exit, 0, said);
  assert.match(said, /✔ 日志证明/u);
  assert.match(said, /？ 撤销状态 .*未核对/u);
  assert.match(said, /outcome: conditional/u);
  const fresh = await run(
    join(folder, 'ok.vc.jwt'),
    '--keys',
    keys,
    '--status',
    file('status.vc.jwt', await statusNow()),
  );
  assert.match(fresh.said, /✔ 撤销状态/u);
  assert.equal(fresh.exit, 0);
  const { body } = await nobody('GET', `/api/documents/${code}`);
  assert.deepEqual(body.credential, {
    type: 'ExAnteAssessmentDecision',
    revoked: false,
    path: `/credentials/${code}.vc.jwt`,
  });
  const again = await nobody('GET', `/credentials/${code}.vc.jwt`);
  assert.equal(again.body, jws, 'issued once');
});

test('altered, signed by another, or with the key within it alone, it does not pass', async () => {
  const [header, payload, signature] = jws.split('.') as [string, string, string];
  const said = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const alter = (change: object) => Buffer.from(JSON.stringify({ ...said, ...change })).toString('base64url');
  const altered = `${header}.${alter({ credentialSubject: { ...said.credentialSubject, outcome: 'fail' } })}.${signature}`;
  assert.match((await run(file('altered.vc.jwt', altered), '--keys', keys)).said, /已被改动/u);
  const forger = await signerOf(await newSigningKey());
  const forged = await forger.sign('vc+jwt', said, { jwk: forger.publicKey });
  assert.match((await run(file('forged.vc.jwt', forged), '--keys', keys)).said, /不在给定的公钥之中/u);
  for (const one of [jws, forged]) {
    const alone = await run(file('alone.vc.jwt', one));
    assert.equal(alone.exit, 1);
    assert.match(alone.said, one === jws ? /未核对签发者/u : /✖ 日志证明/u);
  }
  const own = around.issuer.signer;
  const evidence = [{ ...said.evidence[0], event: 'ab'.repeat(32) }];
  const now = new Date();
  const check = async (vc: object, at = now) =>
    verifyCredential(await own.sign('vc+jwt', vc), { keys: published.keys, now: at });
  assert.equal((await check({ ...said, evidence })).ok, false, 'another event is not proven');
  assert.equal((await check({ ...said, validUntil: '2020-01-01T00:00:00Z' })).ok, false, 'it has ended');
  assert.equal((await check({ ...said, issuer: undefined })).ok, false);
  for (const text of ['', 'nonsense', `${header}.${payload}.`])
    assert.equal((await run(file('bad.vc.jwt', text), '--keys', keys)).exit, 1, text);
});

test('once the decision is revoked a fresh status list says so, for good; a stale one is not believed', async () => {
  const before = await statusNow();
  await revoked(city, path);
  const { exit, said } = await run(
    join(folder, 'ok.vc.jwt'),
    '--keys',
    keys,
    '--status',
    file('now.vc.jwt', await statusNow()),
  );
  assert.equal(exit, 1);
  assert.match(said, /✖ 撤销状态 .*已撤销/u);
  assert.equal((await nobody('GET', `/api/documents/${code}`)).body.credential.revoked, true);
  const { body } = await nobody('POST', '/api/credentials/verify', { jws });
  assert.equal(body.ok, false);

  const later = new Date(Date.now() + 3 * 86_400_000);
  const stale = await verifyCredential(jws, { keys: published.keys, now: later, statusList: before });
  assert.equal(stale.checks.find((one) => one.what.en === 'Revocation')?.result, 'unchecked');
  const foreign = await verifyCredential(jws, { keys: published.keys, now: new Date(), statusList: jws });
  assert.equal(foreign.ok, false, 'a credential is not a status list');
});

test('every letter that asks for it gets its credential with its own step, in an entry of its own', async () => {
  await drainJobs(around, work, cityOf(around));
  const { rows } = await around.pool.query(
    "select count(*)::int as letters, count(c.code)::int as credentials, count(distinct (c.list, c.index))::int as entries from letters l left join credentials c on c.code = l.code where l.kind = 'decisionLetter'",
  );
  assert.ok(rows[0].letters > 1);
  assert.deepEqual([rows[0].credentials, rows[0].entries], [rows[0].letters, rows[0].letters]);
  const { body } = await nobody('GET', '/credentials/issuer');
  assert.equal(body.verificationMethod[0].publicKeyJwk.kid, around.issuer.signer.kid);
  for (const wrong of ['/credentials/AAAA-BBBB-CCCC.vc.jwt', '/credentials/status/99', '/credentials/x'])
    assert.equal((await nobody('GET', wrong)).status, 404, wrong);
  assert.deepEqual((await verifyJournal(around.pool)).faults, []);
});

test('a status list keeps exactly the bits that were set', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat({ max: statusListSize - 1 }), { maxLength: 30 }),
      fc.nat({ max: statusListSize - 1 }),
      (set, at) => {
        const encoded = encodeBits(set);
        assert.ok(set.every((one) => isBitSet(encoded, one)));
        assert.equal(isBitSet(encoded, at), set.includes(at));
      },
    ),
    { numRuns: 30 },
  );
  // The list of the standard's own example: all of the 131,072 bits clear.
  assert.equal(isBitSet('uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA', 131_071), false);
  assert.throws(() => isBitSet(encodeBits([]), statusListSize), RangeError);
});
