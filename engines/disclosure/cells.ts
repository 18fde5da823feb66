import type { DisclosureFinding, DisclosureLimits } from './finding.ts';

/** One figure of a table with what it rests on. */
export interface Cell {
  readonly row: number;
  readonly column: string;
  /** The values of the row's keys as one text. */
  readonly cell: string;
  /** How many rows of the data contributed: for a total, those whose value is neither missing nor nought. */
  readonly contributors: number;
  /** Of a total or a mean: the sum of the contributions' absolute values, and the largest of them, falling. */
  readonly magnitude?: { readonly total: number; readonly largest: readonly number[] };
}

/** In figures as people write them, without a tail of binary rounding. */
const percentOf = (share: number): string => String(Math.round(share * 10) / 10);

/**
 * The rules for one cell, after Hundepool et al., Statistical Disclosure Control (2012), chapter 4: the threshold rule
 * for every cell that anybody contributed to, and for magnitudes the (n,k)-rule and the p%-rule. Contributions are taken by
 * their absolute value, so that losses protect as gains do. A cell to which nobody contributed says of nobody how much.
 */
export function checkCell(of: Cell, limits: DisclosureLimits): DisclosureFinding[] {
  const { row, column, cell, contributors, magnitude } = of;
  const at = { row, column, cell };
  const found: DisclosureFinding[] = [];
  if (contributors === 0) return found;
  if (contributors < limits.minimumCount)
    found.push({
      ...at,
      rule: 'minimumCount',
      message: {
        zh: `由${contributors}条数据得出，少于${limits.minimumCount}条`,
        en: `rests on ${contributors} ${contributors === 1 ? 'row' : 'rows'} of the data, fewer than ${limits.minimumCount}`,
      },
    });
  if (!magnitude || magnitude.total === 0) return found;
  const { total, largest } = magnitude;
  const first = largest.slice(0, limits.dominantUnits).reduce((sum, one) => sum + one, 0);
  const share = (100 * first) / total;
  if (share > limits.dominantPercent)
    found.push({
      ...at,
      rule: 'dominance',
      message: {
        zh: `${limits.dominantUnits === 1 ? '最大的一个数值' : `最大的${limits.dominantUnits}个数值`}占合计的${percentOf(share)}%，超过${limits.dominantPercent}%`,
        en: `${limits.dominantUnits === 1 ? 'the largest value makes' : `the ${limits.dominantUnits} largest values make`} up ${percentOf(share)}% of the total, more than ${limits.dominantPercent}%`,
      },
    });
  const [one = 0, two = 0] = largest;
  const rest = Math.max(0, total - one - two);
  const closeness = (100 * rest) / one;
  if (closeness < limits.protectionPercent)
    found.push({
      ...at,
      rule: 'pPercent',
      message: {
        zh: `第二大的数值可以把最大的数值估计到误差${percentOf(closeness)}%以内，小于${limits.protectionPercent}%`,
        en: `the second largest can tell the largest within ${percentOf(closeness)}%, closer than ${limits.protectionPercent}%`,
      },
    });
  return found;
}
