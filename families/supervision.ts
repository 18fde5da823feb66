import { officer, owner, program } from '#kernel/access.ts';
import type { Effect } from '#kernel/effects.ts';
import type { Guard } from '#kernel/system.ts';
import type { OfficeId } from '#law/offices.ts';

interface Supervised<N extends string> {
  /** The facts that the owner states and may change. */
  readonly stated: readonly N[];
  readonly keeper: OfficeId;
  readonly law: string;
  /** What must hold whenever the facts change. */
  readonly changes: { readonly when: readonly Guard[]; readonly effects: readonly Effect[] };
  /** What use rests on, what says that it is gone, and the named reads that both look at. */
  readonly use: { readonly when: Guard; readonly broken: Guard; readonly reads: readonly string[] };
}

/** The life of what is supervised while it is used: registered, in use, suspended when its ground is lost, retired. */
export const supervisedLifecycle = <N extends string>({ stated, keeper, law, changes, use }: Supervised<N>) => {
  const change = { by: owner, sets: stated, requires: 'all', reads: use.reads, ...changes } as const;
  const begin = { to: 'inUse', by: owner, when: use.when, reads: use.reads, law } as const;
  const retire = { to: 'retired', by: owner } as const;
  return {
    registered: { change: { ...change, to: 'registered' }, putInUse: begin, retire },
    inUse: {
      change: { ...change, to: 'inUse' },
      suspend: { to: 'suspended', by: [owner, officer(keeper)], law },
      lapse: { to: 'suspended', by: program, when: use.broken, reads: use.reads, law },
      retire,
    },
    suspended: { change: { ...change, to: 'suspended' }, resume: begin, retire },
    retired: {},
  } as const;
};
