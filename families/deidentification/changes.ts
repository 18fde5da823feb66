import { systemBytes } from '#engines/privacy/bytes.ts';
import { type Bounds, coded } from '#engines/privacy/coding.ts';
import { type MaskKind, mask } from '#engines/privacy/mask.ts';
import { discreteLaplace, type Fraction } from '#engines/privacy/noise.ts';
import {
  type PseudonymHash,
  type PseudonymKey,
  pseudonymiser,
  reversiblePseudonyms,
} from '#engines/privacy/pseudonym.ts';
import { Refused } from '#kernel/refusals.ts';
import { quoted, type SqlEngine } from './sqlEngine.ts';

/** What is done to a column's values before anything else; no value where there is none. */
export type Change = { readonly column: string } & (
  | { readonly kind: 'pseudonym'; readonly key: PseudonymKey; readonly hash: PseudonymHash }
  | { readonly kind: 'reversible'; readonly key: PseudonymKey }
  | { readonly kind: 'mask'; readonly as: MaskKind }
  | { readonly kind: 'bounds'; readonly bounds: Bounds }
  /** Discrete Laplace noise of this scale on whole numbers, drawn for each row. */
  | { readonly kind: 'noise'; readonly scale: Fraction }
);

/** The most distinct values of one column that are changed. */
const mostValues = 5_000_000;

/**
 * The rows with their columns changed, as what stands after FROM. A column's distinct values are read, changed here and
 * joined, so that any engine of the port does; noise is drawn row by row. Throws Refused for a column that is not there
 * or is changed twice, for too many values, and for values that are no numbers where numbers are needed.
 */
export async function changedRows(
  engine: SqlEngine,
  rows: string,
  columns: readonly string[],
  changes: readonly Change[],
): Promise<string> {
  if (changes.length === 0) return rows;
  for (const { column } of changes) {
    if (!columns.includes(column))
      throw refused(column, `数据中没有“${column}”列`, `the data have no column ${column}`);
    if (changes.filter((one) => one.column === column).length > 1)
      throw refused(column, `“${column}”列只能作一种处理`, `column ${column} is changed twice`);
  }
  const noise = changes.filter((one) => one.kind === 'noise');
  const joins: string[] = [];
  const shown = new Map<string, string>();
  for (const [at, change] of changes.entries()) {
    const [table, value] = [`tiaoli_changed_${at}`, `d.${quoted(change.column)}`];
    if (change.kind === 'noise') {
      await refuseTexts(engine, rows, change.column, isWhole);
      shown.set(change.column, `cast(cast(${value} as bigint) + n.noise_${noise.indexOf(change)} as varchar)`);
      continue;
    }
    await engine.fill(table, await changedValues(engine, rows, change));
    joins.push(`left join ${table} c${at} on c${at}.value = ${value}`);
    shown.set(change.column, `c${at}.shown`);
  }
  let from = `${rows} d`;
  if (noise.length > 0) {
    await fillNoise(engine, rows, noise);
    from = `(select *, row_number() over () as tiaoli_row from ${rows} t) d`;
    joins.push('join tiaoli_noise n on n.place = d.tiaoli_row');
  }
  const list = columns.map((name) => `${shown.get(name) ?? `d.${quoted(name)}`} as ${quoted(name)}`);
  const table = 'tiaoli_changed';
  await engine.run(`create temp table ${table} as select ${list.join(', ')} from ${from} ${joins.join(' ')}`);
  return table;
}

async function changedValues(engine: SqlEngine, rows: string, change: Exclude<Change, { kind: 'noise' }>) {
  const name = quoted(change.column);
  const found = await engine.texts(
    `select distinct ${name} from ${rows} d where ${name} is not null and ${name} <> '' limit ${mostValues + 1}`,
  );
  if (found.length > mostValues)
    throw refused(change.column, `“${change.column}”列的不同值过多`, `column ${change.column} has too many values`);
  const values = found.map(([value]) => value as string);
  const of = changeOf(change);
  return [
    { name: 'value', type: 'text' as const, values },
    { name: 'shown', type: 'text' as const, values: values.map(of) },
  ];
}

function changeOf(change: Exclude<Change, { kind: 'noise' }>): (value: string) => string {
  switch (change.kind) {
    case 'pseudonym':
      return pseudonymiser(change.key, change.column, change.hash);
    case 'reversible':
      return reversiblePseudonyms(change.key, change.column).of;
    case 'mask':
      return (value) => mask(change.as, value);
    case 'bounds':
      return (value) => {
        const number = Number(value);
        if (value.trim() === '' || !Number.isFinite(number)) throw notNumber(change.column, value);
        const bounded = coded(number, change.bounds);
        return bounded === number ? value : String(bounded);
      };
  }
}

const isWhole = (value: string): boolean => /^[+-]?\d{1,15}$/u.test(value);

async function refuseTexts(engine: SqlEngine, rows: string, column: string, fits: (value: string) => boolean) {
  const name = quoted(column);
  const found = await engine.texts(
    `select distinct ${name} from ${rows} d where ${name} is not null and ${name} <> ''`,
  );
  const wrong = found.find(([value]) => !fits(value as string));
  if (wrong) throw notNumber(column, wrong[0] as string);
}

async function fillNoise(engine: SqlEngine, rows: string, noise: readonly { readonly scale: Fraction }[]) {
  const [[count = '0'] = []] = await engine.texts(`select cast(count(*) as varchar) from ${rows} d`);
  const places = Array.from({ length: Number(count) }, (_, at) => at + 1);
  const bytes = systemBytes();
  await engine.fill('tiaoli_noise', [
    { name: 'place', type: 'integer', values: places },
    ...noise.map(({ scale }, at) => ({
      name: `noise_${at}`,
      type: 'integer' as const,
      values: places.map(() => Number(discreteLaplace(scale, bytes))),
    })),
  ]);
}

const notNumber = (column: string, value: string): Refused =>
  refused(
    column,
    `“${column}”列的值“${value.slice(0, 60)}”不是所需的数字`,
    `the value ${JSON.stringify(value.slice(0, 60))} of ${column} is not the number that is needed`,
  );

const refused = (field: string, zh: string, en: string) =>
  new Refused('invalid-input', { field, article: '33.2', message: { zh, en } });
