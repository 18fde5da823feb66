import { type Actor, holds } from './access.ts';
import type { Calendar } from './clock/calendar.ts';
import type { ClockRecord } from './clock/clock.ts';
import type { DocumentModel } from './documents.ts';
import { notForTheBeginning, withEntry } from './entries.ts';
import type { FactProblem } from './fields/kind.ts';
import { parseFacts } from './fields/parse.ts';
import { changesBetween, digestOf, genesis, type JournalEvent, seal } from './journal.ts';
import { type Notice, noticesOf } from './notices.ts';
import type { Refusal, RefusalCode, RefusalDetail } from './refusals.ts';
import type { RulesInForce } from './rules.ts';
import type { SettingValues } from './settings.ts';
import { type CaseRecord, guardsOf, type Move, ownerAfter, requiredFacts, type System } from './system.ts';
import { applyClockChanges, isRunning } from './terms.ts';

export interface StepInput {
  readonly facts?: unknown;
  readonly reason?: string;
  readonly letter?: DocumentModel;
}

/** All that a step may know besides the record; the store gathers it in one read. */
export interface StepContext {
  readonly now: Date;
  readonly settings: SettingValues;
  readonly rules: RulesInForce;
  readonly calendar: Calendar;
  readonly clocks: readonly ClockRecord[];
  readonly reads: Readonly<Record<string, unknown>>;
}

export interface Stepped {
  readonly ok: true;
  readonly record: CaseRecord;
  readonly event: JournalEvent;
  readonly clocks: readonly ClockRecord[];
  readonly effects: readonly { readonly name: string; readonly payload: Readonly<Record<string, unknown>> }[];
  readonly notices: readonly Notice[];
  readonly letter?: { readonly kind: string; readonly model: DocumentModel };
  readonly warnings: readonly FactProblem[];
}
export type StepResult = Stepped | { readonly ok: false; readonly refusal: Refusal };

const recusal = { zh: '与当事人有利害关系，应当回避', en: 'You have an interest in the matter and are recused' };

/** A refusal as the result of a step. */
const refuse = (code: RefusalCode, detail: RefusalDetail = {}): StepResult => ({
  ok: false,
  refusal: { code, ...detail },
});

/**
 * The one way in which a record changes. Pure: it gives the next record with its journal event, clocks, effects and
 * notices, or a refusal; nothing else happens. Refuses in the order a person would ask: does the step exist here, may
 * you, were you the one who proposed, is what you entered right, is it complete, are the conditions met.
 */
