import type { ClockRecord } from '#kernel/clock/clock.ts';
import type { Facts, Kind } from '#kernel/fields/field.ts';
import { isId } from '#kernel/fields/reference.ts';
import type { StepContext } from '#kernel/step.ts';
import type { CaseRecord, System } from '#kernel/system.ts';
import { pipelinesOf } from './database.ts';
import type { Surroundings } from './perform.ts';
import { type RecordRow, recordColumns, recordOf } from './rows.ts';
import { rememberShown } from './shown.ts';

export interface Found {
  readonly record: CaseRecord;
  readonly ownerName: string | null;
}
export interface Loaded extends Found {
  readonly context: StepContext;
}
/** A record with all that its page shows around it, before any reader's rights are applied. */
export interface LoadedPage extends Loaded {
  /** Names of the parties and people and numbers of the records that its facts refer to. */
  readonly names: Readonly<Record<string, string>>;
  /** Records that it names and records that name it, newest first, 50 at most. */
  readonly related: readonly Found[];
  /** Letters issued, oldest first. */
  readonly issued: readonly { readonly code: string; readonly kind: string; readonly issuedAt: string }[];
}

type FoundRow = RecordRow & { owner_name: string | null };
type LoadedRow = FoundRow & { clocks: ClockRecord[] | null; reads: Record<string, unknown> };
export type PageRow = LoadedRow & {
  names: Record<string, string> | null;
  related: FoundRow[] | null;
  issued: { code: string; kind: string; issuedAt: string }[] | null;
};

const columns = `${recordColumns}, p.name as owner_name`;
const from = 'from records r left join parties p on p.id = r.owner where r.id = $1';
const clocks = '(select json_agg(c.clock order by c.name) from clocks c where c.record = r.id) as clocks';

const written = new WeakMap<Surroundings['systems'], Map<string, { name: string; text: string }>>();

/** A statement that is written once, and prepared once a connection. */
function statementFor(around: Surroundings, key: string, write: () => string): { name: string; text: string } {
  const known = written.get(around.systems) ?? new Map<string, { name: string; text: string }>();
  written.set(around.systems, known);
  // PostgreSQL takes 63 characters as a name.
  const statement = known.get(key) ?? { name: `record ${known.size}`, text: write() };
  known.set(key, statement);
  return statement;
}

/** The one row of that id and system. */
async function rowOf<R extends RecordRow>(
  around: Surroundings,
  of: System,
  id: string,
  key: string,
  write: () => string,
) {
  if (!isId(id)) return null;
  const { rows } = await pipelinesOf(around.pool).reads.query<R>({ ...statementFor(around, key, write), values: [id] });
  const row = rows[0];
  return row?.system === of.id ? row : null;
}

const foundOf = (row: FoundRow): Found => ({ record: recordOf(row), ownerName: row.owner_name });
const loadedOf = (around: Surroundings, row: LoadedRow): Loaded => ({
  ...foundOf(row),
  context: contextOf(around, row.clocks ?? [], row.reads),
});

export const contextOf = (
  around: Surroundings,
  clocks: readonly ClockRecord[],
  reads: Record<string, unknown>,
): StepContext => ({
  now: around.now(),
  settings: around.settings,
  rules: around.rules,
  calendar: around.calendar,
  clocks,
  reads,
});

/** Reads a record and its owner's name, nothing around it. */
export async function findRecord(around: Surroundings, of: System, id: string): Promise<Found | null> {
  const row = await rowOf<FoundRow>(around, of, id, 'find', () => `select ${columns} ${from}`);
  return row && foundOf(row);
}

/** Reads a record with its clocks and the named reads asked for, in one round trip. */
export async function load(
  around: Surroundings,
  of: System,
  id: string,
  reads: readonly string[] = [],
): Promise<Loaded | null> {
  const row = await rowOf<LoadedRow>(
    around,
    of,
    id,
    `load ${reads.join()}`,
    () => `select ${columns}, ${clocks}, ${answersOf(around, reads)} as reads ${from}`,
  );
  return row && loadedOf(around, row);
}

/** Reads a record with all that its page shows around it, in one round trip. */
export async function loadPage(around: Surroundings, of: System, id: string): Promise<LoadedPage | null> {
  if (!isId(id)) return null;
  const { rows } = await pipelinesOf(around.pool).reads.query<PageRow>(pageStatement(around, of, id));
  return rows[0]?.system === of.id ? pageOfRow(around, rows[0]) : null;
}

/** The statement that reads what a page shows. */
export const pageStatement = (around: Surroundings, of: System, id: string) => ({
  ...statementFor(around, `page ${of.id}`, () => pageSql(around, of)),
  values: [id],
});

/** What a page's row says, kept for the move that its reader may make next. */
export function pageOfRow(around: Surroundings, row: PageRow): LoadedPage {
  const page = {
    ...loadedOf(around, row),
    names: row.names ?? {},
    related: (row.related ?? []).map(foundOf),
    issued: row.issued ?? [],
  };
  rememberShown(around.pool, page);
  return page;
}

/** The named reads that a move of that name asks for, in whatever state. */
export const readsOf = (of: System, move: string): readonly string[] => [
  ...new Set(
    Object.values(of.lifecycle).flatMap((moves) => (Object.hasOwn(moves, move) ? (moves[move]?.reads ?? []) : [])),
  ),
];

