import type { ColumnProfile, Profile } from './profile.ts';

export interface ColumnChange {
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'retyped' | 'changed';
  readonly before: ColumnProfile | null;
  readonly after: ColumnProfile | null;
}
export interface VersionDifference {
  readonly rowsBefore: number;
  readonly rowsAfter: number;
  /** In the order of the newer version, what was taken out at the end; columns that read the same are left out. */
  readonly columns: readonly ColumnChange[];
}

/** What the newer of two versions has otherwise: columns, their types, and what their profiles count. */
export function differenceBetween(before: Profile, after: Profile): VersionDifference {
  const old = new Map(before.columns.map((one) => [one.name, one]));
  const now = new Set(after.columns.map(({ name }) => name));
  const kept = after.columns.flatMap((one): ColumnChange[] => {
    const was = old.get(one.name) ?? null;
    if (was === null) return [{ name: one.name, kind: 'added', before: null, after: one }];
    if (was.type !== one.type) return [{ name: one.name, kind: 'retyped', before: was, after: one }];
    return counts(was) === counts(one) ? [] : [{ name: one.name, kind: 'changed', before: was, after: one }];
  });
  const gone = before.columns
    .filter(({ name }) => !now.has(name))
    .map((one): ColumnChange => ({ name: one.name, kind: 'removed', before: one, after: null }));
  return { rowsBefore: before.rows, rowsAfter: after.rows, columns: [...kept, ...gone] };
}

const counts = ({ missing, distinct, min, max, mean }: ColumnProfile): string =>
  JSON.stringify([missing, distinct, min, max, mean]);
