import { type Evidence, exists, onceAll, showing } from '#kernel/evidence.ts';

export const answers = {
  /** What was found in the text that a version names. */
  text: `select jsonb_build_object('blocking', t.blocking, 'findings', coalesce((select jsonb_agg(b.f) from (
      select f from jsonb_array_elements(t.findings) f where f->'blocks' = 'true' limit 10) b), '[]'))
    from rule_texts t where t.digest = r.facts->>'text' and t.rule_table = r.facts->>'table'`,
  /** The version of its table that is in force. */
  inForce: `select to_jsonb(f.record) from rules_in_force f where f.rule_table = r.facts->>'table'`,
} as const;

/** What the library shows of the duties to make rules. */
export const evidence: Readonly<Record<string, Evidence>> = {
  '10.1b': showing(
    exists('inForce'),
    '监管规则逐表编制、注明条款和依据，施行版本可查',
    'rules are written table by table, with provision and source, and the version in force can be read; standards are not shown here',
  ),
  '66.3': showing(
    onceAll(['inForce'], "r.facts->>'standing' = 'issued'", "r.facts->>'table' = 'grading'"),
    '施行中的分级规则系依据市人民政府发布的办法；在此之前为暂行规则',
    'the grading rules in force are issued under the measure of the city; until then they are provisional',
  ),
};
