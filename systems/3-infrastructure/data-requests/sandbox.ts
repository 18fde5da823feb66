import { fork } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { CheckedExport, QueryResult, SandboxJob, SandboxMessage } from './sandboxJob.ts';
import { type SandboxRefusal, SandboxRefused } from './sandboxRefusals.ts';

/** What the process itself takes before any data: Node and DuckDB loaded. */
const ownMegabytes = 400;
/** How often its memory is looked at. */
const watchEvery = 50;

export interface Running {
  readonly signal?: AbortSignal;
  progress?(share: number): void;
}

/**
 * Runs a query, or checks an export, in a process of its own that is ended when it takes longer or more memory than it
 * may, or when `signal` aborts. Throws `SandboxRefused` where it is not run to its end; the program itself goes on.
 */
export function runInSandbox(
  job: SandboxJob & { export: NonNullable<SandboxJob['export']> },
  running?: Running,
): Promise<CheckedExport>;
export function runInSandbox(job: SandboxJob, running?: Running): Promise<QueryResult>;
export function runInSandbox(job: SandboxJob, { signal, progress }: Running = {}): Promise<QueryResult> {
  const child = fork(new URL('./sandboxProcess.ts', import.meta.url), [], {
    cwd: tmpdir(),
    env: {},
    execArgv: ['--max-old-space-size=512', '--no-warnings'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const { milliseconds, megabytes } = job.limits;
  return new Promise((resolve, reject) => {
    const refuse = (refusal: SandboxRefusal) => reject(new SandboxRefused(refusal.code, refusal.detail, refusal.at));
    const end = (code: SandboxRefusal['code']) => {
      refuse({ code });
      child.kill('SIGKILL');
    };
    const stop = () => end('stopped');
    const timer = setTimeout(() => end('time'), milliseconds);
    const watch = setInterval(async () => {
      if ((await residentMegabytes(child.pid)) > megabytes + ownMegabytes) end('memory');
    }, watchEvery);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    child.on('message', (message: SandboxMessage) => {
      if ('progress' in message) progress?.(message.progress);
      else if ('refused' in message) refuse(message.refused);
      else resolve(message.result);
    });
    child.on('error', reject);
    // Ended by the system, which ends this process before any other when memory runs out.
    child.on('exit', (code) => {
      clearTimeout(timer);
      clearInterval(watch);
      signal?.removeEventListener('abort', stop);
      refuse({ code: code === 0 ? 'failed' : 'memory' });
    });
    if (child.pid !== undefined) void writeFile(`/proc/${child.pid}/oom_score_adj`, '1000').catch(() => {});
    child.send(job);
  });
}

/** The memory that a process holds; 0 where the system does not tell. */
async function residentMegabytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/mu.exec(status)?.[1] ?? 0) / 1024;
}
