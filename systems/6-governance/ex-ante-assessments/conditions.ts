import { clock, everyone, officer, owner, program } from '#kernel/access.ts';
import { field } from '#kernel/fields/field.ts';
import { endsClock, runsToTheEve, runsUntil, system } from '#kernel/system.ts';
import { remindDays, startsRevocation } from './conditionEffects.ts';

const by = officer('industry');
const inside = [owner, by] as const;
const ended = [endsClock('due'), endsClock('reminder')];
const reportMet = {
  to: 'metReported',
  by: owner,
  sets: ['report', 'evidence'],
  requires: ['report'],
  law: '66.2',
} as const;
const breaks = {
  sets: ['finding'],
  requires: ['finding'],
  to: 'broken',
  by,
  effects: [startsRevocation],
  law: '66.2',
} as const;

/** Article 66(2). A condition that a decision rests on: reminded of, reported, confirmed; broken, it begins the revocation. */
export const assessmentConditions = system({
  id: 'assessment-conditions',
  law: ['66.2a'],
  name: { zh: '事前评估附条件事项', en: 'Conditions of assessments', code: 'TJ' },
  keeper: 'industry',
  facts: {
    title: field.text('条件', 'Condition', { max: 500 }),
    assessment: field.record('事前评估', 'Assessment', { system: 'ex-ante-assessments' }),
    product: field.record('产品记录', 'Product record', { system: 'products' }),
    due: field.date('完成期限', 'To be met by'),
    remindOn: field.date('提醒日', 'Reminded on', { optional: true }),
    report: field.longText('完成情况', 'How it was met', { optional: true, max: 4000, read: inside }),
    evidence: field.files('证明材料', 'Evidence', { optional: true, read: inside }),
    finding: field.longText('核查意见', 'Finding', { optional: true, max: 2000, read: inside }),
  },
  create: program,
  start: 'draft',
  settings: [remindDays],
  clocks: {
    due: { label: { zh: '完成期限', en: 'To be met by' }, binds: 'owner' },
    reminder: { label: { zh: '到期提醒', en: 'Reminder' }, binds: 'owner' },
  },
  lifecycle: {
    draft: {
      impose: {
        to: 'toMeet',
        by: program,
        clocks: [runsUntil('due', 'due'), runsToTheEve('reminder', 'remindOn')],
      },
    },
    toMeet: {
      reportMet,
      remind: { to: 'toMeet', by: clock, due: 'reminder', clocks: [endsClock('reminder')] },
      fallOverdue: { to: 'notMet', by: clock, due: 'due', clocks: ended, law: '66.2' },
    },
    metReported: {
      confirmMet: { to: 'met', by, sets: ['finding'], clocks: ended },
      returnReport: { to: 'toMeet', by, sets: ['finding'], requires: ['finding'] },
      breakCondition: { ...breaks, clocks: ended, waits: false },
      fallOverdue: { to: 'metReported', by: clock, due: 'due', clocks: ended },
    },
    notMet: { reportMet: { ...reportMet, waits: false }, breakCondition: breaks },
    met: {},
    broken: {},
  },
  read: { draft: inside, toMeet: everyone, metReported: everyone, notMet: everyone, met: everyone, broken: everyone },
  list: { title: 'title', columns: ['title', 'due'] },
});
