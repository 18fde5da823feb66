import {
  checkDerivable,
  checkDifferences,
  mostAtoms,
  mostCells,
  type ReleasedCell,
} from '#engines/disclosure/differences.ts';
import type { DisclosureFinding } from '#engines/disclosure/finding.ts';
import { type Label, label } from '#kernel/label.ts';
import { type ExportPlan, exportPlanOf } from './exportPlan.ts';
import { statementOf, tableName } from './queryRules.ts';
import { contributes, keyText, type Read, type Renderer } from './render.ts';
import type { SandboxJob } from './sandboxJob.ts';

interface Shown {
  readonly plan: Extract<ExportPlan, { kind: 'aggregate' }>;
  /** The keys of the groups that are shown, in the order of the rows. */
  readonly shown: readonly string[];
  readonly cells: readonly string[];
  readonly columns: readonly string[];
  readonly of?: string;
}

const unchecked = label(
  '与以前放行的表合起来太大，没有逐一相减核对',
  'Too large together with the tables released before to check every difference',
);

/**
 * What the export gives away together with those released before it. One GROUP BY over the data finds which rows no
 * figure tells apart; the rest is arithmetic over these.
 */
export async function differencesFrom(
  asked: Shown,
  { earlier, limits }: NonNullable<SandboxJob['export']>,
  columns: readonly string[],
  read: Read,
  render: Renderer,
): Promise<{ readonly findings: readonly DisclosureFinding[]; readonly doubts: readonly Label[] }> {
  const tables: Shown[] = [asked];
  for (const { name, sql, shown } of earlier) {
    const plan = exportPlanOf(statementOf(await render.parsed(sql)), columns);
    if (plan.kind === 'aggregate') tables.push({ plan, shown, cells: shown, columns: [], of: name });
  }
  const flags = await Promise.all(tables.map((one) => flagsOf(one, render)));
  const cells = tables.reduce((sum, one) => sum + one.shown.length * one.plan.measures.length, 0);
  const atoms = await read(`select ${flags.flat().join(', ')}, count(*) from ${tableName} group by all`, mostAtoms);
  if (atoms.more || cells > mostCells) return { findings: [], doubts: [unchecked] };
  const sizes = atoms.rows.map((row) => Number(row.at(-1)));
  let from = 0;
  const released = tables.flatMap((table, index) => {
    const start = from;
    from += flags[index]?.length ?? 0;
    return cellsOf(table, atoms.rows, start);
  });
  return {
    findings: [...checkDifferences(released, sizes, limits), ...checkDerivable(released, sizes, limits)],
    doubts: [],
  };
}

/** Of each row of the data, the group that it falls in, and of each figure whether it contributes. */
async function flagsOf({ plan }: Shown, render: Renderer): Promise<string[]> {
  const keys = await Promise.all(plan.keys.map(({ expression }) => render.expression(expression)));
  const where = plan.where ? await render.expression(plan.where) : 'true';
  const measures = await Promise.all(plan.measures.map((one) => contributes(one, render)));
  return [`case when ${where} then ${keyText(keys)} end`, ...measures.map((one) => `(${one})`)];
}

function cellsOf(table: Shown, atoms: readonly (readonly unknown[])[], from: number): ReleasedCell[] {
  return table.shown.flatMap((key, row) => {
    const inGroup = atoms.flatMap((values, atom) => (values[from] === key ? [atom] : []));
    return table.plan.measures.flatMap(({ quantity, at }, index) =>
      quantity === null
        ? []
        : [
            {
              of: table.of ?? null,
              quantity,
              row,
              column: table.columns[at] ?? quantity,
              cell: table.cells[row] ?? key,
              atoms: inGroup.filter((atom) => atoms[atom]?.[from + 1 + index] === true),
            },
          ],
    );
  });
}
