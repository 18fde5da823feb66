import { findPersonalData, type PersonalDataKind } from '../personalData/find.ts';
import type { DisclosureFinding, DisclosureLimits } from './finding.ts';

export interface RowTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

const textOf = (value: unknown): string => (value === null || value === undefined ? '∅' : String(value));
/** Values that never run into each other, whatever stands in them. */
const keyOf = (values: readonly unknown[]): string => JSON.stringify(values.map((one) => one ?? null));
const named = (of: RowTable, row: readonly unknown[], at: readonly number[]): string =>
  at.map((one) => `${of.columns[one]} = ${textOf(row[one])}`).join(' · ');

/**
 * k-anonymity of single rows (Sweeney 2002): every row shares its values of the quasi-identifying columns with at least
 * k − 1 others. Each class that is too small is named once, by its first row. Without such columns there is nothing to see.
 */
export function checkRows(of: RowTable, quasi: readonly string[], limits: DisclosureLimits): DisclosureFinding[] {
  const at = quasi.map((one) => of.columns.indexOf(one)).filter((one) => one >= 0);
  if (at.length === 0) return [];
  const classes = new Map<string, { row: number; size: number }>();
  of.rows.forEach((values, row) => {
    const key = keyOf(at.map((one) => values[one]));
    const known = classes.get(key);
    if (known) known.size++;
    else classes.set(key, { row, size: 1 });
  });
  return [...classes.values()]
    .filter(({ size }) => size < limits.k)
    .map(({ row, size }) => ({
      rule: 'kAnonymity' as const,
      row,
      column: null,
      cell: named(of, of.rows[row] ?? [], at),
      message: {
        zh: `准标识符的取值相同的只有${size}行，少于k = ${limits.k}`,
        en: `only ${size} ${size === 1 ? 'row has' : 'rows share'} these quasi-identifiers, fewer than k = ${limits.k}`,
      },
    }));
}

const kinds: Readonly<Record<PersonalDataKind, { zh: string; en: string }>> = {
  residentId: { zh: '公民身份号码', en: 'resident identity number' },
  mobile: { zh: '手机号码', en: 'mobile number' },
  landline: { zh: '固定电话号码', en: 'telephone number' },
  bankCard: { zh: '银行卡号', en: 'bank card number' },
  plate: { zh: '车牌号码', en: 'number plate' },
  email: { zh: '电子邮箱', en: 'e-mail address' },
  passport: { zh: '护照号码', en: 'passport number' },
  address: { zh: '详细地址', en: 'address' },
  name: { zh: '姓名', en: 'name' },
  uscc: { zh: '统一社会信用代码', en: 'unified social credit code' },
};

/**
 * Direct identifiers: columns that are declared to be such, whole, and personal data found in the text of any cell. An
 * organisation's code identifies no person and passes. Found is what `findPersonalData` finds, and no more.
 */
export function checkIdentifiers(of: RowTable, direct: readonly string[]): DisclosureFinding[] {
  const whole = of.columns
    .filter((column) => direct.includes(column))
    .map((column) => ({
      rule: 'directIdentifier' as const,
      row: null,
      column,
      cell: column,
      message: { zh: '该列被登记为直接标识符', en: 'this column is declared to be a direct identifier' },
    }));
  const single = of.rows.flatMap((values, row) =>
    values.flatMap((value, at) => {
      const column = of.columns[at] ?? '';
      if (typeof value !== 'string' || direct.includes(column)) return [];
      const found = findPersonalData(value).find(({ kind }) => kind !== 'uscc');
      if (!found) return [];
      const { zh, en } = kinds[found.kind];
      return [
        {
          rule: 'directIdentifier' as const,
          row,
          column,
          cell: `${column}`,
          message: { zh: `内容像是${zh}`, en: `the content looks like a ${en}` },
        },
      ];
    }),
  );
  return [...whole, ...single];
}
