import { hash } from 'node:crypto';

/** One event of the journal. `hash` covers everything else, `previous` among it, so a record's events form a chain. */
export interface JournalEvent {
  readonly record: string;
  readonly system: string;
  readonly seq: number;
  /** UTC, to the millisecond. */
  readonly at: string;
  readonly actor: { readonly kind: string; readonly person?: string; readonly name?: string };
  readonly move: string;
  readonly from: string | null;
  readonly to: string;
  /** Fact by fact: [before, after]. */
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
  readonly reason?: string;
  readonly article?: string;
  /** SHA-256 of the letter that was issued with it. */
  readonly letter?: string;
  readonly previous: string;
  readonly hash: string;
}
export type UnsealedEvent = Omit<JournalEvent, 'hash'>;

/** The previous hash of a record's first event. */
export const genesis = '0'.repeat(64);

/** JSON with sorted names and no spaces (as RFC 8785 for the values used here), so that equal data hash equally. */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  let pairs = '';
  for (const name of Object.keys(value).sort()) {
    const one = (value as Record<string, unknown>)[name];
    if (one !== undefined) pairs += `${pairs && ','}${JSON.stringify(name)}:${canonical(one)}`;
  }
  return `{${pairs}}`;
}

/** The SHA-256 of an event's canonical form, in hexadecimal. */
export const hashOf = (event: UnsealedEvent): string => digestOf(event);

/** The SHA-256 of any data's canonical form, in hexadecimal. */
export const digestOf = (value: unknown): string => hash('sha256', canonical(value));

export const seal = (event: UnsealedEvent): JournalEvent => ({ ...event, hash: hashOf(event) });

export type ChainFault = { readonly seq: number; readonly fault: 'hash' | 'link' | 'gap' };

/** Walks one record's events in order and names the first event that does not follow from the one before. */
export function verifyChain(events: readonly JournalEvent[]): ChainFault | null {
  let previous = genesis;
  for (const [at, event] of events.entries()) {
    const { hash, ...rest } = event;
    if (event.seq !== at + 1) return { seq: event.seq, fault: 'gap' };
    if (event.previous !== previous) return { seq: event.seq, fault: 'link' };
    if (hashOf(rest) !== hash) return { seq: event.seq, fault: 'hash' };
    previous = hash;
  }
  return null;
}

/** The facts that a record's events, in order, add up to. */
export function factsAfter(events: readonly JournalEvent[]): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const { changes } of events)
    for (const [name, [, after]] of Object.entries(changes)) {
      if (after === null) delete facts[name];
      else facts[name] = after;
    }
  return facts;
}

/** Fact by fact what differs: [before, after], null where there was or is nothing. */
export function changesBetween(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): JournalEvent['changes'] {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)]))
    if (before[name] !== after[name] && canonical(before[name]) !== canonical(after[name]))
      changes[name] = [before[name] ?? null, after[name] ?? null];
  return changes;
}
