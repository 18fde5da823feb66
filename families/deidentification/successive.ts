import { type Release, releasedValue } from '#engines/anonymity/release.ts';
import { type JointGroup, jointGroups, type Seen } from '#engines/anonymity/successive.ts';
import { bottomOf, type Classes, type Levels, type Table } from '#engines/anonymity/table.ts';
import { type Request, readTable, releaseOf, type Source } from './deidentify.ts';
import { quoted, type SqlEngine } from './sqlEngine.ts';

/** An earlier release of the same data: what was asked for then, of which table, and the levels chosen. */
export interface Published {
  readonly request: Request;
  readonly levels: Levels;
}

/** A table as the tuples of all releases' tables see it. */
interface Reading {
  readonly table: Table;
  readonly bottom: Classes;
  /** By joint tuple: its class in the bottom table; -1 where the table has none. */
  readonly classAt: Int32Array;
  readonly weights: Int32Array;
}
/** What is ready to be asked how a further release narrows the earlier ones down. */
export interface Succession {
  /** Earlier releases as seen by joint tuple. */
  readonly past: readonly Seen[];
  readonly next: Reading;
  /** The sensitive attribute that all of them tell, by its place in the newest table; -1 where there is none. */
  readonly sensitive: number;
}

/**
 * Reads the tables of earlier releases and of the next one over the same people. Tuples are the values of every column
 * that is a quasi-identifier in one of them; a column that a table lacks is empty there. The next table is read last, so
 * that the engine holds its hierarchies.
 */
export async function readSuccession(
  engine: SqlEngine,
  past: readonly Published[],
  next: Pick<Request, 'source' | 'goal'>,
): Promise<Succession> {
  const requests = [...past.map(({ request }) => request), next];
  const columns = [...new Set(requests.flatMap(({ source }) => source.hierarchies.map(({ attribute }) => attribute)))];
  const name = next.source.sensitive.find((one) => requests.every(({ source }) => source.sensitive.includes(one)));
  const tuples = new Map<string, number>();
  const found: { readonly request: Pick<Request, 'source' | 'goal'>; table: Table; places: readonly Place[] }[] = [];
  for (const request of requests) {
    const table = await readTable(engine, request);
    found.push({ request, table, places: await placesIn(engine, request.source, columns, table, tuples) });
  }
  const readings = found.map(({ table, places }): Reading => {
    const [classAt, weights] = [new Int32Array(tuples.size).fill(-1), new Int32Array(tuples.size)];
    for (const { tuple, rows, of } of places) {
      classAt[tuple] = of;
      weights[tuple] = rows;
    }
    return { table, bottom: bottomOf(table), classAt, weights };
  });
  const newest = readings.at(-1) as Reading;
  return {
    next: newest,
    sensitive: name === undefined ? -1 : next.source.sensitive.indexOf(name),
    past: past.map(({ request, levels }, at) => {
      const reading = readings[at] as Reading;
      const release = releaseOf(reading.table, levels, request);
      const sensitive = name === undefined ? -1 : request.source.sensitive.indexOf(name);
      return seen(reading, classesReleased(reading, release), sensitive);
    }),
  };
}

interface Place {
  readonly tuple: number;
  readonly rows: number;
  readonly of: number;
}
const keyOf = (values: readonly string[]): string => JSON.stringify(values);

