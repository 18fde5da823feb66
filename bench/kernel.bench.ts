import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startCluster } from '#store/cluster.ts';
import { migrate } from '#store/migrate.ts';
import { atDatabase } from '#test/database.ts';
import { type BenchCity, fillCity, readCity } from './kernel/city.ts';
import { type Asked, type Measured, measure, median, type Served, serve } from './kernel/load.ts';

/*
 * The program's HTTP host against bare Fastify and `pg` (bench/kernel/bareServer.ts): each in its own process on
 * loopback with a database of its own, both copies of one; in each round each of them is measured in turn, so that
 * what else the machine does meets all alike. Ratios are taken within a round; the median of the rounds is told.
 *
 * A move submits an assessment: each request moves another prepared draft, naming the revision seen, with a key of its
 * own, and changing one fact. Before a series, not measured, its drafts' pages are opened, as people do before they move
 * something: the program remembers what it showed. Ours checks session, token and facts, asks again for the product that the draft names, and
 * writes record, search tokens, chained event, clock, the office's notice and the key in one statement. The web client
 * takes the whole page as the answer; `?return=record` is the light answer that programs may ask for.
 *
 * BENCH_RECORDS, BENCH_ROUNDS and BENCH_SCALE make it smaller; BENCH_FOLDER keeps the filled database for the next run.
 */
const count = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const products = count('BENCH_RECORDS', 100_000);
const rounds = count('BENCH_ROUNDS', 5);
const scale = count('BENCH_SCALE', 1);
const levels = [
  [1, 600],
  [10, 2000],
  [50, 2000],
] as const;
const amounts = levels.map(([connections, amount]) => [connections, Math.ceil(amount * scale)] as const);

const say = (text: string) => process.stderr.write(`${text}\n`);
const kept = process.env.BENCH_FOLDER;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'tiaoli-bench-'));
mkdirSync(folder, { recursive: true });
chmodSync(folder, 0o711);
const cluster = await startCluster({ dataFolder: folder });
const servers: Served[] = [];
async function stop(): Promise<void> {
  for (const one of servers) await one.stop();
  await cluster.stop();
  if (!kept) rmSync(folder, { recursive: true, force: true });
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop().then(() => process.exit(1)));
try {
  await prepare();
  const city = await readCity(atDatabase(cluster.url, 'ours'));
  const ours = await serve('ourServer.ts', atDatabase(cluster.url, 'ours'));
  servers.push(ours);
  const bare = await serve('bareServer.ts', atDatabase(cluster.url, 'bare'));
  servers.push(bare);
  console.log(await against(city, ours, bare));
  console.log(await lists(city, ours));
} finally {
  await stop();
}

/** A filled database, made once a folder, and two copies of it. */
async function prepare(): Promise<void> {
  const admin = new pg.Client({ connectionString: cluster.url });
  await admin.connect();
  const { rowCount } = await admin.query("select from pg_database where datname = 'filled'");
  if (rowCount === 0) {
    say(`filling a database with ${products.toLocaleString('en')} products …`);
    await admin.query('create database filling');
    await migrate(atDatabase(cluster.url, 'filling'));
    await fillCity(atDatabase(cluster.url, 'filling'), { products, drafts: 60_000 });
    await admin.query('alter database filling rename to filled');
  } else await migrate(atDatabase(cluster.url, 'filled'));
  for (const name of ['ours', 'bare']) {
    await admin.query(`drop database if exists ${name}`);
    await admin.query(`create database ${name} template filled strategy file_copy`);
  }
  await admin.query('checkpoint');
  await admin.end();
}

/** What is asked one by one and measured; `open`: what is asked before it and not measured. */
type Series = readonly [name: string, next: () => Asked, open?: () => Asked];

/** Headers of a signed-in firm, and of a change that it sends. */
function headersOf(city: BenchCity, firm: number) {
  const { token, csrf } = city.firms[firm] ?? { token: '', csrf: '' };
  return {
    read: { cookie: `tiaoli=${token}` },
    change: {
      cookie: `tiaoli=${token}`,
      'x-csrf-token': csrf,
      'content-type': 'application/json',
      'if-match': '"1"',
    },
  };
}

