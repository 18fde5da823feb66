import { buildApp } from '#hosts/server/app.ts';
import { surroundings } from '#hosts/server/city.ts';
import { openPool } from '#store/database.ts';
import { FileStore } from '#store/files.ts';
import { Sessions } from '#store/sessions.ts';

/** The program's own HTTP host as `npm start` builds it, the limit of requests a minute raised so as not to be hit. */
const pool = openPool(process.argv[2] ?? '', 20);
const app = await buildApp({
  around: await surroundings(pool, new FileStore('/nonexistent', 0)),
  sessions: new Sessions(pool),
  demo: false,
  log: 'warn',
  requestsPerMinute: 1_000_000_000,
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.send?.({ url });
process.on('message', () => process.send?.(process.cpuUsage()));
process.on('disconnect', () => process.exit());
process.on('SIGTERM', () => process.exit());
