import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { theProgram } from '#kernel/access.ts';
import { parseCacFilingNumber } from '#kernel/identifiers/cac-filing-number.ts';
import { canonical } from '#kernel/journal.ts';
import { runEffects } from '#store/city.ts';
import { createRecord, moveRecord, type Surroundings, systemOf } from '#store/perform.ts';
import { effects } from '#systems/index.ts';

export interface ImportReport {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  /** Rows whose entry stands in the file more than once, by line; the later one counts as a change of the entry. */
  duplicates: { line: number; number: string; first: number }[];
  /** Numbers that are malformed, or whose empirical check does not fit (taken all the same). */
  oddNumbers: { line: number; number: string; why: string }[];
  remarked: { line: number; number: string; remark: string }[];
  cancelled: { line: number; number: string }[];
  refused: { line: number; why: string }[];
  /** Filers, by the prefix of their numbers; by name where a number cannot be read. */
  providers: number;
  /** Filers that stand in the list under several names. */
  renamed: { prefix: string; names: string[] }[];
  /** Rows whose filer is linked to a party of the city. */
  linked: number;
}
type Row = Record<string, string>;
const columns = ['algorithmName', 'entityName', 'recordNumber'];

/**
 * Brings public algorithm filings in as products filed with the state, row by row as they stream: an entry already
 * there is changed where it differs and else left alone, so that a second run changes nothing. Nothing is dropped
 * silently: each row is created, changed, unchanged or refused, and its oddities are listed.
 */
export async function importCacFilings(around: Surroundings, path: string): Promise<ImportReport> {
  const report: ImportReport = {
    rows: 0,
    created: 0,
    changed: 0,
    unchanged: 0,
    duplicates: [],
    oddNumbers: [],
    remarked: [],
    cancelled: [],
    refused: [],
    providers: 0,
    renamed: [],
    linked: 0,
  };
  const products = systemOf(around, 'products');
  const seen = new Map<string, number>();
  const providers = new Map<string, Set<string>>();
  const parties = await linkedParties(around);
  const rows = createReadStream(path).pipe(
    parse({
      columns: true,
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
      trim: true,
      max_record_size: 1_000_000,
    }),
  );
  for await (const row of rows as AsyncIterable<Row>) {
    const line = ++report.rows + 1;
    const lacking = columns.filter((name) => !row[name]);
    if (lacking.length > 0) {
      report.refused.push({ line, why: `缺少 | lacks ${lacking.join(', ')}` });
      continue;
    }
    const number = row.recordNumber ?? '';
    const parsed = parseCacFilingNumber(number);
    const why = parsed.ok ? parsed.value.warning : parsed.reason;
    if (why) report.oddNumbers.push({ line, number, why: `${why.zh} | ${why.en}` });
    // One filing may cover several algorithms or products, so the entry is the number with the algorithm's name.
    const key = createHash('sha256')
      .update(canonical([parsed.ok ? parsed.value.digits : number, row.algorithmName, row.product, row.role]))
      .digest('hex')
      .slice(0, 32);
    const first = seen.get(key);
    if (first !== undefined) {
      report.duplicates.push({ line, number, first });
      report.unchanged++;
      continue;
    }
    seen.set(key, line);
    const prefix = parsed.ok ? parsed.value.entity : undefined;
    const filer = prefix ?? row.entityName ?? '';
    providers.set(filer, (providers.get(filer) ?? new Set()).add(row.entityName ?? ''));
    const provider = parties.get(prefix ?? '') ?? parties.get(row.uscc ?? '');
    if (provider) report.linked++;
    if (row.remark) report.remarked.push({ line, number, remark: row.remark });
    const cancelled = /注销/u.test(row.remark ?? '');
    if (cancelled) report.cancelled.push({ line, number });
    try {
      await bring(around, products, row, { key, number, cancelled, prefix, provider }, report);
    } catch (error) {
      report.refused.push({ line, why: (error as Error).message });
    }
  }
  report.providers = providers.size;
  report.renamed = [...providers]
    .filter(([, names]) => names.size > 1)
    .map(([prefix, names]) => ({ prefix, names: [...names] }));
  await runEffects(around, effects);
  return report;
}

