import type { Actor } from './access.ts';
import type { Acting, City } from './city.ts';
import type { FileReference } from './fields/field.ts';
import type { CaseRecord } from './system.ts';

/** The demo city while it is being filled: every record by the kernel's own moves, letters as the program drafts them. */
export interface Stage {
  readonly city: City;
  /** The id of a demo party by its key, such as `nanxin`. */
  party(key: string): string;
  /** Who signs in with a demo account. */
  person(account: string): Actor;
  /** Somebody of a party, without an account. */
  of(party: string): Actor;
  /** A file that the person uploads, so that a fact of theirs may name it. */
  file(who: Actor, name: string, content: string | Uint8Array): Promise<FileReference>;
  /** The same stage at another moment, such as `2026-10-12T09:30`, Shenzhen time: what happens there is dated so. */
  at(moment: string): Stage;
  create: (who: Actor, system: string, facts: object, options?: Parameters<Acting['create']>[2]) => Promise<CaseRecord>;
  move: (
    who: Actor,
    record: CaseRecord,
    name: string,
    facts?: object,
    options?: { reason?: string },
  ) => Promise<CaseRecord>;
}
/** A part of the demo city that belongs to a system; it runs once, in an empty city, in the order of the systems. */
export type Scene = (stage: Stage) => Promise<void>;
