import { createHash, hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { type Actor, holds, officer } from '#kernel/access.ts';
import { type CaseManifest, type CasePart, caseFileType } from '#kernel/caseFile.ts';
import type { FileReference } from '#kernel/fields/field.ts';
import { describeFacts } from '#kernel/fields/text.ts';
import type { JournalEvent } from '#kernel/journal.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord, System } from '#kernel/system.ts';
import { issueCredential } from './credentials.ts';
import { eventsOf } from './journalStore.ts';
import { load } from './load.ts';
import { mayRead, type Surroundings } from './perform.ts';
import { findHead, findInclusion, sealJournal } from './tree.ts';

/** What the zip format without its extensions can hold, less a margin. */
const sizeAtMost = 4_000_000_000;

/** A text part made for the file, or a stored file that is put in as it is. */
type Source = CasePart & { readonly text?: string };

export interface CaseFile {
  readonly name: string;
  readonly manifest: CaseManifest;
  /** The zip, made while it is read. */
  readonly stream: Readable;
}

/**
 * Makes the signed case file of a record: its facts, all its events with their proofs, its letters and credentials, and
 * every file that it ever named. For officers of the office that keeps the system, and only where they may read every
 * fact that the events tell of: what is signed cannot be cut.
 */
export async function makeCaseFile(around: Surroundings, of: System, id: string, actor: Actor): Promise<CaseFile> {
  const loaded = await load(around, of, id, []);
  if (!loaded || !mayRead(of, loaded.record, actor)) throw new Refused('not-found');
  const { record, ownerName } = loaded;
  // Whatever happens meanwhile: the events are those that lead to the facts just read.
  const events = (await eventsOf(around.pool, record.id)).slice(0, record.revision);
  if (actor.kind !== 'program') {
    if (!holds(officer(of.keeper), actor, record)) throw new Refused('not-allowed');
    const told = new Set(events.flatMap((one) => Object.keys(one.changes)));
    const hidden = [...told].find((name) => {
      const readers = of.facts[name]?.read;
      return readers !== undefined && !holds(readers, actor, record);
    });
    if (hidden)
      throw new Refused('not-allowed', {
        field: hidden,
        message: { zh: '案卷含有您无权查阅的事实', en: 'The case file holds a fact that you may not read' },
      });
  }

  const sources: Source[] = [
    textPart('record.json', { ...record, hands: undefined, ownerName }),
    textPart('summary.zh.txt', describeFacts(of.facts, record.facts, 'zh').replaceAll('；', '\n')),
    textPart('summary.en.txt', describeFacts(of.facts, record.facts, 'en').replaceAll('; ', '\n')),
    textPart('journal.json', await provenEvents(around, events)),
    ...(await letterParts(around, record)),
    ...filesNamedIn([record.facts, ...events.map((one) => one.changes)]).map(
      ({ sha256, size, name, type }): Source => ({ path: `files/${sha256}`, sha256, size, name, type }),
    ),
  ];
  if (sources.reduce((sum, one) => sum + one.size, 0) > sizeAtMost) throw new Refused('too-large');
  const manifest: CaseManifest = {
    format: 'tiaoli-case-file/1',
    issuer: around.issuer.url,
    system: { id: of.id, name: { zh: of.name.zh, en: of.name.en } },
    record: record.id,
    number: record.number,
    madeAt: around.now().toISOString(),
    madeBy: actor.name ?? null,
    parts: sources.map(({ text: _, ...part }) => part),
  };
  const listed = textPart('manifest.json', manifest);
  const signature = await around.issuer.signer.sign(
    caseFileType,
    { manifest: listed.sha256 },
    { jwk: around.issuer.signer.publicKey },
  );
  await around.pool.query('insert into case_files (record, person, manifest) values ($1, $2, $3)', [
    record.id,
    actor.person ?? null,
    listed.sha256,
  ]);
  const all = [listed, textPart('signature.jws', signature), ...sources];
  return { name: `${record.number}.zip`, manifest, stream: Readable.from(zipped(around, all), { objectMode: false }) };
}

function textPart(path: string, content: unknown): Source & { readonly text: string } {
  const text = typeof content === 'string' ? content : `${JSON.stringify(content, null, 1)}\n`;
  return { path, text, size: Buffer.byteLength(text), sha256: hash('sha256', text) };
}

async function provenEvents(around: Surroundings, events: readonly JournalEvent[]) {
  const { pool, treeHash } = around;
  for (const all of [false, true]) {
    await sealJournal(around, { all });
    const head = await findHead(pool, treeHash);
    const proofs = await Promise.all(events.map((one) => findInclusion(pool, treeHash, one.hash, head?.size)));
    if (head && proofs.every((one) => one !== null))
      return { head: head.jws, events: proofs.map(({ index, path }, at) => ({ event: events[at], index, path })) };
  }
  throw new Error('not every event could be sealed');
}

async function letterParts(around: Surroundings, { id, revision }: CaseRecord): Promise<Source[]> {
  const { rows } = await around.pool.query<{ code: string }>(
    'select code, kind, seq, sha256, model, issued_at as "issuedAt" from letters where record = $1 and seq <= $2 order by seq, code',
    [id, revision],
  );
  const parts: Source[] = [];
  for (const row of rows) {
    parts.push(textPart(`letters/${row.code}.json`, row));
    const jws = await issueCredential(around, row.code);
    if (jws) parts.push(textPart(`letters/${row.code}.vc.jwt`, jws));
  }
  return parts;
}

/** Every file that the data name, at any depth, once each. */
function filesNamedIn(data: unknown): FileReference[] {
  const found = new Map<string, FileReference>();
  const look = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return;
    const { sha256, name, size, type } = one as Partial<FileReference>;
    if (/^[0-9a-f]{64}$/u.test(String(sha256)) && typeof size === 'number' && typeof type === 'string')
      found.set(String(sha256), { sha256: String(sha256), name: String(name), size, type });
    else for (const inner of Object.values(one)) look(inner);
  };
  look(data);
  return [...found.values()].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
}

/** The zip's bytes, never more than one piece of one file ahead of whoever reads them. */
async function* zipped(around: Surroundings, sources: readonly Source[]): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((fault, piece) => {
    if (fault) throw fault;
    ready.push(piece);
  });
  const given = () => {
    const pieces = ready;
    ready = [];
    return pieces;
  };
  for (const source of sources) {
    const entry =
      source.text === undefined ? new ZipPassThrough(source.path) : new ZipDeflate(source.path, { level: 6 });
    zip.add(entry);
    if (source.text !== undefined) entry.push(Buffer.from(source.text), true);
    else {
      const digest = createHash('sha256');
      for await (const piece of around.files.read(source.sha256)) {
        digest.update(piece);
        entry.push(piece);
        yield* given();
      }
      if (digest.digest('hex') !== source.sha256)
        throw new Error(`the stored file ${source.sha256} is not what it was`);
      entry.push(new Uint8Array(), true);
    }
    yield* given();
  }
  zip.end();
  yield* given();
}
