import type { OfficeId } from '#law/offices.ts';
import type { Actor, Roles } from './access.ts';
import type { DocumentTemplate } from './documents.ts';
import type { Effect } from './effects.ts';
import type { Evidence } from './evidence.ts';
import type { Facts, FactsOf } from './fields/field.ts';
import type { Label } from './label.ts';
import type { RefusalDetail } from './refusals.ts';
import type { RulesInForce } from './rules.ts';
import type { ChoiceSetting, Setting, SettingValues, TermSetting } from './settings.ts';
import type { Task } from './tasks.ts';

/** A record as the kernel sees it: one case of one system. `head` is the hash of its last journal event. */
export interface CaseRecord {
  readonly id: string;
  readonly system: string;
  readonly number: string;
  readonly state: string;
  readonly revision: number;
  readonly owner: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Who made which move last; what separation of duties looks at. */
  readonly hands: Readonly<Record<string, string>>;
  readonly head: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What a guard may look at: the record as it would be after the move, and the named reads that the move asked for. */
export interface GuardView<F extends Facts = Facts> {
  readonly facts: FactsOf<F>;
  readonly record: CaseRecord;
  readonly reads: Readonly<Record<string, unknown>>;
  readonly settings: SettingValues;
  readonly rules: RulesInForce;
  readonly now: Date;
}
/** A pure statement about a record: true, or why not and under which provision. */
export type Guard<F extends Facts = Facts> = (view: GuardView<F>) => true | RefusalDetail;

/** What a move made of the facts, with the named reads that it asked for. */
export interface FactChange {
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly reads: Readonly<Record<string, unknown>>;
}
/** What a move does to a clock of the record. `from`: the clock whose first day this one takes over. */
export type ClockChange =
  | { readonly do: 'start'; readonly clock: string; readonly from?: string }
  | { readonly do: 'follow'; readonly clock: string; readonly when: (change: FactChange) => boolean }
  | { readonly do: 'until'; readonly clock: string; readonly fact: string; readonly eve?: true }
  | { readonly do: 'for'; readonly clock: string; readonly fact: string }
  | { readonly do: 'pause' | 'stop' | 'resume' | 'end' | 'extend'; readonly clock: string; readonly late?: 'goesOn' };
export const startsClock = (clock: string, from?: string): ClockChange => ({ do: 'start', clock, from });
/** Runs as long as what it says of the facts holds: begins when that becomes so, goes on, and ends when it no longer is. */
export const runsWhile = (clock: string, when: (change: FactChange) => boolean): ClockChange => ({
  do: 'follow',
  clock,
  when,
});
/** Runs to the day that a fact of the record names: a pilot's end, a condition's date. That day must lie ahead. */
export const runsUntil = (clock: string, fact: string): ClockChange => ({ do: 'until', clock, fact });
/**
 * Runs to the eve of the day that a fact names, so that what is due then happens on that very day: a rule's taking effect.
 * Where the day has come already nothing begins.
 */
export const runsToTheEve = (clock: string, fact: string): ClockChange => ({ do: 'until', clock, fact, eve: true });
/** Runs for as many working days as a fact of the record says: a term that a decision table sets case by case. */
export const runsFor = (clock: string, fact: string): ClockChange => ({ do: 'for', clock, fact });
/** 补正: the days until the applicant has corrected are not counted. */
export const pausesClock = (clock: string): ClockChange => ({ do: 'pause', clock });
/** 特别程序: stopped, with the written notice that the law asks for. A `late` one is over already and goes on being so. */
export const stopsClock = (clock: string, late?: 'goesOn'): ClockChange => ({ do: 'stop', clock, late });
export const resumesClock = (clock: string): ClockChange => ({ do: 'resume', clock });
export const endsClock = (clock: string): ClockChange => ({ do: 'end', clock });
export const extendsClock = (clock: string): ClockChange => ({ do: 'extend', clock });

export interface Move<S extends string = string, N extends string = string> {
  readonly to: S;
  readonly by: Roles;
  readonly when?: Guard | readonly Guard[];
  /** Facts without which the move is refused; `all` means every fact that is not optional. */
  readonly requires?: 'all' | readonly N[];
  /** Facts that whoever makes the move may set with it. */
  readonly sets?: readonly N[];
  /**
   * The list to which the move adds one entry, given as `facts: { [fact]: entry }`: a vote, a comment, an answer. Where
   * the entry declares `by` and `at` they are stamped with who and when; `once`: one entry a person. Since entries do
   * not exclude each other, such a move need not name the revision seen.
   */
  readonly adds?: { readonly fact: N; readonly once?: boolean };
  readonly clocks?: readonly ClockChange[];
  /** The move is there only while this clock of the record runs. */
  readonly during?: string;
  /** The document drafted for this move, edited by the officer, issued with it. */
  readonly letter?: string;
  readonly effects?: readonly Effect[];
  /** Named reads of other systems that the guards look at. */
  readonly reads?: readonly string[];
  /** Separation of duties: whoever made that move last may not make this one. */
  readonly notBy?: string;
  /** Recusal: whoever holds one of these may not make it, whatever else they hold; the target's own people, say. */
  readonly barred?: Roles;
  /** Whom it is told besides those whose turn it is then: a message is told to whom it is written. */
  readonly tells?: Roles;
  /** The record passes to the party of whoever makes the move. */
  readonly takesOver?: boolean;
  /** The record belongs to nobody afterwards. */
  readonly releases?: boolean;
  /** Whether a record waits for this move; where absent its name tells (kernel/waiting.ts). */
  readonly waits?: boolean;
  /** The term whose end makes the clock take this move. */
  readonly due?: string;
  readonly law?: string;
}
export type Lifecycle<S extends string = string, N extends string = string> = Readonly<
  Record<S, Readonly<Record<string, Move<NoInfer<S>, N>>>>
>;

export interface DeclaredClock {
  readonly label: Label;
  /** Absent where the clock only runs to a day, or for the days, that the record names. */
  readonly term?: TermSetting;
  /** Whose term it is: the keeper's where absent, on whose desk it then shows; the owner's; or of whom a fact names. */
  readonly binds?: 'keeper' | 'owner' | 'named';
  readonly onHoliday?: 'extend' | 'keep';
  /** What a correction does to the term; it pauses where nothing is declared. */
  readonly afterCorrection?: ChoiceSetting<'pause' | 'restart'>;
  /** By how much the term may be extended, once; it may not be where absent. */
  readonly extension?: TermSetting;
}

/** A contradiction: the two facts that cannot both be true, and the documents that they would break. */
export interface Contradiction {
  readonly facts: readonly [string, string];
  readonly message: Label;
  readonly documents: readonly string[];
  /** True: not a contradiction but a gap, the first fact asks for the second, which lacks. */
  readonly gap?: boolean;
}

/** A declared system of the Regulation. */
export interface System<F extends Facts = Facts, S extends string = string> {
  readonly id: string;
  /** The provisions it answers, as duty references: `66.2c`. */
  readonly law: readonly string[];
  readonly name: Label & { /** Prefix of case numbers. */ readonly code: string };
  readonly keeper: OfficeId;
  readonly facts: F;
  readonly start: S;
  readonly create: Roles;
  readonly lifecycle: Lifecycle<S, keyof F & string>;
  readonly read: Readonly<Record<S, Roles>>;
  readonly clocks?: Readonly<Record<string, DeclaredClock>>;
  /** Facts computed within each step from the others, the rules and settings in force, and the reads that its move names. */
  readonly derived?: (
    facts: FactsOf<F>,
    rules: RulesInForce,
    settings: SettingValues,
    reads: Readonly<Record<string, unknown>>,
  ) => Readonly<Record<string, unknown>>;
  readonly contradictions?: (facts: FactsOf<F>) => readonly Contradiction[];
  readonly documents?: Readonly<Record<string, DocumentTemplate>>;
  readonly evidence?: Readonly<Record<string, Evidence>>;
  /** What a list shows, filters by and sorts by; the first is the title. */
  readonly list: {
    readonly title: keyof F & string;
    readonly columns: readonly (keyof F & string)[];
    readonly filters?: readonly (keyof F & string)[];
  };
  readonly settings?: readonly Setting[];
  /** Work of this system that takes longer than a request may. */
  readonly tasks?: readonly Task[];
  /** Reads that other systems may ask for by name, as SQL over the asking record `r`. */
  readonly answers?: Readonly<Record<string, string>>;
}

/** Declares a system. State, move and fact names are literal types: a wrong name does not compile. */
export function system<const F extends Facts, S extends string>(
  declaration: Omit<System<F, S>, 'start' | 'read'> & { start: NoInfer<S>; read: Readonly<Record<NoInfer<S>, Roles>> },
): System<F, S> {
  return Object.freeze(declaration) as System<F, S>;
}

export const guardsOf = (move: Move): readonly Guard[] =>
  move.when === undefined ? [] : typeof move.when === 'function' ? [move.when] : move.when;

/** The names of the facts that a move requires. */
export const requiredFacts = (of: System, move: Move): readonly string[] =>
  move.requires === 'all'
    ? Object.entries(of.facts)
        .filter(([, one]) => !one.optional)
        .map(([name]) => name)
    : (move.requires ?? []);

/** To whom the record belongs after the move. */
export const ownerAfter = (move: Move, record: CaseRecord, actor: Pick<Actor, 'parties'>): string | null => {
  if (move.releases) return null;
  return move.takesOver ? (actor.parties[0] ?? record.owner) : record.owner;
};
