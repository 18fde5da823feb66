import type { City } from '#kernel/city.ts';
import type { TaskState } from '#kernel/tasks.ts';
import type { Replayed } from './desk.ts';
import type { ReplayRow } from './replays.ts';

/** The newest replay of a version. */
export const replayOf = async (version: string, city: City): Promise<ReplayRow | undefined> =>
  (
    await city.query<ReplayRow>('select * from rule_replays where version = $1 order by begun_at desc limit 1', [
      version,
    ])
  )[0];

/** A task as its watcher sees it. */
export interface TaskSeen {
  readonly id: string;
  readonly state: TaskState;
  readonly done: number;
  readonly total: number | null;
  readonly result: unknown;
  readonly refusal: unknown;
}
/** The newest task of a name with exactly this payload. */
export const taskOf = async (name: string, payload: object, city: City): Promise<TaskSeen | null> =>
  (
    await city.query<TaskSeen>(
      `select id, state, done::int, total::int, result, refusal from tasks where name = $1 and payload = $2::jsonb
       order by created_at desc limit 1`,
      [name, JSON.stringify(payload)],
    )
  )[0] ?? null;

/** What changes, counted: cases by kind (a case may have several), by grade, and by what is added or falls away. */
export interface ReplayCounts {
  readonly counts: Readonly<Record<string, number>>;
  readonly grades: readonly { readonly was: string; readonly becomes: string; readonly n: number }[];
  readonly obligations: readonly { readonly id: string; readonly added: number; readonly gone: number }[];
}
export async function countsOf(replay: string, city: City): Promise<ReplayCounts> {
  const [kinds, grades, obligations] = await Promise.all([
    city.query<{ kind: string; n: number }>(
      'select k as kind, count(*)::int as n from rule_replay_lines, unnest(kinds) k where replay = $1 group by 1',
      [replay],
    ),
    city.query<ReplayCounts['grades'][number]>(
      `select was->>'grade' as was, becomes->>'grade' as becomes, count(*)::int as n from rule_replay_lines
       where replay = $1 and 'grade' = any(kinds) group by 1, 2 order by 1, 2`,
      [replay],
    ),
    city.query<ReplayCounts['obligations'][number]>(
      `select o as id, count(*) filter (where becomes->'obligations' ? o)::int as added, count(*) filter (where was->'obligations' ? o)::int as gone
       from rule_replay_lines, lateral (select jsonb_array_elements_text(was->'obligations') union select jsonb_array_elements_text(becomes->'obligations')) x(o)
       where replay = $1 and (was->'obligations' ? o) <> (becomes->'obligations' ? o) group by 1 order by 1 limit 200`,
      [replay],
    ),
  ]);
  return { counts: Object.fromEntries(kinds.map(({ kind, n }) => [kind, n])), grades, obligations };
}

export interface LineQuery {
  readonly kind: string | null;
  /** The record of the last line seen. */
  readonly after: string | null;
  readonly limit: number;
}
export interface Line extends Replayed {
  readonly system: string;
}
/** Lines of a replay in the order of their cases' numbers. */
export const linesOf = (replay: string, { kind, after, limit }: LineQuery, city: City): Promise<Line[]> =>
  city.query<Line>(
    `select record, (select system from records r where r.id = record) as system, number, title, kinds, was, becomes from rule_replay_lines
     where replay = $1 and ($3::text is null or $3 = any(kinds))
       and ($2::uuid is null or (number, record) > (select number, record from rule_replay_lines where replay = $1 and record = $2))
     order by number, record limit $4`,
    [replay, after, kind, limit],
  );

/** A cell of CSV (RFC 4180); one that a spreadsheet would take for a formula is kept from it. */
const cell = (text: string): string => `"${(/^[=+\-@\t]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
const rowOf = ({ number, title, kinds, was, becomes }: Replayed): string =>
  [
    number,
    title,
    kinds.join(' '),
    was.grade ?? '',
    becomes.grade ?? '',
    was.obligations.join('; '),
    becomes.obligations.join('; '),
    becomes.rows.filter((row) => !was.rows.includes(row)).join('; '),
    was.rows.filter((row) => !becomes.rows.includes(row)).join('; '),
  ]
    .map(cell)
    .join(',');
const head = '编号,名称,变化,原等级,新等级,原义务,新义务,新命中的行,不再命中的行';

/** All lines of a replay as a file, read page by page while it is sent. */
export async function* fileOf(format: 'csv' | 'json', replay: string, city: City): AsyncGenerator<string> {
  yield format === 'csv' ? `\uFEFF${head}\r\n` : '[';
  let after: string | null = null;
  for (let first = true; ; first = false) {
    const page: Line[] = await linesOf(replay, { kind: null, after, limit: 500 }, city);
    if (page.length > 0)
      yield format === 'csv'
        ? `${page.map(rowOf).join('\r\n')}\r\n`
        : `${first ? '' : ','}\n${page.map((one) => JSON.stringify(one)).join(',\n')}`;
    after = page.at(-1)?.record ?? after;
    if (page.length < 500) break;
  }
  if (format === 'json') yield '\n]\n';
}
