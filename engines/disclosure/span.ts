/** A prime whose residues multiply exactly in a double. */
const prime = 67_108_859;

function inverse(of: number): number {
  let [low, high, from, to] = [of, prime, 1, 0];
  while (low > 1) {
    const times = Math.floor(high / low);
    [low, high] = [high - times * low, low];
    [from, to] = [to - times * from, from];
  }
  return ((from % prime) + prime) % prime;
}

/**
 * The atoms that stand alone in the span of the sets: those whose single indicator is a combination of the sets'
 * indicators. By the reduced echelon form over a prime field: an atom stands alone exactly where it is a pivot and its row
 * has no other entry. Entries are 0 and 1, and a determinant that only this prime divides could deceive it; such a
 * matrix does not come about by itself.
 */
export function soleInSpan(sets: readonly (readonly number[])[], atoms: number): number[] {
  const rows: { pivot: number; values: Int32Array }[] = [];
  for (const set of sets) {
    const values = new Int32Array(atoms);
    for (const atom of set) values[atom] = 1;
    for (const row of rows) subtract(values, row.values, values[row.pivot] ?? 0);
    const pivot = values.findIndex((value) => value !== 0);
    if (pivot < 0) continue;
    const scale = inverse(values[pivot] ?? 1);
    for (let at = 0; at < atoms; at++) values[at] = ((values[at] ?? 0) * scale) % prime;
    for (const row of rows) subtract(row.values, values, row.values[pivot] ?? 0);
    rows.push({ pivot, values });
  }
  return rows
    .filter(({ values }) => values.reduce((entries, value) => entries + (value === 0 ? 0 : 1), 0) === 1)
    .map(({ pivot }) => pivot)
    .sort((a, b) => a - b);
}

function subtract(from: Int32Array, what: Int32Array, times: number): void {
  if (times === 0) return;
  for (let at = 0; at < from.length; at++) {
    const value = what[at] ?? 0;
    if (value !== 0) from[at] = ((from[at] ?? 0) + (prime - times) * value) % prime;
  }
}
