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

/** How many lines of a replay there are of each kind of change; a case may have several. */
export async function countsOf(replay: string, city: City): Promise<Record<string, number>> {
  const rows = await city.query<{ kind: string; n: number }>(
    'select k as kind, count(*)::int as n from rule_replay_lines, unnest(kinds) k where replay = $1 group by 1',
    [replay],
  );
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
}

export interface LineQuery {
  readonly kind: string | null;
  /** The record of the last line seen. */
  readonly after: string | null;
  readonly limit: number;
}
/** Lines of a replay in the order of their records. */
export const linesOf = (replay: string, { kind, after, limit }: LineQuery, city: City): Promise<Replayed[]> =>
  city.query<Replayed>(
    `select record, number, title, kinds, was, becomes from rule_replay_lines
     where replay = $1 and record > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000') and ($3::text is null or $3 = any(kinds))
     order by record limit $4`,
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
    const page: Replayed[] = await linesOf(replay, { kind: null, after, limit: 500 }, city);
    if (page.length > 0)
      yield format === 'csv'
        ? `${page.map(rowOf).join('\r\n')}\r\n`
        : `${first ? '' : ','}\n${page.map((one) => JSON.stringify(one)).join(',\n')}`;
    after = page.at(-1)?.record ?? after;
    if (page.length < 500) break;
  }
  if (format === 'json') yield '\n]\n';
}
