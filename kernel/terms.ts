import {
  type ClockRecord,
  endClock,
  extendClock,
  pauseClock,
  resumeClock,
  startClock,
  stopClock,
} from './clock/clock.ts';
import { today } from './dates.ts';
import type { Label } from './label.ts';
import { settingValue } from './settings.ts';
import type { StepContext, StepInput } from './step.ts';
import type { ClockChange, Move, System } from './system.ts';

type Applied =
  | { readonly ok: true; readonly value: readonly ClockRecord[] }
  | { readonly ok: false; readonly reason: Label };

/**
 * What a move does to the record's clocks. A stop for a special procedure or an extension needs the written notice of
 * its reason: without one the move is refused.
 */
export function applyClockChanges(of: System, move: Move, input: StepInput, context: StepContext): Applied {
  const on = today(context.now);
  const clocks = new Map(context.clocks.map((one) => [one.name, one]));
  for (const change of move.clocks ?? []) {
    const needsNotice = change.do === 'stop' || change.do === 'extend';
    if (needsNotice && !input.reason?.trim())
      return {
        ok: false,
        reason: {
          zh: '须将理由和所需时间书面告知当事人',
          en: 'the reason and the time needed must be told in writing',
        },
      };
    const next = changed(of, change, clocks, on, input.reason ?? '', context);
    if (next) clocks.set(change.clock, next);
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
  if (change.do === 'start') {
    const declared = of.clocks?.[change.clock];
    if (!declared) throw new Error(`${of.id} starts the clock ${change.clock}, which it does not declare`);
    const from = change.from ? clocks.get(change.from)?.startedOn : undefined;
    const term = settingValue(declared.term, context.settings);
    return startClock({ name: change.clock, term, startedOn: from ?? on, endsOnHoliday: declared.onHoliday });
  }
  if (!clock || clock.endedOn) return null;
  switch (change.do) {
    case 'pause':
      return pauseClock(clock, { on, reason });
    case 'stop':
      return stopClock(clock, { on, reason, notice: why });
    case 'resume':
      return resumeClock(clock, { on });
    case 'extend':
      return extendClock(clock, { days: 10, on, reason, notice: why });
    case 'end':
      return endClock(clock, { on });
  }
}
