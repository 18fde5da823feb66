import { join } from 'node:path';
import { buildWeb } from '#hosts/run/build.ts';
import { ConfigError, readConfig } from '#kernel/config.ts';
import { cityOf } from '#store/city.ts';
import { ClusterError } from '#store/cluster.ts';
import { KeysError } from '#store/issuer.ts';
import { startWorker } from '#store/jobs.ts';
import { Sessions } from '#store/sessions.ts';
import { adoptFirstVersions } from '#systems/1-general/rule-library/firstVersions.ts';
import { buildApp } from './app.ts';
import { openCity } from './city.ts';
import { loadDemoCity } from './demo.ts';
import { demoAccounts } from './demoAccounts.ts';
import { work } from './work.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

try {
  const config = readConfig(process.env);
  const web = await buildWeb(say);
  say('启动数据库 | starting the database …');
  const city = await openCity(config, say);
  if (config.TIAOLI_DEMO === 'yes') await loadDemoCity(city.around, say);
  await adoptFirstVersions(cityOf(city.around));
  const sessions = new Sessions(city.pool);
  await city.listener.listen('sessions', (person) => sessions.forget(person ?? undefined));
  const app = await buildApp({
    around: city.around,
    sessions,
    web: web ?? join(import.meta.dirname, '../../dist/web'),
    demo: config.TIAOLI_DEMO === 'yes',
    log: config.TIAOLI_LOG === 'silent' ? false : config.TIAOLI_LOG,
  });
  const worker =
    config.TIAOLI_WORKER === 'yes'
      ? await startWorker(city.around, work, cityOf(city.around), (error, job) =>
          app.log.error({ err: error, job }, 'job'),
        )
      : null;
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    say('正在停止 | stopping …');
    await app.close();
    await worker?.stop();
    await city.close();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    await app.listen({ host: '127.0.0.1', port: config.PORT });
  } catch (error) {
    await worker?.stop();
    await city.close();
    if ((error as { code?: string }).code === 'EADDRINUSE')
      throw new ConfigError(
        `端口 ${config.PORT} 已被占用，请用 PORT 另选 | port ${config.PORT} is taken; choose another with PORT`,
      );
    throw error;
  }
  say(`\n条例 Tiaoli  http://127.0.0.1:${config.PORT}\n`);
  if (config.TIAOLI_DEMO === 'yes') {
    say('登录 | sign in at /sign-in');
    for (const one of demoAccounts) say(`  ${one.account.padEnd(10)} ${one.password}   ${one.who.zh} | ${one.who.en}`);
  }
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigError || error instanceof ClusterError || error instanceof KeysError ? error.message : ((error as Error).stack ?? error)}\n`,
  );
  process.exit(1);
}
