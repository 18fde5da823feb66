import { label } from '#kernel/label.ts';
import { functionsOffered } from './functionsOffered.ts';
import { SandboxRefused } from './sandboxRefusals.ts';
import { partsOf, type Serialized, type SqlNode } from './sqlTree.ts';

/** The one table of the sandbox. */
export const tableName = 'data';
/** Longer texts are not parsed. */
export const longestQuery = 20_000;

const expressions = new Set([
  'BETWEEN',
  'CASE',
  'CAST',
  'COLLATE',
  'COLUMN_REF',
  'COMPARISON',
  'CONJUNCTION',
  'CONSTANT',
  'FUNCTION',
  'LAMBDA',
  'LAMBDA_REF',
  'OPERATOR',
  'POSITIONAL_REFERENCE',
  'STAR',
  'SUBQUERY',
  'WINDOW',
]);
/** Queries, sources and modifiers; everything that is none of these and no expression is refused. */
const forms = new Set([
  'SELECT_NODE',
  'SET_OPERATION_NODE',
  'CTE_NODE',
  'BASE_TABLE',
  'SUBQUERY',
  'JOIN',
  'EMPTY',
  'EXPRESSION_LIST',
  'TABLE_FUNCTION',
  'ORDER_MODIFIER',
  'LIMIT_MODIFIER',
  'DISTINCT_MODIFIER',
  'LIMIT_PERCENT_MODIFIER',
  'ORDER_DEFAULT',
  'ASCENDING',
  'DESCENDING',
]);
const tableFunctions = new Set(['range', 'generate_series', 'unnest']);

/** The one statement of a text, or a refusal that names what it is about. What is not known is refused. */
export function statementOf(read: Serialized): SqlNode {
  if (read.error) {
    if (read.error_type === 'not implemented') throw new SandboxRefused('notSelect');
    const message = read.error_message;
    throw new SandboxRefused('syntax', label(message, message), read.position ? Number(read.position) : undefined);
  }
  const [first, ...more] = read.statements;
  if (!first) throw new SandboxRefused('empty');
  if (more.length > 0) throw new SandboxRefused('severalStatements');
  assertOffered(first.node, new Set([tableName]));
  return first.node;
}

const named = (name: string) => label(name, name);

/** Refuses the first part that is not offered. `tables`: the names that may be read here, those of WITH among them. */
function assertOffered(of: SqlNode, tables: ReadonlySet<string>): void {
  const at = of.query_location;
  if (of.type === 'RECURSIVE_CTE_NODE') throw new SandboxRefused('recursive', undefined, at);
  if (of.class !== undefined) {
    if (!expressions.has(of.class)) throw new SandboxRefused('form', named(of.class), at);
    // A table function is a function too; its own name is looked at where it stands.
    const name = of.function_name?.toLowerCase();
    if ((of.class === 'FUNCTION' || of.class === 'WINDOW') && !functionsOffered.has(name ?? ''))
      throw new SandboxRefused('function', named(of.function_name ?? ''), at);
  } else if (typeof of.type === 'string' && !forms.has(of.type) && !('id' in of))
    throw new SandboxRefused('form', named(of.type), at);
  if (of.type === 'BASE_TABLE') assertTable(of, tables);
  if (of.type === 'TABLE_FUNCTION' && of.class === undefined) {
    const { function_name: name = '', children = [] } = (of.function ?? {}) as SqlNode;
    if (!tableFunctions.has(name.toLowerCase())) throw new SandboxRefused('tableFunction', named(name), at);
    for (const one of children) assertOffered(one, tables);
    return;
  }
  const own = namesOfWith(of);
  const known = own.length > 0 ? new Set([...tables, ...own]) : tables;
  for (const one of partsOf(of)) assertOffered(one, known);
}

function assertTable(of: SqlNode, tables: ReadonlySet<string>): void {
  const { table_name: name = '', schema_name: schema, catalog_name: catalog, query_location: at } = of;
  if (!schema && !catalog && tables.has(name.toLowerCase())) return;
  throw new SandboxRefused('table', named([catalog, schema, name].filter(Boolean).join('.')), at);
}

/** The names that WITH gives here; they hold for this query and what is in it. */
const namesOfWith = (of: SqlNode): string[] =>
  ((of.cte_map as { map?: { key: string }[] } | undefined)?.map ?? []).map(({ key }) => key.toLowerCase());
