import type { Readable } from 'node:stream';
import type { Actor } from './access.ts';
import type { Calendar } from './clock/calendar.ts';
import type { FileReference } from './fields/field.ts';
import type { RulesInForce } from './rules.ts';
import type { SettingValues } from './settings.ts';
import type { StepInput } from './step.ts';
import type { CaseRecord } from './system.ts';

/** Creating and moving records and starting tasks, as whoever it is: the kernel's own steps, with their access and their refusals. */
export interface Acting {
  create(system: string, facts: object, options?: { owner?: string | null; key?: string }): Promise<CaseRecord>;
  /** `revision`: the one seen; without it the newest is taken. `key`: the same key makes the move once. */
  move(
    system: string,
    id: string,
    move: string,
    facts?: object,
    options?: Omit<StepInput, 'facts'> & { revision?: number; key?: string },
  ): Promise<CaseRecord>;
  /** Starts a task by its name and gives its id; whoever starts it may watch and stop it. The same `key`: the same task. */
  start(task: string, payload: object, options?: { key?: string }): Promise<string>;
  /** Makes the signed case file of a record and keeps it as a file, which a fact may then name. */
  caseFile(system: string, id: string): Promise<FileReference>;
}

/** Files by the SHA-256 of their content; `put` refuses by size and by the type that the content has. */
export interface Files {
  put(stream: Readable, name: string): Promise<FileReference>;
  read(sha256: string): Readable;
  /** The bytes from `from` (inclusive) to `to` (exclusive), fewer where the file ends. */
  slice(sha256: string, from: number, to: number): Promise<Uint8Array>;
}
/** Files where they lie, for work that reads and writes files itself. */
export interface StoredFiles extends Files {
  /** Where a stored file lies. */
  path(sha256: string): string;
  /** Where a file that is still being made may lie; whoever makes it removes it or has it kept. The same id, the same place. */
  partial(id?: string): Promise<string>;
  /** Takes such a file into the store as it is, whatever its type and size: its maker has looked at them. */
  keep(partial: string): Promise<{ readonly sha256: string; readonly size: number }>;
}

/** What effects, endpoints and commands of a system may do to the city, as the program unless `as` says otherwise. */
export interface City extends Acting {
  find(
    system: string,
    where: Readonly<Record<string, unknown>>,
    states?: readonly string[],
  ): Promise<readonly CaseRecord[]>;
  /** A record whatever its state, or null; the caller sees to it who may know. */
  get(system: string, id: string): Promise<CaseRecord | null>;
  /** What a system answers to a named read, such as `violation-reports.alike`, asked about a record; null where it is gone. */
  ask(read: string, system: string, id: string): Promise<unknown>;
  /** Whether the actor may read the record, by the same rule as everywhere. */
  mayRead(record: CaseRecord, actor: Actor): boolean;
  as(actor: Actor): Acting;
  /** As the program, dated by the day alone: when exactly somebody reported is not kept (Article 70). */
  readonly byDay: Acting;
  /** Rows by SQL of the system's own (its tables, and records to read); values only as parameters `$1` …. */
  query<R extends object>(sql: string, values?: readonly unknown[]): Promise<R[]>;
  readonly files: StoredFiles;
  /** Its public address, without a stroke at the end. */
  readonly address: string;
  readonly settings: SettingValues;
  readonly rules: RulesInForce;
  readonly calendar: Calendar;
  /** Tells every process that settings, calendar or rules changed, and reads them again here. */
  policiesChanged(): Promise<void>;
  now(): Date;
}
