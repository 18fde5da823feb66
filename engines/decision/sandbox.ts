import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Finding } from './analyse.ts';
import type { DecisionModel } from './model.ts';
import type { PartlyDecided } from './partial.ts';
import type { Job, Reply } from './sandboxWorker.ts';
import type { WatchedPlace } from './watch.ts';

/** What one request may take: wall time of its work, and memory of the thread's heap. */
export interface SandboxLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
  /** Cells of one table. */
  readonly cells: number;
}

/** The model took more than it may; `place` is where it stood, as far as that is known. */
export class LimitExceeded extends Error {
  readonly limit: 'time' | 'memory';
  readonly place: WatchedPlace | undefined;
  constructor(limit: 'time' | 'memory', place: WatchedPlace | undefined) {
    super(`${limit} limit exceeded${place ? ` at ${[place.decision, place.row, place.column].join(', ')}` : ''}`);
    this.limit = limit;
    this.place = place;
  }
}

/** A model with everything found wrong with it, as `analyse` finds it. */
export interface Analysed {
  readonly model: Pick<DecisionModel, 'id' | 'name' | 'namespace' | 'inputs' | 'decisions'>;
  readonly findings: readonly Finding[];
}

/** What a thread may take besides its work: to start, and to read models that it does not hold yet. */
const startsWithin = 30_000;
const readsWithin = 5_000;

/** A thread with what belongs to it. */
class Thread {
  readonly worker: Worker;
  readonly port: MessagePort;
  /** [0] counts the thread's replies, its start among them; [1] is the number of the place that it works on. */
  readonly signal = new Int32Array(new SharedArrayBuffer(8));
  readonly held = new Set<string>();
  dead = false;
  private readonly places: WatchedPlace[] = [];
  constructor(module: URL, { megabytes, cells }: SandboxLimits) {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    this.worker = new Worker(module, {
      workerData: { signal: this.signal, port: port2, mostCells: cells },
      transferList: [port2],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16 },
    });
    // The program may end while a thread is idle.
    this.worker.unref();
    this.port.unref();
    for (const event of ['error', 'exit'])
      this.worker.on(event, () => {
        this.dead = true;
      });
  }

  get place(): WatchedPlace | undefined {
    return this.places[this.signal[1] ?? -1];
  }

  /** The reply to a job among all that has come; places are kept on the way. */
  replyTo(id: number): Reply | undefined {
    for (;;) {
      const received = receiveMessageOnPort(this.port) as { message: Reply } | undefined;
      if (!received) return undefined;
      if ('place' in received.message) this.places.push(received.message.place);
      else if (received.message.id === id) return received.message;
    }
  }
}

/**
 * Runs models that nobody here wrote in a thread of their own, within limits: a runaway expression, an endless
 * recursion or a huge table ends the thread, never the program, and the next request gets a new one. Requests are
 * answered one at a time. A model is known by a key, such as its digest, and read once a thread.
 */
export class Sandbox {
  private readonly limits: SandboxLimits;
  private readonly module: URL;
  private readonly texts = new Map<string, string>();
  private thread: Thread | null = null;
  private jobs = 0;
  private last: Promise<unknown> = Promise.resolve();
  /** `module` calls `serveSandbox`, with further work that the sandbox then can be asked for. */
  constructor(limits: SandboxLimits, module = new URL('./sandboxThread.ts', import.meta.url)) {
    this.limits = limits;
    this.module = module;
  }

  /** Makes a model known under a key; nothing is read yet. */
  add(key: string, xml: string): void {
    this.texts.set(key, xml);
  }

  /** Reads and analyses a model. Throws LimitExceeded, or an Error whose message says why it is no model. */
  analyse(xml: string): Promise<Analysed> {
    const key = `analysed ${++this.jobs}`;
    this.add(key, xml);
    return this.ask<Analysed>('analyse', [key], null).finally(() => this.texts.delete(key));
  }

  /** Has work done on models; the time limit is for all of it. Throws LimitExceeded, or an Error that says why not. */
  ask<T>(work: string, keys: readonly string[], payload: unknown): Promise<T> {
    const asked = this.last.then(() => this.askNow(work, keys, payload));
    this.last = asked.catch(() => {});
    return asked as Promise<T>;
  }

  /**
   * Decides one case at once. The calling thread waits, for at most the time limit; what is asked by the other methods
   * must not be under way.
   */
  decideNow(key: string, decision: string, facts: Readonly<Record<string, unknown>>): readonly PartlyDecided[] {
    const thread = this.started();
    const { signal } = thread;
    if (Atomics.load(signal, 0) === 0) Atomics.wait(signal, 0, 0, startsWithin);
    const waited = (work: string, payload: unknown, milliseconds: number): unknown => {
      const seen = Atomics.load(signal, 0);
      const id = this.send(thread, work, [key], payload);
      Atomics.wait(signal, 0, seen, milliseconds);
      return this.valueOf(thread, thread.replyTo(id));
    };
    if (!thread.held.has(key)) waited('read', null, readsWithin);
    return waited('decide', { decision, facts }, this.limits.milliseconds) as readonly PartlyDecided[];
  }

  async close(): Promise<void> {
    await this.drop()?.terminate();
  }

  private async askNow(work: string, keys: readonly string[], payload: unknown): Promise<unknown> {
    const thread = this.started();
    const { worker, signal } = thread;
    const exit = Promise.withResolvers<void>();
    worker.once('exit', exit.resolve);
    const until = async (seen: number, milliseconds: number): Promise<void> => {
      const waited = Atomics.waitAsync(signal, 0, seen);
      if (!waited.async) return;
      // Unlike an idle thread, what is awaited keeps the program alive.
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((done) => {
        timer = setTimeout(done, milliseconds);
      });
      await Promise.race([waited.value, exit.promise, late]);
      clearTimeout(timer);
    };
    const awaited = async (name: string, given: unknown, milliseconds: number): Promise<unknown> => {
      const seen = Atomics.load(signal, 0);
      const id = this.send(thread, name, keys, given);
      await until(seen, milliseconds);
      return this.valueOf(thread, thread.replyTo(id));
    };
    try {
      if (Atomics.load(signal, 0) === 0) await until(0, startsWithin);
      const isNew = keys.some((key) => !thread.held.has(key));
      if (isNew && work !== 'analyse') await awaited('read', null, readsWithin * keys.length);
      return await awaited(work, payload, this.limits.milliseconds + (work === 'analyse' ? readsWithin : 0));
    } finally {
      worker.off('exit', exit.resolve);
    }
  }

  private started(): Thread {
    if (!this.thread || this.thread.dead) this.thread = new Thread(this.module, this.limits);
    return this.thread;
  }

  private send(thread: Thread, work: string, keys: readonly string[], payload: unknown): number {
    const texts: Record<string, string> = {};
    for (const key of keys) {
      if (thread.held.has(key)) continue;
      const xml = this.texts.get(key);
      if (xml === undefined) throw new Error(`no model is known as ${key}`);
      texts[key] = xml;
      thread.held.add(key);
    }
    const id = ++this.jobs;
    thread.worker.postMessage({ id, work, keys, texts, payload } satisfies Job);
    return id;
  }

  private valueOf(thread: Thread, reply: Reply | undefined): unknown {
    if (reply && 'value' in reply) return reply.value;
    if (reply && 'fault' in reply && !reply.exhausted) throw new Error(reply.fault);
    if (!reply) void this.drop()?.terminate();
    throw new LimitExceeded(reply || thread.dead ? 'memory' : 'time', thread.place);
  }

  private drop(): Worker | undefined {
    const worker = this.thread?.worker;
    this.thread = null;
    return worker;
  }
}
