import { type Credential, credentialType, isBitSet, type JournalEvidence } from './credentials.ts';
import { verifyInclusion } from './inclusion.ts';
import { type Label, label } from './label.ts';
import { type JWK, verifySigned } from './signing.ts';

/** One thing that was looked at: it is right, it is not, or it could not be looked at. */
export interface Check {
  readonly what: Label;
  readonly result: 'passed' | 'failed' | 'unchecked';
  readonly detail?: Label;
}
export interface Verified {
  /** Nothing failed. What is `unchecked` is for the reader to judge. */
  readonly ok: boolean;
  readonly checks: readonly Check[];
  /** What the credential says; null where its signature is not right. */
  readonly credential: Credential | null;
}

const faults: Readonly<Record<string, Label>> = {
  malformed: label('不是可验证凭证', 'It is not a verifiable credential'),
  type: label('类型不符', 'It is of another type'),
  'unknown-key': label('签名密钥不在给定的公钥之中', 'It is signed with a key that is not among those given'),
  signature: label('内容已被改动，或者签名不符', 'It was altered, or the signature is wrong'),
};

/**
 * Looks at a credential without asking anybody: signature, form, dates, the journal's proof within it, and its entry in
 * a status list, where one is given that is fresh. `keys`: the public keys that are believed.
 */
export async function verifyCredential(
  jws: string,
  given: { readonly keys: readonly JWK[]; readonly statusList?: string; readonly now: Date },
): Promise<Verified> {
  const checks: Check[] = [];
  const say = (zh: string, en: string, result: Check['result'], detail?: Label) =>
    void checks.push({ what: label(zh, en), result, detail });
  const signed = await verifySigned(jws.trim(), credentialType, given.keys);
  if (!signed.ok) {
    say('签名', 'Signature', 'failed', faults[signed.fault]);
    return { ok: false, checks, credential: null };
  }
  say('签名', 'Signature', 'passed', label(`密钥 ${signed.kid}`, `key ${signed.kid}`));
  const credential = signed.payload as unknown as Credential;
  if (!isCredential(credential)) {
    say('格式', 'Form', 'failed', faults.malformed);
    return { ok: false, checks, credential: null };
  }
  const span = label(
    `自${credential.validFrom}${credential.validUntil ? `至${credential.validUntil}` : '起'}`,
    `from ${credential.validFrom}${credential.validUntil ? ` to ${credential.validUntil}` : ''}`,
  );
  say('有效期', 'Dates', isCurrent(credential, given.now) ? 'passed' : 'failed', span);
  for (const evidence of credential.evidence ?? []) {
    const proven = evidence.type === 'TiaoliJournalInclusion' && (await provesEvent(evidence, given.keys));
    say('日志证明', 'Proof of the journal', proven ? 'passed' : 'failed');
  }
  if (credential.credentialStatus) {
    const status = await statusOf(credential, given);
    say('撤销状态', 'Revocation', status.result, status.detail);
  }
  return { ok: checks.every((one) => one.result !== 'failed'), checks, credential };
}

const isCredential = (one: Partial<Credential>): boolean =>
  Array.isArray(one['@context']) &&
  one['@context'][0] === 'https://www.w3.org/ns/credentials/v2' &&
  Array.isArray(one.type) &&
  one.type.includes('VerifiableCredential') &&
  typeof one.issuer?.id === 'string' &&
  typeof one.credentialSubject === 'object' &&
  !Number.isNaN(Date.parse(String(one.validFrom)));

/** Clocks of different machines differ: so much earlier than its beginning a credential is taken. */
const skew = 60_000;
const isCurrent = ({ validFrom, validUntil }: Credential, now: Date): boolean =>
  Date.parse(validFrom) <= now.getTime() + skew &&
  (validUntil === undefined || now.getTime() <= Date.parse(validUntil));

const provesEvent = (evidence: JournalEvidence, keys: readonly JWK[]): Promise<boolean> =>
  verifyInclusion(evidence.event, { index: evidence.index, path: evidence.path, jws: evidence.head }, keys);

async function statusOf(
  { credentialStatus: entry, issuer }: Credential,
  { keys, statusList, now }: { readonly keys: readonly JWK[]; readonly statusList?: string; readonly now: Date },
): Promise<Pick<Check, 'result' | 'detail'>> {
  if (!entry || statusList === undefined)
    return { result: 'unchecked', detail: label('未核对：没有给出状态列表', 'Not checked: no status list was given') };
  const signed = await verifySigned(statusList.trim(), credentialType, keys);
  const list = signed.ok ? (signed.payload as unknown as Credential) : null;
  if (!list || list.id !== entry.statusListCredential || list.issuer?.id !== issuer.id)
    return { result: 'failed', detail: label('状态列表不是该凭证的', 'The status list is not this credential’s') };
  if (!isCurrent(list, now))
    return {
      result: 'unchecked',
      detail: label(
        `未核对：状态列表已过时（${list.validFrom}）`,
        `Not checked: the status list is out of date (${list.validFrom})`,
      ),
    };
  try {
    const revoked = isBitSet(String(list.credentialSubject.encodedList), Number(entry.statusListIndex));
    return revoked
      ? { result: 'failed', detail: label('已撤销', 'Revoked') }
      : { result: 'passed', detail: label(`截至${list.validFrom}未撤销`, `not revoked as of ${list.validFrom}`) };
  } catch {
    return { result: 'failed', detail: label('状态列表无法读取', 'The status list cannot be read') };
  }
}
