import { gunzipSync, gzipSync } from 'node:zlib';
import type { DocumentView } from './documents.ts';
import type { Label } from './label.ts';

/** A letter of this kind is also issued as a W3C Verifiable Credential 2.0. */
export interface CredentialTemplate {
  /** In the credential's `type`: `ExAnteAssessmentDecision`. */
  readonly type: string;
  /** States of the record in which it holds; once the record has left them, the credential is revoked for good. */
  readonly holdsIn: readonly string[];
  /** What is stated, of the record as it was when the letter was issued. Nothing that not everybody may read. */
  subject(view: DocumentView): Readonly<Record<string, unknown>>;
  /** The last day on which it holds, such as `2027-06-30`; without end where absent. */
  until?(view: DocumentView): string | undefined;
}

/** That the letter's event stands in the journal: RFC 6962 inclusion, hashes in hexadecimal, and the signed head. */
export interface JournalEvidence {
  readonly type: 'TiaoliJournalInclusion';
  readonly event: string;
  readonly letter: string;
  readonly tree: string;
  readonly index: number;
  readonly path: readonly string[];
  readonly head: string;
}
export interface StatusEntry {
  readonly id: string;
  readonly type: 'BitstringStatusListEntry';
  readonly statusPurpose: 'revocation';
  readonly statusListIndex: string;
  readonly statusListCredential: string;
}
type LanguageValue = { readonly '@value': string; readonly '@language': string };
/** A credential of the W3C data model 2.0; the terms of our own are under the vocabulary for terms not defined elsewhere. */
export interface Credential {
  readonly '@context': readonly string[];
  readonly id: string;
  readonly type: readonly string[];
  readonly name: readonly LanguageValue[];
  readonly issuer: { readonly id: string; readonly name?: readonly LanguageValue[] };
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly credentialSubject: Readonly<Record<string, unknown>>;
  readonly credentialStatus?: StatusEntry;
  readonly evidence?: readonly JournalEvidence[];
}

const contexts = ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/undefined-terms/v2'];
export const languages = ({ zh, en }: Label): LanguageValue[] => [
  { '@value': zh, '@language': 'zh-CN' },
  { '@value': en, '@language': 'en' },
];
/** The media type of a credential secured by JOSE, and the `typ` of its header (VC-JOSE-COSE, 3.1). */
export const credentialType = 'vc+jwt';
export const issuerId = (url: string): string => `${url}/credentials/issuer`;
export const statusListId = (url: string, list: number): string => `${url}/credentials/status/${list}`;

/** The credential of a letter with its code, as it is signed. */
export function letterCredential(of: {
  readonly url: string;
  readonly code: string;
  readonly type: string;
  readonly name: Label;
  readonly office: Label;
  readonly issuedAt: string;
  readonly until?: string;
  readonly subject: Readonly<Record<string, unknown>>;
  readonly status: { readonly list: number; readonly index: number };
  readonly evidence: JournalEvidence;
}): Credential {
  const list = statusListId(of.url, of.status.list);
  return {
    '@context': contexts,
    id: `${of.url}/verify/${of.code}`,
    type: ['VerifiableCredential', of.type],
    name: languages(of.name),
    issuer: { id: issuerId(of.url), name: languages(of.office) },
    validFrom: of.issuedAt,
    // The end of that day where the city lies, which has no summer time.
    ...(of.until && { validUntil: `${of.until}T23:59:59+08:00` }),
    credentialSubject: of.subject,
    credentialStatus: {
      id: `${list}#${of.status.index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(of.status.index),
      statusListCredential: list,
    },
    evidence: [of.evidence],
  };
}

/** Entries of a status list: the least that Bitstring Status List 1.0 allows, so that an entry hides among others. */
export const statusListSize = 131_072;

/** The status list as a credential: one bit an entry, set where it is revoked, good for a day. */
export function statusListCredential(url: string, list: number, revoked: readonly number[], now: Date): Credential {
  const id = statusListId(url, list);
  return {
    '@context': contexts.slice(0, 1),
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    name: languages({ zh: '撤销状态列表', en: 'Status list of revocations' }),
    issuer: { id: issuerId(url) },
    validFrom: now.toISOString(),
    validUntil: new Date(now.getTime() + 86_400_000).toISOString(),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: encodeBits(revoked),
    },
  };
}

/** Multibase base64url of the compressed bits; entry 0 is the leftmost bit. */
export function encodeBits(set: readonly number[]): string {
  const bits = Buffer.alloc(statusListSize / 8);
  for (const at of set) bits[at >> 3] = (bits[at >> 3] ?? 0) | (0x80 >> (at & 7));
  return `u${gzipSync(bits).toString('base64url')}`;
}

/** Whether an entry's bit is set; throws where the list is malformed or too short. */
export function isBitSet(encoded: string, index: number): boolean {
  if (!encoded.startsWith('u')) throw new Error('not multibase base64url');
  const bits = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'), { maxOutputLength: 16 * 1024 * 1024 });
  const byte = bits[index >> 3];
  if (byte === undefined || !Number.isSafeInteger(index) || index < 0) throw new RangeError(`no entry ${index}`);
  return (byte & (0x80 >> (index & 7))) !== 0;
}

/** Who signs, as a controlled identifier document, to which `issuer.id` resolves. */
export const issuerDocument = (url: string, keys: readonly { readonly kid?: string }[]) => ({
  '@context': 'https://www.w3.org/ns/cid/v1',
  id: issuerId(url),
  verificationMethod: keys.map((key) => ({
    id: `${issuerId(url)}#${key.kid}`,
    type: 'JsonWebKey',
    controller: issuerId(url),
    publicKeyJwk: key,
  })),
  assertionMethod: keys.map((key) => `${issuerId(url)}#${key.kid}`),
});
