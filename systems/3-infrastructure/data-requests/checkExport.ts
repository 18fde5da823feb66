import type { DuckDBConnection } from '@duckdb/node-api';
import { checkCell } from '#engines/disclosure/cells.ts';
import type { DisclosureFinding } from '#engines/disclosure/finding.ts';
import { checkIdentifiers, checkRows } from '#engines/disclosure/rows.ts';
import { quoted } from '#families/deidentification/sqlEngine.ts';
import { label } from '#kernel/label.ts';
import { differencesFrom } from './exportDifferences.ts';
import { type ExportPlan, exportPlanOf, type Measure } from './exportPlan.ts';
import { tableName } from './queryRules.ts';
import { contributes, isSum, keyText, type Read, type Renderer, renderer } from './render.ts';
import type { CheckedExport, QueryResult, SandboxJob } from './sandboxJob.ts';
import { SandboxRefused } from './sandboxRefusals.ts';
import type { SelectNode, SqlNode } from './sqlTree.ts';

/** More rows than these are not exported at once. */
export const mostExported = { aggregate: 5_000, rows: 100_000 } as const;
/** So many findings are kept; the first of them say enough. */
const mostFindings = 200;

type Checks = NonNullable<SandboxJob['export']>;

/** Runs an exported query with what each of its figures rests on, and checks that by every rule. */
export async function checkExport(
  connection: DuckDBConnection,
  statement: SqlNode,
  checks: Checks,
  read: Read,
): Promise<CheckedExport> {
  const columns = await columnsOf(connection);
  const plan = exportPlanOf(statement, columns);
  const render = renderer(connection);
  const found =
    plan.kind === 'rows'
      ? await checkedRows(await render.statement(statement), plan, checks, read)
      : await checkedGroups(statement as SelectNode, plan, checks, read, render, columns);
  const findings = found.findings.slice(0, mostFindings);
  return { ...found, findings };
}

async function checkedRows(
  sql: string,
  plan: Extract<ExportPlan, { kind: 'rows' }>,
  checks: Checks,
  read: Read,
): Promise<CheckedExport> {
  const result = assertWhole(await read(sql, mostExported.rows), mostExported.rows);
  const named = (among: readonly string[]) =>
    result.columns.flatMap(({ name }, at) => (touches(plan.columns[at] ?? [], among) ? [name] : []));
  const table = { columns: result.columns.map(({ name }) => name), rows: result.rows };
  return {
    ...result,
    kind: 'rows',
    shown: [],
    findings: [
      ...checkIdentifiers(table, named(checks.direct)),
      ...checkRows(table, named(checks.quasi), checks.limits),
      ...tooFewRows(result, checks),
    ],
    doubts: [label('逐行数据，须由经办人员审核', 'Single rows: an officer looks at them')],
  };
}

const tooFewRows = ({ rows }: QueryResult, { limits }: Checks): DisclosureFinding[] =>
  rows.length === 0 || rows.length >= limits.minimumCount
    ? []
    : [
        {
          rule: 'minimumCount',
          row: null,
          column: null,
          cell: '–',
          message: {
            zh: `全表只有${rows.length}行，少于${limits.minimumCount}行`,
            en: `the whole table has ${rows.length} rows, fewer than ${limits.minimumCount}`,
          },
        },
      ];

async function checkedGroups(
  select: SelectNode,
  plan: Extract<ExportPlan, { kind: 'aggregate' }>,
  checks: Checks,
  read: Read,
  render: Renderer,
  columns: readonly string[],
): Promise<CheckedExport> {
  const most = mostExported.aggregate;
  const width = select.select_list.length;
  const units = Math.max(2, checks.limits.dominantUnits);
  const hidden = (await Promise.all(plan.measures.map((one) => restOn(one, units, render)))).flat();
  const keys = await Promise.all(plan.keys.map(({ expression }) => render.expression(expression)));
  const wide = await render.with(select, [`${keyText(keys)}`, ...hidden]);
  const whole = assertWhole(await read(wide, most), most);
  const result = {
    columns: whole.columns.slice(0, width),
    rows: whole.rows.map((row) => row.slice(0, width)),
    more: false,
  };
  const table = { columns: result.columns.map(({ name }) => name), rows: result.rows };
  const cells = whole.rows.map((row) => cellName(plan, result, row));
  const findings = whole.rows.flatMap((values, row) =>
    plan.measures.flatMap((measure, at) => {
      const [contributors, total, largest] = values.slice(width + 1 + 3 * at);
      return checkCell(
        {
          row,
          column: result.columns[measure.at]?.name ?? '',
          cell: cells[row] ?? '',
          contributors: Number(contributors ?? 0),
          ...(isSum(measure) && {
            magnitude: { total: Number(total ?? 0), largest: JSON.parse(String(largest ?? '[]')).map(Number) },
          }),
        },
        checks.limits,
      );
    }),
  );
  const direct = plan.keys.flatMap(({ at, of }) =>
    touches(of, checks.direct) ? [result.columns[at]?.name ?? of.join(', ')] : [],
  );
  const shown = whole.rows.map((row) => String(row[width]));
  const differences = await differencesFrom(
    { plan, shown, cells, columns: table.columns },
    checks,
    columns,
    read,
    render,
  );
  return {
    ...result,
    kind: 'aggregate',
    shown,
    findings: [...checkIdentifiers(table, direct), ...findings, ...notSaidYet(differences.findings, findings)],
    doubts: differences.doubts,
  };
}

/** What follows from the tables together, at cells that are not named already. */
const notSaidYet = (more: readonly DisclosureFinding[], said: readonly DisclosureFinding[]): DisclosureFinding[] => {
  const key = ({ row, column }: DisclosureFinding): string => `${row} ${column}`;
  const before = new Set([...said, ...more.filter(({ rule }) => rule === 'difference')].map(key));
  return more.filter((one) => one.rule === 'difference' || !before.has(key(one)));
};

const touches = (columns: readonly string[], among: readonly string[]): boolean =>
  columns.some((one) => among.some((other) => other.toLowerCase() === one.toLowerCase()));

function assertWhole(result: QueryResult, most: number): QueryResult {
  if (!result.more) return result;
  throw new SandboxRefused('exportForm', label(`一次最多导出${most}行`, `At most ${most} rows are exported at once`));
}

const cellName = (
  { keys }: Extract<ExportPlan, { kind: 'aggregate' }>,
  { columns }: QueryResult,
  row: readonly unknown[],
): string =>
  keys
    .filter(({ at }) => at >= 0)
    .map(({ at }) => `${columns[at]?.name} = ${row[at] ?? '∅'}`)
    .join(' · ') || '–';

async function restOn(of: Measure, units: number, render: Renderer): Promise<string[]> {
  const rows = `filter (where ${await contributes(of, render)})`;
  const value = isSum(of) ? `abs(${quoted(of.of ?? '')}::double)` : null;
  return [
    `count(*) ${rows}`,
    value ? `sum(${value}) ${rows}` : '0',
    value ? `to_json(max(${value}, ${units}) ${rows})::varchar` : `'[]'`,
  ];
}

async function columnsOf(connection: DuckDBConnection): Promise<string[]> {
  const reader = await connection.runAndReadAll(`describe ${tableName}`);
  return reader.getRowsJS().map(([name]) => String(name));
}
