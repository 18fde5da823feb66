import type { DuckDBValue } from '@duckdb/node-api';
import { systemBytes } from '#engines/privacy/bytes.ts';
import { type Millionths, noisy } from '#engines/privacy/ledger.ts';
import { quoted } from '#families/deidentification/sqlEngine.ts';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import type { SettingOf } from '#kernel/settings.ts';
import { duckRows, withDuck } from './duck.ts';
import { columnsOf, conditionOf, type RowFilter, sourceOf } from './rows.ts';
import type { Column } from './versions.ts';

const source = label('本平台技术参数，来源待确认', 'A parameter of this platform, source to be confirmed');
/** What a version of personal data may tell in statistics over all its time, and what one question costs, as ρ. */
export const statisticsBudget: SettingOf<'decimal'> = {
  kind: 'decimal',
  key: 'data-statistics.budget',
  label: label(
    '每个个人数据版本的统计隐私预算（ρ）',
    'Privacy budget of statistics for each version of personal data (ρ)',
  ),
  value: '0.5',
  min: 0,
  max: 100,
  places: 6,
  source,
  confirmed: false,
};
export const statisticsCharge: SettingOf<'decimal'> = {
  kind: 'decimal',
  key: 'data-statistics.charge',
  label: label('每次统计查询的隐私支出（ρ）', 'What one statistical question costs (ρ)'),
  value: '0.01',
  min: 0.000001,
  max: 10,
  places: 6,
  source,
  confirmed: false,
};
/** A decimal setting of ρ as whole millionths. */
export const millionthsOf = (value: string): Millionths => Math.round(Number(value) * 1_000_000);

export const measures = ['count', 'sum', 'mean'] as const;
export interface StatisticsQuestion {
  readonly measure: (typeof measures)[number];
  /** The column that is summed; none for a count. */
  readonly field?: string;
  /** The bounds that values are brought within: needed where noise is added, since they say how much one row can do. */
  readonly low?: number;
  readonly high?: number;
  /** A column whose values are groups, and which groups: needed where noise is added, since which values occur tells too. */
  readonly by?: string;
  readonly groups?: readonly string[];
  readonly filters?: readonly RowFilter[];
}
export interface GroupValue {
  readonly group: string | null;
  readonly value: number | null;
  /** With noise: 95 of 100 times the true value lies no further away. Of a mean that of its sum and count is given. */
  readonly within?: number;
  readonly count?: number;
  readonly countWithin?: number;
  readonly sum?: number;
  readonly sumWithin?: number;
}

const mostGroups = 200;
/** Bounds up to this, so that sums of any table stay exact. */
const mostBound = 1_000_000_000;

/** A question in one form, whatever order it was put in: the same question is charged once. */
export const canonical = ({ measure, field, low, high, by, groups, filters = [] }: StatisticsQuestion): string =>
  JSON.stringify({
    measure,
    field: measure === 'count' ? undefined : field,
    low: measure === 'count' ? undefined : low,
    high: measure === 'count' ? undefined : high,
    by,
    groups: by ? [...new Set(groups)].toSorted() : undefined,
    filters: filters.map((one) => JSON.stringify(one)).toSorted(),
  });

/** The answer as the rows give it. Refuses columns that are not there, and values that are no numbers. */
export async function exactStatistics(path: string, question: StatisticsQuestion): Promise<GroupValue[]> {
  const totals = await totalsOf(path, question, await columnsOf(path));
  return totals.map(({ group, count, sum }) => ({
    group,
    value: question.measure === 'count' ? count : question.measure === 'sum' ? sum : count === 0 ? null : sum / count,
  }));
}

/**
 * The answer with discrete Gaussian noise that costs ρ: counts, and sums of whole numbers brought within the bounds. A row
 * stands in one group only, so that all groups cost as much as one. A mean is a noisy sum over a noisy count, each for half
 * of ρ. What is protected is one row: where a person has several, the protection is that much weaker.
 */
