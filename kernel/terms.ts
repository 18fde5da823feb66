import {
  type ClockRecord,
  countsFrom,
  endClock,
  extendClock,
  pauseClock,
  resumeClock,
  startClock,
  stopClock,
} from './clock/clock.ts';
import { today } from './dates.ts';
import { type Refusal, Refused } from './refusals.ts';
import { settingValue } from './settings.ts';
import type { StepContext, StepInput } from './step.ts';
import type { ClockChange, Move, System } from './system.ts';

type Applied =
  | { readonly ok: true; readonly value: readonly ClockRecord[] }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * What a move does to the record's clocks, or why it cannot: a stop for a special procedure or an extension without
 * the written notice of its reason, a second extension, a term that has already run out.
 */
export function applyClockChanges(of: System, move: Move, input: StepInput, context: StepContext): Applied {
  const on = today(context.now);
  const clocks = new Map(context.clocks.map((one) => [one.name, one]));
  try {
    for (const change of move.clocks ?? []) {
      const next = changed(of, change, clocks, on, input.reason ?? '', context);
      if (next) clocks.set(change.clock, next);
    }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
  return { ok: true, value: [...clocks.values()].filter((one) => !context.clocks.includes(one)) };
}

function changed(
  of: System,
  change: ClockChange,
  clocks: ReadonlyMap<string, ClockRecord>,
  on: string,
  why: string,
  context: StepContext,
): ClockRecord | null {
  const clock = clocks.get(change.clock);
  const reason = { zh: why, en: why };
  const declared = of.clocks?.[change.clock];
  if (!declared) throw new Error(`${of.id} changes the clock ${change.clock}, which it does not declare`);
  const extension = declared.extension && settingValue(declared.extension, context.settings);
  if (change.do === 'start') {
    const source = change.from ? clocks.get(change.from) : undefined;
    return startClock({
      name: change.clock,
      term: settingValue(declared.term, context.settings),
      startedOn: (source && countsFrom(source)) ?? on,
      endsOnHoliday: declared.onHoliday,
      afterCorrection: declared.afterCorrection && settingValue(declared.afterCorrection, context.settings),
      extendableBy: extension?.days ?? 0,
    });
  }
  if (!clock || clock.endedOn) return null;
  switch (change.do) {
    case 'pause':
      return pauseClock(clock, { on, reason }, context.calendar);
    case 'stop':
      return stopClock(clock, { on, reason, notice: why }, context.calendar);
    case 'resume':
      return resumeClock(clock, { on });
    case 'extend':
      return extendClock(
        clock,
        { days: clock.extendableBy ?? extension?.days ?? 0, on, reason, notice: why },
        context.calendar,
      );
    case 'end':
      return endClock(clock, { on });
  }
}
