import { type Effect, effect } from '#kernel/effects.ts';
import { Refused } from '#kernel/refusals.ts';
import type { Guard } from '#kernel/system.ts';

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

/**
 * What a product's use rests on is taken back: the product looks at its path again (Article 66(2)) and, where nothing
 * else carries it, its use is suspended. A product that is not in use, or whose path still holds, refuses the move.
 */
export const reviewsTheProductsPath: Effect = effect({
  name: 'products.lapse',
  payload: (after) => (typeof after.facts.product === 'string' ? { product: after.facts.product } : null),
  async run({ product }, city) {
    try {
      await city.move('products', String(product), 'lapse');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  },
});