export function step(
  of: System,
  record: CaseRecord,
  name: string,
  input: StepInput,
  actor: Actor,
  context: StepContext,
): StepResult {
  const move = of.lifecycle[record.state]?.[name];
  if (!move || (move.during && !isRunning(context.clocks, move.during))) return refuse('no-such-move', { field: name });
  if (!holds(move.by, actor, record)) return refuse('not-allowed', { article: move.law });
  if (move.barred && holds(move.barred, actor, record)) return refuse('not-allowed', { message: recusal });
  if (move.notBy && actor.person !== undefined && record.hands[move.notBy] === actor.person)
    return refuse('same-hands');

  const at = context.now.toISOString();
  const entered = withEntry(of, record, move, input.facts ?? {}, actor, at);
  if ('refusal' in entered) return { ok: false, refusal: entered.refusal };
  const parsed = parseFacts(of.facts, entered.given);
  const problems = [...parsed.problems, ...namedButNotSettable(of, move, parsed.facts)];
  if (problems.length > 0) return refuse('invalid-input', { fields: problems, field: problems[0]?.field });

  const facts = withDerived(of, merge(record.facts, parsed.facts), context);
  const missing = requiredFacts(of, move).filter((one) => facts[one] === undefined);
  if (missing.length > 0)
    return refuse('facts-missing', {
      field: missing[0],
      fields: missing.map((one) => ({ field: one, message: of.facts[one]?.label ?? { zh: one, en: one } })),
    });
  if (move.letter && !input.letter) return refuse('letter-required', { field: move.letter });

  const after: CaseRecord = {
    ...record,
    state: move.to,
    revision: record.revision + 1,
    owner: ownerAfter(move, record, actor),
    facts,
    hands: actor.person ? { ...record.hands, [name]: actor.person } : record.hands,
    updatedAt: at,
  };
  for (const guard of guardsOf(move)) {
    const { reads, settings, rules, now } = context;
    const answer = guard({ facts: facts as never, record: after, reads, settings, rules, now });
    if (answer !== true) return refuse('guard-failed', { article: move.law, ...answer });
  }
  const clocks = applyClockChanges(of, move, { before: record.facts, after: facts }, input, context);
  if (!clocks.ok) return { ok: false, refusal: clocks.refusal };

  const event = seal({
    record: record.id,
    system: of.id,
    seq: after.revision,
    at,
    actor: { kind: actor.kind, person: actor.person, name: actor.name },
    move: name,
    from: record.state,
    to: move.to,
    changes: changesBetween(record.facts, facts),
    reason: input.reason,
    article: move.law,
    letter: move.letter && input.letter ? digestOf(input.letter) : undefined,
    previous: record.head,
  });
  return {
    ok: true,
    record: { ...after, head: event.hash },
    event,
    clocks: clocks.value,
    effects: (move.effects ?? []).flatMap((one) => {
      const payload = one.payload(after, record);
      return payload ? [{ name: one.name, payload }] : [];
    }),
    notices: noticesOf(of, record, after, name, actor),
    letter: move.letter && input.letter ? { kind: move.letter, model: input.letter } : undefined,
    warnings: parsed.warnings,
  };
}

/** The first step: a new record in the system's start state. Facts may be incomplete; what is there must be right. */
export function create(
  of: System,
  blank: Pick<CaseRecord, 'id' | 'number' | 'owner'>,
  input: StepInput,
  actor: Actor,
  context: StepContext,
): StepResult {
  if (!holds(of.create, actor, null)) return refuse('not-allowed');
  const parsed = parseFacts(of.facts, input.facts ?? {});
  const problems = [...parsed.problems, ...notForTheBeginning(of, actor, parsed.facts)];
  if (problems.length > 0) return refuse('invalid-input', { fields: problems, field: problems[0]?.field });
  const at = context.now.toISOString();
  const facts = withDerived(of, merge({}, parsed.facts), context);
  const event = seal({
    record: blank.id,
    system: of.id,
    seq: 1,
    at,
    actor: { kind: actor.kind, person: actor.person, name: actor.name },
    move: 'create',
    from: null,
    to: of.start,
    changes: changesBetween({}, facts),
    previous: genesis,
  });
  const hands: Record<string, string> = actor.person ? { create: actor.person } : {};
  const record = {
    ...blank,
    system: of.id,
    state: of.start,
    revision: 1,
    facts,
    hands,
    head: event.hash,
    createdAt: at,
    updatedAt: at,
  };
  return { ok: true, record, event, clocks: [], effects: [], notices: [], warnings: parsed.warnings };
}

function merge(
  before: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const facts: Record<string, unknown> = { ...before, ...given };
  for (const [name, value] of Object.entries(facts)) if (value === null) delete facts[name];
  return facts;
}

const withDerived = (of: System, facts: Record<string, unknown>, context: StepContext): Record<string, unknown> =>
  of.derived ? merge(facts, of.derived(facts as never, context.rules, context.settings, context.reads)) : facts;

function namedButNotSettable(of: System, move: Move, given: Readonly<Record<string, unknown>>): FactProblem[] {
  return Object.keys(given)
    .filter((name) => !move.sets?.includes(name) && move.adds?.fact !== name)
    .map((field) => ({
      field,
      message: {
        zh: `此步骤不能填写“${of.facts[field]?.label.zh}”`,
        en: `“${of.facts[field]?.label.en}” cannot be set in this step`,
      },
    }));
}
