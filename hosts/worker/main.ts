import { openCity } from '#hosts/server/city.ts';
import { work } from '#hosts/server/work.ts';
import { ConfigError, readConfig } from '#kernel/config.ts';
import { cityOf } from '#store/city.ts';
import { ClusterError } from '#store/cluster.ts';
import { KeysError } from '#store/issuer.ts';
import { startWorker } from '#store/jobs.ts';

/** A process that works on jobs alone, beside the server or on another machine (`DATABASE_URL`). */
const say = (text: string) => process.stderr.write(`${text}\n`);
try {
  const city = await openCity(readConfig(process.env), say, { share: true });
  const worker = await startWorker(city.around, work, cityOf(city.around), (error, job) =>
    say(JSON.stringify({ level: 'error', job, error: String((error as Error).stack ?? error) })),
  );
  say('正在处理后台事务，Ctrl+C 停止 | working on jobs; Ctrl+C stops');
  const stop = async () => {
    await worker.stop();
    await city.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  const told = error instanceof ConfigError || error instanceof ClusterError || error instanceof KeysError;
  say(told ? error.message : String((error as Error).stack ?? error));
  process.exit(1);
}
