import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import autocannon from 'autocannon';

export interface Served {
  readonly url: string;
  /** Processor time used so far by the server's process, in microseconds. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}
const message = <T>(child: ChildProcess): Promise<T> =>
  new Promise((done, fail) => {
    const ended = (code: number | null) => fail(new Error(`the server ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (one) => {
      child.off('exit', ended);
      done(one as T);
    });
  });

/** Starts a server in a process of its own, on the database named. */
export async function serve(file: string, database: string, flags: readonly string[] = []): Promise<Served> {
  const child = fork(join(import.meta.dirname, file), [database], {
    execArgv: [...process.execArgv, ...flags],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const { url } = await message<{ url: string }>(child);
  return {
    url,
    async cpu() {
      const answer = message<NodeJS.CpuUsage>(child);
      child.send('cpu');
      const { user, system } = await answer;
      return user + system;
    },
    stop: () =>
      new Promise((done) => {
        if (child.exitCode !== null || child.signalCode !== null) return done();
        child.once('exit', () => done());
        child.kill('SIGTERM');
      }),
  };
}

export interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}
export interface Measured {
  /** Answers a second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the server's process for one answer, in microseconds. */
  readonly cpu: number;
}

/** Sends `amount` requests over so many connections, each made by `next`; any answer but 2xx is an error. */
export async function measure(
  served: Served,
  connections: number,
  amount: number,
  next: () => Asked,
): Promise<Measured> {
  const times: number[] = [];
  const before = await served.cpu();
  const start = performance.now();
  let last = start;
  const result = await new Promise<autocannon.Result>((done, fail) => {
    const instance = autocannon(
      {
        url: served.url,
        connections,
        amount: Math.ceil(amount / connections) * connections,
        requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
      },
      (error, found) => (error ? fail(error) : done(found)),
    );
    instance.on('response', (_client, _status, _bytes, time) => {
      times.push(time);
      last = performance.now();
    });
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} refused, ${result.errors} failed: ${JSON.stringify(result.statusCodeStats)}`);
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    rate: (times.length / (last - start)) * 1000,
    p50: at(0.5),
    p99: at(0.99),
    cpu: ((await served.cpu()) - before) / times.length,
  };
}

/** The middle one, so that a neighbour's burst on a shared machine does not decide. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.trunc(values.length / 2)] ?? 0;
