/** A DMN model as the engine holds it: what an XML file says, without its notation. */
export interface DecisionModel {
  readonly id: string;
  /** `name` of the definitions, for example the version's title. */
  readonly name: string;
  readonly namespace: string;
  readonly inputs: readonly Input[];
  readonly decisions: readonly Decision[];
  readonly knowledge: readonly Knowledge[];
  readonly services: readonly Service[];
  readonly types: readonly ItemType[];
  readonly imports: readonly ImportedModel[];
}

export interface ImportedModel {
  /** The name under which the importing model speaks of it. */
  readonly name: string;
  readonly model: DecisionModel;
}

/** An input datum: a fact that the caller's context brings. */
export interface Input {
  readonly id: string;
  readonly name: string;
  readonly type: string | undefined;
}

export interface Decision {
  readonly id: string;
  readonly name: string;
  readonly label?: string | undefined;
  readonly type: string | undefined;
  /**
   * What this decision may name: ids of inputs, decisions, business knowledge models and services; those of an
   * imported model as `namespace#id`.
   */
  readonly requires: readonly string[];
  readonly logic: Logic | undefined;
}

/** A business knowledge model: logic with parameters, called by decisions. */
export interface Knowledge {
  readonly id: string;
  readonly name: string;
  readonly requires: readonly string[];
  readonly logic: FunctionLogic | undefined;
}

/** A decision service: some decisions, called together with the values of what lies outside of them. */
export interface Service {
  readonly id: string;
  readonly name: string;
  readonly outputs: readonly string[];
  readonly encapsulated: readonly string[];
  readonly inputDecisions: readonly string[];
  readonly inputs: readonly string[];
}

/** An item definition: a named type. */
export interface ItemType {
  readonly name: string;
  readonly base: string | undefined;
  readonly components: readonly ItemType[];
  readonly collection: boolean;
  /** Unary tests that a value, or each member of a collection, must pass. */
  readonly allowed: string | undefined;
  /** Unary tests that the value as a whole must pass (DMN 1.5). */
  readonly constraint: string | undefined;
  readonly parameters: readonly NamedType[] | undefined;
  readonly result: string | undefined;
}
export interface NamedType {
  readonly name: string;
  readonly type: string | undefined;
}

/** What a decision is made by: FEEL text, a table, or one of the boxed expressions. */
export type Logic = { readonly type?: string | undefined } & (
  | Literal
  | Table
  | {
      readonly kind: 'context';
      readonly entries: readonly (NamedType & { readonly value: Logic | undefined })[];
      readonly result: Logic | undefined;
    }
  | { readonly kind: 'list'; readonly members: readonly Logic[] }
  | { readonly kind: 'relation'; readonly columns: readonly string[]; readonly rows: readonly (readonly Logic[])[] }
  | {
      readonly kind: 'invocation';
      readonly called: Logic | undefined;
      readonly bindings: readonly (NamedType & { readonly value: Logic | undefined })[];
    }
  | FunctionLogic
  | { readonly kind: 'filter'; readonly source: Logic; readonly test: Logic }
  | { readonly kind: 'conditional'; readonly condition: Logic; readonly met: Logic; readonly otherwise: Logic }
  | { readonly kind: 'for' | 'every' | 'some'; readonly variable: string; readonly source: Logic; readonly body: Logic }
);

export interface FunctionLogic {
  readonly kind: 'function';
  readonly type?: string | undefined;
  readonly parameters: readonly NamedType[];
  readonly body: Logic | undefined;
  /** Java and PMML functions are kept but not run. */
  readonly external: boolean;
}

export interface Literal {
  readonly kind: 'literal';
  readonly text: string;
}

/** The hit policies of DMN 1.3 table 32; `C` with an aggregation is written `C+`, `C<`, `C>` or `C#`. */
export const hitPolicies = ['U', 'A', 'P', 'F', 'C', 'C+', 'C<', 'C>', 'C#', 'R', 'O'] as const;
export type HitPolicy = (typeof hitPolicies)[number];

export interface Table {
  readonly kind: 'table';
  readonly hitPolicy: HitPolicy;
  readonly columns: readonly Column[];
  readonly outputs: readonly Output[];
  /** Names of the annotation columns. */
  readonly annotations: readonly string[];
  readonly rules: readonly Rule[];
}

export interface Column {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly type: string | undefined;
  /** Unary tests that a value must pass, as written; undefined when any value may come. */
  readonly values: string | undefined;
}

export interface Output {
  readonly id: string;
  /** Undefined for the only output of a table. */
  readonly name: string | undefined;
  readonly label?: string | undefined;
  readonly type: string | undefined;
  /** The allowed outputs as written, highest priority first (P and O). */
  readonly values: string | undefined;
  /** The expression used when no row matches. */
  readonly fallback: string | undefined;
}

export interface Rule {
  readonly id: string;
  /** One cell a column, as written; `-` matches everything. */
  readonly cells: readonly string[];
  /** One expression an output, as written. */
  readonly outputs: readonly string[];
  /** Annotation texts by the name of their column; the rule's description under `description`. */
  readonly annotation: Readonly<Record<string, string>>;
}

/** A cell that says nothing about its column. */
export const isBlank = (cell: string): boolean => cell === '' || cell === '-';

/** The decision of that id or name. Throws when the model has none. */
export function getDecision(model: DecisionModel, id: string): Decision {
  const decision = model.decisions.find((d) => d.id === id) ?? model.decisions.find((d) => d.name === id);
  if (!decision) throw new Error(`The model ${model.name} has no decision ${id}.`);
  return decision;
}