const applyStep = 'select apply_step($1, $2, $3, $4, $5, $6, $7, $8) as number';
export const applyStatement = { name: 'apply step', text: applyStep };

/**
 * The statement that writes a step which was reckoned from a remembered record: only where the record still has that
 * revision, head (`$10`) and state (`$11`) and other records still give the same answers (`$12`); else it gives no row.
 */
export const applyIfUnchanged = (around: Surroundings, reads: readonly string[]) =>
  statementFor(around, `apply ${reads.join()}`, () => {
    const same = reads.length > 0 ? ` and ${answersOf(around, reads)}::jsonb = $12::jsonb` : '';
    return `${applyStep} from records r where r.id = $9 and r.revision = $3 and r.head = $10 and r.state = $11${same}`;
  });

const answersOf = (around: Surroundings, reads: readonly string[]): string =>
  `json_build_object(${reads.map((name) => `'${name}', (${answerOf(around, name)})`).join(', ')})`;

function answerOf(around: Surroundings, name: string): string {
  const [system = '', answer = ''] = name.split('.');
  const sql = around.systems.get(system)?.answers?.[answer];
  if (!sql) throw new Error(`no system answers ${name}`);
  return sql;
}

function pageSql(around: Surroundings, of: System): string {
  const parties = idsIn(of.facts, 'party');
  const people = [...idsIn(of.facts, 'person'), ...idsIn(of.facts, 'people')];
  const records = idsIn(of.facts, 'record');
  const entries = (kind: Kind) => idsInEntries(of.facts, kind);
  const names = [
    ...[...parties, ...entries('party')].map((ids) => `select q.id, q.name from parties q where q.id in (${ids})`),
    ...[...people, ...entries('person'), ...entries('people')].map(
      (ids) => `select q.id, q.name from people q where q.id in (${ids})`,
    ),
    ...[...records, ...entries('record')].map(
      (ids) => `select q.id, q.number as name from records q where q.id in (${ids})`,
    ),
  ];
  const related = [
    ...records,
    ...factsThatName(around, of).map(
      (fact) => `select q.id from records q where q.facts @> jsonb_build_object('${fact}', r.id)`,
    ),
  ];
  return `select ${columns}, ${clocks}, json_build_object(${readsByState(around, of).join(', ')}) as reads,
    ${names.length > 0 ? `(select json_object_agg(n.id, n.name) from (${names.join(' union all ')}) n)` : 'null'} as names,
    ${related.length > 0 ? `(select json_agg(x) from (${relatedSql(related)}) x)` : 'null'} as related,
    (select json_agg(json_build_object('code', l.code, 'kind', l.kind, 'issuedAt', ${iso('l.issued_at')}) order by l.seq)
      from letters l where l.record = r.id) as issued
    ${from}`;
}

/** A time inside JSON as the program writes it. */
const iso = (time: string) => `to_char(${time}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const relatedSql = (ids: readonly string[]): string =>
  `select o.id, o.system, o.number, o.state, o.revision, o.owner, o.facts, ${iso('o.created_at')} as created_at, ${iso('o.updated_at')} as updated_at, q.name as owner_name
   from records o left join parties q on q.id = o.owner where o.id in (${ids.join(' union ')}) order by o.updated_at desc limit 50`;

/** The named reads that moves ask for, each only in the states whose moves do. */
export function readsByState(around: Surroundings, of: System): string[] {
  const asked = new Map<string, string[]>();
  for (const [state, moves] of Object.entries(of.lifecycle))
    for (const name of new Set(Object.values(moves).flatMap((move) => move.reads ?? [])))
      asked.set(name, [...(asked.get(name) ?? []), `'${state}'`]);
  return [...asked].map(
    ([name, states]) => `'${name}', case when r.state in (${states.join()}) then (${answerOf(around, name)}) end`,
  );
}

/** The facts by which records of any system name one of this system. */
const factsThatName = (around: Surroundings, of: System): string[] => [
  ...new Set(
    [...around.systems.values()].flatMap(({ facts }) =>
      Object.entries(facts).flatMap(([name, field]) =>
        field.kind === 'record' && field.system === of.id ? [name] : [],
      ),
    ),
  ),
];

/** Selects of the ids that facts of this kind hold. */
const idsIn = (facts: Facts, kind: Kind): string[] =>
  Object.entries(facts)
    .filter(([, field]) => field.kind === kind)
    .map(([name]) =>
      kind === 'people'
        ? `select v::uuid from jsonb_array_elements_text(r.facts->'${name}') v`
        : `select (r.facts->>'${name}')::uuid`,
    );

/** The same for what the entries of lists name: of a long list the first, since only names are asked for. */
const idsInEntries = (facts: Facts, kind: Kind): string[] =>
  Object.entries(facts).flatMap(([list, field]) =>
    Object.entries(field.kind === 'groups' ? field.facts : {}).flatMap(([name, inner]) => {
      if (inner.kind !== kind) return [];
      const entries = `jsonb_array_elements(r.facts->'${list}') g`;
      return kind === 'people'
        ? [`select v::uuid from ${entries}, jsonb_array_elements_text(g->'${name}') v limit 300`]
        : [`select (g->>'${name}')::uuid from ${entries} limit 300`];
    }),
  );