async function against(city: BenchCity, ours: Served, bare: Served): Promise<string> {
  const body = JSON.stringify({
    facts: { measures: { zh: '医师逐例确认；漏检率超过预警值即停用。', en: 'Confirmed; stopped beyond the limit.' } },
  });
  const drafts = (from: number, ask: (draft: BenchCity['drafts'][number]) => Asked) => {
    let at = from;
    return (): Asked => {
      const draft = city.drafts[at++];
      if (!draft) throw new Error('no drafts are left');
      return ask(draft);
    };
  };
  const opened = (from: number) =>
    drafts(from, ({ id, firm }) => ({ path: `/api/ex-ante-assessments/${id}`, headers: headersOf(city, firm).read }));
  /** Each series takes every draft once; bare has a copy of them all. */
  const moves = (suffix: string, from: number) =>
    drafts(from, (draft) => {
      const path = `/api/ex-ante-assessments/${draft.id}/submit${suffix}`;
      const headers = { ...headersOf(city, draft.firm).change, 'idempotency-key': `bench-${draft.id}` };
      return { method: 'POST', path, headers, body };
    });
  const reads = (suffix: string) => {
    let at = 0;
    return (): Asked => {
      const one = city.products[(at++ * 7919) % city.products.length];
      return { path: `/api/products/${one?.id}${suffix}`, headers: headersOf(city, one?.firm ?? 0).read };
    };
  };
  const half = Math.trunc(city.drafts.length / 2);
  const works: readonly { name: string; bare: () => Asked; ours: readonly Series[] }[] = [
    {
      name: 'move',
      bare: moves('', 0),
      ours: [
        ['whole page back', moves('', 0), opened(0)],
        ['`?return=record`', moves('?return=record', half), opened(half)],
      ],
    },
    {
      name: 'read by id',
      bare: reads('/record'),
      ours: [
        ['record', reads('/record')],
        ['whole page', reads('')],
      ],
    },
  ];
  const lines = [
    '| work | connections | bare | ours | answer | ratio | p50, p99 ms (bare) | CPU µs an answer (bare) |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
  ];
  for (const work of works) {
    // Both are warm before the first round.
    for (const [, next, open] of work.ours) {
      if (open) await measure(ours, 10, 1500 * scale, open);
      await measure(ours, 10, 1500 * scale, next);
    }
    await measure(bare, 10, 1500 * scale, work.bare);
    for (const [connections, amount] of amounts) {
      const found = new Map<string, Measured[]>([
        ['bare', []],
        ...work.ours.map(([name]) => [name, []] as [string, []]),
      ]);
      for (let round = 0; round < rounds; round++) {
        const turns: readonly Series[] = [['bare', work.bare], ...work.ours];
        for (let turn = 0; turn < turns.length; turn++) {
          const [name, next, open] = turns[(turn + round) % turns.length] as Series;
          if (open) await measure(ours, 10, amount, open);
          found.get(name)?.push(await measure(name === 'bare' ? bare : ours, connections, amount, next));
        }
      }
      const of = (name: string, what: keyof Measured) => median((found.get(name) ?? []).map((one) => one[what]));
      const bareRates = (found.get('bare') ?? []).map((one) => one.rate);
      for (const [name] of work.ours) {
        const ratio = median((found.get(name) ?? []).map((one, round) => one.rate / (bareRates[round] ?? 1)));
        lines.push(
          `| ${work.name} | ${connections} | ${whole(of('bare', 'rate'))} | ${whole(of(name, 'rate'))} | ${name} | **${ratio.toFixed(2)}** | ${times(of(name, 'p50'), of(name, 'p99'))} (${times(of('bare', 'p50'), of('bare', 'p99'))}) | ${whole(of(name, 'cpu'))} (${whole(of('bare', 'cpu'))}) |`,
        );
        say(lines.at(-1) ?? '');
      }
    }
  }
  return `\n${lines.join('\n')}\n`;
}

async function lists(city: BenchCity, ours: Served): Promise<string> {
  const signedIn = headersOf(city, 3).read;
  const asked: readonly (readonly [string, string, Record<string, string>?])[] = [
    ['page of 20, filtered by grade, newest first', '/api/products?f.grade=high'],
    ['the same, by number', '/api/products?f.grade=high&sort=number'],
    ['the same, two filters', '/api/products?f.grade=low&f.field=water&state=registered'],
    ['the same, signed in', '/api/products?f.grade=high', signedIn],
    ['my own, newest first', '/api/products?mine=1', signedIn],
    ['search 语音 (1 in 17)', `/api/products?q=${encodeURIComponent('语音')}`],
    ['search 台风 (1 in 19)', `/api/products?q=${encodeURIComponent('台风')}`, signedIn],
    ['search 红树林 机器人', `/api/products?q=${encodeURIComponent('红树林 机器人')}`],
    ['search everything for 税务', `/api/search?q=${encodeURIComponent('税务')}`],
  ];
  const lines = [
    `| list of ${products.toLocaleString('en')} products, with total | p50, p99 ms, 1 connection | p50, p99 ms, 10 connections | a second at 10 |`,
    '| --- | --- | --- | --- |',
  ];
  for (const [name, path, headers] of asked) {
    const next = (): Asked => ({ path, headers: headers ?? {} });
    await measure(ours, 2, 20, next);
    const one = await measure(ours, 1, Math.ceil(200 * scale), next);
    const ten = await measure(ours, 10, Math.ceil(500 * scale), next);
    lines.push(`| ${name} | ${times(one.p50, one.p99)} | ${times(ten.p50, ten.p99)} | ${whole(ten.rate)} |`);
    say(lines.at(-1) ?? '');
  }
  return `${lines.join('\n')}\n`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
function times(p50: number, p99: number): string {
  return `${p50.toFixed(1)}, ${p99.toFixed(1)}`;
}
