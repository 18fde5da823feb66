import { type RuleTableId, ruleTableIds } from '#families/rules/catalogue.ts';
import { digestOfRules } from '#families/rules/firstRules.ts';
import { runnable } from '#families/rules/versions.ts';
import type { City } from '#kernel/city.ts';
import type { RulesInForce } from '#kernel/rules.ts';
import { findingsIn } from './desk.ts';

type Asking = Pick<City, 'query'>;

/** Analyses a text and keeps it with what was found; gives its digest. Refuses what is no model at all. */
export async function keepText(table: RuleTableId, xml: unknown, city: Asking): Promise<string> {
  const findings = await findingsIn(table, xml);
  const digest = digestOfRules(String(xml));
  await city.query(
    `insert into rule_texts (digest, rule_table, xml, findings, blocking) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [digest, table, xml, JSON.stringify(findings), findings.filter((one) => one.blocks).length],
  );
  return digest;
}

/** The DMN text of a digest, or undefined. */
export async function findText(digest: unknown, city: Asking): Promise<string | undefined> {
  const [row] = await city.query<{ xml: string }>('select xml from rule_texts where digest = $1 limit 1', [digest]);
  return row?.xml;
}

interface InForceRow {
  readonly table: RuleTableId;
  readonly record: string;
  readonly version: string;
  readonly standing: string;
  readonly text: string;
  readonly xml: string | null;
}

const known = new Map<string, string>();
const isRead = (row: InForceRow): boolean => ruleTableIds.includes(row.table);

/** The versions in force by the library's records. A text that this process has read before is not read again. */
export async function rulesInForce(query: Asking['query']): Promise<RulesInForce> {
  const rows = await query<InForceRow>(
    `select f.rule_table as "table", f.record, r.facts->>'title' as version, r.facts->>'standing' as standing, r.facts->>'text' as text,
       case when t.digest <> all($1) then t.xml end as xml
     from rules_in_force f join records r on r.id = f.record
     join rule_texts t on t.digest = r.facts->>'text' and t.rule_table = f.rule_table`,
    [[...known.keys()]],
  );
  return Object.fromEntries(
    rows.filter(isRead).map(({ standing, xml, ...row }) => {
      const dmn = xml ?? known.get(row.text) ?? '';
      known.set(row.text, dmn);
      return [row.table, runnable({ ...row, provisional: standing !== 'issued', dmn })];
    }),
  );
}
