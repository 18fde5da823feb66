import { hash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type Actor, holds } from '#kernel/access.ts';
import type { StoredFiles } from '#kernel/city.ts';
import type { Calendar } from '#kernel/clock/calendar.ts';
import { today } from '#kernel/dates.ts';
import { canonical } from '#kernel/journal.ts';
import type { TreeHash } from '#kernel/merkle.ts';
import { Refused } from '#kernel/refusals.ts';
import type { RulesInForce } from '#kernel/rules.ts';
import type { SettingValues } from '#kernel/settings.ts';
import { create, type StepInput, type StepResult, step } from '#kernel/step.ts';
import type { CaseRecord, System } from '#kernel/system.ts';
import { pipelinesOf } from './database.ts';
import { issueEffect } from './effectNames.ts';
import { assertMayNameFiles } from './fileAccess.ts';
import type { Issuer } from './issuer.ts';
import { lastDayOf } from './lastDay.ts';
import {
  applyIfUnchanged,
  applyStatement,
  contextOf,
  type LoadedPage,
  load,
  loadPage,
  type PageRow,
  pageOfRow,
  pageStatement,
  readsOf,
} from './load.ts';
import { publicCode, type RecordRow, recordColumns, recordOf } from './rows.ts';
import { isFoundBy, searchText } from './searchText.ts';
import { findShown } from './shown.ts';

/** What the store knows besides the database: the declared systems; the calendar, settings and rules in force; the time. */
export interface Surroundings {
  readonly pool: pg.Pool;
  readonly systems: ReadonlyMap<string, System>;
  readonly files: StoredFiles;
  readonly issuer: Issuer;
  /** The hash function of the tree that new events are sealed in. */
  readonly treeHash: TreeHash;
  calendar: Calendar;
  settings: SettingValues;
  rules: RulesInForce;
  /** Reads the rules in force again. */
  readRules(): Promise<RulesInForce>;
  now(): Date;
}

export interface Request {
  readonly revision?: number;
  readonly key?: string;
}

export function systemOf(around: Surroundings, id: string): System {
  const found = around.systems.get(id);
  if (!found) throw new Refused('not-found', { field: id });
  return found;
}

/** Whether the actor may read this record: by its state's readers, the same rule as for lists and exports. */
export const mayRead = (of: System, record: CaseRecord, actor: Actor): boolean => {
  const readers = of.read[record.state];
  return actor.kind === 'clock' || actor.kind === 'program' || (readers !== undefined && holds(readers, actor, record));
};

/** Creates a record and returns it; a repeated idempotency key returns the first one. */
export async function createRecord(
  around: Surroundings,
  of: System,
  input: StepInput,
  actor: Actor,
  request: Request & { owner?: string | null } = {},
): Promise<CaseRecord> {
  await assertMayNameFiles(around, of, input.facts, {}, actor);
  const owner = request.owner === undefined ? (actor.parties[0] ?? null) : request.owner;
  const result = create(of, { id: randomUUID(), number: '', owner }, input, actor, contextOf(around, [], {}));
  const key = keyed(request.key, { system: of.id, facts: input.facts ?? {} });
  return (await write(around, of, result, 0, actor, key)).record;
}

/**
 * Makes one move: reads, steps purely, writes everything in one statement. Refuses when the revision seen is stale;
 * where none is named, somebody who was quicker is no reason to refuse: the newest is read and the move tried again.
 */
export async function moveRecord(...given: MoveArguments): Promise<CaseRecord> {
  return (await moved(false, ...given)).record;
}

/** Makes one move and reads the page that it leads to, right behind it. */
export async function moveToPage(...given: MoveArguments): Promise<LoadedPage> {
  const [around, of, id] = given;
  const { record, page } = await moved(true, ...given);
  const loaded = page ?? (await loadPage(around, of, record.id));
  if (!loaded) throw new Error(`${of.id} ${id} was moved and is not there`);
  return loaded;
}

type MoveArguments = [
  around: Surroundings,
  of: System,
  id: string,
  move: string,
  input: StepInput,
  actor: Actor,
  request?: Request,
];
/** What a step wrote, with its page where that was asked for and this request itself wrote it. */
interface Written {
  readonly record: CaseRecord;
  readonly page?: LoadedPage;
}

async function moved(withPage: boolean, ...given: MoveArguments): Promise<Written> {
  for (let tries = 1; ; tries++)
    try {
      return await moveOnce(withPage, ...given);
    } catch (error) {
      const overtaken = error instanceof Refused && error.refusal.code === 'revision-conflict';
      if (!overtaken || given[6]?.revision !== undefined || tries >= triesAtMost) throw error;
    }
}
const triesAtMost = 20;

async function moveOnce(
  withPage: boolean,
  ...[around, of, id, move, input, actor, request = {}]: MoveArguments
): Promise<Written> {
  const quick = await moveAsShown(withPage, around, of, id, move, input, actor, request);
  if (quick) return quick;
  const loaded = await load(around, of, id, readsOf(of, move));
  if (!loaded || !mayRead(of, loaded.record, actor)) throw new Refused('not-found');
  const key = keyed(request.key, { id, move, input });
  if (request.revision !== undefined && request.revision !== loaded.record.revision) {
    const first = await firstAnswer(around, actor, key);
    if (first) return { record: first };
    throw new Refused('revision-conflict');
  }
  await assertMayNameFiles(around, of, input.facts, loaded.record.facts, actor);
  const result = step(of, loaded.record, move, input, actor, loaded.context);
  return write(around, of, result, loaded.record.revision, actor, key, withPage);
}

