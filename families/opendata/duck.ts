import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';

/** An instance that loads no extension and takes no setting afterwards. `memory`: its most, such as `2GB`. */
export const duckInstance = (memory = '2GB', options: Readonly<Record<string, string>> = {}): Promise<DuckDBInstance> =>
  DuckDBInstance.create(':memory:', {
    memory_limit: memory,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    ...options,
  });

let shared: Promise<DuckDBInstance> | undefined;
/** The one instance of this process that reads and writes the tables of data resources. */
const theInstance = (): Promise<DuckDBInstance> => {
  shared ??= duckInstance('1GB', {
    preserve_insertion_order: 'true',
    lock_configuration: 'true',
  });
  return shared;
};

/** A connection of the shared instance for whoever closes it. */
export const duckConnection = async (): Promise<DuckDBConnection> => (await theInstance()).connect();

const idle: DuckDBConnection[] = [];
/** Lends a connection of the shared instance; SQL is ours alone, values come as parameters. */
export async function withDuck<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const connection = idle.pop() ?? (await duckConnection());
  try {
    return await work(connection);
  } finally {
    idle.push(connection);
  }
}

/** Rows of an SQL text as plain values: numbers, texts, truth values, null; dates and moments as ISO text. */
export async function duckRows(
  connection: DuckDBConnection,
  sql: string,
  values: readonly DuckDBValue[] = [],
): Promise<Record<string, Plain>[]> {
  const reader = await connection.runAndReadAll(sql, [...values]);
  return reader.getRowObjectsJS().map((row) => {
    const plain: Record<string, Plain> = {};
    for (const [name, value] of Object.entries(row)) plain[name] = plainOf(value);
    return plain;
  });
}

export type Plain = string | number | boolean | null;

/** A whole number beyond 2⁵³ stays text, so that no digit is lost. */
export function plainOf(value: unknown): Plain {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.toISOString();
  return String(value);
}
