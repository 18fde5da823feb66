import { addDays } from '#kernel/dates.ts';
import { effect } from '#kernel/effects.ts';
import { type SettingOf, settingValue } from '#kernel/settings.ts';
import { moveIfOpen } from './effects.ts';

export const remindDays: SettingOf<'integer'> = {
  kind: 'integer',
  key: 'assessment-conditions.remindDays',
  label: { zh: '条件到期前提醒的天数', en: 'Days before its end that a condition is reminded of' },
  value: 15,
  min: 1,
  max: 90,
  source: { zh: '本平台暂行做法，来源待确认', en: 'A working rule of this platform, source to be confirmed' },
  confirmed: false,
};

/** Each condition of a decision becomes a record of its own, with its day and its reminder. */
export const imposesConditions = effect({
  name: 'assessment-conditions.impose',
  payload: ({ id, owner, facts, revision }) =>
    Array.isArray(facts.conditions) && facts.conditions.length > 0
      ? { assessment: id, owner, product: facts.product, conditions: facts.conditions, revision }
      : null,
  async run({ assessment, owner, product, conditions, revision }, city) {
    const days = settingValue(remindDays, city.settings);
    for (const [at, { condition, due }] of (conditions as readonly { condition: string; due: string }[]).entries()) {
      const facts = { title: condition, assessment, product, due, remindOn: addDays(due, -days) };
      const options = { owner: owner as string | null, key: `condition-${assessment}-${revision}-${at}` };
      const made = await city.create('assessment-conditions', facts, options);
      await moveIfOpen(city, 'assessment-conditions', made.id, 'impose');
    }
  },
});

/** What was renewed gives way to the decision that renews it. */
export const replacesRenewed = effect({
  name: 'ex-ante-assessments.replace',
  payload: ({ facts }) => (typeof facts.renews === 'string' ? { renewed: facts.renews } : null),
  run: ({ renewed }, city) => moveIfOpen(city, 'ex-ante-assessments', String(renewed), 'supersede'),
});

/** A condition that was not met begins the revocation of the decision; the office still has to tell it, with the right to be heard. */
export const startsRevocation = effect({
  name: 'assessment-conditions.broken',
  payload: ({ facts }) => ({ assessment: facts.assessment, condition: facts.title, finding: facts.finding }),
  run({ assessment, condition, finding }, city) {
    const { zh, en } = finding as { zh: string; en?: string };
    const ground = {
      zh: `未按期完成条件：${condition}。${zh}`,
      en: `A condition was not met: ${condition}. ${en ?? zh}`,
    };
    return moveIfOpen(city, 'ex-ante-assessments', String(assessment), 'conditionBroken', { ground });
  },
});
