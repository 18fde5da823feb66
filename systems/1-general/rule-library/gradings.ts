import { gradeProduct } from '#families/grading/grade.ts';
import { factNames } from '#families/grading/input.ts';
import { isRuleTable } from '#families/rules/catalogue.ts';
import { runnable } from '#families/rules/versions.ts';
import type { City } from '#kernel/city.ts';
import { factsAfter, type JournalEvent } from '#kernel/journal.ts';
import type { RuleVersion } from '#kernel/rules.ts';
import type { CaseRecord } from '#kernel/system.ts';

interface VersionRow {
  readonly table: string;
  readonly record: string;
  readonly number: string;
  readonly version: string;
  readonly standing: string;
  readonly text: string;
  readonly dmn: string;
}

/** The versions that were in force at a moment, by their journals; for grading the one that the result names. */
const versionsThen = (grading: CaseRecord, city: City): Promise<VersionRow[]> =>
  city.query<VersionRow>(
    `select distinct on (1) r.facts->>'table' as "table", r.id as record, r.number, r.facts->>'title' as version,
       r.facts->>'standing' as standing, r.facts->>'text' as text, t.xml as dmn
     from records r join journal j on j.record = r.id
     join rule_texts t on t.digest = r.facts->>'text' and t.rule_table = r.facts->>'table'
     where r.system = 'rule-library' and j.event->>'to' = 'inForce' and j.event->>'from' <> 'inForce'
       and (r.facts->>'table' <> 'grading' or $2::uuid is null or r.id = $2::uuid)
       and r.facts->>'table' = any('{grading,expert-re-review,pilot-eligibility}')
       and (j.event->>'at' <= $1 or r.id = $2::uuid)
     order by 1, j.event->>'at' desc`,
    [grading.createdAt, grading.facts.ruleRecord ?? null],
  );

/**
 * Finds a grade once more as it was found: the product's facts at the revision that was graded, from the journal, by the
 * texts then in force. Null where the journal no longer tells the revision.
 */
export async function gradeAgain(grading: CaseRecord, city: City) {
  const { product, revision } = grading.facts;
  if (typeof product !== 'string' || typeof revision !== 'number') return null;
  const events = await city.query<{ event: JournalEvent }>(
    'select event from journal where record = $1 and seq <= $2 order by seq',
    [product, revision],
  );
  const facts = factsAfter(events.map(({ event }) => event));
  const versions = await versionsThen(grading, city);
  const rules: Record<string, RuleVersion> = {};
  for (const { standing, number: _number, ...known } of versions)
    if (isRuleTable(known.table)) rules[known.table] = runnable({ ...known, provisional: standing !== 'issued' });
  const known = Object.fromEntries(factNames.flatMap((name) => (facts[name] == null ? [] : [[name, facts[name]]])));
  const again = gradeProduct(known, rules);
  return {
    grading: { id: grading.id, number: grading.number, grade: grading.facts.grade, at: grading.createdAt },
    revision,
    versions: versions.map(({ table, record, number, version, text }) => ({ table, record, number, version, text })),
    same: again.grade === grading.facts.grade,
    ...again,
  };
}
