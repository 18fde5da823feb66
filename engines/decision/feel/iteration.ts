import { add, compareNumbers } from './arithmetic.ts';
import { isNumber } from './decimal.ts';
import { type Code, type Frame, fault } from './frame.ts';
import { FeelDate } from './temporal.ts';
import { assertHolds, FeelRange, type FeelValue, isList, mostMembers } from './values.ts';

/** What an iterator goes through, compiled in the scope of the iterators before it. */
export interface Source {
  readonly from: Code;
  readonly to: Code | undefined;
}

/** The values an iterator takes; null when it cannot iterate over that. */
function valuesOf({ from, to }: Source, frame: Frame): readonly FeelValue[] | null {
  const first = from(frame);
  if (to) return count(first, to(frame));
  if (first instanceof FeelRange) {
    const values = count(first.start, first.end);
    if (values === null || values.length === 0) return values;
    return values.slice(first.startIncluded ? 0 : 1, first.endIncluded ? undefined : -1);
  }
  if (isList(first)) return first;
  return first === null ? fault(() => 'cannot iterate over null') : [first];
}

/** From one whole number or day to another, up or down. */
function count(from: FeelValue, to: FeelValue): readonly FeelValue[] | null {
  const values: FeelValue[] = [];
  if (isNumber(from) && isNumber(to)) {
    const down = compareNumbers(from, to) > 0;
    for (let n = from; down ? compareNumbers(n, to) >= 0 : compareNumbers(n, to) <= 0; n = add(n, down ? -1 : 1) ?? 0) {
      if (values.length >= mostMembers) return fault(() => `more than ${mostMembers} steps`);
      values.push(n);
    }
    return values;
  }
  if (from instanceof FeelDate && to instanceof FeelDate) {
    const step = from.days > to.days ? -1 : 1;
    const steps = Math.abs(to.days - from.days);
    if (steps >= mostMembers) return fault(() => `more than ${mostMembers} steps`);
    for (let i = 0; i <= steps; i++) values.push(new FeelDate(from.days + i * step));
    return values;
  }
  return fault(() => 'a count goes from a number to a number, or from a date to a date');
}

/** Runs `body` for every combination of the iterators' values, the last one fastest; false when one cannot iterate. */
function iterate(sources: readonly Source[], frame: Frame, body: (frame: Frame) => boolean, at = 0): boolean {
  const source = sources[at];
  if (!source) return body(frame);
  const values = valuesOf(source, frame);
  if (values === null) return false;
  for (const value of values) if (!iterate(sources, { up: frame, values: [value] }, body, at + 1)) return false;
  return true;
}

/** `for`: each iterator in a scope of its own, and around them one that holds `partial`, the results so far. */
export function compileFor(sources: readonly Source[], body: Code): Code {
  return (outer) => {
    const results: FeelValue[] = [];
    const partial: Frame = { up: outer, values: [results] };
    const complete = iterate(sources, partial, (frame) => {
      assertHolds(results.length + 1);
      results.push(body(frame));
      return true;
    });
    return complete ? results : null;
  };
}

/** `some` and `every`, three-valued. */
export function compileQuantified(all: boolean, sources: readonly Source[], condition: Code): Code {
  return (outer) => {
    let open = false;
    let settled = false;
    let sound = true;
    const complete = iterate(sources, outer, (frame) => {
      const result = condition(frame);
      if (result === !all) settled = true;
      else if (result === null) open = true;
      else if (result !== all) sound = false;
      return !settled && sound;
    });
    if (!sound) return fault(() => 'a condition gives true or false');
    if (settled) return !all;
    return complete && !open ? all : null;
  };
}
