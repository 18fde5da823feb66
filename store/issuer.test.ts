import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { newSigningKey, signerOf, verifySigned } from '#kernel/signing.ts';
import { KeysError, openIssuer } from './issuer.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-keys-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('the key is made once, for its owner alone, and kept', async () => {
  const path = join(folder, 'keys', 'signing.json');
  const first = await openIssuer(path, 'https://tiaoli.example');
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal((await openIssuer(path, 'https://tiaoli.example')).signer.kid, first.signer.kid);
  chmodSync(path, 0o644);
  await assert.rejects(openIssuer(path, ''), (error) => error instanceof KeysError && /chmod 600/u.test(error.message));
  for (const text of ['no json', '{"keys":[]}', '{"keys":[{"kty":"EC"}]}']) {
    const bad = join(folder, 'bad.json');
    writeFileSync(bad, text, { mode: 0o600 });
    await assert.rejects(openIssuer(bad, ''), KeysError, text);
  }
});

test('what is signed is believed only whole, of its type, and by a known key', async () => {
  const signer = await signerOf(await newSigningKey());
  const other = await signerOf(await newSigningKey());
  const jws = await signer.sign('a+jws', { 甲: 1 });
  const check = async (text: string, typ = 'a+jws', keys = [other.publicKey, signer.publicKey]) => {
    const signed = await verifySigned(text, typ, keys);
    return signed.ok ? signed.payload : signed.fault;
  };
  assert.deepEqual(await check(jws), { 甲: 1 });
  const [header, , signature] = jws.split('.');
  const forged = Buffer.from('{"甲":2}').toString('base64url');
  assert.equal(await check(`${header}.${forged}.${signature}`), 'signature');
  assert.equal(await check(jws, 'b+jws'), 'type');
  assert.equal(await check(jws, 'a+jws', [other.publicKey]), 'unknown-key');
  assert.equal(await check(jws, 'a+jws', [{ ...other.publicKey, kid: signer.kid }]), 'unknown-key', 'a kid is its key');
  const none = Buffer.from(JSON.stringify({ alg: 'none', kid: signer.kid, typ: 'a+jws' })).toString('base64url');
  for (const text of ['', 'x.y.z', `${none}.${forged}.`]) assert.equal(await check(text), 'malformed', text);
});
