import { everyone, member, officer, owner, program } from '#kernel/access.ts';
import { label } from '#kernel/label.ts';
import { termSetting } from '#kernel/settings.ts';
import { endsClock, startsClock, system } from '#kernel/system.ts';
import { fewestQuestions, fewestReaders, leastShare } from './comprehension.ts';
import { checkFacts, inside } from './facts.ts';
import { answersDiffer, asksEnough, concernsOwnExplanation } from './rules.ts';

const by = officer('industry');
const improvement = label('改进算法说明的期限', 'Term to improve the explanation');
const sets = ['title', 'explanation', 'questions'] as const;
const closes = { to: 'closed', by: program, clocks: [endsClock('improvement')] } as const;

/** Article 71. Whether the public understands an explanation: questions that an officer approved, answered by its readers. */
export const comprehensionChecks = system({
  id: 'comprehension-checks',
  law: ['71.1'],
  name: { zh: '算法说明理解测试', en: 'Comprehension checks', code: 'LJ' },
  keeper: 'industry',
  facts: checkFacts,
  create: [member, program],
  start: 'draft',
  clocks: {
    improvement: {
      label: improvement,
      binds: 'owner',
      term: termSetting(
        'explanations.improvement',
        improvement,
        20,
        'working',
        label('条例第七十一条未规定期限；本平台暂行做法', 'Article 71 sets no term; a working rule of this platform'),
      ),
    },
  },
  lifecycle: {
    draft: {
      save: { to: 'draft', by: owner, sets },
      submit: {
        to: 'submitted',
        by: owner,
        sets: ['questions'],
        requires: sets,
        when: [concernsOwnExplanation, asksEnough, answersDiffer],
        reads: ['explanations.edition'],
        law: '71.1',
      },
    },
    submitted: {
      approve: { to: 'answering', by, law: '71.1' },
      giveBack: { to: 'draft', by, sets: ['remark'], requires: ['remark'] },
    },
    answering: {
      askImprovement: {
        to: 'improving',
        by: program,
        sets: ['notUnderstood'],
        requires: ['notUnderstood'],
        clocks: [startsClock('improvement')],
        law: '71.1',
      },
      close: closes,
    },
    improving: { close: closes },
    closed: {},
  },
  read: { draft: owner, submitted: inside, answering: everyone, improving: everyone, closed: everyone },
  list: { title: 'title', columns: ['title', 'notUnderstood'] },
  settings: [fewestQuestions, fewestReaders, leastShare],
});
