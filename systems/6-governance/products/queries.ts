import { factNames } from '#families/grading/input.ts';
import { always, type Evidence, exists, showing } from '#kernel/evidence.ts';
import { changesSinceFiling } from './filing.ts';
import { providerParties } from './takeOver.ts';

/** The reads that others may ask for about a product, over the asking record `r`. */
export const answers = {
  changesSinceFiling,
  providerParties,
  /** What the grade rests on, and the grade, of the product that `r` names. */
  gradedFacts: `select (select jsonb_object_agg(f.key, f.value) from jsonb_each(q.facts) f where f.key in ('grade', ${factNames.map((name) => `'${name}'`).join(', ')}))
    from records q where q.system = 'products' and q.state <> 'draft' and q.id = (r.facts->>'product')::uuid`,
} as const;

// Over all products at once: the other records are gathered once, not looked up product by product.
const assessed =
  "(r.owner, r.id::text) in (select a.owner, a.facts->>'product' from records a where a.system = 'ex-ante-assessments' and a.state in ('passed', 'revocationDue', 'revoking', 'hearing', 'heard'))";
/** Whether a system has published something of the owner's about the product in its present version. */
const published = (system: string) =>
  `(r.owner, r.id::text, r.facts->>'version') in (select d.owner, d.facts->>'product', d.facts->>'version' from records d where d.system = '${system}' and d.state = 'published')`;
const watched =
  "(r.owner, r.id::text) in (select m.owner, m.facts->>'product' from records m where m.system = 'warning-metrics' and m.state = 'watched')";
const isTracked =
  "r.id::text in (select t.facts->>'product' from records t where t.system = 'tracking-reports' and t.state = 'inPeriod')";
const reportIsLate = `r.id::text in (select t.facts->>'product' from records t join clocks c on c.record = t.id
  where t.system = 'tracking-reports' and c.name = 'report' and not c.ended and c.due_on < (now() at time zone 'Asia/Shanghai')::date)`;
const isHigh = "r.facts->>'grade' = 'high'";
const isGraded = "r.facts->>'grade' in ('low', 'medium', 'high')";
const gradeIsRecorded =
  "(r.id::text, r.facts->>'grade') in (select g.facts->>'product', g.facts->>'grade' from records g where g.system = 'risk-grading' and g.state in ('graded', 'objected', 'upheld', 'reopened'))";

/**
 * What products show of the duties, whoever's room answers them. A product in use that lacks its ground is a breach.
 * Articles 10 (inclusive and prudent regulation) and 66(1) (a better mechanism) are bound to nothing: that a product is
 * registered shows neither.
 */
export const evidence: Readonly<Record<string, Evidence>> = {
  '10.1c': showing(
    always(['registered', 'inUse', 'suspended'], `${isGraded} and ${gradeIsRecorded}`),
    '登记的产品均已分级，分级记录可查',
    'every registered product has a grade, recorded with its reasons',
  ),
  '12.1a': showing(
    exists('inUse'),
    '使用中的产品在目录中公开，供公众查找',
    'products in use stand in a public catalogue; how far their use has spread is not shown',
  ),
  '66.1a': showing(
    always(['inUse'], `case when ${isHigh} then ${assessed} else ${published('disclosures')} end`, isGraded),
    '使用中的产品均走完与其等级相应的监管路径',
    'every product in use has followed the path of its grade',
  ),
  '66.2a': showing(
    always(['inUse'], assessed, isHigh),
    '使用中的高风险产品均通过事前评估',
    'every high-risk product in use has passed its assessment',
  ),
  '66.2b': showing(
    always(['inUse'], watched, isHigh),
    '使用中的高风险产品均有监测中的预警指标',
    'every high-risk product in use has a metric under watch',
  ),
  '66.2c': showing(
    always(['inUse'], published('disclosures'), "r.facts->>'grade' in ('low', 'medium')"),
    '使用中的中低风险产品均已披露所用版本',
    'every medium- or low-risk product in use has been disclosed in its version',
  ),
  '66.2d': showing(
    always(['inUse'], `${isTracked} and not ${reportIsLate}`, "r.facts->>'grade' in ('low', 'medium')"),
    '使用中的中低风险产品均在跟踪，且没有超过暂行期限未交的跟踪报告',
    'every medium- or low-risk product in use is tracked, and none owes a report past the working term',
  ),
  '71.1': showing(
    always(
      ['inUse'],
      published('explanations'),
      "(r.facts->'publicDecision' = 'true' or r.facts->'publicInterestCommerce' = 'true')",
    ),
    '使用中的公共决策类和公共利益商业类产品均已公开所用版本的算法说明',
    'every product in use for public decisions or business touching the public interest is explained in its version',
  ),
};
