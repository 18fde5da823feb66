import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { surroundings } from '#hosts/server/city.ts';
import { cityOf } from '#store/city.ts';
import { startCluster } from '#store/cluster.ts';
import { openPool } from '#store/database.ts';
import { FileStore } from '#store/files.ts';
import { startWorker } from '#store/jobs.ts';
import { migrate } from '#store/migrate.ts';
import { makeToken } from '#systems/6-governance/warnings/tokens.ts';
import { effects } from '#systems/index.ts';
import { type Asked, measure, serve } from './kernel/load.ts';

/*
 * Points pushed to `warnings` over HTTP, as a firm's systems push them: 500 a request, ten metrics of one product, by
 * token, the server in a process of its own and a worker detecting at the same time in another. Afterwards every point
 * is counted in the database, and that each was looked at: what is told was not lost.
 */
const [metrics, perRequest, requests, connections] = [10, 500, 500, 4];

const folder = mkdtempSync(join(tmpdir(), 'tiaoli-bench-'));
chmodSync(folder, 0o711);
const cluster = await startCluster({ dataFolder: folder });
await migrate(cluster.url);
const pool = openPool(cluster.url, 8);
const around = await surroundings(pool, new FileStore(folder, 0));
const city = cityOf(around);
const party = randomUUID();
await pool.query("insert into parties (id, kind, name) values ($1, 'enterprise', '推送单位')", [party]);

/** A record as it would be after its moves, without their journal. */
async function put(system: string, state: string, facts: object): Promise<string> {
  const id = randomUUID();
  await pool.query(
    `insert into records (id, system, number, state, revision, owner, facts, head, created_at, updated_at) values ($1, $2, $3, $4, 1, $5, $6, '', now(), now())`,
    [id, system, `B-${id}`, state, party, JSON.stringify(facts)],
  );
  return id;
}
/** A product with its metrics and a token for it; `points` gives the next request's, in order of time. */
async function product(): Promise<{ token: string; next(form: 'points' | 'otlp'): Asked; count(): Promise<number[]> }> {
  const id = await put('products', 'registered', { name: '被监测的产品' });
  const keys = Array.from({ length: metrics }, (_, at) => `metric-${at}`);
  const detector = {
    kind: 'measure',
    worse: 'higher',
    target: '10',
    limit: '14',
    sd: '1',
    detector: 'cusum',
    arl: 100_000,
  };
  const ids: string[] = [];
  for (const key of keys)
    ids.push(await put('warning-metrics', 'watched', { product: id, key, title: key, ...detector }));
  const { token } = await makeToken(
    city,
    { product: id, name: 'bench' },
    { kind: 'person', parties: [party], offices: [] },
  );
  let at = Date.now() - 40 * 86_400_000;
  return {
    token,
    next(form) {
      const points = Array.from({ length: perRequest }, (_, i) => ({
        metric: keys[i % metrics],
        at: at + 1000 * Math.floor(i / metrics),
        value: 10 + Math.sin(at + i),
      }));
      at += (1000 * perRequest) / metrics;
      const body =
        form === 'points'
          ? points
          : {
              resourceMetrics: [
                {
                  scopeMetrics: [
                    {
                      metrics: keys.map((name) => ({
                        name,
                        gauge: {
                          dataPoints: points
                            .filter((one) => one.metric === name)
                            .map((one) => ({ timeUnixNano: `${one.at}000000`, asDouble: one.value })),
                        },
                      })),
                    },
                  ],
                },
              ],
            };
      return {
        method: 'POST',
        path: form === 'points' ? '/api/warnings/points' : '/api/warnings/v1/metrics',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      };
    },
    async count() {
      const { rows } = await pool.query(
        'select count(*)::int as all, count(statistic)::int as seen from warning_points where metric = any($1)',
        [ids],
      );
      return [rows[0].all, rows[0].seen];
    },
  };
}

const served = await serve('ourServer.ts', cluster.url);
const table: Record<string, Record<string, number>> = {};
try {
  for (const form of ['points', 'otlp'] as const)
    for (const detecting of [false, true]) {
      const pushed = await product();
      await measure(served, connections, 20, () => pushed.next(form));
      const faults: unknown[] = [];
      const worker = detecting ? await startWorker(around, { effects }, city, (error) => faults.push(error)) : null;
      const start = performance.now();
      const { rate, p50, p99 } = await measure(served, connections, requests, () => pushed.next(form));
      const sent = (requests + 20) * perRequest;
      let [stored, seen] = await pushed.count();
      while (detecting && seen !== stored && faults.length === 0) {
        await new Promise((done) => setTimeout(done, 100));
        [stored, seen] = await pushed.count();
      }
      const seconds = (performance.now() - start) / 1000;
      await worker?.stop();
      if (stored !== sent || faults.length > 0) throw new Error(`${sent} sent, ${stored} stored; ${faults.join()}`);
      table[`${form}${detecting ? ', with detection' : ''}`] = {
        'points a second': Math.round(rate * perRequest),
        'ms p50': Math.round(p50),
        'ms p99': Math.round(p99),
        lost: sent - (stored ?? 0),
        ...(detecting && { 'all looked at, s': Number(seconds.toFixed(1)) }),
      };
    }
  console.table(table);
} finally {
  await served.stop();
  await pool.end();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}
