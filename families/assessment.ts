import { label } from '#kernel/label.ts';
import { termSetting } from '#kernel/settings.ts';

const byAnalogy = (article: number) =>
  label(`参照行政许可法第${article}条；事前评估是否适用待确认`, `By analogy with Administrative Licensing Law ${article}; whether it applies here is to be confirmed`);

/** The two terms of a case that is accepted, examined and decided. They are settings, not the Regulation's own. */
export const assessmentClocks = (system: string) => ({
  acceptance: {
    label: label('受理期限', 'Term to accept'),
    term: termSetting(`${system}.acceptance`, label('受理期限', 'Term to accept'), 5, 'working', byAnalogy(32)),
  },
  decision: {
    label: label('审查期限', 'Term to decide'),
    term: termSetting(`${system}.decision`, label('审查期限', 'Term to decide'), 20, 'working', byAnalogy(42)),
  },
});
