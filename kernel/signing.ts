import {
  CompactSign,
  calculateJwkThumbprint,
  compactVerify,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';

export type { JWK };
/** A private Ed25519 key in use: `kid` is the thumbprint of its public half (RFC 7638). */
export interface Signer {
  readonly kid: string;
  readonly publicKey: JWK;
  /** The payload as compact JWS (RFC 7515, EdDSA of RFC 8037), with what it is in the header's `typ`. */
  sign(typ: string, payload: object, header?: Readonly<Record<string, unknown>>): Promise<string>;
}
export type Signed =
  | {
      readonly ok: true;
      readonly kid: string;
      readonly header: Readonly<Record<string, unknown>>;
      readonly payload: Record<string, unknown>;
    }
  | { readonly ok: false; readonly fault: 'malformed' | 'type' | 'unknown-key' | 'signature' };

/** A new private key as JWK. */
export async function newSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return exportJWK(privateKey);
}

/** Takes a private Ed25519 key into use; throws where it is not one. */
export async function signerOf(key: JWK): Promise<Signer> {
  if (key.kty !== 'OKP' || key.crv !== 'Ed25519' || typeof key.x !== 'string' || typeof key.d !== 'string')
    throw new Error('not a private Ed25519 key');
  const bare = { kty: key.kty, crv: key.crv, x: key.x };
  const kid = await calculateJwkThumbprint(bare);
  const privateKey = await importJWK({ ...bare, d: key.d }, 'EdDSA');
  return {
    kid,
    publicKey: { ...bare, kid, alg: 'EdDSA', use: 'sig' },
    sign: (typ, payload, header = {}) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader({ ...header, alg: 'EdDSA', kid, typ })
        .sign(privateKey),
  };
}

/** Checks a signed statement of the given type against known public keys; nothing in it is believed before that. */
export async function verifySigned(jws: string, typ: string, keys: readonly JWK[]): Promise<Signed> {
  const header = headerOf(jws);
  if (header?.alg !== 'EdDSA' || typeof header.kid !== 'string') return { ok: false, fault: 'malformed' };
  if (header.typ !== typ) return { ok: false, fault: 'type' };
  const key = keys.find((one) => one.kid === header.kid && one.kty === 'OKP' && one.crv === 'Ed25519');
  if (!key || (await calculateJwkThumbprint(key)) !== header.kid) return { ok: false, fault: 'unknown-key' };
  try {
    const { payload } = await compactVerify(jws, await importJWK({ kty: key.kty, crv: key.crv, x: key.x }, 'EdDSA'), {
      algorithms: ['EdDSA'],
    });
    const read: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return { ok: false, fault: 'malformed' };
    return { ok: true, kid: header.kid, header, payload: read as Record<string, unknown> };
  } catch {
    return { ok: false, fault: 'signature' };
  }
}

function headerOf(jws: string): Record<string, unknown> | null {
  try {
    const header: unknown = JSON.parse(Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString('utf8'));
    return typeof header === 'object' && header !== null ? (header as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
