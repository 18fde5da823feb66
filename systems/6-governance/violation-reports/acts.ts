import { itemOf, prohibitedActs } from '#families/prohibitedActs.ts';
import type { Choices } from '#kernel/fields/field.ts';
import type { Label } from '#kernel/label.ts';

/** The acts of Article 72(2), and what is no breach of law but of a norm (Article 70). */
export const acts = {
  ...prohibitedActs,
  norm: {
    zh: '违反行业自律或者伦理倡议（不涉及违法）',
    en: 'Breach of a norm of the trade or of ethics (no breach of law)',
  },
} satisfies Choices;
export type Act = keyof typeof acts;

/** The item of Article 72(2), such as `72.2(5)`; none for what alleges no breach of law. */
export const provisionOf = (act: Act): string | undefined => (act === 'norm' ? undefined : itemOf(act));

/** The same in the words that somebody who met it would use, with an example. */
export const plainActs: Readonly<Record<Act, { readonly title: Label; readonly example: Label }>> = {
  pricing: {
    title: {
      zh: '同样的东西，给我的价格不一样，或者骗我消费',
      en: 'I pay another price for the same thing, or was tricked into buying',
    },
    example: { zh: '例如：老账号比新账号贵', en: 'For example: dearer for an old account than for a new one' },
  },
  privacy: {
    title: { zh: '偷看、泄露或者乱用我的个人信息', en: 'My personal information was spied on, leaked or misused' },
    example: { zh: '例如：不同意收集通讯录就不能用', en: 'For example: it works only if I hand over my contacts' },
  },
  discrimination: {
    title: { zh: '因为我是什么人而区别对待我', en: 'I am treated differently for who I am' },
    example: { zh: '例如：因性别、民族、国籍被拒绝', en: 'For example: refused for sex, ethnicity or nationality' },
  },
  deepSynthesis: {
    title: { zh: '用人工智能伪造的声音、图像或者视频', en: 'Voices, pictures or videos faked with AI' },
    example: {
      zh: '例如：冒用我的脸、没有标识的合成视频',
      en: 'For example: my face used, synthetic video without a label',
    },
  },
  health: {
    title: { zh: '伤害人的身体或者心理', en: 'It harms people’s bodies or minds' },
    example: { zh: '例如：诱导未成年人沉迷', en: 'For example: made to keep children hooked' },
  },
  publicHarm: {
    title: { zh: '危害国家安全或者公共利益', en: 'It endangers national security or the public' },
    example: { zh: '例如：影响公共设施安全运行', en: 'For example: it endangers how public facilities run' },
  },
  other: {
    title: { zh: '其他违法或者不合伦理的做法', en: 'Something else that is unlawful or unethical' },
    example: { zh: '说不准属于哪一类，就选这一项', en: 'Choose this when none of the others fits' },
  },
  norm: {
    title: { zh: '不一定违法，但不符合行业规矩', en: 'Perhaps not unlawful, but against the rules of the trade' },
    example: { zh: '例如：违反行业公约的承诺', en: 'For example: a promise of the trade’s code is not kept' },
  },
};

export const outcomes = {
  substantiated: { zh: '属实', en: 'Substantiated' },
  unsubstantiated: { zh: '不属实', en: 'Not substantiated' },
  exception: { zh: '属于法定例外', en: 'Within an exception of the law' },
} satisfies Choices;
