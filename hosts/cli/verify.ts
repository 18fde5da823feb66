import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { decodeProtectedHeader } from 'jose';
import { verifyCaseFile } from '#kernel/caseFile.ts';
import { Misuse } from '#kernel/command.ts';
import type { Label } from '#kernel/label.ts';
import type { JWK } from '#kernel/signing.ts';
import { type Check, type Verified, verifyCredential } from '#kernel/verifyCredential.ts';
import { readKeys } from './journal.ts';
import { readZip } from './readZip.ts';

const marks = { passed: '✔', failed: '✖', unchecked: '？' } as const;
const two = (one: Label) => `${one.zh} | ${one.en}`;

/**
 * Checks a credential or a case file that was handed on, asking nobody unless `--online`. Without `--keys` the key
 * within the file shows only that it was not altered, not who signed it, and so it does not pass.
 */
export async function verify(args: readonly string[], out: (text: string) => void, now = new Date()): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { keys: { type: 'string' }, status: { type: 'string' }, online: { type: 'boolean' } },
  });
  const [path] = positionals;
  if (!path || positionals.length > 1) throw new Misuse('tiaoli verify FILE [--keys FILE] [--status FILE] [--online]');
  if (isZip(path)) return verifyCase(path, values, out);
  const jws = readFileSync(path, 'utf8').trim();
  const within = keyWithin(jws);
  const at = within && issuerAddress(jws);
  const known = values.keys ? readKeys(values.keys) : values.online && at ? await fetchKeys(at) : null;
  const keys = known ?? (within ? [within] : []);
  let verified = await verifyCredential(jws, {
    keys,
    now,
    statusList: values.status && readFileSync(values.status, 'utf8'),
  });
  const list = verified.credential?.credentialStatus?.statusListCredential;
  if (values.online && list && !values.status)
    verified = await verifyCredential(jws, { keys, now, statusList: await (await fetched(list)).text() });
  tellCredential(verified, out);
  return told(verified, known && (values.keys ?? at), out);
}

async function verifyCase(
  path: string,
  values: { readonly keys?: string; readonly online?: boolean },
  out: (text: string) => void,
): Promise<number> {
  const parts = await readZip(path, (name) => !name.startsWith('files/'));
  const signature = parts.get('signature.jws')?.text?.trim() ?? '';
  const within = keyWithin(signature);
  const at = values.online ? caseAddress(parts.get('manifest.json')?.text ?? '') : null;
  const known = values.keys ? readKeys(values.keys) : at ? await fetchKeys(at) : null;
  const verified = await verifyCaseFile(parts, known ?? (within ? [within] : []));
  const { manifest } = verified;
  if (manifest) out(`${two(manifest.system.name)}  ${manifest.number}  ${manifest.madeAt}  ${manifest.issuer}`);
  for (const one of manifest?.parts ?? []) out(`  ${one.path}${one.name ? `  ${one.name}` : ''}  ${one.size}`);
  return told(verified, known && (values.keys ?? at), out);
}

function tellCredential({ credential }: Verified, out: (text: string) => void): void {
  if (!credential) return;
  out(`${credential.name?.map((one) => one['@value']).join(' | ')}  ${credential.id}`);
  for (const [name, value] of Object.entries(credential.credentialSubject))
    out(`  ${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
}

function told(
  { ok, checks }: { readonly ok: boolean; readonly checks: readonly Check[] },
  keysFrom: string | null,
  out: (text: string) => void,
): number {
  const issuer: Check = {
    what: { zh: '签发者', en: 'Issuer' },
    result: keysFrom ? 'passed' : 'unchecked',
    detail: keysFrom
      ? { zh: `公钥取自 ${keysFrom}`, en: `public keys from ${keysFrom}` }
      : {
          zh: '只用了文件自带的公钥，请用 --keys 给出本市公布的公钥',
          en: 'only the key within the file was used; give the published ones with --keys',
        },
  };
  for (const { what, result, detail } of ok ? [...checks, issuer] : checks)
    out(`${marks[result]} ${two(what)}${detail ? `  ${two(detail)}` : ''}`);
  if (!ok) out('✖ 未通过 | not valid');
  else if (!keysFrom) out('✖ 未被改动，但未核对签发者 | not altered, but who issued it was not checked');
  else out('✔ 有效 | valid');
  return ok && keysFrom ? 0 : 1;
}

function keyWithin(jws: string): JWK | null {
  try {
    return (decodeProtectedHeader(jws).jwk as JWK | undefined) ?? null;
  } catch {
    return null;
  }
}

function isZip(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(4);
    return readSync(file, start) === 4 && start.readUInt32LE(0) === 0x04034b50;
  } finally {
    closeSync(file);
  }
}

function caseAddress(manifest: string): string | null {
  try {
    return new URL('/.well-known/tiaoli-keys.json', (JSON.parse(manifest) as { issuer: string }).issuer).href;
  } catch {
    return null;
  }
}

/** Where the credential says that its issuer is; what comes from there is believed only because it was asked there. */
function issuerAddress(jws: string): string | null {
  try {
    const { issuer } = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return new URL('/.well-known/tiaoli-keys.json', issuer.id).href;
  } catch {
    return null;
  }
}
async function fetched(url: string): Promise<Response> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000), redirect: 'error' });
  if (!answer.ok) throw new Misuse(`${url}: ${answer.status}`);
  return answer;
}
const fetchKeys = async (url: string): Promise<JWK[]> => ((await (await fetched(url)).json()) as { keys: JWK[] }).keys;
