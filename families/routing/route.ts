import { type Fact, type Field, fields, gradingFacts } from '#families/grading/input.ts';
import { ruleInForce } from '#families/rules/decide.ts';
import { firstRules } from '#families/rules/firstRules.ts';
import { type Label, label } from '#kernel/label.ts';
import type { RuleRow, RulesInForce, RuleTrace } from '#kernel/rules.ts';
import { type OfficeId, officeIds } from '#law/offices.ts';
import { readCitation } from '../citation.ts';
import { type matterKinds, type Part, parts } from './matter.ts';
import { proposedRemits, type Remit, unlistedAuthorities } from './remits.ts';

/** What is asked about. `act`: an item of Article 72(2), such as `72.2(5)`. Facts not known may be left out. */
export interface Matter {
  readonly kind: (typeof matterKinds)[number];
  readonly field?: string;
  readonly act?: string;
  readonly text?: string;
  /** The facts of the product concerned, as far as they are known. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

export interface RoutingReason {
  /** The row of the rules, or what else the reason comes from: `field`, `fallback`, a duty's id. */
  readonly rule: string;
  readonly part: Part;
  readonly articles: readonly string[];
  readonly text: Label;
  /** What in the matter made the rule hold. */
  readonly because: readonly Label[];
  /** True where the Regulation itself says so, or the office has confirmed it; else a proposal, to be confirmed. */
  readonly confirmed: boolean;
}
export interface ProposedOffice {
  readonly office: OfficeId;
  readonly part: Part;
  readonly confirmed: boolean;
  readonly reasons: readonly RoutingReason[];
}
export type Found = { readonly office: OfficeId } & RoutingReason;

interface Output {
  readonly office: OfficeId;
  readonly part: Part;
  readonly basis: 'regulation' | 'proposed';
}

/** What a fact is taken to be where the matter does not tell: nothing that points to an office. */
const nothingKnown = Object.fromEntries(
  Object.entries(gradingFacts).map(([name, { kind }]: [string, Fact]) => [
    name,
    kind === 'yes-no' ? false : kind === 'integer' ? 0 : kind === 'choices' ? [] : '',
  ]),
);
const known = (facts: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== null));

/**
 * The offices responsible for a matter, first those to turn to first. Pure. Never empty: where nothing else is found,
 * the industry authority, which Article 6(1) charges with coordinating. `remits` are those in force.
 */
export function proposeOffices(
  matter: Matter,
  remits: readonly Remit[] = proposedRemits,
  rules: RulesInForce = firstRules,
): readonly ProposedOffice[] {
  const facts = matter.facts ?? {};
  const trace = ruleInForce('routing', rules).run('offices', {
    ...nothingKnown,
    ...known(facts),
    kind: matter.kind,
    act: matter.act ?? '',
    text: (matter.text ?? '').toLowerCase(),
  });
  const concerns = trace.filter((one) => one.decision === 'factConcerns' || one.decision === 'textConcerns');
  const rows = trace.at(-1)?.rows.filter((row) => row.matched === true) ?? [];
  const found = rows.map((row): Found => {
    const { office, part, basis } = row.output as Output;
    const cited = readCitation(row.annotation) ?? { articles: [], text: label('', '') };
    return { office, part, rule: row.id, ...cited, because: causes(row, concerns), confirmed: basis === 'regulation' };
  });
  const field = matter.field ?? facts.field;
  return inOrder([...found, ...(isField(field) ? officesOfField(field, remits) : [])]);
}

/** The rows about facts and text that gave the concerns which a row of the offices asked for. */
function causes(row: RuleRow, concerns: readonly RuleTrace[]): readonly Label[] {
  const asked = row.cells.find((cell) => cell.input === 'concerns')?.text;
  if (!asked) return [];
  return concerns.flatMap(({ rows }) =>
    rows
      .filter((one) => one.matched === true && asked.includes(JSON.stringify(one.output)))
      .map((one) => readCitation(one.annotation)?.text ?? label('', '')),
  );
}

/** Those in charge of an application field; where none is, the industry authority, with whose remit it truly is. */
export function officesOfField(field: Field, remits: readonly Remit[]): readonly Found[] {
  const { article, zh, en } = fields[field];
  const reason = { rule: 'field', articles: [article, '6.2'], because: [label(`应用领域：${zh}`, `Field: ${en}`)] };
  const inCharge = remits
    .filter((one) => one.fields.includes(field))
    .map(({ office, confirmed }): Found => {
      const text = label(`${zh}领域由其负责`, `The field “${en}” is in its charge`);
      return { ...reason, office, part: 'lead', text, confirmed };
    });
  const outside = unlistedAuthorities[field];
  if (inCharge.length > 0 || !outside) return inCharge;
  const text = label(
    `${zh}领域属${outside.zh}职责，条例第六条第二款未列名；由市产业主管部门协调`,
    `The field “${en}” belongs to ${outside.en}, which Article 6(2) does not name; the industry authority coordinates`,
  );
  return [{ ...reason, office: 'industry', part: 'coordinate', text, confirmed: false }];
}

const partOrder = Object.keys(parts) as readonly Part[];
const fallback: Found = {
  office: 'industry',
  rule: 'fallback',
  part: 'coordinate',
  articles: ['6.1'],
  text: label(
    '没有规则指向其他部门；人工智能产业工作由市产业主管部门协调',
    'No rule points to another office; the industry authority coordinates AI industry work',
  ),
  because: [],
  confirmed: true,
};

/**
 * One entry an office, with all its reasons and the part that comes first. Ordered by part, then what is confirmed,
 * then by the number of reasons, then as the Regulation lists the offices.
 */
export function inOrder(found: readonly Found[]): readonly ProposedOffice[] {
  const byOffice = Map.groupBy(found.length > 0 ? found : [fallback], (one) => one.office);
  const rank = (part: Part) => partOrder.indexOf(part);
  return [...byOffice]
    .map(([office, all]): ProposedOffice => {
      const reasons = all
        .map(({ office: _office, ...reason }) => reason)
        .toSorted((a, b) => rank(a.part) - rank(b.part) || Number(b.confirmed) - Number(a.confirmed));
      const part = reasons[0]?.part ?? 'coordinate';
      return { office, part, confirmed: reasons.some((one) => one.part === part && one.confirmed), reasons };
    })
    .toSorted(
      (a, b) =>
        rank(a.part) - rank(b.part) ||
        Number(b.confirmed) - Number(a.confirmed) ||
        b.reasons.length - a.reasons.length ||
        officeIds.indexOf(a.office) - officeIds.indexOf(b.office),
    );
}

const isField = (value: unknown): value is Field => typeof value === 'string' && Object.hasOwn(fields, value);
