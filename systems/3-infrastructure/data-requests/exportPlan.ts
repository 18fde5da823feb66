import { label } from '#kernel/label.ts';
import { tableName } from './queryRules.ts';
import { SandboxRefused } from './sandboxRefusals.ts';
import { allParts, type SelectNode, type SqlNode, sameExpression } from './sqlTree.ts';

/** One aggregate of an exported table: what it takes, of which rows. */
export interface Measure {
  /** Which column of the result it is in, from 0. */
  readonly at: number;
  readonly function: string;
  /** The column of the data; null for `count(*)`. */
  readonly of: string | null;
  readonly filter: SqlNode | null;
  /** Figures of one quantity can be added and subtracted; null where they cannot. */
  readonly quantity: string | null;
}
/** What an exported query does, as far as it can be checked. */
export type ExportPlan =
  | {
      readonly kind: 'aggregate';
      /** What the groups are by; `at`: where that stands in the result, −1 where it does not; `of`: the columns it looks at. */
      readonly keys: readonly { readonly at: number; readonly expression: SqlNode; readonly of: readonly string[] }[];
      readonly measures: readonly Measure[];
      readonly where: SqlNode | null;
    }
  | {
      readonly kind: 'rows';
      /** Of each column of the result, the columns of the data that it is made of. */
      readonly columns: readonly (readonly string[])[];
    };

const counts = new Set(['count_star', 'count']);
const sums = new Set(['sum', 'avg', 'mean']);
const spreads = new Set(['stddev', 'stddev_samp', 'stddev_pop', 'variance', 'var_samp', 'var_pop']);
const measured = new Set([...counts, ...sums, ...spreads]);
/** Aggregates that give the value of one row, or lists of them. */
const revealing = new Set(
  'min max median mode quantile quantile_cont quantile_disc any_value first last arg_min arg_max min_by max_by list array_agg string_agg group_concat listagg histogram product bit_and bit_or bool_and bool_or mad entropy skewness kurtosis corr covar_pop covar_samp regr_slope regr_intercept regr_r2 approx_quantile approx_count_distinct fsum sum_no_overflow geomean count_if countif grouping'.split(
    ' ',
  ),
);

const refuse = (zh: string, en: string, at?: number): never => {
  throw new SandboxRefused('exportForm', label(zh, en), at);
};
const nameOf = (one: SqlNode): string => one.function_name?.toLowerCase() ?? '';
const isFunction = (one: SqlNode, among: ReadonlySet<string>): boolean =>
  one.class === 'FUNCTION' && among.has(nameOf(one));
const isAggregate = (one: SqlNode): boolean => isFunction(one, measured) || isFunction(one, revealing);
const columnsIn = (of: SqlNode): string[] => [
  ...new Set([...allParts(of)].flatMap((one) => (one.class === 'COLUMN_REF' ? [one.column_names?.[0] ?? ''] : []))),
];

/**
 * Reads a statement as one that can be exported, or refuses it with what it would have to be: one SELECT over the data
 * set, either of groups (keys, and aggregates of plain columns whose contributing rows can be counted) or of rows.
 * `columns`: those of the data, in order. The statement has passed `statementOf`.
 */
export function exportPlanOf(statement: SqlNode, columns: readonly string[]): ExportPlan {
  const select = plainNames(assertPlain(statement), columns);
  const groups = select.group_expressions ?? [];
  const list = select.select_list;
  const grouped = groups.length > 0 || select.aggregate_handling === 'FORCE_AGGREGATES';
  if (!grouped && !list.some((one) => [...allParts(one)].some(isAggregate))) return rowsPlan(select, columns);
  for (const one of [...list, ...groups].flatMap((part) => [...allParts(part)]))
    if (one.class === 'STAR') refuse('汇总表不能用*', 'A table of groups has no *', one.query_location);
  const keyed = keysOf(select, columns);
  const keys = keyed.map((key) => ({ ...key, of: columnsIn(key.expression) }));
  const expressions = keyed.map(({ expression }) => expression);
  const asked = list.flatMap((one, at) => measuresOf(one, at, expressions));
  const isCounted = asked.some(({ function: name, of, filter }) => name === 'count' && of === null && filter === null);
  const measures = keyed.length === 0 || isCounted ? asked : [...asked, groupItself(keyed[0]?.at ?? -1)];
  assertHaving(select.having);
  return { kind: 'aggregate', keys, measures, where: select.where_clause ?? null };
}

