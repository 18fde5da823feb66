import type { Roles } from './access.ts';
import type { CredentialTemplate } from './credentials.ts';
import type { Label } from './label.ts';
import type { CaseRecord } from './system.ts';

/** One part of a document, in both languages. */
export type Block =
  | { readonly kind: 'heading' | 'paragraph' | 'signature'; readonly text: Label }
  | { readonly kind: 'list'; readonly items: readonly Label[] }
  | {
      readonly kind: 'facts';
      readonly rows: readonly { readonly label: Label; readonly value: Label; readonly fact?: string }[];
    };

export interface DocumentModel {
  readonly title: Label;
  readonly number?: string;
  readonly addressee?: Label;
  readonly blocks: readonly Block[];
  readonly issuer?: Label;
  readonly date?: string;
}

/** What a template may use: the record, names of parties and offices already looked up, reads, today's date. */
export interface DocumentView {
  readonly record: CaseRecord;
  readonly ownerName: Label;
  readonly office: Label;
  readonly today: string;
  /** What the officer typed for this letter: the reason, the defects to correct. */
  readonly reason?: string;
  readonly reads: Readonly<Record<string, unknown>>;
}

/** A document rendered from the one fact record; `fills` are the facts that it prints. */
export interface DocumentTemplate {
  readonly name: Label;
  readonly law: string;
  readonly fills: readonly string[];
  readonly reads?: readonly string[];
  /** Who may have it rendered and finds it with the record once issued; whoever may read the record where absent. */
  readonly read?: Roles;
  /** Set where the letter is also issued as a verifiable credential. */
  readonly credential?: CredentialTemplate;
  render(view: DocumentView): DocumentModel;
}

export const paragraph = (zh: string, en: string): Block => ({ kind: 'paragraph', text: { zh, en } });
export const heading = (zh: string, en: string): Block => ({ kind: 'heading', text: { zh, en } });
