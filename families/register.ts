import { officer, owner, type Roles } from '#kernel/access.ts';
import type { Guard } from '#kernel/system.ts';
import type { OfficeId } from '#law/offices.ts';

/** The moves of a register kept by its owners: written, published, corrected by a new version, taken back. */
export const registerLifecycle = <N extends string, D extends object>(
  facts: readonly N[],
  keeper: OfficeId,
  publish: D,
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
      revise: { to: 'draft', by: owner },
      withdraw: { to: 'withdrawn', by: [owner, officer(keeper)] },
    },
    withdrawn: {},
  }) as const;

/** Drafts are the owner's and the keeper's; what is published is everybody's, and stays so after it is taken back. */
export const registerReaders = (keeper: OfficeId, everyone: Roles) =>
  ({ draft: [owner, officer(keeper)], published: everyone, withdrawn: everyone }) as const;

/** One publishes about one's own product only. */
export const namesTheOwnersProduct: Guard = ({ record, reads }) => {
  const product = reads['disclosures.product'] as { owner: string | null } | null;
  return (
    (product !== null && product !== undefined && product.owner === record.owner) || {
      field: 'product',
      message: { zh: '须为本单位登记的产品', en: 'It must be a product of your own' },
    }
  );
};
