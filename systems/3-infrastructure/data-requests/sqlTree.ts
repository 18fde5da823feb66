/** A part of a statement as DuckDB's `json_serialize_sql` gives it. */
export interface SqlNode {
  readonly class?: string;
  readonly type?: unknown;
  readonly alias?: string;
  readonly query_location?: number;
  readonly function_name?: string;
  readonly column_names?: readonly string[];
  readonly table_name?: string;
  readonly children?: readonly SqlNode[];
  readonly filter?: SqlNode;
  readonly [key: string]: unknown;
}
export interface SelectNode extends SqlNode {
  readonly select_list: readonly SqlNode[];
  readonly from_table: SqlNode;
  readonly where_clause?: SqlNode;
  readonly group_expressions?: readonly SqlNode[];
  readonly group_sets?: readonly unknown[];
  readonly having?: SqlNode;
  readonly modifiers?: readonly SqlNode[];
}
/** What `json_serialize_sql` gives: statements, or why the text is none that it takes. */
export type Serialized =
  | { readonly error: false; readonly statements: readonly { readonly node: SqlNode }[] }
  | { readonly error: true; readonly error_type: string; readonly error_message: string; readonly position?: string };

const isNode = (value: unknown): value is SqlNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The parts right under a part, whatever field they stand in; a constant's value has none. */
export function* partsOf(of: SqlNode): Generator<SqlNode> {
  if (of.class === 'CONSTANT') return;
  for (const value of Object.values(of))
    if (Array.isArray(value)) yield* nodesIn(value);
    else if (isNode(value)) yield value;
}
function* nodesIn(list: readonly unknown[]): Generator<SqlNode> {
  for (const value of list)
    if (Array.isArray(value)) yield* nodesIn(value);
    else if (isNode(value)) yield value;
}

/** Every part, the outermost first. */
export function* allParts(of: SqlNode): Generator<SqlNode> {
  yield of;
  for (const one of partsOf(of)) yield* allParts(one);
}

/** Whether two parts say the same; where they stand and what they are called is left out. */
export const sameExpression = (a: SqlNode, b: SqlNode): boolean => JSON.stringify(bare(a)) === JSON.stringify(bare(b));
const bare = ({ alias: _, ...of }: SqlNode): unknown =>
  JSON.parse(JSON.stringify(of, (key, value) => (key === 'query_location' ? undefined : value)));
