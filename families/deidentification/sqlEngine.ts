/** What a database must do so that a table in it can be de-identified where it lies. */
export interface SqlEngine {
  run(sql: string): Promise<void>;
  /** Whole columns of whole numbers; null where a value is missing. */
  integers(sql: string): Promise<(number | null)[][]>;
  /** Rows of texts. */
  texts(sql: string): Promise<string[][]>;
  /** Makes a temporary table and fills it. */
  fill(table: string, columns: readonly FilledColumn[]): Promise<void>;
}
export interface FilledColumn {
  readonly name: string;
  readonly type: 'text' | 'integer';
  readonly values: readonly (string | number)[];
}

/** A name as SQL takes it, whatever stands in it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const textLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`;
