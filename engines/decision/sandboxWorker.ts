import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { analyse, type Finding } from './analyse.ts';
import { type DecisionModel, getDecision } from './model.ts';
import { decidePartly } from './partial.ts';
import { loadDecisions } from './read.ts';
import { type WatchedPlace, watchTexts } from './watch.ts';

/** What the thread is asked: which work, on which models by key, with what. `texts` brings the models not held yet. */
export interface Job {
  readonly id: number;
  readonly work: string;
  readonly keys: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
  readonly payload: unknown;
}
export type Reply =
  | { readonly place: WatchedPlace }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly fault: string; readonly exhausted: boolean };

/** Work that a thread can do: with the models of the job, in the order of its keys. What it gives must be plain data. */
export type Works = Readonly<Record<string, (models: readonly DecisionModel[], payload: never) => unknown>>;

const own: Works = {
  read: () => null,
  analyse: ([model], _payload: never) => {
    if (!model) return null;
    const { id, name, namespace, inputs, decisions } = model;
    const large = findLarge(model);
    return { model: { id, name, namespace, inputs, decisions }, findings: large.length > 0 ? large : analyse(model) };
  },
  decide: ([model], { decision, facts }: { decision: string; facts: Readonly<Record<string, unknown>> }) => {
    if (!model) return null;
    assertSmall(model);
    return decidePartly(model, getDecision(model, decision).id, facts);
  },
};

/** What belongs to this thread: how many replies were sent and the place worked on, as others see them too. */
const { signal, port, mostCells } = (workerData ?? {}) as { signal: Int32Array; port: MessagePort; mostCells: number };

/** A table with more cells than it may have, before any of its texts is parsed. */
function findLarge(model: DecisionModel): readonly Finding[] {
  return model.decisions.flatMap(({ id, logic }): Finding[] => {
    const cells = logic?.kind === 'table' ? logic.rules.length * (logic.columns.length + logic.outputs.length) : 0;
    if (cells <= mostCells) return [];
    return [{ decision: id, kind: 'fault', blocks: true, message: `has ${cells} cells, more than ${mostCells}` }];
  });
}
/** Throws RangeError where a table is too large to be run here. */
export function assertSmall(model: DecisionModel): void {
  const [large] = findLarge(model);
  if (large) throw new RangeError(`${large.decision} ${large.message}`);
}

/** Answers jobs for ever: the sandbox's own work, and further work by name. Called once, by a thread's module. */
export function serveSandbox(further: Works = {}): void {
  const works: Works = { ...own, ...further };
  const models = new Map<string, DecisionModel>();
  const places = new Map<string, number>();
  const reply = (sent: Reply): void => {
    port.postMessage(sent);
    if ('place' in sent) return;
    Atomics.add(signal, 0, 1);
    Atomics.notify(signal, 0);
  };
  watchTexts({
    add(place) {
      const text = JSON.stringify(place);
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, places.size);
      reply({ place });
      return places.size - 1;
    },
    enter(place) {
      signal[1] = place;
    },
  });
  const answer = async ({ work, keys, texts, payload }: Job): Promise<unknown> => {
    for (const [key, xml] of Object.entries(texts)) models.set(key, await loadDecisions(xml));
    const held = keys.map((key) => models.get(key)).filter((one) => one !== undefined);
    const run = works[work];
    if (!run || held.length < keys.length) throw new Error(`cannot ${work} ${keys.join(', ')}`);
    return run(held, payload as never);
  };
  parentPort?.on('message', async (job: Job) => {
    signal[1] = -1;
    try {
      reply({ id: job.id, value: await answer(job) });
    } catch (error) {
      reply({ id: job.id, fault: (error as Error).message, exhausted: error instanceof RangeError });
    }
  });
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
}