interface Entry {
  readonly key: string;
  readonly number: string;
  readonly cancelled: boolean;
  /** The 13 digits that stay with the filer through its changes of name. */
  readonly prefix?: string;
  /** The party linked to the filer. */
  readonly provider?: string;
}

/** The parties of the city by the prefixes linked to them, through the administrator or a confirmed take-over, and by code. */
async function linkedParties(around: Surroundings): Promise<ReadonlyMap<string, string>> {
  const { rows } = await around.pool.query<{ key: string; id: string }>(
    `select distinct on (key) key, id from (
       select filing_prefix as key, id, 1 as rank from parties where filing_prefix is not null
       union all select uscc, id, 1 from parties where uscc is not null
       union all select facts->>'filingPrefix', owner, 2 from records where system = 'products' and owner is not null
         and state <> 'claimed' and facts ? 'filingPrefix') linked order by key, rank`,
  );
  return new Map(rows.map(({ key, id }) => [key, id]));
}

async function bring(
  around: Surroundings,
  products: ReturnType<typeof systemOf>,
  row: Row,
  entry: Entry,
  report: ImportReport,
): Promise<void> {
  const { key, number, cancelled, prefix, provider } = entry;
  const facts = {
    name: [...(row.algorithmName ?? '')].slice(0, 120).join(''),
    algorithmName: [...(row.algorithmName ?? '')].slice(0, 200).join(''),
    providerName: row.entityName,
    ...(row.product && { entry: [...row.product].slice(0, 200).join('') }),
    ...(row.purpose && { purpose: { zh: [...row.purpose].slice(0, 2000).join('') } }),
    ...(row.algorithmClass && { algorithmClass: row.algorithmClass }),
    ...gradingFactsOf(row.algorithmClass ?? ''),
    filingNumbers: [{ number, algorithm: [...(row.algorithmName ?? '')].slice(0, 200).join('') }],
    ...(row.remark && { filingRemark: [...row.remark].slice(0, 500).join('') }),
    ...(row.announcementDate && { filingDate: row.announcementDate }),
    ...(row.uscc && { providerCode: row.uscc }),
    ...(prefix && { filingPrefix: prefix }),
    ...(provider && { provider }),
  };
  const { rows } = await around.pool.query<{ id: string; state: string; facts: Record<string, unknown> }>(
    "select id, state, facts from records where system = 'products' and facts @> $1::jsonb",
    [JSON.stringify({ filingKey: key })],
  );
  const known = rows[0];
  if (!known) {
    const made = await createRecord(around, products, { facts: { ...facts, filingKey: key } }, theProgram, {
      owner: null,
    });
    const filed = await moveRecord(around, products, made.id, 'record', {}, theProgram);
    if (cancelled) await moveRecord(around, products, filed.id, 'retire', {}, theProgram);
    report.created++;
    return;
  }
  const differs = Object.entries(facts).some(([name, value]) => canonical(known.facts[name]) !== canonical(value));
  // Taken over or ended entries are their owner's now: the list no longer speaks for them.
  if (known.state !== 'filed' || !differs) report.unchanged++;
  else {
    await moveRecord(around, products, known.id, 'change', { facts }, theProgram);
    report.changed++;
  }
}

/** What a filing's class tells for certain about the facts that a grade needs; the rest stays unknown. */
function gradingFactsOf(algorithmClass: string): Record<string, unknown> {
  if (algorithmClass.includes('生成合成')) return { opinionOrMobilisation: true };
  return /个性化推送|排序精选|检索过滤/u.test(algorithmClass)
    ? { generative: [], faceOrVoiceSynthesis: false, opinionOrMobilisation: true }
    : {};
}
