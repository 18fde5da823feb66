/** What an event of a record's history says of the facts, as the history sends it. */
export interface ChangingEvent {
  readonly at: string;
  /** Fact by fact: [before, after]. */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
}
export interface Version<E extends ChangingEvent> {
  /** The version that the facts then named; null where none is known. */
  readonly version: string | null;
  readonly from: string;
  /** What happened to it, oldest first. */
  readonly events: readonly E[];
  /** What it changed since the version before, all its changes taken together; none for the first. */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Several changes after one another as one: what went and came back is no change. */
export function composed(events: readonly ChangingEvent[]): Readonly<Record<string, readonly [unknown, unknown]>> {
  const all: Record<string, readonly [unknown, unknown]> = {};
  for (const { changes } of events)
    for (const [name, [before, after]] of Object.entries(changes)) {
      const first = all[name] ? all[name][0] : before;
      all[name] = [first, after];
    }
  return Object.fromEntries(Object.entries(all).filter(([, [before, after]]) => !same(before, after)));
}

/**
 * A history as its versions, newest first: a version begins with the event that changes the fact `version` from one to
 * another, and has all that happened until the next. `current` is the version that the facts name now.
 */
export function versionsOf<E extends ChangingEvent>(events: readonly E[], current: string | null): Version<E>[] {
  const runs: E[][] = [];
  for (const event of events) {
    const last = runs.at(-1);
    const [before] = event.changes.version ?? [null];
    if (last && !(before !== null && before !== undefined)) last.push(event);
    else runs.push([event]);
  }
  let version = current;
  return runs
    .map((run, at) => ({ run, at }))
    .toReversed()
    .map(({ run, at }) => {
      const named = version;
      const before = run[0]?.changes.version?.[0];
      version = typeof before === 'string' ? before : null;
      return { version: named, from: run[0]?.at ?? '', events: run, changes: at === 0 ? {} : composed(run) };
    });
}