/**
 * Makes a move from the page that its maker was shown, if that is remembered: the statement that writes it checks what
 * the step rests on. Null where anything has changed or stands in the way: then it is loaded anew, and any refusal is
 * given on what is true now.
 */
async function moveAsShown(
  withPage: boolean,
  ...[around, of, id, move, input, actor, request = {}]: MoveArguments
): Promise<Written | null> {
  if (request.revision === undefined) return null;
  const shown = findShown(around.pool, id, request.revision);
  if (shown?.record.system !== of.id || !mayRead(of, shown.record, actor)) return null;
  const { record } = shown;
  const named = of.lifecycle[record.state]?.[move]?.reads ?? [];
  const reads = Object.fromEntries(named.map((name) => [name, shown.context.reads[name] ?? null]));
  try {
    await assertMayNameFiles(around, of, input.facts, record.facts, actor);
    const result = step(of, record, move, input, actor, contextOf(around, shown.context.clocks, reads));
    const key = keyed(request.key, { id, move, input });
    return await write(around, of, result, record.revision, actor, key, withPage, { record, reads });
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** An idempotency key with the digest of the request that it stands for. */
interface Key {
  readonly key: string;
  readonly request: string;
}
const keyed = (key: string | undefined, request: unknown): Key | null =>
  key === undefined ? null : { key, request: hash('sha256', canonical(request)) };

/** What a step was reckoned from, if that was remembered and not just read. */
interface Basis {
  readonly record: CaseRecord;
  readonly reads: Readonly<Record<string, unknown>>;
}

async function write(
  around: Surroundings,
  of: System,
  result: StepResult,
  revisionSeen: number,
  actor: Actor,
  key: Key | null,
  withPage = false,
  basis?: Basis,
): Promise<Written> {
  if (!result.ok) throw new Refused(result.refusal.code, result.refusal);
  const { record, event } = result;
  const on = today(around.now());
  const clocks = result.clocks.map((clock) => ({ clock, dueOn: lastDayOf(clock, around.calendar, on) }));
  const letter = result.letter && {
    ...result.letter,
    code: publicCode(),
    sha256: event.letter,
  };
  const changed = Object.keys(event.changes);
  const found = revisionSeen === 0 || changed.some((fact) => isFoundBy(of, fact));
  const row = {
    ...record,
    facts: changed.length > 0 || revisionSeen === 0 ? record.facts : undefined,
    number: record.number || undefined,
    code: of.name.code,
    search: found ? searchText(of, record) : undefined,
  };
  const effects =
    letter && of.documents?.[letter.kind]?.credential
      ? [...result.effects, { name: issueEffect, payload: { code: letter.code } }]
      : result.effects;
  const json = (rows: readonly unknown[]) => (rows.length > 0 ? JSON.stringify(rows) : null);
  const applied = {
    ...(basis ? applyIfUnchanged(around, Object.keys(basis.reads)) : applyStatement),
    values: [
      JSON.stringify(row),
      JSON.stringify(event),
      revisionSeen,
      json(clocks),
      json(result.notices),
      json(effects),
      letter ? JSON.stringify(letter) : null,
      key ? JSON.stringify({ person: actor.person ?? actor.kind, ...key }) : null,
      ...(basis ? [record.id, basis.record.head, basis.record.state] : []),
      ...(basis && Object.keys(basis.reads).length > 0 ? [JSON.stringify(basis.reads)] : []),
    ],
  };
  const { steps } = pipelinesOf(around.pool);
  try {
    if (withPage) {
      const [done, read] = await steps.both<{ number: string }, PageRow>(applied, pageStatement(around, of, record.id));
      if (!done.rows[0]) throw new Refused('revision-conflict');
      return { record, page: read.rows[0] && pageOfRow(around, read.rows[0]) };
    }
    const { rows } = await steps.query<{ number: string }>(applied);
    if (!rows[0]) throw new Refused('revision-conflict');
    return { record: { ...record, number: rows[0].number } };
  } catch (error) {
    if (error instanceof Refused) throw error;
    return { record: await recover(around, error, actor, key) };
  }
}

/** Turns what the database refused into the refusal that the reader understands; anything else is a defect. */
async function recover(around: Surroundings, error: unknown, actor: Actor, key: Key | null): Promise<CaseRecord> {
  const { code, message, constraint } = error as { code?: string; message?: string; constraint?: string };
  if (code === 'TL412') throw new Refused('revision-conflict');
  // An invariant of the law in SQL: TL662 is Article 66(2), TL711 Article 71.
  const article = /^TL([1-7]\d)(\d)$/u.exec(code ?? '');
  if (article) {
    const [zh = '', en = ''] = (message ?? '').split(' | ');
    throw new Refused('law-forbids', { article: `${article[1]}.${article[2]}`, message: { zh, en } });
  }
  if (code === '23505' && constraint === 'idempotency_pkey') {
    const first = await firstAnswer(around, actor, key);
    if (first) return first;
  }
  if (code === '23505' && constraint === 'journal_record_seq_key') throw new Refused('revision-conflict');
  throw error;
}

async function firstAnswer(around: Surroundings, actor: Actor, key: Key | null): Promise<CaseRecord | null> {
  if (!key) return null;
  const { rows } = await around.pool.query<RecordRow & { request: string }>(
    `select ${recordColumns}, i.request from idempotency i join records r on r.id = i.record where i.person = $1 and i.key = $2`,
    [actor.person ?? actor.kind, key.key],
  );
  const row = rows[0];
  if (!row) return null;
  if (row.request !== key.request) throw new Refused('key-reused');
  return recordOf(row);
}
