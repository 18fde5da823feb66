/**
 * A generalisation hierarchy of one attribute: level 0 holds its values as they are (the leaves), each further level a
 * coarsening of the one below. Values stand as codes; `levels[l].codeOf[leaf]` is the leaf's code at level l.
 */
export interface Hierarchy {
  readonly attribute: string;
  readonly leafOf: ReadonlyMap<string, number>;
  readonly levels: readonly Level[];
}
export interface Level {
  readonly values: readonly string[];
  readonly codeOf: Int32Array;
  /** By code: the leaves generalised to it, as a share of all leaves. */
  readonly shares: Float64Array;
}

export type HierarchyFault =
  | { readonly kind: 'empty' }
  | { readonly kind: 'ragged'; readonly row: number; readonly cells: number; readonly wanted: number }
  | { readonly kind: 'gap'; readonly row: number; readonly level: number }
  | { readonly kind: 'repeated'; readonly row: number; readonly value: string }
  /** A value that two values of the next level claim: what is generalised once more would become more precise. */
  | { readonly kind: 'fork'; readonly row: number; readonly level: number; readonly value: string }
  /** A value that comes again above another value: going up would lead back down. */
  | { readonly kind: 'cycle'; readonly row: number; readonly level: number; readonly value: string };

/** What is wrong with a hierarchy, at which row (from 1) and level (from 0). */
export class HierarchyError extends Error {
  readonly attribute: string;
  readonly fault: HierarchyFault;
  constructor(attribute: string, fault: HierarchyFault) {
    super(`hierarchy of ${attribute}: ${JSON.stringify(fault)}`);
    this.attribute = attribute;
    this.fault = fault;
  }
}

/**
 * Reads a hierarchy from rows of a leaf and its generalisations, the most precise first; all rows are of one length.
 * Throws HierarchyError for an empty or ragged one, for gaps, repeated leaves, forks and cycles.
 */
export function hierarchyOf(attribute: string, rows: readonly (readonly string[])[]): Hierarchy {
  const wrong = (fault: HierarchyFault) => new HierarchyError(attribute, fault);
  const height = rows[0]?.length ?? 0;
  if (height === 0) throw wrong({ kind: 'empty' });
  const leafOf = new Map<string, number>();
  for (const [at, row] of rows.entries()) {
    if (row.length !== height) throw wrong({ kind: 'ragged', row: at + 1, cells: row.length, wanted: height });
    const gap = row.indexOf('');
    if (gap >= 0) throw wrong({ kind: 'gap', row: at + 1, level: gap });
    const leaf = row[0] as string;
    if (leafOf.has(leaf)) throw wrong({ kind: 'repeated', row: at + 1, value: leaf });
    leafOf.set(leaf, at);
  }
  refuseForks(rows, height, wrong);
  refuseCycles(rows, height, wrong);
  return {
    attribute,
    leafOf,
    levels: Array.from({ length: height }, (_, level) => levelOf(rows.map((row) => row[level] as string))),
  };
}

function levelOf(cells: readonly string[]): Level {
  const codes = new Map<string, number>();
  const codeOf = Int32Array.from(cells, (cell) => {
    const code = codes.get(cell) ?? codes.size;
    codes.set(cell, code);
    return code;
  });
  const shares = new Float64Array(codes.size);
  for (const code of codeOf) shares[code] = (shares[code] as number) + 1 / cells.length;
  return { values: [...codes.keys()], codeOf, shares };
}

type Wrong = (fault: HierarchyFault) => HierarchyError;

function refuseForks(rows: readonly (readonly string[])[], height: number, wrong: Wrong): void {
  for (let level = 1; level < height; level++) {
    const above = new Map<string, string>();
    for (const [at, row] of rows.entries()) {
      const [value, parent] = [row[level - 1] as string, row[level] as string];
      if ((above.get(value) ?? parent) !== parent) throw wrong({ kind: 'fork', row: at + 1, level: level - 1, value });
      above.set(value, parent);
    }
  }
}

/** A value may stand on several levels of its own row; above any other value of a lower level it leads back down. */
function refuseCycles(rows: readonly (readonly string[])[], height: number, wrong: Wrong): void {
  for (const [at, row] of rows.entries())
    for (let level = 2; level < height; level++) {
      const value = row[level] as string;
      const before = row.indexOf(value);
      if (before < level - 1 && row.slice(before, level).some((between) => between !== value))
        throw wrong({ kind: 'cycle', row: at + 1, level, value });
    }
  const firstSeen = new Map<string, readonly [level: number, row: readonly string[]]>();
  for (let level = 0; level < height; level++)
    for (const [at, row] of rows.entries()) {
      const value = row[level] as string;
      const [lowest, own] = firstSeen.get(value) ?? [level, row];
      firstSeen.set(value, [lowest, own]);
      // A value that stands for a whole group must be in that group: its own row goes through it all the way up.
      if (lowest < level && own[level] !== value) throw wrong({ kind: 'cycle', row: at + 1, level, value });
    }
}

/** Codes of one level by those of a lower one. */
export function codesBetween(hierarchy: Hierarchy, from: number, to: number): Int32Array {
  const [low, high] = [hierarchy.levels[from] as Level, hierarchy.levels[to] as Level];
  const up = new Int32Array(low.values.length);
  for (let leaf = 0; leaf < low.codeOf.length; leaf++) up[low.codeOf[leaf] as number] = high.codeOf[leaf] as number;
  return up;
}
