import type { ClockView } from '#kernel/clock/clock.ts';
import type { ClockRule } from '#kernel/clock/clockRules.ts';
import type { Field } from '#kernel/fields/field.ts';
import type { Label } from '#kernel/label.ts';

/** The shapes that the server sends; see derive/describe.ts and hosts/server/pages.ts. */
export type NamedField = Field & {
  readonly name: string;
  /** This reader may not read it in every record, so lists neither show nor filter by it. */
  readonly restricted?: boolean;
};
export interface SystemView {
  readonly id: string;
  readonly name: Label;
  readonly keeperName: Label;
  readonly law: readonly string[];
  readonly mayCreate: boolean;
  readonly facts: readonly NamedField[];
  readonly states: readonly { name: string; label: Label }[];
  readonly list: { title: string; columns: readonly string[]; filters?: readonly string[] };
}
export interface Row {
  readonly id: string;
  readonly system: string;
  readonly systemName?: Label;
  readonly number: string;
  readonly state: string;
  readonly stateLabel: Label;
  readonly revision: number;
  readonly ownerName: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly title: string;
  readonly updatedAt: string;
  readonly clock?: {
    label?: Label;
    dueOn: string | null;
    actBy: string | null;
    text: Label;
    counted: number;
    days: number;
    paused: boolean;
    status: string;
  };
}
export interface MoveView {
  readonly name: string;
  readonly label: Label;
  readonly letter?: string;
  readonly sets: readonly string[];
  readonly requires: readonly string[];
  /** The list that the move adds one entry to. */
  readonly adds?: string;
  readonly law?: string;
  readonly needsReason: boolean;
  readonly blocked?: { code: string; message?: Label; article?: string };
}
export interface Page {
  readonly record: {
    id: string;
    system: string;
    number: string;
    state: string;
    stateLabel: Label;
    revision: number;
    owner: string | null;
    facts: Readonly<Record<string, unknown>>;
    createdAt: string;
    updatedAt: string;
  };
  readonly title: string;
  readonly ownerName: string | null;
  readonly names: Readonly<Record<string, string>>;
  readonly moves: readonly MoveView[];
  readonly clocks: readonly { name: string; label: Label; view: ClockView; rules: readonly ClockRule[] }[];
  readonly contradictions: readonly {
    facts: readonly [string, string];
    message: Label;
    documents: readonly string[];
    gap?: boolean;
  }[];
  readonly related: readonly Row[];
  readonly documents: readonly { id: string; name: Label; law: string }[];
  /** Whether this reader may have the signed case file made. */
  readonly caseFile: boolean;
  readonly issued: readonly { code: string; name: Label; issuedAt: string }[];
}
export interface SessionView {
  readonly signedIn: boolean;
  readonly person?: string;
  readonly name?: string;
  readonly parties: readonly { id: string; name: string }[];
  readonly offices: readonly { id: string; name: Label }[];
  readonly administrator: boolean;
  readonly csrf: string;
  /** Signed in with a one-time password: only setting one's own is open. */
  readonly mustChange?: boolean;
  readonly demo?: { accounts: readonly { account: string; password: string; who: Label; secondFactor: boolean }[] };
}
/** One page of a register. */
export interface Listed {
  readonly items: readonly Row[];
  /** What the rows refer to by id is called. */
  readonly names?: Readonly<Record<string, string>>;
  readonly next: string | null;
  readonly previous: string | null;
  readonly total: number;
  readonly totalCapped: boolean;
}
