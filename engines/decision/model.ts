/** A DMN model as the engine holds it: what an XML file says, without its notation. */
export interface DecisionModel {
  readonly id: string;
  /** `name` of the definitions, for example the version's title. */
  readonly name: string;
  readonly namespace: string;
  readonly inputs: readonly Input[];
  readonly decisions: readonly Decision[];
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
  /** Ids of the inputs and decisions whose values this decision may name. */
  readonly requires: readonly string[];
  readonly logic: Logic | undefined;
}

export type Logic = Table | Literal;

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
