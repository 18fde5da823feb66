import { decideBy } from '#families/rules/decide.ts';
import { differentialTreatment, treatmentFindings } from '#families/rules/tableFacts.ts';
import type { Guard } from '#kernel/system.ts';

interface Found {
  readonly finding: string;
  readonly exception: string;
}
/** The finding that each conclusion on different treatment rests on. */
const carriedBy: Readonly<Record<string, string>> = {
  violation: 'unjustified',
  exception: 'excepted',
  none: 'conditions-differ',
};

/**
 * Whether different treatment is allowed follows from its elements by the rules in force (Shenzhen data regulation,
 * Article 69), not from a choice: asked of every price case that is decided, and wherever an exception is claimed.
 */
export const treatmentFollows: Guard = ({ facts, rules }) => {
  const given = facts as Readonly<Record<string, unknown>>;
  const { act, verdict, conclusion } = given;
  const asked =
    conclusion === 'exception' ||
    (act === 'pricing' && (conclusion === 'violation' || (conclusion === 'none' && verdict === 'fails')));
  if (!asked) return true;
  if ((verdict === 'fails' || verdict === 'passes') && given.differentTreatment === (verdict === 'passes'))
    return {
      field: 'differentTreatment',
      article: '72.2',
      message: { zh: '与检验结论不符', en: 'This is not what the screen found' },
    };
  const { value, missing } = decideBy<Found>('differential-treatment', 'finding', given, rules);
  const [first] = missing;
  if (!value)
    return {
      field: first,
      article: '72.2',
      message: { zh: `请写明：${labelOf(first).zh}`, en: `State whether: ${labelOf(first).en}` },
    };
  if (value.finding !== carriedBy[String(conclusion)]) {
    const found = treatmentFindings[value.finding] ?? { zh: value.finding, en: value.finding };
    return {
      field: 'conclusion',
      article: '72.2',
      message: {
        zh: `按现行规则，所述要件的认定是“${found.zh}”，与拟定结论不符`,
        en: `By the rules in force these elements are found to be “${found.en}”, which does not carry the conclusion`,
      },
    };
  }
  return (
    conclusion !== 'exception' ||
    given.exception === value.exception || {
      field: 'exception',
      message: { zh: '所述要件不符合这一例外', en: 'The elements stated are not those of this exception' },
    }
  );
};
const labelOf = (fact: string | undefined) =>
  differentialTreatment[fact as keyof typeof differentialTreatment]?.label ?? { zh: fact ?? '', en: fact ?? '' };
