import { clock, member, owner } from '#kernel/access.ts';
import { label } from '#kernel/label.ts';
import { termSetting } from '#kernel/settings.ts';
import { endsClock, runsUntil, startsClock, system } from '#kernel/system.ts';
import { foundFacts, inside, kept, keptFacts } from './facts.ts';
import { answers, evidence } from './queries.ts';
import { dueAfter, isTheOnlyFile, nothingIsMissing } from './rules.ts';
import { complianceSettings } from './settings.ts';

const completion = label('补齐档案的期限', 'Term to complete the file');
const confirm = {
  to: 'active',
  by: owner,
  adds: { fact: 'declarations' },
  when: nothingIsMissing,
  reads: ['compliance-files.gathered'],
  clocks: [endsClock('completion'), runsUntil('yearly', 'dueOn')],
  law: '69.1',
} as const;

/** Articles 69 and 72(1). One file a firm: the norms that it follows, how it trains, tries and has its products reviewed. */
export const complianceFiles = system({
  id: 'compliance-files',
  law: ['69.1a', '69.1b', '69.2', '72.1a', '72.1b'],
  name: { zh: '企业合规档案', en: 'Compliance files', code: 'HG' },
  keeper: 'industry',
  facts: { ...keptFacts, ...foundFacts },
  create: member,
  start: 'draft',
  derived: dueAfter,
  settings: complianceSettings,
  clocks: {
    completion: {
      label: completion,
      binds: 'owner',
      term: termSetting(
        'compliance-files.completion',
        completion,
        60,
        'natural',
        label('条例没有规定期限；本平台暂行做法', 'The Regulation sets no term; a working rule of this platform'),
      ),
    },
    yearly: { label: label('年度确认的期限', 'Term of the yearly confirmation'), binds: 'owner' },
  },
  lifecycle: {
    draft: {
      save: { to: 'draft', by: owner, sets: kept },
      register: {
        to: 'active',
        by: owner,
        sets: kept,
        requires: ['title', 'responsible', 'aiStaff'],
        when: isTheOnlyFile,
        reads: ['compliance-files.others'],
        clocks: [startsClock('completion')],
        law: '69.1',
      },
    },
    active: {
      save: { to: 'active', by: owner, sets: kept },
      confirmYear: { ...confirm, waits: false },
      missYear: { to: 'notConfirmed', by: clock, due: 'yearly' },
    },
    notConfirmed: { save: { to: 'notConfirmed', by: owner, sets: kept }, confirmYear: confirm },
  },
  read: { draft: owner, active: inside, notConfirmed: inside },
  list: { title: 'title', columns: ['title', 'responsible', 'aiStaff', 'dueOn'] },
  answers,
  evidence,
});
