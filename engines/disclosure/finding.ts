/** The rules by which a table may not leave. */
export type DisclosureRule =
  | 'minimumCount'
  | 'dominance'
  | 'pPercent'
  | 'kAnonymity'
  | 'directIdentifier'
  | 'difference'
  | 'derivable';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Why something of a table may not leave, and where it stands. */
export interface DisclosureFinding {
  readonly rule: DisclosureRule;
  /** The row of the table, from 0; null where it is about a whole column. */
  readonly row: number | null;
  readonly column: string | null;
  /** The row as its reader knows it: the values of its keys, such as `南山 · 18–29`. */
  readonly cell: string;
  readonly message: Words;
}

/** What the rules compare with: thresholds of whoever answers for the data. */
export interface DisclosureLimits {
  /** The fewest rows that a cell may stand for. */
  readonly minimumCount: number;
  /** The (n,k)-rule: the `dominantUnits` largest may not make up more than `dominantPercent` of a total. */
  readonly dominantUnits: number;
  readonly dominantPercent: number;
  /** The p%-rule: the second largest may not be able to estimate the largest more closely than this. */
  readonly protectionPercent: number;
  /** The fewest rows that share their quasi-identifiers. */
  readonly k: number;
}
