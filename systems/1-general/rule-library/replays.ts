import { isRuleTable, type RuleTableId } from '#families/rules/catalogue.ts';
import { firstTexts } from '#families/rules/firstRules.ts';
import type { City } from '#kernel/city.ts';
import { label } from '#kernel/label.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { task } from '#kernel/tasks.ts';
import { casesAfter, countCases } from './cases.ts';
import { replayed } from './desk.ts';
import { findText } from './texts.ts';

export interface ReplayRow {
  id: string;
  version: string;
  rule_table: RuleTableId;
  text: string;
  against: string | null;
  /** The digests that it is compared with, by table; a table without a record is in its first version. */
  rules: Readonly<Record<string, string>>;
  state: 'running' | 'done';
  total: number | null;
  done: number;
  changed: number;
  last: string | null;
  begun_at: string;
  ended_at: string | null;
}

/** The tables that a case of this one is compared by: those about products rest on each other. */
const productTables = ['grading', 'expert-re-review', 'pilot-eligibility'] as const;
const comparedBy = (table: RuleTableId): readonly RuleTableId[] =>
  productTables.some((one) => one === table) ? productTables : [table];

/** Begins the replay that a step of a version asked for, against what is in force now, and the task that runs it. */
export async function beginReplay(version: CaseRecord, revision: number, city: City): Promise<void> {
  const { table, text } = version.facts;
  if (version.state !== 'replaying' || version.revision !== revision || !isRuleTable(table)) return;
  const rows = await city.query<{ rule_table: string; record: string; text: string }>(
    "select f.rule_table, f.record, r.facts->>'text' as text from rules_in_force f join records r on r.id = f.record where f.rule_table = any($1)",
    [comparedBy(table)],
  );
  const rules = Object.fromEntries(rows.map((row) => [row.rule_table, row.text]));
  const against = rows.find((row) => row.rule_table === table)?.record ?? null;
  await city.query(
    `insert into rule_replays (version, revision, rule_table, text, against, rules) values ($1, $2, $3, $4, $5, $6)
     on conflict (version, revision) do nothing`,
    [version.id, revision, table, text, against, JSON.stringify(rules)],
  );
  const [made] = await city.query<{ id: string }>('select id from rule_replays where version = $1 and revision = $2', [
    version.id,
    revision,
  ]);
  if (made) await city.start('rule-library.replay', { replay: made.id }, { key: made.id });
}

const atOnce = 50;

/** Runs a version over all past cases of its table and keeps a line for each that changes. Goes on where it stopped. */
export const replayTask = task({
  name: 'rule-library.replay',
  label: label('规则版本影响回放', 'Impact replay of a rule version'),
  async run({ replay }, control, city) {
    const row = async () => (await city.query<ReplayRow>('select * from rule_replays where id = $1', [replay]))[0];
    let at = await row();
    if (!at) return null;
    const { rule_table: table, version } = at;
    const was = Object.fromEntries(
      await Promise.all(
        comparedBy(table).map(
          async (one): Promise<[string, string]> => [one, (await findText(at?.rules[one], city)) ?? firstTexts[one]],
        ),
      ),
    );
    const becomes = { ...was, [table]: (await findText(at.text, city)) ?? '' };
    const total = await countCases(table, city);
    while (at?.state === 'running') {
      await control.progress(at.done, total);
      const cases = await casesAfter(table, at.last, atOnce, city);
      const lines = cases.length > 0 ? await replayed({ table, was, becomes }, cases) : [];
      // Where it stands changes with the lines; one who was overtaken changes nothing.
      await city.query(
        `with moved as (
           update rule_replays set done = done + $3, changed = changed + $4, last = coalesce($5::uuid, last), total = $6,
             state = case when $3 < ${atOnce} then 'done' else state end, ended_at = case when $3 < ${atOnce} then now() end
           where id = $1 and last is not distinct from $2::uuid and state = 'running' returning id)
         insert into rule_replay_lines (replay, record, number, title, kinds, was, becomes)
         select moved.id, (x->>'record')::uuid, x->>'number', x->>'title',
           array(select jsonb_array_elements_text(x->'kinds')), x->'was', x->'becomes'
         from moved, jsonb_array_elements($7::jsonb) x on conflict do nothing`,
        [replay, at.last, cases.length, lines.length, cases.at(-1)?.id ?? null, total, JSON.stringify(lines)],
      );
      at = await row();
    }
    if (!at) return null;
    await control.progress(at.done, Math.max(total, at.done));
    const found = {
      replay: at.id,
      replayedText: at.text,
      replayedAgainst: at.against,
      cases: at.done,
      changed: at.changed,
    };
    const now = await city.get('rule-library', version);
    // A version that was taken back or changed meanwhile waits for no replay of this text.
    if (now?.state === 'replaying' && now.facts.text === at.text)
      await city.move('rule-library', version, 'recordReplay', found, { key: `replay-${at.id}` });
    return { cases: at.done, changed: at.changed };
  },
});
