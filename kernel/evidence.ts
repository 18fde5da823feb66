import { addDays, addMonths, type IsoDate } from './dates.ts';
import type { Label } from './label.ts';

/**
 * How a duty is shown to be kept, as a question to the records. Each is answered by the store in one query that also
 * opens the records behind the number.
 */
export type Evidence =
  /** At least one record stands in one of the states. */
  (
    | { readonly kind: 'exists'; readonly states: readonly string[] }
    /** A record entered the state within each published interval (`setting`, in months). */
    | { readonly kind: 'everyInterval'; readonly setting: string; readonly months: number; readonly state: string }
    /**
     * A record entered the state within the yearly window (month-day to month-day, both included). `about`: the fact
     * that holds the year it is about, which must be the one before.
     */
    | {
        readonly kind: 'yearly';
        readonly from: string;
        readonly to: string;
        readonly state: string;
        readonly about?: string;
      }
    /** Every record in the states satisfies the condition, an SQL expression over `r`. */
    | {
        readonly kind: 'always';
        readonly states: readonly string[];
        readonly where?: string;
        readonly satisfies: string;
        /** What it means that some do not: a breach of the duty, or that it is not shown yet. */
        readonly else: 'overdue' | 'no-evidence';
      }
  ) & {
    /** What the records show, and no more; said beside the number. */
    readonly shows?: Label;
  };

export const exists = (...states: string[]): Evidence => ({ kind: 'exists', states });
export const everyInterval = (setting: string, state: string, months: number): Evidence => ({
  kind: 'everyInterval',
  setting,
  months,
  state,
});
/** The window lies within one year, else RangeError. */
export function yearly(from: string, to: string, state: string, about?: string): Evidence {
  if (from > to) throw new RangeError(`the window from ${from} to ${to} crosses the turn of the year`);
  return { kind: 'yearly', from, to, state, about };
}
/** A record that does not satisfy it is a breach. */
export const always = (states: readonly string[], satisfies: string, where?: string): Evidence => ({
  kind: 'always',
  states,
  satisfies,
  where,
  else: 'overdue',
});
/** The duty is shown once every record satisfies it; no time is set, so one that does not is no breach. */
export const onceAll = (states: readonly string[], satisfies: string, where?: string): Evidence => ({
  kind: 'always',
  states,
  satisfies,
  where,
  else: 'no-evidence',
});
export const showing = (evidence: Evidence, zh: string, en: string): Evidence => ({ ...evidence, shows: { zh, en } });

export type DutyStatus = 'met' | 'due' | 'overdue' | 'no-evidence' | 'not-built' | 'principle';

/** How a duty with a time stands on a day. */
export interface Standing {
  readonly status: 'met' | 'due' | 'overdue';
  /** The last day on which it is, or was, to be done. */
  readonly by: IsoDate;
  /** When it was last done; null: not yet, as far as records tell. */
  readonly last: IsoDate | null;
  /** How often, before, it was done later than its time. */
  readonly missed: number;
}

/** So many days before its last day a duty that is to be done again counts as due. It is not late yet. */
const dueDays = 30;

/**
 * A duty to be done again within so many months each time, by the days on which it was done, in order. Null where it
 * was never done: then nothing tells when its first interval began.
 */
export function standingByInterval(days: readonly IsoDate[], months: number, on: IsoDate): Standing | null {
  const done = days.filter((day) => day <= on);
  const last = done.at(-1);
  if (last === undefined) return null;
  const by = addMonths(last, months);
  const missed = done.filter((day, at) => at > 0 && day > addMonths(done[at - 1] as IsoDate, months)).length;
  return { status: on > by ? 'overdue' : on >= addDays(by, -dueDays) ? 'due' : 'met', by, last, missed };
}

/**
 * A duty to be done within a window every year. Before this year's window opens, last year's counts. Done after the
 * window is late: it does not make the duty kept for that year.
 */
export function standingByYear(days: readonly IsoDate[], from: string, to: string, on: IsoDate): Standing {
  const year = Number(on.slice(0, 4)) - (on.slice(5) < from ? 1 : 0);
  const by = `${year}-${to}`;
  const done = days.filter((day) => day >= `${year}-${from}` && day <= on);
  const inTime = done.find((day) => day <= by);
  const status = inTime !== undefined ? 'met' : on <= by ? 'due' : 'overdue';
  return { status, by, last: inTime ?? done[0] ?? null, missed: 0 };
}
