import { verifyInclusion } from './inclusion.ts';
import { canonical, digestOf, factsAfter, type JournalEvent, verifyChain } from './journal.ts';
import { type Label, label } from './label.ts';
import { type JWK, verifySigned } from './signing.ts';
import { type Check, verifyCredential } from './verifyCredential.ts';

/**
 * A case as one signed file that can be handed on: what is in it, with the SHA-256 of each part. `signature.jws` signs
 * the SHA-256 of `manifest.json`, so nothing can be changed, left out or put in.
 */
export interface CaseManifest {
  readonly format: 'tiaoli-case-file/1';
  /** The public address of the city. */
  readonly issuer: string;
  readonly system: { readonly id: string; readonly name: Label };
  readonly record: string;
  readonly number: string;
  /** UTC, to the millisecond. */
  readonly madeAt: string;
  readonly madeBy: string | null;
  readonly parts: readonly CasePart[];
}
export interface CasePart {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  /** The name and the content type under which it was handed in. */
  readonly name?: string;
  readonly type?: string;
}
/** The record as it stood, in `record.json`. */
export interface CaseRecordPart {
  readonly id: string;
  readonly state: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly head: string;
}
/** Every event of the record, each with its proof against one signed head, in `journal.json`. */
export interface CaseJournal {
  readonly head: string;
  readonly events: readonly {
    readonly event: JournalEvent;
    readonly index: number;
    readonly path: readonly string[];
  }[];
}
/** A letter in `letters/CODE.json`. */
export interface CaseLetter {
  readonly code: string;
  readonly seq: number;
  readonly sha256: string;
  readonly model: unknown;
}

/** The type of a case file's signature (JWS `typ`). */
export const caseFileType = 'tiaoli-case-file+jws';
export const unlisted = ['manifest.json', 'signature.jws'];

/** A case file as it was read: each part's measured size and digest, and the text of those that are not attachments. */
export type ReadParts = ReadonlyMap<string, { readonly size: number; readonly sha256: string; readonly text?: string }>;

export interface VerifiedCase {
  readonly ok: boolean;
  readonly checks: readonly Check[];
  readonly manifest: CaseManifest | null;
}

/** Looks at a case file without asking anybody. `keys`: the public keys that are believed. */
export async function verifyCaseFile(parts: ReadParts, keys: readonly JWK[]): Promise<VerifiedCase> {
  const checks: Check[] = [];
  const say = (zh: string, en: string, passed: boolean, detail?: Label) =>
    void checks.push({ what: label(zh, en), result: passed ? 'passed' : 'failed', detail });
  const end = (manifest: CaseManifest | null): VerifiedCase => ({
    ok: checks.every((one) => one.result !== 'failed'),
    checks,
    manifest,
  });
  const signed = await verifySigned(parts.get('signature.jws')?.text ?? '', caseFileType, keys);
  const right = signed.ok && signed.payload.manifest === parts.get('manifest.json')?.sha256;
  say(
    '清单签名',
    'Signature of the manifest',
    right,
    signed.ok ? label(`密钥 ${signed.kid}`, `key ${signed.kid}`) : label(signed.fault, signed.fault),
  );
  if (!right) return end(null);
  const manifest = parse<CaseManifest>(parts, 'manifest.json');
  if (manifest?.format !== 'tiaoli-case-file/1') {
    say('格式', 'Form', false);
    return end(null);
  }
  const wrong = manifest.parts.filter(
    ({ path, sha256, size }) => parts.get(path)?.sha256 !== sha256 || parts.get(path)?.size !== size,
  );
  const known = new Set([...unlisted, ...manifest.parts.map((one) => one.path)]);
  const odd = [...wrong.map((one) => one.path), ...[...parts.keys()].filter((path) => !known.has(path))];
  say(
    '各部分与清单一致',
    'All parts as the manifest lists them',
    odd.length === 0,
    odd.length > 0 ? label(odd.join('、'), odd.join(', ')) : undefined,
  );

  const record = parse<CaseRecordPart>(parts, 'record.json');
  const journal = parse<CaseJournal>(parts, 'journal.json');
  const events = (journal?.events ?? []).map((one) => one.event);
  const last = events.at(-1);
  const fault = verifyChain(events);
  say(
    '事件链',
    'Chain of events',
    last !== undefined && fault === null && events.every((one) => one.record === manifest.record),
    fault ? label(`第${fault.seq}个事件`, `event ${fault.seq}`) : undefined,
  );
  const stands =
    record !== null &&
    record.id === manifest.record &&
    record.head === last?.hash &&
    record.state === last.to &&
    canonical(factsAfter(events)) === canonical(record.facts);
  say('事实由事件得出', 'The facts follow from the events', stands);
  const proofs = await Promise.all(
    (journal?.events ?? []).map(({ event, index, path }) =>
      verifyInclusion(event.hash, { index, path, jws: journal?.head ?? '' }, keys),
    ),
  );
  say('日志证明', 'Proofs of the journal', proofs.length > 0 && proofs.every(Boolean));

  const issued = [...parts.keys()].filter((path) => /^letters\/[^/]+\.json$/u.test(path));
  const letters = issued.map((path) => parse<CaseLetter>(parts, path));
  const told = new Set(letters.map((one) => one?.seq));
  const whole =
    letters.every(
      (one) => one && digestOf(one.model) === one.sha256 && (events[one.seq - 1]?.letter ?? one.sha256) === one.sha256,
    ) && events.every((one) => one.letter === undefined || told.has(one.seq));
  say(`文书（${letters.length}份）`, `Letters (${letters.length})`, whole);
  for (const path of [...parts.keys()].filter((one) => one.endsWith('.vc.jwt'))) {
    const one = await verifyCredential(parts.get(path)?.text ?? '', { keys, now: new Date(manifest.madeAt) });
    say(`凭证 ${path}`, `Credential ${path}`, one.ok);
  }
  return end(manifest);
}

function parse<T>(parts: ReadParts, path: string): T | null {
  try {
    return JSON.parse(parts.get(path)?.text ?? '') as T;
  } catch {
    return null;
  }
}
