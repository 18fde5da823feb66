import type { HitPolicy } from '#engines/decision/model.ts';
import { type Label, label } from '#kernel/label.ts';

/** What each hit policy is called, and what it makes of the rules that match. */
export const hitPolicyWords: Readonly<Record<HitPolicy, { readonly name: Label; readonly means: Label }>> = {
  U: { name: label('唯一', 'Unique'), means: label('至多一条规则命中', 'At most one rule matches') },
  A: { name: label('任一', 'Any'), means: label('命中的规则结果相同', 'All rules that match agree') },
  P: {
    name: label('优先', 'Priority'),
    means: label('取命中规则中优先级最高的结果', 'The highest outcome of the rules that match'),
  },
  F: { name: label('首条', 'First'), means: label('取最先命中的一条规则', 'The first rule that matches') },
  C: { name: label('收集', 'Collect'), means: label('取全部命中规则的结果', 'The outcomes of all rules that match') },
  'C+': { name: label('收集求和', 'Collect, sum'), means: label('取命中规则结果之和', 'The sum of all that match') },
  'C<': {
    name: label('收集最小值', 'Collect, minimum'),
    means: label('取命中规则结果的最小值', 'The smallest of all that match'),
  },
  'C>': {
    name: label('收集最大值', 'Collect, maximum'),
    means: label('取命中规则结果的最大值', 'The largest of all that match'),
  },
  'C#': {
    name: label('收集计数', 'Collect, count'),
    means: label('取命中规则的条数', 'How many rules match'),
  },
  R: {
    name: label('按规则顺序', 'Rule order'),
    means: label('按规则顺序列出全部命中的结果', 'All that match, in the order of the rules'),
  },
  O: {
    name: label('按结果顺序', 'Output order'),
    means: label('按优先级列出全部命中的结果', 'All that match, highest outcome first'),
  },
};
