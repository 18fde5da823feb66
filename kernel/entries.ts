import type { Actor } from './access.ts';
import { parseFacts } from './fields/parse.ts';
import type { Label } from './label.ts';
import type { Refusal } from './refusals.ts';
import type { CaseRecord, Move, System } from './system.ts';

type Entered = { readonly given: unknown } | { readonly refusal: Refusal };

/**
 * What a move that adds to a list makes of its input: the facts as given, with the whole list in place of the one new
 * entry, stamped with who and when where the entry declares `by` and `at`. A second entry where one a person is allowed
 * is refused as `already-exists`, an entry that is no object as `invalid-input`.
 */
export function withEntry(
  of: System,
  record: CaseRecord,
  move: Move,
  given: unknown,
  actor: Actor,
  at: string,
): Entered {
  const list = move.adds && of.facts[move.adds.fact];
  if (!move.adds || list?.kind !== 'groups') return { given };
  const { fact, once } = move.adds;
  const rest = typeof given === 'object' && given !== null ? { ...given } : {};
  const entry: unknown = (rest as Record<string, unknown>)[fact];
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    return { refusal: { code: 'facts-missing', field: fact, message: list.label } };
  const before = (record.facts[fact] ?? []) as readonly { by?: string }[];
  if (once && actor.person !== undefined && before.some((one) => one.by === actor.person))
    return {
      refusal: { code: 'already-exists', field: fact, message: { zh: '每人只能填写一次', en: 'One entry a person' } },
    };
  const stamp = { ...('by' in list.facts && { by: actor.person }), ...('at' in list.facts && { at }) };
  const { problems } = parseFacts({ [fact]: list }, { [fact]: [{ ...entry, ...stamp }] });
  const problem = problems[0];
  if (problem) return { refusal: { code: 'invalid-input', field: fact, message: problem.message, fields: problems } };
  return { given: { ...rest, [fact]: [...before, { ...entry, ...stamp }] } };
}

/** Facts that a person may not begin a record with: those that no move of its first state lets anybody set. */
export function notForTheBeginning(
  of: System,
  actor: Actor,
  given: Readonly<Record<string, unknown>>,
): { field: string; message: Label }[] {
  if (actor.kind !== 'person') return [];
  const settable = new Set(Object.values(of.lifecycle[of.start] ?? {}).flatMap((move) => move.sets ?? []));
  return Object.keys(given)
    .filter((name) => !settable.has(name))
    .map((field) => ({
      field,
      message: {
        zh: `新建时不能填写“${of.facts[field]?.label.zh}”`,
        en: `“${of.facts[field]?.label.en}” cannot be set at the beginning`,
      },
    }));
}
