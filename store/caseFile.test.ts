import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { readZip, ZipError } from '#hosts/cli/readZip.ts';
import { verify } from '#hosts/cli/verify.ts';
import { type CaseManifest, caseFileType } from '#kernel/caseFile.ts';
import { newSigningKey, type Signer, signerOf } from '#kernel/signing.ts';
import { materials } from '#test/assessing.ts';
import { testCity } from '#test/city.ts';
import { cityOf } from './city.ts';

const city = await testCity({ demo: true });
const { around } = city;
const firm = await city.signIn('nanxin');
const officer = await city.signIn('officer');
const folder = mkdtempSync(join(tmpdir(), 'tiaoli-case-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string, data: Uint8Array | string) => {
  writeFileSync(join(folder, name), data);
  return join(folder, name);
};
const published = await (await city.signIn(''))('GET', '/.well-known/tiaoli-keys.json');
const keys = at('keys.json', JSON.stringify(published.body));
async function run(...args: string[]): Promise<{ exit: number; said: string }> {
  const said: string[] = [];
  const exit = await verify(args, (text) => said.push(text));
  return { exit, said: said.join('\n') };
}

/** An assessment of the firm's own, handed in with a file that holds what a zip begins its entries with. */
async function handedIn(): Promise<string> {
  const boundary = 'x';
  const content = `测试报告 PK\x03\x04 PK\x07\x08 ${'数据'.repeat(1000)}`;
  const body = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="测试.txt"\r\n\r\n${content}\r\n--${boundary}--\r\n`;
  const uploaded = await firm('POST', '/api/files', body as never, {
    'content-type': `multipart/form-data; boundary=${boundary}`,
  });
  assert.equal(uploaded.status, 200, JSON.stringify(uploaded.body));
  const { items } = (await firm('GET', '/api/products?mine=1&limit=100')).body;
  const product = items.find((one: { title: string }) => one.title.includes('澄影')).id;
  const prose = { zh: '内容。' };
  const facts = {
    title: '案卷',
    product,
    summary: prose,
    risks: prose,
    measures: prose,
    materials,
    evidence: [uploaded.body],
  };
  const made = await firm('POST', '/api/ex-ante-assessments', { facts });
  const path = `/api/ex-ante-assessments/${made.body.record.id}`;
  assert.equal((await firm('POST', `${path}/submit`, {}, { 'if-match': '"1"' })).status, 200);
  const letter = (await officer('GET', `${path}/documents/acceptanceNotice`)).body;
  assert.equal((await officer('POST', `${path}/accept`, { letter }, { 'if-match': '"2"' })).status, 200);
  return path;
}
const path = await handedIn();
async function caseFile(of: string): Promise<Uint8Array> {
  const { status, body } = await officer('GET', `${of}/casefile.zip`);
  assert.equal(status, 200);
  return body;
}
const whole = await caseFile(path);

test('the case file holds facts, events with proofs, letters and files, and is valid offline', async () => {
  const { exit, said } = await run(at('case.zip', whole), '--keys', keys);
  assert.equal(exit, 0, said);
  for (const check of [/✔ 清单签名/u, /✔ 事件链/u, /✔ 事实由事件得出/u, /✔ 日志证明/u, /✔ 文书（1份）/u])
    assert.match(said, check);
  const parts = unzipSync(whole);
  const [attached] = Object.keys(parts).filter((name) => name.startsWith('files/'));
  assert.equal(hash('sha256', parts[attached ?? ''] ?? ''), attached?.slice(6));
  const alone = await run(join(folder, 'case.zip'));
  assert.equal(alone.exit, 1);
  assert.match(alone.said, /未核对签发者/u);
  const { rows } = await around.pool.query(
    'select count(*)::int as n from case_files c join people p on p.id = c.person',
  );
  assert.equal(rows[0].n, 1, 'who had it made is kept');
});

test('a decided case brings its credential along', async () => {
  const { items } = (await officer('GET', '/api/ex-ante-assessments?state=passed&limit=1')).body;
  const { exit, said } = await run(
    at('decided.zip', await caseFile(`/api/ex-ante-assessments/${items[0].id}`)),
    '--keys',
    keys,
  );
  assert.equal(exit, 0, said);
  assert.match(said, /✔ 凭证 letters\/.*\.vc\.jwt/u);
});

type Parts = Record<string, Uint8Array>;
const json = (parts: Parts, name: string) => JSON.parse(Buffer.from(parts[name] ?? []).toString());
/** The case file changed; signed again by `signer`, with the manifest made to fit, where one is given. */
async function changed(change: (parts: Parts) => void, signer?: Signer): Promise<string> {
  const parts = unzipSync(whole);
  change(parts);
  if (signer) {
    const manifest = json(parts, 'manifest.json') as CaseManifest;
    const listed = Object.entries(parts).filter(([name]) => name !== 'manifest.json' && name !== 'signature.jws');
    const fits = listed.map(([name, data]) => ({ path: name, sha256: hash('sha256', data), size: data.length }));
    const text = strToU8(JSON.stringify({ ...manifest, parts: fits }));
    parts['manifest.json'] = text;
    parts['signature.jws'] = strToU8(await signer.sign(caseFileType, { manifest: hash('sha256', text) }));
  }
  return (await run(at('changed.zip', zipSync(parts)), '--keys', keys)).said;
}
const edit = (name: string, change: (data: ReturnType<typeof json>) => void) => (parts: Parts) => {
  const data = json(parts, name);
  change(data);
  parts[name] = strToU8(JSON.stringify(data));
};

const put = (name: (parts: Parts) => string, text: string) => (parts: Parts) => {
  parts[name(parts)] = strToU8(text);
};

test('whatever is changed, left out or put in shows', async () => {
  const attached = (parts: Parts) => Object.keys(parts).find((name) => name.startsWith('files/')) ?? '';
  const letter = (parts: Parts) => Object.keys(parts).find((name) => name.startsWith('letters/')) ?? '';
  const listed = /✖ 各部分与清单一致/u;
  assert.match(await changed(put(attached, 'other')), listed);
  assert.match(await changed((parts) => void delete parts[letter(parts)]), listed);
  assert.match(await changed(put(() => 'files/more', 'more')), listed);
  assert.match(
    await changed(edit('manifest.json', (one) => Object.assign(one, { number: 'PG-2026-99999' }))),
    /✖ 清单签名/u,
  );
  assert.match(await changed(() => {}, await signerOf(await newSigningKey())), /✖ 清单签名.*unknown-key/u);
});

test('even signed again by the city, a case that does not follow from the journal is not valid', async () => {
  const { signer } = around.issuer;
  const again = (change: (parts: Parts) => void) => changed(change, signer);
  assert.match(await again(() => {}), /✔ 有效/u);
  assert.match(
    await again(edit('record.json', (one) => Object.assign(one.facts, { title: '别的' }))),
    /✖ 事实由事件得出/u,
  );
  assert.match(
    await again(edit('journal.json', (one) => Object.assign(one.events[1].event, { to: 'passed' }))),
    /✖ 事件链/u,
  );
  assert.match(await again(edit('journal.json', (one) => void one.events.pop())), /✖ 事实由事件得出/u);
  assert.match(await again(edit('journal.json', (one) => Object.assign(one.events[0], { index: 99 }))), /✖ 日志证明/u);
  const letter = Object.keys(unzipSync(whole)).find((name) => name.startsWith('letters/')) ?? '';
  assert.match(await again(edit(letter, (one) => Object.assign(one.model.title, { zh: '决定' }))), /✖ 文书/u);
  assert.match(await again((parts) => void delete parts[letter]), /✖ 文书/u);
});

test('it is made for officers of the keeping office alone, and for effects, which keep it as a file', async () => {
  for (const [account, status] of [
    ['market', 404],
    ['nanxin', 403],
    ['', 404],
  ] as const)
    assert.equal((await (await city.signIn(account))('GET', `${path}/casefile.zip`)).status, status, account);
  const id = path.split('/').at(-1) ?? '';
  const stored = await cityOf(around).caseFile('ex-ante-assessments', id);
  assert.equal(stored.type, 'application/zip');
  const chunks: Buffer[] = [];
  for await (const chunk of around.files.read(stored.sha256)) chunks.push(chunk);
  assert.equal((await run(at('stored.zip', Buffer.concat(chunks)), '--keys', keys)).exit, 0);
});

test('what is no proper zip is refused with a reason', async () => {
  const read = (name: string) => readZip(join(folder, name), () => true);
  at('short.zip', whole);
  truncateSync(join(folder, 'short.zip'), whole.length - 100);
  at('text.zip', 'PK\x03\x04 no');
  const broken = Buffer.from(whole);
  broken.fill(0, 60, 120);
  at('broken.zip', broken);
  for (const name of ['short.zip', 'text.zip', 'broken.zip']) await assert.rejects(read(name), ZipError, name);
});
