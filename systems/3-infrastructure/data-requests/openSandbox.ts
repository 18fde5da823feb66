import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { textLiteral } from '#families/deidentification/sqlEngine.ts';
import { tableName } from './queryRules.ts';
import type { QueryLimits } from './sandboxJob.ts';

/** A database in memory whose only way out is one file to read, and whose settings nobody can change any more. */
export async function openSandbox(
  file: string,
  limits: Pick<QueryLimits, 'megabytes' | 'threads'>,
): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${limits.megabytes}MB`,
    threads: String(limits.threads),
    temp_directory: '',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  const connection = await instance.connect();
  await connection.run('set enable_progress_bar = true; set enable_progress_bar_print = false');
  await connection.run(`set allowed_paths = [${textLiteral(file)}]`);
  await connection.run('set enable_external_access = false');
  await connection.run(`create view ${tableName} as select * from read_parquet(${textLiteral(file)})`);
  await connection.run('set lock_configuration = true');
  return connection;
}
