import { type Evidence, evidenceReport, gradeOf } from '#families/deidentification/report.ts';
import type { City } from '#kernel/city.ts';
import { settingInForce } from '#kernel/settings.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { wordFor } from '#kernel/words.ts';
import type { Answers, Asked, Searched } from './jobs.ts';
import { settings } from './settings.ts';
import { factsOf, getVersion, levelsIn, levelsText } from './specs.ts';

interface Step {
  readonly move: string;
  readonly at: string;
  readonly name: string | null;
}

/** The steps of GB/T 37964 that people took, the last of each kind, in order. */
async function processOf(city: City, record: CaseRecord): Promise<NonNullable<Evidence['process']>> {
  const taken = await city.query<Step>(
    `select distinct on (e.event->>'move') e.event->>'move' as move, p.name,
       to_char((e.event->>'at')::timestamptz at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as at
     from journal e left join people p on p.id::text = e.event->'actor'->>'person'
     where e.record = $1 and e.event->>'move' in ('measure', 'search', 'choose', 'approve')
     order by e.event->>'move', e.seq desc`,
    [record.id],
  );
  const { reason } = factsOf(record);
  return taken
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .map(({ move, at, name }) => ({
      step: wordFor(move),
      who: name ?? '—',
      at,
      ...(move === 'choose' && reason && { note: reason.zh }),
    }));
}

/** The evidence report of a release that has verified, with the grade that it reaches. */
export async function evidenceOf(
  city: City,
  record: CaseRecord,
  { found, asked, output }: { found: Answers['release']; asked: Asked; output: string },
): Promise<{ html: string; grade: '2' | '3' }> {
  const { columns = [], levels } = factsOf(record);
  const version = await getVersion(city, record);
  const [kept] = await city.query<{ searched: Searched }>(
    'select searched from deidentification_findings where assessment = $1',
    [record.id],
  );
  if (!kept) throw new Error(`nothing was searched for ${record.number}`);
  const { searched } = kept;
  const chosen = searched.candidates.find((one) => levelsText(one.levels) === levels);
  const of = (role: string) => columns.flatMap((one) => (one.role === role ? [one.name ?? ''] : []));
  const at = levelsIn(levels);
  const html = evidenceReport({
    file: `${record.facts.title} · ${version.sourceName} · v${version.number}`,
    sha256: version.sourceFile,
    outSha256: output,
    columns: {
      quasi: searched.shown.map(({ column, levels: all }, nth) => ({
        name: column,
        level: at[nth] ?? 0,
        top: all.length - 1,
      })),
      sensitive: of('sensitive'),
      kept: of('kept'),
      removed: of('direct'),
    },
    goal: asked.goal,
    threshold: asked.threshold,
    rows: found.rows,
    suppressed: found.suppressed,
    rounds: found.rounds,
    score: (asked.goal.metric === 'loss' ? chosen?.loss : chosen?.classSize) ?? Number.NaN,
    search: { nodes: searched.nodes, checked: searched.checked, best: searched.best.score },
    breaches: found.breaches,
    before: found.before,
    after: found.after,
    ...(found.past > 0 && { joint: { releases: found.past, rows: found.narrowing?.rows ?? null } }),
    process: await processOf(city, record),
    settings: settings
      .map((one) => settingInForce(one, city.settings))
      .map(({ label, value, source, confirmed }) => ({ label, value: String(value), source, confirmed })),
  });
  return { html, grade: gradeOf(found.after, asked.threshold) };
}
