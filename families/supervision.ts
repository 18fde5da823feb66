import { clock, officer, owner, program } from '#kernel/access.ts';
import type { Effect } from '#kernel/effects.ts';
import type { Guard, Move } from '#kernel/system.ts';
import type { OfficeId } from '#law/offices.ts';

interface Supervised<N extends string> {
  /** The facts that the owner states and may change. */
  readonly stated: readonly N[];
  readonly keeper: OfficeId;
  readonly law: string;
  /** What must hold whenever the facts change. */
  readonly changes: Pick<Move, 'when' | 'reads' | 'effects' | 'clocks'>;
  /** What use rests on, what says that it is gone, and the named reads that both look at. */
  readonly use: {
    readonly when: Guard;
    readonly broken: Guard;
    readonly reads: readonly string[];
    /** What beginning or resuming it causes. */
    readonly effects: readonly Effect[];
  };
  /** That a red warning asks for its suspension. */
  readonly warned: Guard;
  /** Moves that may be made until it is retired and that leave it in its state. */
  readonly besides: Readonly<Record<string, Omit<Move, 'to'>>>;
  /** The clock that runs while use goes on without its ground, by a rule that changed, and what ends it. */
  readonly inTransition: { readonly name: string; readonly ends: Move['clocks'] };
  readonly retires: Pick<Move, 'clocks'>;
}

/** The life of what is supervised while it is used: registered, in use, suspended when its ground is lost, retired. */
export const supervisedLifecycle = <N extends string>({
  stated,
  keeper,
  law,
  changes,
  use,
  warned,
  besides,
  inTransition: { name: due, ends: clocks },
  retires,
}: Supervised<N>) => {
  const reads = [...use.reads, ...(changes.reads ?? [])];
  const change = { by: owner, sets: stated, requires: 'all', ...changes, reads } as const;
  const begin = { to: 'inUse', by: owner, when: use.when, reads: use.reads, effects: use.effects, law } as const;
  const retire = { to: 'retired', by: owner, ...retires } as const;
  const staying = <S extends string>(to: S): Readonly<Record<string, Omit<Move, 'to'> & { to: S }>> =>
    Object.fromEntries(Object.entries(besides).map(([name, move]) => [name, { ...move, to }]));
  return {
    registered: { change: { ...change, to: 'registered' }, putInUse: begin, ...staying('registered'), retire },
    inUse: {
      change: { ...change, to: 'inUse' },
      suspend: { to: 'suspended', by: [owner, officer(keeper)], clocks, law },
      suspendOnWarning: { to: 'suspended', by: program, when: warned, reads: use.reads, clocks, law },
      lapse: { to: 'suspended', by: [program, clock], due, when: use.broken, reads: use.reads, clocks, law },
      endTransition: { to: 'inUse', by: clock, due, when: use.when, reads: use.reads, clocks },
      ...staying('inUse'),
      retire,
    },
    suspended: { change: { ...change, to: 'suspended' }, resume: begin, ...staying('suspended'), retire },
    retired: {},
  } as const;
};
