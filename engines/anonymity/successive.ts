import { groupBy } from './groups.ts';

/**
 * One of several releases about the same people. Tuples are values of all attributes that any of the releases tells,
 * as they stood before: an intruder is taken to know them of the person sought.
 */
export interface Seen {
  /** By tuple: its rows in the table that was released; 0 where it has none. */
  readonly weights: Int32Array;
  /** By tuple: the class that it stands in; -1 where it is suppressed or has no row. */
  readonly classOf: Int32Array;
  /** By class: the values of a sensitive attribute that stand in it; absent where the release tells none. */
  readonly values?: readonly ReadonlySet<string>[];
}

/** The people among whom somebody still is once several releases are laid over each other. */
export interface JointGroup {
  /** One of its tuples. */
  readonly tuple: number;
  /** The places of the releases that tell of it. */
  readonly releases: readonly number[];
  /** The fewest rows that it has in one of them. */
  readonly rows: number;
  /** The sensitive values that all of them allow; null where one of them tells none. */
  readonly values: number | null;
}

/**
 * The intersection attack (Ganta, Kasiviswanathan, Smith, KDD 2008): whoever knows that a person is in several releases
 * looks for them among those only who stand in the person's class in each. Every such group, one an answer. Rows are
 * taken to be traceable from release to release, which is the worst case. Newcomers found by the difference of two
 * releases are another attack (Xiao, Tao, SIGMOD 2007), which this does not judge.
 */
export function jointGroups(releases: readonly Seen[]): JointGroup[] {
  const tuples = releases[0]?.classOf.length ?? 0;
  const tellers = new Map<string, number[]>();
  const told = Array.from({ length: tuples }, (_, tuple) => {
    const by = releases.flatMap(({ classOf }, at) => ((classOf[tuple] as number) >= 0 ? [at] : []));
    if (by.length > 1) tellers.set(by.join(), by);
    return by;
  });
  return [...tellers.values()].flatMap((by) => groupsTold(releases, told, by));
}

/** The groups of tuples that exactly these releases tell of; others that they tell of too count as people in them. */
function groupsTold(
  releases: readonly Seen[],
  told: readonly (readonly number[])[],
  by: readonly number[],
): JointGroup[] {
  const tuples = Int32Array.from(told.keys()).filter((tuple) => by.every((at) => told[tuple]?.includes(at)));
  const seen = by.map((at) => releases[at] as Seen);
  const columns = seen.map(({ classOf }) => tuples.map((tuple) => classOf[tuple] as number));
  const radixes = columns.map((column) => 1 + column.reduce((most, one) => Math.max(most, one), 0));
  const { count, idOf, first } = groupBy(tuples.length, columns, radixes);
  const meant = new Uint8Array(count);
  const rows = seen.map(() => new Int32Array(count));
  for (let at = 0; at < tuples.length; at++) {
    const [tuple, group] = [tuples[at] as number, idOf[at] as number];
    if (told[tuple]?.length === by.length) meant[group] = 1;
    for (const [nth, { weights }] of seen.entries()) {
      const counts = rows[nth] as Int32Array;
      counts[group] = (counts[group] as number) + (weights[tuple] as number);
    }
  }
  return Array.from(first.keys())
    .filter((group) => meant[group] === 1)
    .map((group) => ({
      tuple: tuples[first[group] as number] as number,
      releases: by,
      rows: Math.min(...rows.map((counts) => counts[group] as number)),
      values: commonValues(
        seen.map(({ values }, nth) => values?.[columns[nth]?.[first[group] as number] as number] ?? null),
      ),
    }));
}

function commonValues(sets: readonly (ReadonlySet<string> | null)[]): number | null {
  const [first, ...others] = sets;
  if (!first || others.includes(null)) return null;
  return [...first].filter((value) => others.every((other) => other?.has(value))).length;
}

/** The smallest joint group, of those with the fewest common values the first; null where no two releases tell of one tuple. */
export const narrowest = (releases: readonly Seen[]): JointGroup | null =>
  jointGroups(releases).reduce<JointGroup | null>(
    (least, one) =>
      !least ||
      one.rows < least.rows ||
      (one.rows === least.rows && (one.values ?? Infinity) < (least.values ?? Infinity))
        ? one
        : least,
    null,
  );
