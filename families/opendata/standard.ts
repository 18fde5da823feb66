import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { quoted, textLiteral } from '#families/deidentification/sqlEngine.ts';
import { duckRows } from './duck.ts';
import type { Column, ColumnType, StandardFinding } from './versions.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const bound = z.union([z.number(), z.string()]);
const constraints = z.object({
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  minimum: bound.optional(),
  maximum: bound.optional(),
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
  pattern: z.string().max(1000).optional(),
  enum: z.array(scalar).max(10_000).optional(),
});
const tableSchema = z.object({
  fields: z
    .array(z.object({ name: z.string(), type: z.string().optional(), constraints: constraints.optional() }))
    .min(1)
    .max(10_000),
  primaryKey: z.union([z.string(), z.array(z.string())]).optional(),
});
const property = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  enum: z.array(scalar.nullable()).max(10_000).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.int().optional(),
  maxLength: z.int().optional(),
  pattern: z.string().max(1000).optional(),
});
const objectSchema = z.object({
  properties: z.record(z.string(), property),
  required: z.array(z.string()).optional(),
});

/** What a data standard asks of one column. */
export interface FieldRules {
  readonly name: string;
  /** Undefined where any type will do. */
  readonly type?: ColumnType;
  readonly present: boolean;
  readonly filled: boolean;
  readonly unique: boolean;
  readonly minimum?: number | string;
  readonly maximum?: number | string;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** A regular expression (RE2); `whole`: all of the value must match, as Frictionless has it. */
  readonly pattern?: string;
  readonly whole?: boolean;
  readonly oneOf?: readonly string[];
}

const types: Readonly<Record<string, ColumnType>> = {
  integer: 'integer',
  year: 'integer',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  'date-time': 'datetime',
};

/**
 * The rules of a Frictionless Table Schema, or of a JSON Schema of an object or of a list of objects, as far as they speak
 * of single columns. Null for anything else.
 */
export function fieldRulesOf(schema: unknown): readonly FieldRules[] | null {
  const table = tableSchema.safeParse(schema);
  if (table.success) {
    const keys = [table.data.primaryKey ?? []].flat();
    return table.data.fields.map(({ name, type, constraints: of = {} }) => ({
      ...of,
      name,
      type: types[type ?? ''],
      present: true,
      filled: of.required === true || keys.includes(name),
      unique: of.unique === true || (keys.length === 1 && keys[0] === name),
      whole: true,
      oneOf: of.enum?.map(String),
    }));
  }
  const items = (schema as { items?: unknown } | null)?.items;
  const object = objectSchema.safeParse(items ?? schema);
  if (!object.success) return null;
  return Object.entries(object.data.properties).map(([name, of]) => {
    const [type] = [of.type ?? []].flat().filter((one) => one !== 'null');
    const required = object.data.required?.includes(name) === true;
    return {
      ...of,
      name,
      type: types[type === 'string' ? (of.format ?? '') : (type ?? '')],
      present: required,
      filled: required,
      unique: false,
      oneOf: of.enum?.flatMap((one) => (one === null ? [] : [String(one)])),
    };
  });
}

interface Check extends Pick<StandardFinding, 'rule' | 'wanted'> {
  readonly field: string;
  /** Holds of a row that breaks the rule. */
  readonly broken: string;
}

/** In which rows a table breaks the rules; columns that lack or have another type are findings of their own. */
export async function checkTable(
  connection: DuckDBConnection,
  path: string,
  columns: readonly Column[],
  rules: readonly FieldRules[],
): Promise<readonly StandardFinding[]> {
  const findings: StandardFinding[] = [];
  const checks: Check[] = [];
  const from = `read_parquet(${textLiteral(path)}, file_row_number = true)`;
  for (const rule of rules) {
    const column = columns.find(({ name }) => name === rule.name);
    if (!column) {
      if (rule.present) findings.push({ field: rule.name, rule: 'present', wanted: '', rows: null, firstRow: null });
    } else if (rule.type && rule.type !== column.type && !(rule.type === 'number' && column.type === 'integer'))
      findings.push({ field: rule.name, rule: 'type', wanted: rule.type, rows: null, firstRow: null });
    else checks.push(...checksOf(rule, column));
    if (column && rule.unique) {
      const [twice] = await duckRows(
        connection,
        `select sum(n) as n, min(first) as first from (select count(*) as n, min(file_row_number) as first from ${from}
         where ${quoted(column.name)} is not null group by ${quoted(column.name)} having count(*) > 1)`,
      );
      if (Number(twice?.n ?? 0) > 0)
        findings.push({
          field: rule.name,
          rule: 'unique',
          wanted: '',
          rows: Number(twice?.n),
          firstRow: Number(twice?.first) + 1,
        });
    }
  }
  for (const check of checks) {
    const found = await duckRows(
      connection,
      `select count(*) as n, min(file_row_number) as first from ${from} where ${check.broken}`,
    ).catch((error: Error) => {
      if (/regex|no argument for repetition|missing|invalid perl/iu.test(error.message)) return null;
      throw error;
    });
    const { field, rule, wanted } = check;
    if (found === null) findings.push({ field, rule: 'unreadable', wanted, rows: null, firstRow: null });
    else if (Number(found[0]?.n) > 0)
      findings.push({ field, rule, wanted, rows: Number(found[0]?.n), firstRow: Number(found[0]?.first) + 1 });
  }
  return findings;
}

function checksOf(rule: FieldRules, { name, type }: Column): Check[] {
  const column = quoted(name);
  const text = `cast(${column} as varchar)`;
  const check = (kind: string, wanted: unknown, broken: string): Check => ({
    field: name,
    rule: kind,
    wanted: String(wanted).slice(0, 300),
    broken,
  });
  const numeric = type === 'integer' || type === 'number';
  const bounded = (kind: 'minimum' | 'maximum', sign: '<' | '>'): Check[] => {
    const value = rule[kind];
    if (value === undefined || (numeric && !Number.isFinite(Number(value)))) return [];
    const limit = numeric
      ? String(Number(value))
      : `try_cast(${textLiteral(String(value))} as ${type === 'datetime' ? 'timestamp' : type === 'date' ? 'date' : 'varchar'})`;
    return [check(kind, value, `${column} ${sign} ${limit}`)];
  };
  const checks: Check[] = [];
  if (rule.filled) checks.push(check('filled', '', `${column} is null`));
  checks.push(...bounded('minimum', '<'), ...bounded('maximum', '>'));
  if (rule.minLength !== undefined)
    checks.push(check('minLength', rule.minLength, `length(${text}) < ${rule.minLength}`));
  if (rule.maxLength !== undefined)
    checks.push(check('maxLength', rule.maxLength, `length(${text}) > ${rule.maxLength}`));
  if (rule.pattern !== undefined)
    checks.push(
      check(
        'pattern',
        rule.pattern,
        `${column} is not null and not regexp_${rule.whole ? 'full_match' : 'matches'}(${text}, ${textLiteral(rule.pattern)})`,
      ),
    );
  if (rule.oneOf !== undefined && rule.oneOf.length > 0)
    checks.push(check('oneOf', rule.oneOf.join(' | '), `${text} not in (${rule.oneOf.map(textLiteral).join(', ')})`));
  return checks;
}
