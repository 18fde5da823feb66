import { firstTexts } from '#families/rules/firstRules.ts';
import { addDays, today } from '#kernel/dates.ts';
import type { Scene } from '#kernel/scene.ts';
import { keepText } from './texts.ts';

const own = firstTexts.grading;
const publicAutomatic = /<rule id="high-public-automatic">.*?<\/rule>/su.exec(own)?.[0] ?? '';
/** What serves public decisions and reaches more than a million people a year, as a rule of high risk. */
const publicReach = publicAutomatic
  .replaceAll('high-public-automatic', 'high-public-reach')
  .replace(
    /<description>.*?<\/description>/u,
    '<description>66.1 71.1 | 在公共决策领域，每年影响超过一百万人 | Serves public decisions and affects more than 1,000,000 people a year</description>',
  )
  .replace('"automatic"', '-')
  .replace('peopleAffected"><text>-', 'peopleAffected"><text>&gt; 1000000');

/** The first grading rules revised: medium risk from 30,000 people a year, and one more rule of high risk. */
export const revisedGrading = own
  .replace('name="暂行规则 v1"', 'name="暂行规则 v2"')
  .replace(
    '66.1 | 每年影响超过一百万人 | Affects more than 1,000,000 people a year',
    '66.1 | 每年影响超过三万人 | Affects more than 30,000 people a year',
  )
  .replace('medium-reach.peopleAffected"><text>&gt; 1000000', 'medium-reach.peopleAffected"><text>&gt; 30000')
  .replace(publicAutomatic, `${publicAutomatic}\n      ${publicReach}`);

/** Revised grading rules, replayed over the city, wait for the approval of another officer. */
export const ruleScene: Scene = async (stage) => {
  const officer = stage.person('officer');
  const [now] = await stage.city.find('rule-library', { table: 'grading' }, ['inForce']);
  const version = await stage.city.create('rule-library', {
    table: 'grading',
    title: '暂行规则 v2（影响人数标准下调）',
    basedOn: now?.id,
    author: officer.person,
    text: await keepText('grading', revisedGrading, stage.city),
    standing: 'provisional',
    source: { zh: '本平台暂行规则，来源待确认', en: 'A provisional rule of this platform, source to be confirmed' },
    reason: {
      zh: '影响人数较多而未列为中风险的产品投诉集中，拟下调影响人数标准；公共决策领域影响面大的应用拟列为高风险。',
      en: 'Complaints gather at products that reach many people and are not of medium risk: lower the number of people; what reaches very many in public decisions becomes high risk.',
    },
    effectiveOn: addDays(today(stage.city.now()), 30),
  });
  await stage.move(officer, version, 'submit');
};
