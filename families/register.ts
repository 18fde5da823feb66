import { officer, owner, type Roles } from '#kernel/access.ts';
import type { Effect } from '#kernel/effects.ts';
import type { OfficeId } from '#law/offices.ts';

/** The moves of a register kept by its owners: written, published, corrected by a new version, taken back. */
export const registerLifecycle = <N extends string, D extends object>(
  facts: readonly N[],
  keeper: OfficeId,
  publish: D,
  takenBack: { readonly effects?: readonly Effect[] } = {},
) =>
  ({
    draft: {
      save: { to: 'draft', by: owner, sets: facts },
      publish: {
        to: 'published',
        by: owner,
        sets: facts.filter((name) => name !== 'product'),
        requires: 'all',
        ...publish,
      },
    },
    published: {
      revise: { to: 'draft', by: owner, ...takenBack },
      withdraw: { to: 'withdrawn', by: [owner, officer(keeper)], ...takenBack },
    },
    withdrawn: {},
  }) as const;

/** Drafts are the owner's and the keeper's; what is published is everybody's, and stays so after it is taken back. */
export const registerReaders = (keeper: OfficeId, everyone: Roles) =>
  ({ draft: [owner, officer(keeper)], published: everyone, withdrawn: everyone }) as const;
