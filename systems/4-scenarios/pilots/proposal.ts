import type { Bilingual } from '#kernel/fields/field.ts';
import type { Page } from '#ui/types.ts';
import { type Outcome, outcomeInWords } from './words.ts';

/** A proposal for a local standard (Article 8), filled from what a pilot was and what it came to. */
export function proposalFrom({ record }: Page) {
  const {
    title,
    plain,
    summary,
    outcomes = [],
    criteria = [],
  } = record.facts as {
    title?: string;
    plain?: Bilingual;
    summary?: Bilingual;
    outcomes?: readonly Outcome[];
    criteria?: readonly Outcome[];
  };
  const figures = outcomes.map((one) => ({ name: one.criterion, told: outcomeInWords(one) }));
  const asked = criteria.map(({ criterion }) => criterion).join('、');
  return {
    title: `${title ?? ''} 技术要求和测试方法`,
    kind: 'product',
    scope: {
      zh: `${plain?.zh ?? ''}\n拟规定：${asked}的要求和测试方法。`,
      ...(plain?.en && { en: `${plain.en}\nTo be set: requirements and test methods for ${asked}.` }),
    },
    grounds: {
      zh: `试点${record.number}的结果：${figures.map(({ name, told }) => `${name}${told.zh}`).join('；')}。${summary?.zh ?? ''}`,
      en: `Results of pilot ${record.number}: ${figures.map(({ name, told }) => `${name}: ${told.en}`).join('; ')}. ${summary?.en ?? ''}`,
    },
    pilot: record.id,
  };
}
