import { everyCommentIsAnswered, unansweredOn } from '#families/committee/comments.ts';
import { type Evidence, exists, onceAll, showing } from '#kernel/evidence.ts';
import type { Guard } from '#kernel/system.ts';

const comments = 'governance-forum-comments';
export const unanswered = `${comments}.unanswered`;
export const byQuestion = `${comments}.byQuestion`;
export const answered = everyCommentIsAnswered(comments, '64.1');

interface Outcome {
  readonly what: string;
  readonly norm?: string;
  readonly reference?: string;
}
/** What is said to have become of a consultation can be looked up: the norm, the setting, the version. */
export const outcomesCanBeFound: Guard = ({ facts }) => {
  const { outcomes = [] } = facts as { outcomes?: readonly Outcome[] };
  const vague = outcomes.find(
    ({ what, norm, reference }) =>
      (what === 'norm' && norm === undefined) || (['setting', 'rule'].includes(what) && reference === undefined),
  );
  return (
    vague === undefined || {
      field: 'outcomes',
      message: {
        zh: '转化为规范的请选择规范，转化为数值或者规则的请写明设置项或者版本',
        en: 'Name the norm, the setting or the version that it became',
      },
    }
  );
};

/** Comments on the asking consultation by question, with how each was dealt with and in whose name it was made. */
export const byQuestionSql = `select coalesce(json_agg(json_build_object('topic', g.topic, 'n', g.n, 'adopted', g.adopted, 'partly', g.partly,
    'enterprises', g.enterprises, 'organisations', g.organisations) order by g.topic), '[]')
  from (select c.facts->>'topic' as topic, count(*)::int as n,
      count(*) filter (where c.facts->>'disposition' = 'adopted')::int as adopted,
      count(*) filter (where c.facts->>'disposition' = 'partly')::int as partly,
      count(*) filter (where c.facts->>'from' = 'enterprise')::int as enterprises,
      count(*) filter (where c.facts->>'from' = 'organisation')::int as organisations
    from records c where c.system = '${comments}' and c.state <> 'withheld' and c.facts @> jsonb_build_object('about', r.id)
    group by 1) g`;

/** What consultations show of Article 64: that there are some, what became of them, and who took part. */
export const evidence: Readonly<Record<string, Evidence>> = {
  '64.1a': showing(
    exists('consulting', 'reporting', 'published'),
    '已就治理事项公开征询社会意见',
    'matters of governance have been put to everybody',
  ),
  '64.1b': showing(
    onceAll(['published'], "jsonb_array_length(coalesce(r.facts->'outcomes', '[]')) > 0"),
    '已结束的征询都写明转化为哪一项规范、数值或者规则，或者为何暂未采用',
    'of each consultation that ended it is said what it became, or why it was not taken up',
  ),
  '64.1c': showing(
    onceAll(
      ['published'],
      `(select count(distinct c.facts->>'from') from records c where c.system = '${comments}' and c.facts @> jsonb_build_object('about', r.id)) >= 2`,
    ),
    '已结束的征询都有个人、企业、其他组织中的两类以上参加',
    'in each consultation that ended at least two of persons, enterprises and organisations took part',
  ),
};
export const unansweredSql = unansweredOn(comments);
