import type { DisclosureFinding, DisclosureLimits } from './finding.ts';
import { soleInSpan } from './span.ts';

/** A figure that has been released, or is about to be: the set of atoms that it counts or sums. */
export interface ReleasedCell {
  /** Whose it is: the name of an earlier export, or null for the one that is asked for. */
  readonly of: string | null;
  /** What is counted or summed: only figures of the same quantity can be added and subtracted. */
  readonly quantity: string;
  readonly row: number;
  readonly column: string;
  readonly cell: string;
  readonly atoms: readonly number[];
}

/** Rows of the data that no cell tells apart: how many each atom has. */
export type AtomSizes = readonly number[];

/** More atoms or cells than this are not worked through; whoever asks must say so. */
export const mostAtoms = 2_000;
export const mostCells = 500;

const sizeOf = (atoms: Iterable<number>, sizes: AtomSizes): number => {
  let size = 0;
  for (const atom of atoms) size += sizes[atom] ?? 0;
  return size;
};

/**
 * Difference attacks (Denning 1982; Hundepool et al. 2012, 5.5): what is left of a cell when cells of another table that
 * lie within it are taken away. `cells` are all that would be known, the new ones among them; a new cell with an old
 * one, in either direction, is looked at, and new ones among themselves. Left over is nothing, or at least the minimum.
 */
export function checkDifferences(
  cells: readonly ReleasedCell[],
  sizes: AtomSizes,
  limits: DisclosureLimits,
): DisclosureFinding[] {
  const found = new Map<string, DisclosureFinding>();
  const groups = Map.groupBy(cells, (one) => JSON.stringify([one.of, one.quantity, one.column]));
  for (const whole of cells) {
    const inside = new Set(whole.atoms);
    for (const parts of groups.values()) {
      const [first] = parts;
      if (!first || parts.includes(whole) || first.quantity !== whole.quantity) continue;
      if (whole.of !== null && first.of !== null) continue;
      const left = new Set(inside);
      for (const part of parts)
        if (part.atoms.length > 0 && part.atoms.every((atom) => inside.has(atom)))
          for (const atom of part.atoms) left.delete(atom);
      const size = sizeOf(left, sizes);
      if (left.size === inside.size || size === 0 || size >= limits.minimumCount) continue;
      const finding = differenceFound(whole, first, parts, size, limits);
      found.set(`${finding.row} ${finding.column} ${finding.message.en}`, finding);
    }
  }
  return [...found.values()];
}

/** Named at the cell that is asked for, since the other one has left already. */
function differenceFound(
  whole: ReleasedCell,
  part: ReleasedCell,
  parts: readonly ReleasedCell[],
  size: number,
  { minimumCount }: DisclosureLimits,
): DisclosureFinding {
  const within = parts.find((one) => one.atoms.every((atom) => whole.atoms.includes(atom))) ?? part;
  const at = whole.of === null ? whole : within;
  const other = whole.of === null ? within : whole;
  const earlier = other.of === null ? { zh: '本表', en: 'this table' } : { zh: `“${other.of}”`, en: `“${other.of}”` };
  return {
    rule: 'difference',
    row: at.row,
    column: at.column,
    cell: at.cell,
    message: {
      zh: `与${earlier.zh}的“${other.column}”（${other.cell}）相减，剩下${size}条数据，少于${minimumCount}条`,
      en: `taken together with “${other.column}” (${other.cell}) of ${earlier.en}, ${size} ${size === 1 ? 'row is' : 'rows are'} left, fewer than ${minimumCount}`,
    },
  };
}

/**
 * Small atoms whose figure follows from all cells by addition and subtraction, however many it takes (Chin and Özsoyoğlu
 * 1982, auditing by the echelon form): named at a cell asked for that the atom lies in. What the earlier cells alone
 * gave away is not held against the new ones.
 */
export function checkDerivable(
  cells: readonly ReleasedCell[],
  sizes: AtomSizes,
  limits: DisclosureLimits,
): DisclosureFinding[] {
  return [...Map.groupBy(cells, ({ quantity }) => quantity).values()].flatMap((one) => derivableIn(one, sizes, limits));
}

function derivableIn(cells: readonly ReleasedCell[], sizes: AtomSizes, limits: DisclosureLimits): DisclosureFinding[] {
  const small = (atom: number) => (sizes[atom] ?? 0) > 0 && (sizes[atom] ?? 0) < limits.minimumCount;
  const given = (all: readonly ReleasedCell[]) =>
    soleInSpan(
      all.map(({ atoms }) => atoms),
      sizes.length,
    ).filter(small);
  const before = new Set(given(cells.filter(({ of }) => of !== null)));
  return given(cells)
    .filter((atom) => !before.has(atom))
    .flatMap((atom) => {
      const at =
        cells.find(({ of, atoms }) => of === null && atoms.includes(atom)) ?? cells.find(({ of }) => of === null);
      if (!at) return [];
      const size = sizes[atom] ?? 0;
      return [
        {
          rule: 'derivable' as const,
          row: at.row,
          column: at.column,
          cell: at.cell,
          message: {
            zh: `由已放行的各表加减可以推算出其中${size}条数据的数值，少于${limits.minimumCount}条`,
            en: `the tables released give, added and subtracted, the figure of ${size} of its rows, fewer than ${limits.minimumCount}`,
          },
        },
      ];
    });
}
