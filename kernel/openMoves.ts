import { type Actor, holds } from './access.ts';
import { type RefusalDetail, Refused } from './refusals.ts';
import type { StepContext } from './step.ts';
import {
  type CaseRecord,
  type Guard,
  type GuardView,
  guardsOf,
  ownerAfter,
  requiredFacts,
  type System,
} from './system.ts';
import { isRunning } from './terms.ts';

/** What an actor may do with a record now: each move open in its state that the actor's roles allow, blocked or not. */
export function openMoves(of: System, record: CaseRecord, actor: Actor, context: StepContext) {
  return Object.entries(of.lifecycle[record.state] ?? {})
    .filter(([, move]) => holds(move.by, actor, record) && !(move.barred && holds(move.barred, actor, record)))
    .filter(([, move]) => !move.during || isRunning(context.clocks, move.during))
    .map(([name, move]) => {
      const view = {
        facts: record.facts as never,
        record: { ...record, state: move.to, owner: ownerAfter(move, record, actor) },
        reads: context.reads,
        settings: context.settings,
        rules: context.rules,
        now: context.now,
      };
      const blocked = guardsOf(move)
        .map((guard) => answerOf(guard, view))
        .find((answer): answer is RefusalDetail => answer !== true);
      const same = move.notBy !== undefined && record.hands[move.notBy] === actor.person;
      return {
        name,
        to: move.to,
        letter: move.letter,
        sets: move.sets ?? [],
        adds: move.adds?.fact,
        requires: requiredFacts(of, move),
        law: move.law,
        blocked: same
          ? { code: 'same-hands' as const }
          : blocked
            ? { code: 'guard-failed' as const, ...blocked }
            : undefined,
      };
    });
}

/** A guard whose rules run beyond their limits blocks its move, and not the page. */
function answerOf(guard: Guard, view: GuardView): true | RefusalDetail {
  try {
    return guard(view);
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}
