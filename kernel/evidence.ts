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
    /** A record entered the state within the yearly window (month-day to month-day). */
    | { readonly kind: 'yearly'; readonly from: string; readonly to: string; readonly state: string }
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
export const yearly = (from: string, to: string, state: string): Evidence => ({ kind: 'yearly', from, to, state });
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
