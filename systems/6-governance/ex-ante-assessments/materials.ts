import { decideBy } from '#families/rules/decide.ts';
import { reasonOf } from '#families/rules/reasons.ts';
import { assessmentMaterials } from '#families/rules/tableFacts.ts';
import { type Label, label } from '#kernel/label.ts';
import type { RulesInForce } from '#kernel/rules.ts';

export type Material = keyof typeof assessmentMaterials;
const all = Object.keys(assessmentMaterials) as readonly Material[];

export interface Item {
  readonly material: Material;
  readonly name: Label;
  readonly required: boolean;
  /** Why it is required; empty where it is not. */
  readonly reasons: readonly { readonly text: Label; readonly articles: readonly string[]; readonly source?: Label }[];
  /** From the records that the platform holds, handed in by the applicant, or not given. */
  readonly given: 'record' | 'handedIn' | null;
  /** For what the records give: which facts. */
  readonly from?: Label;
}
type Known = Readonly<Record<string, unknown>>;
interface Entry {
  readonly material: string;
  readonly statement?: unknown;
  readonly files?: readonly unknown[];
}

const filled = (facts: Known, ...names: string[]): boolean =>
  names.every((name) => facts[name] !== undefined && !(Array.isArray(facts[name]) && facts[name].length === 0));

/** What is not asked for again, since the records hold it: whether they do, and in which facts. */
const held: Partial<
  Readonly<Record<Material, { from: Label; given: (product: Known, application: Known) => boolean }>>
> = {
  'self-assessment': {
    from: label('本申请的风险和防控措施', 'Risks and measures of this application'),
    given: (_, application) => filled(application, 'risks', 'measures'),
  },
  'warning-plan': {
    from: label('产品登记的风险预警方案', 'The warning plan of the product record'),
    given: (product) => filled(product, 'warningPlan'),
  },
  'human-control': {
    from: label('产品登记的人的控制与救济', 'Human control and remedies of the product record'),
    given: (product) => filled(product, 'humanControl', 'complaints'),
  },
  'ethics-opinion': {
    from: label('本平台的伦理审查批准', 'The ethics review approved here'),
    given: (product) => product.ethicsReviewed === true,
  },
};

/**
 * Every material an assessment may ask for: whether this product's facts require it, by which rows of the table in
 * force, and whether it is there. `product`: the facts of its record, with `ethicsReviewed` where a review is approved. What the platform's own records hold is not asked for again (State Council Order 716,
 * Article 7).
 */
export function checklistOf(product: Known, application: Known, rules: RulesInForce): readonly Item[] {
  const { trace } = decideBy('assessment-materials', 'materials', product, rules);
  // Rows that hold whatever the facts are reasons too: some materials every assessment asks for.
  const reasons = (trace.at(-1)?.rows ?? [])
    .filter((row) => row.matched === true)
    .map((row) => reasonOf('assessment-materials', 'materials', row));
  const entries = (application.materials ?? []) as readonly Entry[];
  return all.map((material) => {
    const why = reasons.filter((one) => one.outcome === material);
    const source = held[material];
    const handedIn = entries.some(
      (one) => one.material === material && (one.statement !== undefined || (one.files?.length ?? 0) > 0),
    );
    return {
      material,
      name: assessmentMaterials[material],
      required: why.length > 0,
      reasons: why.map(({ text, articles, source: rule }) => ({ text, articles, ...(rule && { source: rule }) })),
      given: source?.given(product, application) ? 'record' : handedIn ? 'handedIn' : null,
      ...(source && { from: source.from }),
    };
  });
}

export const missingOf = (items: readonly Item[]): readonly Item[] =>
  items.filter((one) => one.required && one.given === null);
