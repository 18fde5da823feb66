import pg from 'pg';

/** The first half of the advisory lock that a working process holds; `jobs.release_dead` looks for it. */
const aliveLock = 7243;

/**
 * One connection of a process kept open for what lasts: the channels it listens to, and the locks by which others see
 * that it lives. A lost connection is made again, each time after twice as long (a tenth of a second, at most ten
 * seconds); then every handler is called, since what was told meanwhile is lost.
 */
export class Listener {
  readonly #url: string;
  readonly #handlers = new Map<string, (payload: string | null) => void>();
  readonly #held = new Set<string>();
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | null = null;
  #delay = 100;
  #closed = false;

  private constructor(url: string) {
    this.#url = url;
  }
  static async open(url: string): Promise<Listener> {
    const listener = new Listener(url);
    await listener.#connect();
    return listener;
  }

  /** Calls the handler with each message of the channel, and with null when messages may have been missed. */
  async listen(channel: string, handler: (payload: string | null) => void): Promise<void> {
    this.#handlers.set(channel, handler);
    await this.#client?.query(`listen ${pg.escapeIdentifier(channel)}`);
  }
  /** Holds the lock of a name as long as this connection lives. */
  async hold(name: string): Promise<void> {
    this.#held.add(name);
    await this.#client?.query('select pg_advisory_lock($1, hashtext($2))', [aliveLock, name]);
  }
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#client?.end();
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, options: '-c role=tiaoli_app', keepAlive: true });
    let lost = false;
    const again = () => {
      if (lost) return;
      lost = true;
      client.removeAllListeners('notification');
      void client.end().catch(() => {});
      if (this.#client === client) this.#client = null;
      this.#reconnect();
    };
    client.on('error', again);
    client.on('end', again);
    client.on('notification', ({ channel, payload }) => this.#handlers.get(channel)?.(payload ?? ''));
    try {
      await client.connect();
      for (const channel of this.#handlers.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      for (const name of this.#held) await client.query('select pg_advisory_lock($1, hashtext($2))', [aliveLock, name]);
    } catch (error) {
      lost = true;
      await client.end().catch(() => {});
      throw error;
    }
    this.#client = client;
    this.#delay = 100;
  }

  #reconnect(): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#connect().then(
        () => {
          for (const handler of this.#handlers.values()) handler(null);
        },
        () => this.#reconnect(),
      );
    }, this.#delay);
    this.#delay = Math.min(this.#delay * 2, 10_000);
  }
}
