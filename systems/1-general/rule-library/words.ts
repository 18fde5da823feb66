import { obligationKinds } from '#families/grading/obligations.ts';
import { parts } from '#families/routing/matter.ts';
import { type RuleTableId, ruleTables } from '#families/rules/catalogue.ts';
import type { Label } from '#kernel/label.ts';
import { getOffice, isOfficeId } from '#law/offices.ts';

const kinds: Readonly<Record<string, { readonly label: Label }>> = obligationKinds;
const partNames: Readonly<Record<string, Label>> = parts;

/** What an outcome of a case is called: an obligation, an office with its part, or a decision's answer. */
export function outcomeName(table: RuleTableId, outcome: string): Label {
  if (Object.hasOwn(kinds, outcome)) return kinds[outcome]?.label ?? { zh: outcome, en: outcome };
  const [of = '', value = ''] = outcome.split(': ', 2);
  if (isOfficeId(of)) {
    const [office, part] = [getOffice(of).name, partNames[value]];
    return { zh: `${office.zh}：${part?.zh ?? value}`, en: `${office.en}: ${part?.en ?? value}` };
  }
  const outcomes: Readonly<Record<string, Readonly<Record<string, Label>>>> = ruleTables[table].outcomes;
  const name = (language: 'zh' | 'en') =>
    value.replace(/"([^"]*)"/gu, (_, code: string) => {
      const named = Object.values(outcomes).find((one) => Object.hasOwn(one, code));
      return named?.[code]?.[language] ?? code;
    });
  return { zh: name('zh'), en: name('en') };
}
