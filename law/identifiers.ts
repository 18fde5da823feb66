import type { LawLanguage, Provision } from './regulation.ts';
import { eIdOf, regulation } from './regulation.ts';

/** The work, whatever its language or version (Akoma Ntoso naming convention, FRBR). */
export const workUri = '/akn/cn-440300/act/tequ-fagui/2022-08-30/szrd-7-64';

/** The three-letter code of ISO 639-2 that an expression's address carries. */
export const languageCodes: Readonly<Record<LawLanguage, string>> = { zh: 'zho', en: 'eng' };

/** The text in one language as in force since 2022-11-01: `…/zho@2022-11-01`. */
export const expressionUri = (language: LawLanguage): string =>
  `${workUri}/${languageCodes[language]}@${regulation.effective}`;

/** A portion of the work or of an expression: `…/~art_66__para_2`. */
export const portionUri = (of: string, place: Provision): string => `${of}/~${eIdOf(place)}`;

/** Where this city serves the text as Akoma Ntoso: the Chinese, or the unofficial English. */
export const akomaNtosoPath = (language: LawLanguage, article?: number): string =>
  `/law/${article === undefined ? 'regulation' : `article/${article}`}${language === 'en' ? '.en' : ''}.akn.xml`;

/** What the English is, said wherever it is shown or served. */
export const translationNotice = {
  zh: '英文为本平台自行翻译的非官方译文，仅供参考；以中文文本为准。',
  en: 'Unofficial English translation by Tiaoli, for reference only; the Chinese text prevails.',
};
/** What the articles' headings are. */
export const headingsNotice = {
  zh: '条标为编者所加，条例原文没有条标。',
  en: 'The headings of articles are editorial; the official text has none.',
};
