import { fault } from './feel/frame.ts';
import { readTemporal } from './feel/temporalText.ts';
import { coerce, type Type } from './feel/types.ts';
import { type FeelValue, fromPlain, isContext, isList, kindOf, makeContext, toPlain } from './feel/values.ts';
import type { Input } from './model.ts';
import type { DecisionTrace } from './trace.ts';

/** One evaluation: the caller's facts, and what has been found so far. */
export class Run {
  readonly context: Readonly<Record<string, unknown>>;
  readonly values = new Map<object, FeelValue>();
  readonly trace: DecisionTrace[];
  constructor(context: Readonly<Record<string, unknown>>, trace: DecisionTrace[] = []) {
    this.context = context;
    this.trace = trace;
  }
  recordValue(decision: string, value: FeelValue): void {
    this.trace.push({ decision, value: toPlain(value), rows: [] });
  }
}

/** The run under way; evaluation is synchronous, so there is only ever one. */
let current: Run | null = null;

export function currentRun(): Run {
  if (!current) throw new Error('Nothing is being evaluated.');
  return current;
}

/** Evaluates with facts of its own; the trace goes to the outer run's, when there is one. */
export function runWith<T>(context: Readonly<Record<string, unknown>>, outer: Run | null, body: (run: Run) => T): T {
  const before = current;
  const run = new Run(context, outer?.trace);
  current = run;
  try {
    return body(run);
  } finally {
    current = before;
  }
}

/** An input's value in a run, brought to its type; null with a warning when it does not fit. */
export function readInput(run: Run, input: Input, namespace: string, type: Type): FeelValue {
  const known = run.values.get(input);
  if (known !== undefined) return known;
  const { context } = run;
  const given = context[`${namespace}#${input.name}`] ?? context[input.name];
  const fitting =
    type.kind === 'any' && !type.allowed ? fromPlain(given) : coerce(asType(fromPlain(given), type), type);
  const value = fitting === undefined ? fault(() => `${input.name} is not of type ${type.kind}`) : fitting;
  run.values.set(input, value);
  return value;
}

/** Texts read as dates, times and durations where the type asks for them. */
export function asType(value: FeelValue, type: Type): FeelValue {
  switch (type.kind) {
    case 'date':
    case 'time':
    case 'date and time':
    case 'days and time duration':
    case 'years and months duration': {
      if (typeof value !== 'string') return value;
      const read = readTemporal(value);
      return read !== null && kindOf(read) === type.kind ? read : value;
    }
    case 'list':
      return isList(value) && !isPlainKind(type.of) ? value.map((member) => asType(member, type.of)) : value;
    case 'context':
      if (!isContext(value)) return value;
      return makeContext(
        Object.entries(value).map(([name, entry]) => {
          const known = type.entries[name];
          return [name, known ? asType(entry, known) : entry] as const;
        }),
      );
    default:
      return value;
  }
}

const isPlainKind = (type: Type): boolean => ['any', 'string', 'number', 'boolean'].includes(type.kind);
