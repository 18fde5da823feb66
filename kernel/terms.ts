import {
  type ClockRecord,
  countsFrom,
  endClock,
  extendClock,
  pauseClock,
  ranOut,
  resumeClock,
  startClock,
  stopClock,
  type Term,
} from './clock/clock.ts';
import { addDays, daysBetween, today } from './dates.ts';
import { type Refusal, Refused } from './refusals.ts';
import { settingValue } from './settings.ts';
import type { StepContext, StepInput } from './step.ts';
import type { ClockChange, FactChange, Move, System } from './system.ts';

type Settled = Exclude<ClockChange, { do: 'follow' }>;
type Applied =
  | { readonly ok: true; readonly value: readonly ClockRecord[] }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * What a move does to the record's clocks, or why it cannot: a stop for a special procedure or an extension without
 * the written notice of its reason, a second extension, a term that has already run out.
 */
export function applyClockChanges(
  of: System,
  move: Move,
  change: Omit<FactChange, 'reads'>,
  input: StepInput,
  context: StepContext,
): Applied {
  const on = today(context.now);
  const clocks = new Map(context.clocks.map((one) => [one.name, one]));
  try {
    for (const one of move.clocks ?? []) {
      const asked = one.do === 'follow' ? followed(one, clocks, { ...change, reads: context.reads }) : one;
      const next =
        asked && 'fact' in asked
          ? byFact(of, asked, change.after[asked.fact], on)
          : asked && changed(of, asked, clocks, on, input.reason ?? '', context);
      if (next) clocks.set(one.clock, next);
    }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
  return { ok: true, value: [...clocks.values()].filter((one) => !context.clocks.includes(one)) };
}

/** Whether a record's clock runs: begun and not ended. */
export const isRunning = (clocks: Iterable<ClockRecord>, name: string): boolean =>
  [...clocks].some((one) => one.name === name && one.endedOn === undefined);

/** What following the facts comes to here: to begin, to end, or nothing. */
function followed(
  { clock, when }: Extract<ClockChange, { do: 'follow' }>,
  clocks: ReadonlyMap<string, ClockRecord>,
  change: FactChange,
): Settled | null {
  const runs = isRunning(clocks.values(), clock);
  return when(change) === runs ? null : { do: runs ? 'end' : 'start', clock };
}

function termOf(of: System, clock: string, context: StepContext): Term {
  const declared = of.clocks?.[clock]?.term;
  if (!declared) throw new Error(`${of.id} starts the clock ${clock}, which declares no term`);
  return settingValue(declared, context.settings);
}

/** A clock whose term a fact of the record sets. */
const byFact = (of: System, change: Extract<Settled, { fact: string }>, value: unknown, on: string) =>
  change.do === 'until' ? untilDay(of, change, value, on) : forDays(change.clock, value, on);

/**
 * A clock of natural days that ends on the very day named, and one that does not lie ahead is refused; or on its eve,
 * today counted.
 */
function untilDay(
  of: System,
  { clock: name, fact, eve }: Extract<Settled, { do: 'until' }>,
  day: unknown,
  on: string,
): ClockRecord | null {
  if (day === undefined) return null;
  const days = daysBetween(on, String(day));
  if (eve && days < 1) return null;
  if (eve)
    return startClock({ name, term: { kind: 'natural', days }, startedOn: addDays(on, -1), endsOnHoliday: 'keep' });
  if (days < 1)
    throw new Refused('invalid-input', {
      field: fact,
      message: { zh: `“${of.facts[fact]?.label.zh}”应在今日之后`, en: `“${of.facts[fact]?.label.en}” must lie ahead` },
    });
  return startClock({ name, term: { kind: 'natural', days }, startedOn: on, endsOnHoliday: 'keep' });
}

/** A clock of as many working days as the fact says; none where it says none. */
const forDays = (name: string, days: unknown, on: string): ClockRecord | null =>
  typeof days === 'number' && days > 0 ? startClock({ name, term: { kind: 'working', days }, startedOn: on }) : null;

function changed(
  of: System,
  change: Exclude<Settled, { fact: string }>,
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
      term: termOf(of, change.clock, context),
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
      // An authority that is late may still consult; the time that it was late stays counted.
      if (change.late === 'goesOn' && ranOut(clock, context.calendar, on)) return null;
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
