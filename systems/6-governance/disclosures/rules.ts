import type { Guard } from '#kernel/system.ts';

/** One discloses one's own product only. */
export const namesTheOwnersProduct: Guard = ({ record, reads }) => {
  const product = reads['disclosures.product'] as { owner: string | null } | null;
  return (
    (product !== null && product !== undefined && product.owner === record.owner) || {
      field: 'product',
      message: { zh: '须为本单位登记的产品', en: 'It must be a product of your own' },
    }
  );
};