/** That a group is there tells that somebody is in it, whatever else is shown: it rests on enough rows too. */
const groupItself = (at: number): Measure => ({
  at,
  function: 'count',
  of: null,
  filter: null,
  quantity: null,
});

/** One SELECT from the data set alone. */
function assertPlain(statement: SqlNode): SelectNode {
  if (statement.type !== 'SELECT_NODE')
    refuse('只能导出一条SELECT，不能是合并查询', 'Only one SELECT can be exported, not a union');
  const select = statement as SelectNode;
  const { from_table: from } = select;
  if (from?.type !== 'BASE_TABLE' || from.table_name?.toLowerCase() !== tableName)
    refuse(
      '导出的查询应当直接查询data，不能有连接、子查询和WITH',
      'An exported query reads data itself: no joins, subqueries or WITH',
    );
  if ((from.column_name_alias as readonly string[] | undefined)?.length)
    refuse('导出的查询不能给data的列改名', 'An exported query does not rename the columns of data');
  if (from.sample || select.sample) refuse('不能导出抽样结果', 'A sample cannot be exported');
  for (const one of allParts(select)) {
    if (one.class === 'SUBQUERY' || one.type === 'SUBQUERY')
      refuse('导出的查询不能有子查询', 'An exported query has no subqueries', one.query_location);
    if (one.class === 'WINDOW')
      refuse('导出的查询不能用窗口函数', 'An exported query has no window functions', one.query_location);
    if (one.class === 'POSITIONAL_REFERENCE')
      refuse('请写列名，不要写列号', 'Name the column, not its number', one.query_location);
    if (one.type === 'DISTINCT_MODIFIER') refuse('请用GROUP BY代替DISTINCT', 'Write GROUP BY in place of DISTINCT');
  }
  if (select.qualify) refuse('导出的查询不能用QUALIFY', 'An exported query has no QUALIFY');
  if ((select.group_sets?.length ?? 0) > 1)
    refuse('不能用ROLLUP、CUBE和GROUPING SETS，请分别导出', 'No ROLLUP, CUBE or GROUPING SETS; export them one by one');
  return select;
}

/**
 * The same with columns named by themselves alone, `d.区` as `区`. Refused is every name that is no column of the data and
 * no name given in the result, since what it shows could not be told: the table's own name stands for whole rows.
 */
function plainNames(select: SelectNode, columns: readonly string[]): SelectNode {
  const known = new Set(columns.map((one) => one.toLowerCase()));
  const table = new Set([tableName, (select.from_table.alias ?? '').toLowerCase()]);
  const given = new Set(select.select_list.map(({ alias }) => alias?.toLowerCase()).filter(Boolean));
  return JSON.parse(
    JSON.stringify(select, (_key, value) => {
      if (value?.class !== 'COLUMN_REF') return value;
      const [first = '', ...more] = value.column_names as readonly string[];
      const plain = more.length > 0 && table.has(first.toLowerCase()) && !known.has(first.toLowerCase());
      const names = plain ? more : [first, ...more];
      const name = names[0]?.toLowerCase() ?? '';
      if (!known.has(name) && !(names.length === 1 && given.has(name) && !table.has(name)))
        refuse(`data没有“${names[0]}”列`, `data has no column “${names[0]}”`, value.query_location);
      return { ...value, column_names: names };
    }),
  );
}

/** The group keys with where they stand in the result, or −1: `group by 1`, by a name given there, or all. */
function keysOf(select: SelectNode, columns: readonly string[]): { expression: SqlNode; at: number }[] {
  const list = select.select_list;
  if (select.aggregate_handling === 'FORCE_AGGREGATES')
    return list.flatMap((one, at) => ([...allParts(one)].some(isAggregate) ? [] : [{ expression: one, at }]));
  const known = new Set(columns.map((one) => one.toLowerCase()));
  return (select.group_expressions ?? []).map((one) => {
    const position = one.class === 'CONSTANT' ? Number((one.value as { value?: unknown })?.value) - 1 : -1;
    const alias = one.class === 'COLUMN_REF' && one.column_names?.length === 1 ? one.column_names[0] : undefined;
    const at =
      position >= 0
        ? position
        : alias !== undefined && !known.has(alias.toLowerCase())
          ? list.findIndex((other) => other.alias?.toLowerCase() === alias.toLowerCase())
          : list.findIndex((other) => sameExpression(other, one));
    return { expression: (position >= 0 || alias !== undefined) && list[at] ? list[at] : one, at };
  });
}

