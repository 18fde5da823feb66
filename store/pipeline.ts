import { Socket } from 'node:net';
import pg from 'pg';

interface Line {
  readonly client: Promise<pg.Client>;
  readonly socket: Socket;
  underWay: number;
}

/**
 * Short statements on few connections: each is sent at once, without waiting for the answers before it (PostgreSQL's
 * pipeline), and is a transaction of its own. That takes about half of the work, here and in the database, of a
 * connection each. A slow statement holds up those behind it: what reads many rows goes to the pool.
 */
export class Pipeline {
  readonly #config: pg.ClientConfig;
  readonly #most: number;
  readonly #lines = new Set<Line>();
  #ended = false;
  /** `most`: connections at most, each opened when all others are busy. */
  constructor(config: pg.ClientConfig, most: number) {
    this.#config = { ...config, pipeline: true };
    this.#most = most;
  }

  async query<R extends pg.QueryResultRow>(statement: pg.QueryConfig): Promise<pg.QueryResult<R>> {
    return (await this.#send([statement]))[0] as pg.QueryResult<R>;
  }

  /** Sends the second right behind the first, which has taken effect when it runs; gives both answers. */
  async both<A extends pg.QueryResultRow, B extends pg.QueryResultRow>(
    first: pg.QueryConfig,
    second: pg.QueryConfig,
  ): Promise<[pg.QueryResult<A>, pg.QueryResult<B>]> {
    return (await this.#send([first, second])) as [pg.QueryResult<A>, pg.QueryResult<B>];
  }

  async end(): Promise<void> {
    this.#ended = true;
    await Promise.allSettled([...this.#lines].map(async ({ client }) => (await client).end()));
  }

  async #send(statements: readonly pg.QueryConfig[]): Promise<pg.QueryResult[]> {
    const line = this.#leastBusy();
    line.underWay++;
    try {
      const client = await line.client;
      writeTogether(line.socket);
      return await Promise.all(statements.map((one) => client.query(one)));
    } catch (error) {
      // After this one the server closes the connection.
      if ((error as { severity?: string }).severity === 'FATAL') this.#lines.delete(line);
      throw error;
    } finally {
      line.underWay--;
    }
  }

  #leastBusy(): Line {
    if (this.#ended) throw new Error('the pipeline is closed');
    let least: Line | undefined;
    for (const line of this.#lines) if (!least || line.underWay < least.underWay) least = line;
    return least && (least.underWay === 0 || this.#lines.size >= this.#most) ? least : this.#open();
  }

  #open(): Line {
    const socket = new Socket();
    const client = new pg.Client({ ...this.#config, stream: () => socket });
    const line = { client: client.connect().then(() => client), socket, underWay: 0 };
    // A connection that is lost, or never made, tells those who wait for it; the next statement opens another.
    const lost = () => void this.#lines.delete(line);
    client.on('error', lost);
    client.on('end', lost);
    line.client.catch(lost);
    this.#lines.add(line);
    return line;
  }
}

/** What is written to the socket until the requests at hand are all looked at goes out in one call. */
function writeTogether(socket: Socket): void {
  if (socket.writableCorked > 0) return;
  socket.cork();
  setImmediate(() => socket.uncork());
}
