import { randomInt } from 'node:crypto';
import { credentialType, letterCredential, statusListCredential, statusListSize } from '#kernel/credentials.ts';
import { today } from '#kernel/dates.ts';
import type { JournalEvent } from '#kernel/journal.ts';
import { factsAfter } from '#kernel/journal.ts';
import { type Verified, verifyCredential } from '#kernel/verifyCredential.ts';
import { getOffice } from '#law/offices.ts';
import { publishedKeys } from './issuer.ts';
import { eventsOf } from './journalStore.ts';
import { type Surroundings, systemOf } from './perform.ts';
import { type RecordRow, recordOf } from './rows.ts';
import { findInclusion, type InclusionProof, sealJournal } from './tree.ts';

/** A list is left for the next when half full, so that a random entry is found soon and says nothing about its order. */
const entriesAList = statusListSize / 2;

/** The signed credential of a letter, issued where it is not yet; null where letters of this kind have none. */
export async function issueCredential(around: Surroundings, code: string): Promise<string | null> {
  const { pool, issuer } = around;
  const known = await findCredential(around, code);
  if (known) return known.jws;
  const letter = await letterOf(around, code);
  if (!letter) return null;
  const { template, row, record, name } = letter;
  const credential = template.credential;
  if (!credential) return null;
  const events = (await eventsOf(pool, row.record)).slice(0, row.seq);
  const event = events.at(-1);
  if (!event) throw new Error(`the letter ${code} has no event`);
  const inclusion = await sealedProof(around, event);
  const view = {
    record: { ...record, state: event.to, revision: event.seq, facts: factsAfter(events), head: event.hash },
    ownerName: { zh: row.owner_name ?? '', en: row.owner_name_en ?? row.owner_name ?? '' },
    office: getOffice(systemOf(around, record.system).keeper).name,
    today: today(new Date(row.issued_at)),
    reads: {},
  };
  for (let tries = 0; tries < 100; tries++) {
    const { rows: lists } = await pool.query<{ list: number }>(
      'select coalesce(max(list), 1) + (count(*) filter (where list = (select max(list) from credentials)) >= $1)::int as list from credentials',
      [entriesAList],
    );
    const status = { list: lists[0]?.list ?? 1, index: randomInt(statusListSize) };
    const jws = await issuer.signer.sign(
      credentialType,
      letterCredential({
        url: issuer.url,
        code,
        type: credential.type,
        name,
        office: view.office,
        issuedAt: row.issued_at,
        until: credential.until?.(view),
        subject: {
          ...credential.subject(view),
          ...(row.owner_name && { holder: { name: row.owner_name, uscc: row.uscc ?? undefined } }),
        },
        status,
        evidence: {
          type: 'TiaoliJournalInclusion',
          event: event.hash,
          letter: row.sha256,
          tree: inclusion.head.tree,
          index: inclusion.index,
          path: inclusion.path,
          head: inclusion.head.jws,
        },
      }),
      { cty: 'vc', jwk: issuer.signer.publicKey },
    );
    await pool.query(
      'insert into credentials (code, list, index, type, holds_in, jws) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
      [code, status.list, status.index, credential.type, credential.holdsIn, jws],
    );
    // Somebody else may have issued it in the same moment, or the entry was taken: then another entry.
    const issued = await findCredential(around, code);
    if (issued) return issued.jws;
  }
  throw new Error(`no free entry was found in the status list for ${code}`);
}

async function sealedProof(around: Surroundings, event: JournalEvent): Promise<InclusionProof> {
  for (const all of [false, true]) {
    const proof = await findInclusion(around.pool, around.treeHash, event.hash);
    if (proof) return proof;
    await sealJournal(around, { all });
  }
  const proof = await findInclusion(around.pool, around.treeHash, event.hash);
  if (!proof) throw new Error(`the event ${event.hash} could not be sealed`);
  return proof;
}

async function letterOf(around: Surroundings, code: string) {
  const { rows } = await around.pool.query<
    RecordRow & {
      record: string;
      seq: number;
      kind: string;
      sha256: string;
      issued_at: string;
      owner_name: string | null;
      owner_name_en: string | null;
      uscc: string | null;
    }
  >(
    `select r.*, l.record, l.seq, l.kind, l.sha256, l.issued_at, p.name as owner_name, p.name_en as owner_name_en, p.uscc
     from letters l join records r on r.id = l.record left join parties p on p.id = r.owner where l.code = $1`,
    [code],
  );
  const row = rows[0];
  const template = row && around.systems.get(row.system)?.documents?.[row.kind];
  return template ? { row, template, name: template.name, record: recordOf(row) } : null;
}

const revoked = `exists (select from journal j where j.record = l.record and j.seq > l.seq and not (j.event->>'to' = any(c.holds_in)))`;

/** The credential of a letter with its standing now, or null where none was issued. */
export async function findCredential(around: Surroundings, code: string) {
  const { rows } = await around.pool.query<{ jws: string; type: string; revoked: boolean }>(
    `select c.jws, c.type, ${revoked} as revoked from credentials c join letters l on l.code = c.code where c.code = $1`,
    [code],
  );
  return rows[0] ?? null;
}

/** A status list as a signed credential, as it stands now; null where there is no such list. */
export async function statusList(around: Surroundings, list: number): Promise<string | null> {
  const { rows } = await around.pool.query<{ index: number; revoked: boolean }>(
    `select c.index, ${revoked} as revoked from credentials c join letters l on l.code = c.code where c.list = $1`,
    [list],
  );
  if (rows.length === 0) return null;
  const set = rows.filter((row) => row.revoked).map((row) => row.index);
  const { url, signer } = around.issuer;
  return signer.sign(credentialType, statusListCredential(url, list, set, around.now()), { cty: 'vc' });
}

/** Looks at a credential that somebody hands in, with the city's own keys and the status list as it stands now. */
export async function verifyIssued(around: Surroundings, jws: string): Promise<Verified> {
  const keys = await publishedKeys(around.pool);
  const now = around.now();
  const first = await verifyCredential(jws, { keys, now });
  const list = /\/credentials\/status\/(\d+)$/u.exec(
    first.credential?.credentialStatus?.statusListCredential ?? '',
  )?.[1];
  const current = list ? await statusList(around, Number(list)) : null;
  return current ? verifyCredential(jws, { keys, now, statusList: current }) : first;
}
