import type { Outcomes, RuleFacts, RuleTable } from '#families/rules/catalogue.ts';
import type { Label, Language } from '#kernel/label.ts';

/* What columns, cells and outcomes of a decision table are called by people. Only what is plainly the same is put in
   other words; whatever else stands in a cell is shown as it is written. */

type Named = Readonly<Record<string, Label>>;
const text = /^"((?:[^"\\]|\\.)*)"$/u;
const aText = String.raw`"(?:[^"\\]|\\.)*"`;
const texts = new RegExp(`^${aText}(?:\\s*,\\s*${aText})*$`, 'u');
const contains = new RegExp(String.raw`^list contains\(\?,\s*(${aText})\)$`, 'u');
const comparison = /^(<=|>=|<|>)\s*(-?\d+(?:\.\d+)?)$/u;
const signs: Readonly<Record<string, string>> = { '<=': '≤', '>=': '≥', '<': '<', '>': '>' };

const nameOf = (literal: string, names: Named | undefined, language: Language): string => {
  const [, code = ''] = text.exec(literal.trim()) ?? [];
  return (names && Object.hasOwn(names, code) && names[code]?.[language]) || literal.trim();
};

/** The texts of a list of texts, each by its name; null where the cell is no such list. */
const listed = (cell: string, names: Named | undefined, language: Language): string | null =>
  texts.test(cell)
    ? (cell.match(new RegExp(aText, 'gu')) ?? [])
        .map((one) => nameOf(one, names, language))
        .join(language === 'zh' ? '或者' : ' or ')
    : null;

/** A label that a model gives in both languages, `等级 | Grade`; one without a second half is the same in both. */
export function labelWords(label: string, language: Language): string {
  const [zh = '', en = zh] = label.split('|').map((half) => half.trim());
  return language === 'zh' ? zh : en;
}

/** A column by the fact that it looks at; else by its own label. */
export function columnWords(
  column: { readonly label: string; readonly text: string },
  facts: RuleFacts,
  language: Language,
): string {
  const fact = Object.hasOwn(facts, column.text) ? facts[column.text] : undefined;
  return fact?.label[language] ?? (labelWords(column.label, language) || column.text);
}

/** An output by its label, else by its name; empty for the only one of a table without either. */
export const outputWords = (
  output: { readonly label?: string; readonly name: string | undefined },
  language: Language,
) => labelWords(output.label ?? '', language) || (output.name ?? '');

/** What the values of a column's expression are called, where it is a fact or a decision with outcomes. */
export const optionsOf = (of: RuleTable, text: string): Named | undefined =>
  (Object.hasOwn(of.facts, text) ? of.facts[text]?.options : undefined) ??
  (Object.hasOwn(of.outcomes, text) ? of.outcomes[text] : undefined);

/** A test of a fact in words, or as it is written. */
export function testWords(cell: string, options: Named | undefined, language: Language): string {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const written = cell.trim();
  if (written === 'true') return t('是', 'yes');
  if (written === 'false') return t('否', 'no');
  const [, sign, number] = comparison.exec(written) ?? [];
  if (sign && number) return `${signs[sign]} ${Number(number).toLocaleString('en')}`;
  const [, excluded] = /^not\((.*)\)$/su.exec(written) ?? [];
  const others = excluded === undefined ? null : listed(excluded, options, language);
  if (others !== null) return t(`除${others}外`, `not ${others}`);
  const members = written.split(/\s+or\s+/u).map((one) => contains.exec(one)?.[1]);
  if (members.every((one) => one !== undefined))
    return t('含', 'has ') + members.map((one) => nameOf(one, options, language)).join(t('或者', ' or '));
  return listed(written, options, language) ?? written;
}

/** What an output entry gives, in words or as it is written. */
export function outcomeWords(entry: string, output: string, outcomes: Outcomes, language: Language): string {
  if (entry === 'true' || entry === 'false') return testWords(entry, undefined, language);
  return nameOf(entry, Object.hasOwn(outcomes, output) ? outcomes[output] : undefined, language);
}

/** A fact's value as the column's cells would be read; undefined where it is not known. */
export function valueWords(value: unknown, options: Named | undefined, language: Language): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return testWords(String(value), options, language);
  if (typeof value === 'number') return value.toLocaleString('en');
  const one = (each: unknown) =>
    (options && Object.hasOwn(options, String(each)) && options[String(each)]?.[language]) || String(each);
  if (!Array.isArray(value)) return one(value);
  return value.length === 0
    ? language === 'zh'
      ? '无'
      : 'none'
    : value.map(one).join(language === 'zh' ? '、' : ', ');
}
