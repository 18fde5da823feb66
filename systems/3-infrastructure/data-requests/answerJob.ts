import type { DuckDBConnection } from '@duckdb/node-api';
import { label } from '#kernel/label.ts';
import { checkExport } from './checkExport.ts';
import { openSandbox } from './openSandbox.ts';
import { longestQuery, statementOf } from './queryRules.ts';
import { parse } from './render.ts';
import type { QueryResult, ResultValue, SandboxJob, SandboxMessage } from './sandboxJob.ts';
import { SandboxRefused } from './sandboxRefusals.ts';

/** Longer values are cut where they are shown. */
const longestValue = 2_000;

/** Runs one query, or checks one export, over the one file; `tell` hears how far it is. */
export async function answerJob(job: SandboxJob, tell: (message: SandboxMessage) => void): Promise<SandboxMessage> {
  const { sql, limits } = job;
  try {
    if (sql.length > longestQuery) throw new SandboxRefused('form', label('查询过长', 'The query is too long'));
    const connection = await openSandbox(job.file, limits);
    const told = setInterval(() => {
      const { percentage } = connection.progress;
      if (percentage > 0) tell({ progress: percentage / 100 });
    }, 200);
    try {
      const statement = statementOf(await parse(connection, sql));
      const result = job.export
        ? await checkExport(connection, statement, job.export, (text, rows) => read(connection, text, rows))
        : await read(connection, sql, limits.rows);
      return { result };
    } finally {
      clearInterval(told);
    }
  } catch (error) {
    return { refused: error instanceof SandboxRefused ? error.refusal : failure(error as Error) };
  }
}

/** The first `most` rows of a query, as they come, and whether there are more. */
async function read(connection: DuckDBConnection, sql: string, most: number): Promise<QueryResult> {
  const result = await connection.stream(sql);
  const columns = result.deduplicatedColumnNames().map((name, at) => ({ name, type: String(result.columnType(at)) }));
  const rows: ResultValue[][] = [];
  for await (const some of result.yieldRowsJson()) {
    rows.push(...some.map((row) => row.map(plain)));
    if (rows.length > most) break;
  }
  return { columns, rows: rows.slice(0, most), more: rows.length > most };
}

function plain(value: unknown): ResultValue {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/** What DuckDB says, in one line; where the file lies is not for whoever asks. */
function failure(error: Error) {
  const [first = ''] = error.message.split('\n');
  if (/^Out of Memory/iu.test(first)) return { code: 'memory' as const };
  const message = first.replaceAll(/'?\/[^\s'"]*'?/gu, '…');
  return { code: 'failed' as const, detail: label(message, message) };
}
