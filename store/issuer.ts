import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type pg from 'pg';
import { type JWK, newSigningKey, type Signer, signerOf } from '#kernel/signing.ts';

/** Who signs for the city: its public address, and the key in use. */
export interface Issuer {
  readonly url: string;
  readonly signer: Signer;
}

/** Why the keys cannot be used, in one sentence in both languages. */
export class KeysError extends Error {}

/**
 * The key in use: the first of the private keys in a file (`{ "keys": [JWK, …] }`), which only its owner may read. The
 * file is made with a new key where it is not there.
 */
export async function openIssuer(path: string, url: string): Promise<Issuer> {
  const read = () => readFileSync(path, 'utf8');
  let text: string;
  try {
    text = read();
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const partial = `${path}.${process.pid}`;
    writeFileSync(partial, `${JSON.stringify({ keys: [await newSigningKey()] }, null, 2)}\n`, { mode: 0o600 });
    renameSync(partial, path);
    text = read();
  }
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw new KeysError(
      `签名密钥文件 ${path} 可被他人读取，请改为仅本人可读（chmod 600） | others can read the signing keys in ${path}; make it readable by its owner alone (chmod 600)`,
    );
  try {
    const { keys } = JSON.parse(text) as { keys: JWK[] };
    return { url, signer: await signerOf(keys[0] as JWK) };
  } catch (error) {
    throw new KeysError(
      `签名密钥文件 ${path} 无法读取 | the signing keys in ${path} cannot be read: ${(error as Error).message}`,
    );
  }
}

/** Makes the key in use known, so that what it signs can be checked as long as the city lives. */
export async function publishKey(pool: pg.Pool, { signer }: Issuer): Promise<void> {
  await pool.query('insert into signing_keys (kid, jwk) values ($1, $2) on conflict do nothing', [
    signer.kid,
    JSON.stringify(signer.publicKey),
  ]);
}

/** Every public key that the city ever signed with, the newest first. */
export async function publishedKeys(pool: pg.Pool): Promise<JWK[]> {
  const { rows } = await pool.query<{ jwk: JWK }>('select jwk from signing_keys order by since desc, kid');
  return rows.map((row) => row.jwk);
}
