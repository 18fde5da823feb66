import { type Label, label } from '#kernel/label.ts';
import type { RuleFacts } from './catalogue.ts';

/* The facts and outcomes of the table `data-grading`. */

type Named = Readonly<Record<string, Label>>;
const yesNo = (zh: string, en: string) => ({ label: label(zh, en), type: 'boolean' }) as const;
const number = (zh: string, en: string) => ({ label: label(zh, en), type: 'number' }) as const;

/** What a row of a table describes. */
export const rowsAbout = {
  person: label('个人', 'A person'),
  organisation: label('组织', 'An organisation'),
  thing: label('物、环境或者事件', 'A thing, place or event'),
} as const satisfies Named;

export const dataFacts: RuleFacts = {
  about: { label: label('数据描述的对象', 'What the rows are about'), type: 'string', options: rowsAbout },
  aggregated: yesNo('逐条为汇总统计', 'The rows are totals'),
  directIdentifiers: number('直接标识字段数', 'Fields that identify people directly'),
  quasiIdentifiers: number('准标识字段数', 'Quasi-identifying fields'),
  sensitiveFields: number('敏感字段数', 'Sensitive fields'),
  tradeSecrets: yesNo('含有他人商业秘密', 'Holds trade secrets of others'),
  importantData: yesNo('列入重要数据目录', 'In the catalogue of important data'),
};
export const dataCategories = {
  personal: label('个人数据', 'Personal data'),
  organisation: label('组织数据', 'Data on organisations'),
  thing: label('客体数据', 'Data on things'),
  statistical: label('统计数据', 'Statistics'),
} as const satisfies Named;
export const dataGrades = {
  grade1: label('一级', 'Grade 1'),
  grade2: label('二级', 'Grade 2'),
  grade3: label('三级', 'Grade 3'),
  grade4: label('四级', 'Grade 4'),
  important: label('重要数据', 'Important data'),
} as const satisfies Named;
export const personalOrNot = {
  personal: label('属于个人数据', 'Personal'),
  notPersonal: label('不属于个人数据', 'Not personal'),
} as const satisfies Named;
/** Shenzhen Data Regulations, Article 48. */
export const openingClasses = {
  unconditional: label('无条件开放', 'Open without condition'),
  conditional: label('有条件开放', 'Open on condition'),
  closed: label('不予开放', 'Not open'),
} as const satisfies Named;
