import { type FactsOf, field, group } from '#kernel/fields/field.ts';

/** A norm: its text, where it comes from, how it was adopted and from when it is followed. */
export const normFacts = {
  ...group('规范', 'The norm', {
    title: field.text('名称', 'Title', { max: 120 }),
    version: field.text('版本', 'Version', { max: 20 }),
    field: field.choice('适用领域', 'Field', {
      general: { zh: '通用', en: 'General' },
      medical: { zh: '医疗健康', en: 'Health' },
      education: { zh: '教育', en: 'Education' },
      generative: { zh: '生成合成', en: 'Generated content' },
      recommendation: { zh: '推荐和定价', en: 'Recommendation and pricing' },
      embodied: { zh: '机器人和自动驾驶', en: 'Robots and driving' },
    }),
    text: field.longText('正文', 'Text', { max: 20_000 }),
    grounds: field.longText('起草说明', 'Why it is made', { max: 5000 }),
    drafter: field.party('参与起草的单位', 'Party that took part in drafting', { optional: true }),
    former: field.record('替代的上一版', 'Former version', { system: 'ethics-norms', optional: true }),
  }),
  ...group('征求意见之后', 'After public comment', {
    consulted: field.longText('征求意见稿', 'Text as consulted on', { optional: true, max: 20_000 }),
    changes: field.longText('采纳意见后的修改', 'What was changed', { optional: true, max: 3000 }),
  }),
  ...group('表决与公布', 'Vote and publication', {
    meeting: field.record('表决会议', 'Adopted at', { system: 'ethics-committee', optional: true }),
    item: field.integer('议题', 'Item', { optional: true }),
    chair: field.person('确认人', 'Confirmed by', { optional: true }),
    votes: field.groups('票数', 'Votes', {
      optional: true,
      facts: {
        for: field.integer('同意', 'For'),
        against: field.integer('反对', 'Against'),
        abstained: field.integer('弃权', 'Abstaining'),
      },
    }),
    effectiveOn: field.date('施行日期', 'In effect from', { optional: true }),
  }),
};
export const stated = ['title', 'version', 'field', 'text', 'grounds', 'drafter', 'former'] as const;
export const bound = ['meeting', 'item', 'chair', 'votes'] as const;

/** The text as it was put to the public: it follows the text until the first change after public comment is told. */
export const textAsConsultedOn = ({ text, changes }: FactsOf<typeof normFacts>) =>
  changes === undefined && text !== undefined ? { consulted: text } : {};