export async function noisyStatistics(
  path: string,
  question: StatisticsQuestion,
  rho: Millionths,
): Promise<GroupValue[]> {
  const columns = await columnsOf(path);
  const { measure, by, groups, low = 0, high = 0 } = question;
  if (by && !groups) refuse('groups', '须列明分组的取值', 'name the groups');
  if (measure !== 'count') refuseBounds(question);
  const found = new Map((await totalsOf(path, question, columns)).map((one) => [one.group, one]));
  const reach = BigInt(Math.max(Math.abs(low), Math.abs(high)));
  const bytes = systemBytes();
  const each = measure === 'mean' ? Math.floor(rho / 2) : rho;
  const within = (sensitivity: number): number => 1.96 * sensitivity * Math.sqrt(1_000_000 / (2 * each));
  return (by ? [...new Set(groups)] : [null]).map((group) => {
    const { count = 0, sum = 0 } = found.get(group) ?? {};
    const noised = (value: number, sensitivity: bigint) => Number(noisy(BigInt(value), each, sensitivity, bytes));
    if (measure === 'count') return { group, value: noised(count, 1n), within: within(1) };
    const total = noised(sum, reach);
    if (measure === 'sum') return { group, value: total, within: within(Number(reach)) };
    const all = noised(count, 1n);
    return {
      group,
      value: all > 0 ? total / all : null,
      sum: total,
      sumWithin: within(Number(reach)),
      count: all,
      countWithin: within(1),
    };
  });
}

function refuseBounds({ low, high }: StatisticsQuestion): void {
  const fits = (bound: number | undefined) => Number.isInteger(bound) && Math.abs(bound as number) <= mostBound;
  if (!fits(low) || !fits(high) || (low as number) >= (high as number))
    refuse(
      'low',
      '须给出取值下限和上限，为整数，绝对值不超过十亿',
      'give the least and the greatest value, whole numbers of a thousand million at most',
    );
  if (low === 0 && high === 0) refuse('high', '上限须大于下限', 'the greatest value must be above the least');
}

interface Totals {
  readonly group: string | null;
  readonly count: number;
  readonly sum: number;
}

/** Counts and sums by group; values that are missing count for nothing in sums and means. */
async function totalsOf(path: string, question: StatisticsQuestion, columns: readonly Column[]): Promise<Totals[]> {
  const { measure, field, low, high, by, groups } = question;
  const { where, values } = conditionOf(columns, { filters: question.filters });
  const bound = (value: DuckDBValue): string => {
    values.push(value);
    return `$${values.length}`;
  };
  const conditions = where ? [where.replace(/^ where /u, '')] : [];
  const group = by ? `cast(${quoted(columnNamed(columns, by, 'by').name)} as varchar)` : "''";
  if (by && groups) {
    if (groups.length === 0 || groups.length > mostGroups)
      refuse('groups', `应列明1至${mostGroups}个分组`, `name 1 to ${mostGroups} groups`);
    conditions.push(`${group} in (${groups.map((one) => bound(one.slice(0, 500))).join(', ')})`);
  }
  let sum = '0';
  if (measure !== 'count') {
    const column = columnNamed(columns, field, 'field');
    if (column.type !== 'integer' && column.type !== 'number')
      refuse('field', `“${column.name}”不是数值列`, `the column ${column.name} has no numbers`);
    const name = quoted(column.name);
    conditions.push(`${name} is not null`);
    sum =
      low === undefined || high === undefined
        ? `sum(cast(${name} as double))`
        : `sum(cast(least(greatest(round(${name}), ${Math.trunc(low)}), ${Math.trunc(high)}) as bigint))`;
  }
  const rows = await withDuck((connection) =>
    duckRows(
      connection,
      `select ${group} as part, count(*) as n, coalesce(${sum}, 0) as total from ${sourceOf(path)}${
        conditions.length > 0 ? ` where ${conditions.join(' and ')}` : ''
      } group by 1 order by 1 limit ${mostGroups + 1}`,
      values,
    ),
  );
  if (rows.length > mostGroups)
    refuse('by', `分组超过${mostGroups}个，请列明分组`, `there are more than ${mostGroups} groups: name them`);
  const totals = rows.map(({ part, n, total }) => ({
    group: by ? (part as string | null) : null,
    count: Number(n),
    sum: Number(total),
  }));
  return totals.length === 0 && !by ? [{ group: null, count: 0, sum: 0 }] : totals;
}

const columnNamed = (columns: readonly Column[], name: string | undefined, where: string): Column =>
  columns.find((one) => one.name === name) ??
  refuse(where, `没有“${String(name ?? '').slice(0, 60)}”列`, `there is no column ${String(name ?? '').slice(0, 60)}`);

const refuse = (field: string, zh: string, en: string): never => {
  throw new Refused('invalid-input', { field, message: { zh, en } });
};
