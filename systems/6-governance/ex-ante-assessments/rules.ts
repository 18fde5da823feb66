import type { Guard } from '#kernel/system.ts';

/** One applies for one's own product, and only where its grade is high. */
export const namesAHighRiskProduct: Guard = ({ record, reads }) => {
  const product = reads['disclosures.product'] as { owner: string | null; grade: string } | null;
  if (!product || product.owner !== record.owner)
    return { field: 'product', message: { zh: '须为本单位登记的产品', en: 'It must be a product of your own' } };
  return (
    product.grade === 'high' || {
      field: 'product',
      article: '66.2',
      message: {
        zh: '只有高风险应用须事前评估；中低风险应用须事前披露',
        en: 'Only high-risk applications are assessed beforehand; others are disclosed',
      },
    }
  );
};
