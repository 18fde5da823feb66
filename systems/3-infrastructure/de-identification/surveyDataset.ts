import { writeFile } from 'node:fs/promises';
import { addVersion, ingestVersion } from '#families/opendata/ingest.ts';
import type { DatasetVersion } from '#families/opendata/versions.ts';
import type { City } from '#kernel/city.ts';
import { residentsCsv } from './residents.ts';

/** What the resource of the generated health survey says of itself. */
export const surveyFacts = {
  title: '居民健康抽样调查（程序生成的虚构数据）',
  titleEn: 'Sample survey of residents’ health (made up by a program)',
  abstract: {
    zh: '居民的年龄、学历、行业和慢性病情况，用于演示个人数据的去标识化；所列的人均不存在。',
    en: 'Age, schooling, work and chronic illness of residents who do not exist, to show how personal data are de-identified.',
  },
  office: 'health',
  subject: 'health',
  source: { zh: '由程序按固定种子生成', en: 'Made by a program from a fixed seed' },
  generated: true,
  frequency: 'yearly',
  about: 'person',
  aggregated: false,
  tradeSecrets: false,
  importantData: false,
  opening: 'conditional',
  closedReason: { zh: '含个人数据，去标识化后按协议提供', en: 'Personal data: given by agreement once de-identified' },
  reviewOn: '2027-11-30',
  sharing: { zh: '按协议在安全环境中使用', en: 'Used in the sandbox under an agreement' },
  licence: 'agreement',
} as const;

/** Loads so many residents as the next version of a resource. */
export async function loadResidents(city: City, dataset: string, count: number): Promise<DatasetVersion> {
  const partial = await city.files.partial();
  await writeFile(partial, residentsCsv(count), { mode: 0o600 });
  const { id } = await addVersion(city, dataset, { partial, name: '居民健康抽样.csv' }, null);
  return ingestVersion(city, id);
}

/** The columns of the survey as a person confirms them. */
export const surveyColumns = [
  { name: '姓名', role: 'direct' },
  { name: '身份证号', role: 'direct' },
  { name: '手机号', role: 'direct' },
  { name: '性别', role: 'quasi', plan: 'whole' },
  { name: '年龄', role: 'quasi', plan: 'number', amounts: '5,10,20' },
  { name: '区划代码', role: 'quasi', plan: 'division' },
  {
    name: '学历',
    role: 'quasi',
    plan: 'ordered',
    order: '小学,初中,高中,大专,本科,硕士,博士',
    amounts: '2,4',
  },
  { name: '行业', role: 'quasi', plan: 'whole' },
  { name: '婚姻状况', role: 'quasi', plan: 'whole' },
  { name: '慢性病', role: 'sensitive' },
] as const;

/** Each class at least five people with two illnesses. */
export const surveyGoal = {
  criteria: [
    { kind: 'k-anonymity', amount: '5' },
    { kind: 'distinct-l', column: '慢性病', amount: '2' },
  ],
  suppression: '0.05',
  metric: 'loss',
  local: true,
} as const;
