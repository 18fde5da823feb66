import { type RuleTableId, ruleTableIds } from '#families/rules/catalogue.ts';
import { firstModels, firstTexts } from '#families/rules/firstRules.ts';
import type { City } from '#kernel/city.ts';
import { today } from '#kernel/dates.ts';
import { keepText } from './texts.ts';

/**
 * Puts the first version of each table that has none yet in force, as a record of the library. Harmless when repeated,
 * by whichever processes at once.
 */
export async function adoptFirstVersions(city: City): Promise<void> {
  const rows = await city.query<{ rule_table: string }>('select rule_table from rules_in_force');
  const there = new Set(rows.map((one) => one.rule_table));
  const missing = ruleTableIds.filter((table) => !there.has(table));
  for (const table of missing) {
    const made = await city.create('rule-library', await firstFacts(table, city), { key: `first-${table}` });
    await city.move('rule-library', made.id, 'adopt', {}, { key: `adopt-${table}` });
  }
  if (missing.length > 0) await city.policiesChanged();
}

const firstFacts = async (table: RuleTableId, city: City) => ({
  table,
  title: firstModels[table].name,
  text: await keepText(table, firstTexts[table], city),
  standing: 'provisional',
  source: {
    zh: '本平台暂行规则；条例第六十六条第三款所称办法及其他配套规定发布前使用，各行依据见注释',
    en: 'A provisional rule of this platform until the city issues its own measures; each row names its ground',
  },
  reason: { zh: '初始版本', en: 'The first version' },
  effectiveOn: today(city.now()),
});