/** The aggregates in one expression of the result; what else is in it are keys and constants. */
function measuresOf(of: SqlNode, at: number, keys: readonly SqlNode[]): Measure[] {
  if (keys.some((key) => sameExpression(key, of))) return [];
  if (isFunction(of, revealing))
    refuse(
      `${nameOf(of)}会给出单条数据的数值；可用count、sum、avg、stddev、variance`,
      `${nameOf(of)} shows the value of single rows; use count, sum, avg, stddev or variance`,
      of.query_location,
    );
  if (isFunction(of, measured)) return [measureOf(of, at)];
  if (of.class === 'COLUMN_REF')
    refuse(
      `“${columnsIn(of)[0]}”不是分组，也没有汇总`,
      `“${columnsIn(of)[0]}” is neither a group nor aggregated`,
      of.query_location,
    );
  return [...childrenOf(of)].flatMap((one) => measuresOf(one, at, keys));
}
const childrenOf = function* (of: SqlNode): Generator<SqlNode> {
  if (of.class === 'CONSTANT') return;
  for (const value of Object.values(of))
    for (const one of Array.isArray(value) ? value : [value])
      if (typeof one === 'object' && one !== null && 'class' in one) yield one as SqlNode;
      else if (typeof one === 'object' && one !== null && ('when_expr' in one || 'then_expr' in one))
        yield* childrenOf(one as SqlNode);
};

function measureOf(of: SqlNode, at: number): Measure {
  const name = nameOf(of);
  const filter = of.filter ?? null;
  const argument = bareColumn(of.children?.[0]);
  if (name === 'count_star') return { at, function: 'count', of: null, filter, quantity: 'count' };
  if (argument === null)
    return refuse(
      '汇总函数里只能是数据的一列，条件请写在FILTER或者WHERE里',
      'An aggregate takes a plain column of the data; conditions belong in FILTER or WHERE',
      of.query_location,
    );
  if (of.distinct && name !== 'count')
    refuse('只有count可以用DISTINCT', 'Only count takes DISTINCT', of.query_location);
  const quantity = of.distinct || spreads.has(name) ? null : counts.has(name) ? 'count' : `sum ${argument}`;
  return { at, function: name, of: argument, filter, quantity };
}

/** The name of a column that stands alone, or in a cast. */
function bareColumn(of: SqlNode | undefined): string | null {
  if (of?.class === 'CAST') return bareColumn(of.child as SqlNode);
  return of?.class === 'COLUMN_REF' ? (of.column_names?.at(-1) ?? null) : null;
}

/** HAVING may leave small groups out, and nothing else: it compares `count(*)` with numbers. */
function assertHaving(of: SqlNode | undefined | null): void {
  if (!of) return;
  for (const one of allParts(of))
    if (one.class && !['COMPARISON', 'CONJUNCTION', 'CONSTANT', 'CAST', 'BETWEEN'].includes(one.class))
      if (nameOf(one) !== 'count_star')
        refuse('HAVING里只能比较count(*)和数字', 'HAVING may only compare count(*) with numbers', one.query_location);
}

function rowsPlan(select: SelectNode, columns: readonly string[]): ExportPlan {
  return {
    kind: 'rows',
    columns: select.select_list.flatMap((one) => {
      if (one.class !== 'STAR') return [columnsIn(one)];
      const left = new Set(columnsExcluded(one));
      if (one.columns || (Array.isArray(one.replace_list) && one.replace_list.length > 0))
        refuse('请逐一写出要导出的列', 'Name the columns to be exported one by one', one.query_location);
      return columns.filter((name) => !left.has(name.toLowerCase())).map((name) => [name]);
    }),
  };
}
const columnsExcluded = (star: SqlNode): string[] =>
  [star.exclude_list, star.qualified_exclude_list].flatMap((list) =>
    Array.isArray(list)
      ? list.map((one) =>
          (typeof one === 'string' ? one : String((one as { column?: string }).column ?? '')).toLowerCase(),
        )
      : [],
  );