async function placesIn(
  engine: SqlEngine,
  { rows, columns: own, hierarchies }: Source,
  columns: readonly string[],
  table: Table,
  tuples: Map<string, number>,
): Promise<Place[]> {
  const bottom = bottomOf(table);
  const classOf = new Map<string, number>();
  for (let one = 0; one < bottom.count; one++)
    classOf.set(
      keyOf(
        hierarchies.map((hierarchy, at) => hierarchy.levels[0]?.values[bottom.codes[at]?.[one] as number] as string),
      ),
      one,
    );
  const shown = columns.map((name) => (own.includes(name) ? `coalesce(d.${quoted(name)}, '')` : "''"));
  const counted = await engine.texts(
    `select ${shown.join(', ')}, cast(count(*) as integer) from ${rows} d group by ${shown.map((_, at) => at + 1).join(', ')}`,
  );
  const ownPlaces = hierarchies.map(({ attribute }) => columns.indexOf(attribute));
  return counted.map((row) => {
    const key = keyOf(row.slice(0, columns.length));
    const tuple = tuples.get(key) ?? tuples.size;
    tuples.set(key, tuple);
    const of = classOf.get(keyOf(ownPlaces.map((place) => row[place] as string))) ?? -1;
    return { tuple, rows: Number(row[columns.length]), of };
  });
}

/** By class of the bottom table: its class in the release, by the values that it shows; -1 where it is suppressed. */
function classesReleased({ table, bottom }: Reading, release: Release): Int32Array {
  const numbers = new Map<string, number>();
  const classes = new Int32Array(bottom.count).fill(-1);
  for (let tuple = 0; tuple < bottom.idOf.length; tuple++) {
    if ((release.schemeOf[tuple] as number) < 0) continue;
    const key = keyOf(table.hierarchies.map((_, at) => releasedValue(table, release, tuple, at)));
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    classes[bottom.idOf[tuple] as number] = number;
  }
  return classes;
}

/** `classes`: by class of the bottom table, its class in the release, -1 where suppressed. */
function seen({ table, bottom, classAt, weights }: Reading, classes: Int32Array, sensitive: number): Seen {
  const classOf = classAt.map((one) => (one < 0 ? -1 : (classes[one] as number)));
  const told = table.sensitive[sensitive];
  if (!told) return { weights, classOf };
  const values = Array.from(
    { length: 1 + classes.reduce((most, one) => Math.max(most, one), -1) },
    () => new Set<string>(),
  );
  for (let tuple = 0; tuple < bottom.idOf.length; tuple++)
    values[classes[bottom.idOf[tuple] as number] as number]?.add(told.values[told.codes[tuple] as number] as string);
  return { weights, classOf, values };
}

/** The groups that the next release and earlier ones leave together, the smallest first. */
function narrowed({ past, next, sensitive }: Succession, classes: Int32Array): JointGroup[] {
  return jointGroups([...past, seen(next, classes, sensitive)])
    .filter(({ releases }) => releases.includes(past.length))
    .toSorted((a, b) => a.rows - b.rows || (a.values ?? 0) - (b.values ?? 0));
}

/** The smallest joint group were the next table released at these levels; `classes` and `kept` as rolled up from its bottom. */
export const narrowestAt = (succession: Succession, { idOf }: Classes, kept: Uint8Array): JointGroup | null =>
  narrowed(
    succession,
    idOf.map((one) => (kept[one] === 1 ? one : -1)),
  )[0] ?? null;

/** The smallest joint group, and the one that shares the fewest sensitive values, with what the release shows of it. */
export interface Narrowing {
  readonly rows: number;
  readonly values: number | null;
  readonly shown: Readonly<Record<string, string>>;
  /** How many releases of those before tell of it. */
  readonly earlier: number;
}
export function narrowingBy(succession: Succession, release: Release): Narrowing | null {
  const { next, past } = succession;
  const groups = narrowed(succession, classesReleased(next, release));
  const [least] = groups;
  if (!least) return null;
  const tuple = next.bottom.idOf.indexOf(next.classAt[least.tuple] as number);
  const told = groups.flatMap(({ values }) => (values === null ? [] : [values]));
  return {
    rows: least.rows,
    values: told.length > 0 ? told.reduce((a, b) => Math.min(a, b)) : null,
    shown: Object.fromEntries(
      next.table.hierarchies.map(({ attribute }, at) => [attribute, releasedValue(next.table, release, tuple, at)]),
    ),
    earlier: least.releases.filter((at) => at < past.length).length,
  };
}
