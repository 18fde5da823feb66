import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { countUse } from '#families/opendata/uses.ts';
import type { City } from '#kernel/city.ts';
import { effect } from '#kernel/effects.ts';
import { type Label, label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { settingValue } from '#kernel/settings.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { offices } from '#law/offices.ts';
import { exportDocuments } from './documents.ts';
import { type Granted, grantedTo } from './granted.ts';
import { recordRead, type SandboxRead } from './reads.ts';
import { runInSandbox } from './sandbox.ts';
import type { CheckedExport, EarlierExport } from './sandboxJob.ts';
import { SandboxRefused, sandboxRefusals } from './sandboxRefusals.ts';
import { disclosureLimits, queryLimits, release } from './settings.ts';

/** So many rows of a result are kept to look at. */
const previewed = 200;

/** Checks an export cell by cell in the sandbox, and releases it, holds it back or takes it to an officer. */
export const checksExport = effect({
  name: 'data-exports.check',
  payload: ({ id }) => ({ export: id }),
  async run({ export: id }, city) {
    const asked = await city.get('data-exports', String(id));
    const request = asked && (await city.get('data-requests', String(asked.facts.request)));
    if (asked?.state !== 'checking' || !request) return;
    const key = `checked-${asked.id}`;
    const office = { office: request.facts.office };
    try {
      const granted = await grantedTo(request, city);
      const checked = await checkedExport(asked, request, granted, city);
      await settle(asked, checked, office, city, key);
    } catch (error) {
      const why = refusalWords(error);
      const finding = { rule: 'form', cell: '–', reason: why };
      await city.move('data-exports', asked.id, 'holdBack', { ...office, findings: [finding] }, { key });
    }
  },
});

function refusalWords(error: unknown): Label {
  if (error instanceof SandboxRefused) {
    const { zh, en } = sandboxRefusals[error.refusal.code];
    const { detail } = error.refusal;
    return detail ? label(`${zh}：${detail.zh}`, `${en}: ${detail.en}`) : { zh, en };
  }
  if (error instanceof Refused)
    return (
      error.refusal.message ??
      label('沙箱没有开通或者数据不能提供', 'The sandbox is not open, or the data are not served')
    );
  throw error;
}

const sqlOf = ({ facts }: CaseRecord): string => (facts.sql as { zh: string }).zh;

/**
 * Checks against all that has left and all that may. What two exports give away together is seen by one of them at
 * least, however they are timed: each writes what it shows before it looks once more whether others have come.
 */
async function checkedExport(
  asked: CaseRecord,
  request: CaseRecord,
  granted: Granted,
  city: City,
): Promise<CheckedExport> {
  let earlier = await releasedBefore(asked, granted.version, city);
  for (;;) {
    const checked = await checkedAgainst(earlier, asked, request, granted, city);
    await keep(asked, checked, granted, city);
    const now = await releasedBefore(asked, granted.version, city);
    if (now.length <= earlier.length) return checked;
    earlier = now;
  }
}

async function checkedAgainst(
  earlier: readonly EarlierExport[],
  asked: CaseRecord,
  request: CaseRecord,
  { file, version, dataset, fields }: Granted,
  city: City,
): Promise<CheckedExport> {
  const sql = sqlOf(asked);
  const named = (sensitivity: string) =>
    fields.filter((one) => one.sensitivity === sensitivity).map(({ name }) => name);
  const [person] = await city.query<{ name: string }>('select name from people where id = $1', [
    asked.hands.submit ?? null,
  ]);
  const by = { person: asked.hands.submit, name: person?.name };
  const started = performance.now();
  const read = (outcome: SandboxRead['outcome'], rows: number | null) =>
    recordRead(city, request.id, by, { kind: 'export', sql, outcome, rows, ms: performance.now() - started });
  try {
    const limits = disclosureLimits(city.settings);
    const checked = await runInSandbox({
      file,
      sql,
      limits: queryLimits(city.settings),
      export: { quasi: named('quasi'), direct: named('direct'), limits, earlier },
    });
    await read('ran', checked.rows.length);
    await countUse(city, { dataset, version, kind: 'export', reader: asked.owner });
    return checked;
  } catch (error) {
    if (error instanceof SandboxRefused) await read(error.refusal.code, null);
    throw error;
  }
}

/** What has left or may leave to the same party from the same version, whichever request it was under. */
const releasedBefore = (asked: CaseRecord, version: string, city: City): Promise<EarlierExport[]> =>
  city.query<EarlierExport>(
    `select r.number || ' ' || (r.facts->>'title') as name, r.facts#>>'{sql,zh}' as sql, e.shown
     from records r join export_results e on e.export = r.id
     where r.system = 'data-exports' and r.state in ('leftSandbox', 'awaitingRelease', 'checking')
       and r.owner = $1 and e.version = $2 and r.id <> $3
     order by r.created_at`,
    [asked.owner, version, asked.id],
  );

const keep = (asked: CaseRecord, { columns, rows, shown }: CheckedExport, { version }: Granted, city: City) =>
  city.query(
    `insert into export_results (export, version, columns, preview, shown) values ($1, $2, $3, $4, $5)
     on conflict (export) do update set columns = excluded.columns, preview = excluded.preview, shown = excluded.shown`,
    [asked.id, version, JSON.stringify(columns), JSON.stringify(rows.slice(0, previewed)), JSON.stringify(shown)],
  );

/** Text that a spreadsheet would take for a formula is made plain text. */
const csvOf = ({ columns, rows }: CheckedExport): Buffer =>
  Buffer.from(stringify([columns.map(({ name }) => name), ...rows], { bom: true, escape_formulas: true }));

async function settle(
  asked: CaseRecord,
  checked: CheckedExport,
  office: object,
  city: City,
  key: string,
): Promise<void> {
  const { findings, doubts, kind, rows } = checked;
  const content = findings.length === 0 ? csvOf(checked) : null;
  const stored = content && (await city.files.put(Readable.from([content]), `${asked.number}.csv`));
  if (stored) await city.query('update export_results set sha256 = $2 where export = $1', [asked.id, stored.sha256]);
  const found = {
    ...office,
    form: kind,
    rows: rows.length,
    thresholds: thresholdsOf(city),
    ...(findings.length > 0 && {
      findings: findings.map(({ rule, cell, column, row, message }) => ({
        rule,
        cell: cell.slice(0, 600),
        ...(column !== null && column !== '' && { column: column.slice(0, 200) }),
        ...(row !== null && { row: row + 1 }),
        reason: message,
      })),
    }),
    ...(doubts.length > 0 && { doubts: doubts.map((doubt) => ({ doubt })) }),
    ...(stored && { fingerprint: stored.sha256, bytes: stored.size }),
  };
  if (findings.length > 0) return void (await city.move('data-exports', asked.id, 'holdBack', found, { key }));
  if (doubts.length > 0 || settingValue(release, city.settings) === 'officer')
    return void (await city.move('data-exports', asked.id, 'askForRelease', found, { key }));
  const letter = await noticeOf({ ...asked, facts: { ...asked.facts, ...found } }, city);
  await city.move('data-exports', asked.id, 'letOutByRule', found, { key, letter });
}

function thresholdsOf(city: City): Label {
  const { minimumCount, dominantUnits, dominantPercent, protectionPercent, k } = disclosureLimits(city.settings);
  return label(
    `每格至少${minimumCount}条；最大的${dominantUnits}个数值不超过合计的${dominantPercent}%；p% = ${protectionPercent}；k = ${k}（来源待确认）`,
    `At least ${minimumCount} rows a cell; the largest (${dominantUnits}) at most ${dominantPercent}% of a total; p% = ${protectionPercent}; k = ${k} (sources to be confirmed)`,
  );
}

/** The notice that goes with a release by the rule, as the program drafts it. */
async function noticeOf(record: CaseRecord, city: City) {
  const [owner] = await city.query<{ zh: string; en: string | null }>(
    'select name as zh, name_en as en from parties where id = $1',
    [record.owner],
  );
  return exportDocuments.releaseNotice.render({
    record,
    ownerName: label(owner?.zh ?? '', owner?.en ?? owner?.zh ?? ''),
    office: offices.find(({ id }) => id === record.facts.office)?.name ?? label('', ''),
    today: city.now().toISOString().slice(0, 10),
    reads: { 'data-requests.request': await city.ask('data-requests.request', 'data-exports', record.id) },
  });
}
