import { type Actor, theProgram } from '#kernel/access.ts';
import type { Acting, City } from '#kernel/city.ts';
import { today } from '#kernel/dates.ts';
import type { Job } from '#kernel/effects.ts';
import { isId } from '#kernel/fields/reference.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { makeCaseFile } from './caseFile.ts';
import { recordFile } from './fileAccess.ts';
import { drainJobs } from './jobs.ts';
import { load } from './load.ts';
import { createRecord, mayRead, moveRecord, type Surroundings, systemOf } from './perform.ts';
import { reloadPolicies } from './policies.ts';
import { type RecordRow, recordColumns, recordOf } from './rows.ts';
import { startTask } from './tasks.ts';

/** What effects, endpoints and commands may do: the kernel's own moves, finding records, and a room's own SQL. */
export const cityOf = (around: Surroundings): City => ({
  ...actingAs(around, theProgram),
  as: (actor) => actingAs(around, actor),
  get byDay() {
    const day = new Date(`${today(around.now())}T00:00:00+08:00`);
    return actingAs(Object.assign(Object.create(around), { now: () => day }), theProgram);
  },
  async find(system, where, states) {
    const { rows } = await around.pool.query<RecordRow>(
      `select ${recordColumns} from records r where system = $1 and facts @> $2::jsonb and ($3::text[] is null or state = any($3)) order by created_at, id limit 100`,
      [system, JSON.stringify(where), states ?? null],
    );
    return rows.map(recordOf);
  },
  async get(system, id) {
    if (!isId(id)) return null;
    const { rows } = await around.pool.query<RecordRow>(
      `select ${recordColumns} from records r where system = $1 and id = $2`,
      [system, id],
    );
    return rows[0] ? recordOf(rows[0]) : null;
  },
  async ask(read, system, id) {
    return isId(id) ? ((await load(around, systemOf(around, system), id, [read]))?.context.reads[read] ?? null) : null;
  },
  mayRead: (record, actor) => mayRead(systemOf(around, record.system), record, actor),
  async query<R extends object>(sql: string, values: readonly unknown[] = []) {
    return (await around.pool.query<R>(sql, [...values])).rows;
  },
  files: around.files,
  address: around.issuer.url,
  get settings() {
    return around.settings;
  },
  get rules() {
    return around.rules;
  },
  get calendar() {
    return around.calendar;
  },
  async policiesChanged() {
    await around.pool.query("select pg_notify('policies', 'rules')");
    await reloadPolicies(around);
  },
  now: () => around.now(),
});

const actingAs = (around: Surroundings, actor: Actor): Acting => ({
  create: (system, facts, options = {}) =>
    createRecord(around, systemOf(around, system), { facts }, actor, {
      owner: options.owner === undefined && actor === theProgram ? null : options.owner,
      key: options.key,
    }),
  move: (system, id, move, facts, { revision, key, ...input } = {}): Promise<CaseRecord> =>
    moveRecord(around, systemOf(around, system), id, move, { facts, ...input }, actor, { revision, key }),
  start: (task, payload, { key } = {}) => startTask(around, task, payload, actor, key),
  async caseFile(system, id) {
    const { name, stream } = await makeCaseFile(around, systemOf(around, system), id, actor);
    const stored = await around.files.put(stream, name);
    await recordFile(around.pool, stored, actor.person ?? null);
    return stored;
  },
});

/** Runs the effects that are due until none is left; gives how many ran. What fails waits and is tried again later. */
export const runEffects = (around: Surroundings, effects: ReadonlyMap<string, Job>): Promise<number> =>
  drainJobs(around, { effects }, cityOf(around));
