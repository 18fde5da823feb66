import type { OfficeId } from '#law/offices.ts';
import type { Roles } from '../access.ts';
import type { Label } from '../label.ts';

/** A place in Shenzhen; district and street as their division codes (GB/T 2260, 6 and 9 digits). */
export interface Address {
  readonly district: string;
  readonly street: string;
  readonly detail?: string;
}
export interface Period {
  readonly from: string;
  readonly to: string | null;
}
/** A stored file: its content's SHA-256, the name it came with, its size in bytes and its type by content. */
export interface FileReference {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}
/** Long text, Chinese required, English where given. */
export interface Bilingual {
  readonly zh: string;
  readonly en?: string;
}

/** What every field says of itself, whatever its kind. */
export interface Common {
  readonly label: Label;
  readonly help?: Label;
  /** The heading under which the form and the page show it. */
  readonly group?: Label;
  /** True: a submission may lack it. */
  readonly optional?: boolean;
  /** Who may read it; as the record where absent. */
  readonly read?: Roles;
  /** The provision that asks for it, such as `66.1`. */
  readonly article?: string;
}

export interface Kinds {
  text: { value: string; options: { max?: number; pattern?: string } };
  longText: { value: Bilingual; options: { max?: number } };
  choice: { value: string; options: { choices: Choices } };
  choices: { value: readonly string[]; options: { choices: Choices } };
  yesNo: { value: boolean; options: object };
  integer: { value: number; options: { min?: number; max?: number; unit?: Label } };
  decimal: { value: string; options: { min?: number; max?: number; places?: number; unit?: Label } };
  money: { value: number; options: { max?: number; unit?: 'CNY' } };
  date: { value: string; options: { notFuture?: boolean } };
  period: { value: Period; options: object };
  party: { value: string; options: object };
  person: { value: string; options: object };
  people: { value: readonly string[]; options: { atLeast?: number } };
  office: { value: OfficeId; options: object };
  record: { value: string; options: { system: string } };
  address: { value: Address; options: object };
  uscc: { value: string; options: object };
  filingNumber: { value: string; options: object };
  files: { value: readonly FileReference[]; options: { most?: number; types?: readonly string[] } };
  groups: {
    value: readonly Readonly<Record<string, unknown>>[];
    options: { facts: Facts; atLeast?: number; most?: number };
  };
}

export type Kind = keyof Kinds;
export type Choices = Readonly<Record<string, Label>>;
export type FieldOf<K extends Kind> = Common & Kinds[K]['options'] & { readonly kind: K };
export type Field = { [K in Kind]: FieldOf<K> }[Kind];
export type Facts = Readonly<Record<string, Field>>;

/** The value that a field holds once it is filled. */
export type ValueOf<F> = F extends { kind: 'choice'; choices: infer C }
  ? keyof C & string
  : F extends { kind: 'choices'; choices: infer C }
    ? readonly (keyof C & string)[]
    : F extends { kind: 'groups'; facts: infer G }
      ? readonly FactsOf<G>[]
      : F extends { kind: infer K extends Kind }
        ? Kinds[K]['value']
        : never;

/** The facts of a record: each may still be missing, since a draft may be incomplete. */
export type FactsOf<F> = { readonly [N in keyof F]?: ValueOf<F[N]> };

type Options<K extends Kind> = Omit<Common, 'label'> & Kinds[K]['options'];
const make =
  <K extends Kind>(kind: K) =>
  <const O extends Options<K>>(zh: string, en: string, options?: O): { kind: K; label: Label } & O =>
    ({ kind, label: { zh, en }, ...options }) as { kind: K; label: Label } & O;
const makeChoice =
  <K extends 'choice' | 'choices'>(kind: K) =>
  <const C extends Choices>(zh: string, en: string, choices: C, options?: Omit<Common, 'label'>) =>
    ({ kind, label: { zh, en }, choices, ...options }) as const;

/** The fields that facts are declared with: `field.text('场景名称', 'Scenario', { max: 120 })`. */
export const field = {
  text: make('text'),
  longText: make('longText'),
  choice: makeChoice('choice'),
  choices: makeChoice('choices'),
  yesNo: make('yesNo'),
  integer: make('integer'),
  decimal: make('decimal'),
  money: make('money'),
  date: make('date'),
  period: make('period'),
  party: make('party'),
  person: make('person'),
  people: make('people'),
  office: make('office'),
  record: make('record'),
  address: make('address'),
  uscc: make('uscc'),
  filingNumber: make('filingNumber'),
  files: make('files'),
  groups: make('groups'),
};

/** Puts facts under one heading: `...group('基本信息', 'Basics', { name: field.text(…) })`. */
export function group<const F extends Facts>(
  zh: string,
  en: string,
  facts: F,
): { [N in keyof F]: F[N] & { group: Label } } {
  const heading = { zh, en };
  return Object.fromEntries(Object.entries(facts).map(([name, one]) => [name, { ...one, group: heading }])) as never;
}
