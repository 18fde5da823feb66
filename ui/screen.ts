import type { ComponentType } from 'react';
import type { Label } from '#kernel/label.ts';
import type { Page, SystemView } from './types.ts';

/** What a slot of a record's page gets. `refresh` shows the record as the server answered after a move. */
export interface RecordSlot {
  readonly page: Page;
  readonly of: SystemView;
  refresh(next: Page): Promise<void>;
}

/**
 * What a system adds to the pages that derive from its declaration, from its room's `screen.tsx` (default export).
 * A custom screen fills named slots, it never replaces the page.
 */
export interface Screen {
  /** Its own pages, below `/<system>/`; it holds the routes below. */
  readonly page?: ComponentType;
  /** Above a record's tabs. */
  readonly top?: ComponentType<RecordSlot>;
  /** Beside the moves: further ways on from here. */
  readonly actions?: ComponentType<RecordSlot>;
  /** Beside the form that is being filled in, with the facts as typed. */
  readonly aside?: ComponentType<RecordSlot & { readonly facts: Readonly<Record<string, unknown>> }>;
  /** Further tabs of a record; `when` says for which. */
  readonly tabs?: readonly {
    readonly key: string;
    readonly label: Label;
    readonly view: ComponentType<RecordSlot>;
    when?(page: Page): boolean;
  }[];
  /** Moves that the page has no button for: a view of this room offers them itself, or they are not for this record. */
  readonly offers?: readonly string[] | ((page: Page) => readonly string[]);
  /** On a product's public page, below its grade. */
  readonly citizen?: ComponentType<{ readonly product: string }>;
  /** Above the register's list. */
  readonly register?: ComponentType<{ readonly of: SystemView }>;
}
