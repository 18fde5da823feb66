import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '#hosts/server/app.ts';
import { surroundings } from '#hosts/server/city.ts';
import { loadDemoCity } from '#hosts/server/demo.ts';
import type { City } from '#kernel/city.ts';
import { cityOf, runEffects } from '#store/city.ts';
import { runClocks } from '#store/clocks.ts';
import { openPool } from '#store/database.ts';
import { FileStore } from '#store/files.ts';
import type { Surroundings } from '#store/perform.ts';
import { currentCode, Sessions } from '#store/sessions.ts';
import { effects } from '#systems/index.ts';
import { testDatabase } from './database.ts';

export interface TestCity {
  readonly app: FastifyInstance;
  readonly around: Surroundings;
  readonly url: string;
  /** The city as rooms see it. */
  readonly here: City;
  /** Signs in and gives a caller that carries the session. */
  signIn(account: string): Promise<Caller>;
  /** Runs the effects that wait, until none is left. */
  settle(): Promise<number>;
  /** Makes it this moment, `2026-11-24T10:00` in Shenzhen, and takes the moves whose terms are over by then. */
  becomes(moment: string): Promise<void>;
  /** What the server has logged, where `logged` was asked for. */
  readonly log: readonly string[];
}
export type Caller = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: object,
  headers?: Record<string, string>,
) => Promise<Answer>;
export interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
  /** The body's bytes. */
  readonly raw?: Uint8Array;
}

/** The demo city's files, which all test files of a run copy. */
const demoFiles = process.env.TIAOLI_TEST_DEMO_FILES ?? mkdtempSync(join(tmpdir(), 'tiaoli-demo-'));
async function fillWithDemo(url: string): Promise<void> {
  const pool = openPool(url, 4);
  await loadDemoCity(await surroundings(pool, new FileStore(demoFiles, 100_000)), () => {});
  await pool.end();
}

/** A city of this test's own: its database, its server, and the demo city where asked for. */
export async function testCity(options: { demo?: boolean; web?: string; logged?: boolean } = {}): Promise<TestCity> {
  const url = await testDatabase(options.demo ? fillWithDemo : undefined);
  const pool = openPool(url, 8);
  const folder = mkdtempSync(join(tmpdir(), 'tiaoli-files-'));
  if (options.demo && existsSync(demoFiles)) cpSync(demoFiles, folder, { recursive: true });
  const around = await surroundings(pool, new FileStore(folder, 100_000));
  const log: string[] = [];
  const app = await buildApp({
    around,
    sessions: new Sessions(pool),
    demo: options.demo ?? false,
    web: options.web,
    requestsPerMinute: 100_000,
    ...(options.logged && { log: 'trace', logTo: { write: (line) => log.push(line) } }),
  });
  after(async () => {
    await app.close();
    await pool.end();
    rmSync(folder, { recursive: true, force: true });
    if (!process.env.TIAOLI_TEST_DEMO_FILES) rmSync(demoFiles, { recursive: true, force: true });
  });
  const call =
    (cookie: string, csrf: string): Caller =>
    async (method, path, body, headers = {}) => {
      const answer = await app.inject({
        method,
        url: path,
        payload: body,
        headers: { ...(cookie && { cookie, 'x-csrf-token': csrf }), ...headers },
      });
      const type = String(answer.headers['content-type']);
      return {
        status: answer.statusCode,
        headers: answer.headers,
        raw: answer.rawPayload,
        body: /json/u.test(type) ? answer.json() : type === 'application/zip' ? answer.rawPayload : answer.body,
      };
    };
  return {
    app,
    around,
    url,
    here: cityOf(around),
    log,
    settle: () => runEffects(around, effects),
    async becomes(moment) {
      Object.assign(around, { now: () => new Date(`${moment}:00+08:00`) });
      await runClocks(around, moment.slice(0, 10));
    },
    async signIn(account) {
      if (account === '') return call('', '');
      const { rows } = await pool.query<{ second_factor: string | null }>(
        'update people set second_factor_step = null where account = $1 returning second_factor',
        [account],
      );
      const secret = rows[0]?.second_factor;
      const answer = await app.inject({
        method: 'POST',
        url: '/api/session',
        payload: { account, password: 'tiaoli-demo-2026', ...(secret && { code: currentCode(secret, around.now()) }) },
      });
      const token = answer.cookies[0];
      if (!token) throw new Error(`${account} could not sign in: ${answer.body}`);
      return call(`${token.name}=${token.value}`, answer.json().csrf);
    },
  };
}

/** Uploads a text as whoever calls, and gives what a fact refers to it by. */
export async function upload(who: Caller, text: string, name = '材料.txt') {
  const payload = Buffer.from(
    `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n${text}\r\n--b--\r\n`,
  );
  const sent = await who('POST', '/api/files', payload, { 'content-type': 'multipart/form-data; boundary=b' });
  if (sent.status !== 200) throw new Error(`not uploaded: ${JSON.stringify(sent.body)}`);
  return sent.body as { sha256: string; name: string; size: number; type: string };
}
