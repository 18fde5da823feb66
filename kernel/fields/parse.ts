import type { Facts } from './field.ts';
import type { FactProblem, ParsedFacts } from './kind.ts';
import { kindOf } from './kinds.ts';

/**
 * Checks facts that came from outside against their fields, all faults at once. A fact that is absent stays as it is;
 * null or an empty text clears it. A name that is not declared is a fault, so that a typing error loses nothing.
 */
export function parseFacts(fields: Facts, given: unknown): ParsedFacts {
  const facts: Record<string, unknown> = {};
  const problems: FactProblem[] = [];
  const warnings: FactProblem[] = [];
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    problems.push({ field: '', message: { zh: '应为事实的对象', en: 'must be an object of facts' } });
    return { facts, problems, warnings };
  }
  for (const [name, value] of Object.entries(given)) {
    const one = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!one) {
      problems.push({
        field: name,
        message: { zh: `没有名为“${name}”的事实`, en: `there is no fact named “${name}”` },
      });
    } else if (value === undefined) {
    } else if (value === null || value === '') {
      facts[name] = null;
    } else {
      const parsed = kindOf(one).parse(value, one as never, parseFacts);
      if (parsed.ok) facts[name] = parsed.value;
      else problems.push({ field: name, message: parsed.problem });
      if (parsed.ok && parsed.warning) warnings.push({ field: name, message: parsed.warning });
    }
  }
  return { facts, problems, warnings };
}
