import { gradeLabels } from '#families/grading/grades.ts';
import { fields as applicationFields } from '#families/grading/input.ts';
import { prohibitedActs } from '#families/prohibitedActs.ts';
import { anonymous } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { today } from '#kernel/dates.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { wordFor } from '#kernel/words.ts';
import type { OfficeId } from '#law/offices.ts';
import type { Cell, GeneratedField } from '../generated/dataset.ts';

/** A dataset that is made from the city's own records: what anybody may read of them, and no more. */
export interface LivingDataset {
  readonly key: string;
  readonly title: string;
  readonly titleEn: string;
  readonly abstract: Bilingual;
  readonly office: OfficeId;
  readonly subject: string;
  /** Of which register, and which facts of it the rows tell; each must be open to everybody. */
  readonly system: string;
  readonly facts: readonly string[];
  readonly about: 'organisation' | 'thing';
  readonly aggregated: boolean;
  readonly fields: readonly GeneratedField[];
  rows(city: City): Promise<readonly (readonly Cell[])[]>;
}

/** Every record of a register that anybody may read, in the order of their numbers. */
async function publicRecords(city: City, system: string): Promise<readonly CaseRecord[]> {
  const rows = await city.query<CaseRecord>(
    `select id, system, number, state, owner, facts, created_at as "createdAt", updated_at as "updatedAt" from records where system = $1 order by number`,
    [system],
  );
  return rows.filter((one) => city.mayRead(one, anonymous));
}
const dayOf = (moment: string): string => today(new Date(moment));
const text = (value: unknown): string => String(value ?? '');
const labelOf = (labels: Readonly<Record<string, { zh: string }>>, value: unknown): string =>
  labels[text(value)]?.zh ?? text(value);
const column = (
  name: string,
  label: string,
  type: GeneratedField['type'] = 'string',
  meaning?: string,
): GeneratedField => ({
  name,
  label,
  type,
  ...(meaning && { meaning }),
});
const number = column('number', '编号');
const state = column('state', '状态');

const products: LivingDataset = {
  key: 'products',
  title: '人工智能产品和服务登记信息',
  titleEn: 'Register of AI products and services',
  abstract: {
    zh: '已登记的人工智能产品和服务及其提供者、应用领域、风险等级和使用状态。',
    en: 'Registered AI products and services with their provider, field of application, risk grade and whether they are in use.',
  },
  office: 'industry',
  subject: 'ai-governance',
  system: 'products',
  facts: ['name', 'version', 'providerName', 'field', 'grade'],
  about: 'organisation',
  aggregated: false,
  fields: [
    number,
    column('product', '产品名称'),
    column('version', '版本'),
    column('provider', '提供者名称'),
    column('field', '应用领域'),
    column('grade', '风险等级'),
    state,
    column('registered_on', '登记日期', 'date'),
  ],
  rows: async (city) =>
    (await publicRecords(city, 'products')).map(({ number: of, facts, state: now, createdAt }) => [
      of,
      text(facts.name),
      text(facts.version),
      text(facts.providerName),
      labelOf(applicationFields, facts.field),
      labelOf(gradeLabels, facts.grade),
      wordFor(now).zh,
      dayOf(createdAt),
    ]),
};
const disclosures: LivingDataset = {
  key: 'disclosures',
  title: '中低风险人工智能应用事前披露',
  titleEn: 'Prior disclosures of medium- and low-risk applications',
  abstract: {
    zh: '依条例第六十六条第二款公开的事前披露：产品、版本和披露内容。',
    en: 'Disclosures published under Article 66(2): product, version and what is disclosed.',
  },
  office: 'industry',
  subject: 'ai-governance',
  system: 'disclosures',
  facts: ['title', 'version', 'statement'],
  about: 'organisation',
  aggregated: false,
  fields: [
    number,
    column('product', '产品'),
    column('version', '所披露的版本'),
    column('statement', '披露内容'),
    state,
    column('changed_on', '更新日期', 'date'),
  ],
  rows: async (city) =>
    (await publicRecords(city, 'disclosures')).map(({ number: of, facts, state: now, updatedAt }) => [
      of,
      text(facts.title),
      text(facts.version),
      text((facts.statement as Bilingual | undefined)?.zh),
      wordFor(now).zh,
      dayOf(updatedAt),
    ]),
};
const grades: LivingDataset = {
  key: 'risk-grades',
  title: '人工智能应用风险分级结果',
  titleEn: 'Risk grades given',
  abstract: {
    zh: '历次风险分级的结果和所用规则版本，包括已被新版替代的。',
    en: 'Every grade given, with the version of the rules, those that a newer one replaced among them.',
  },
  office: 'industry',
  subject: 'ai-governance',
  system: 'risk-grading',
  facts: ['title', 'grade', 'ruleVersion'],
  about: 'organisation',
  aggregated: false,
  fields: [
    number,
    column('product', '产品'),
    column('grade', '风险等级'),
    column('rules', '规则版本'),
    state,
    column('graded_on', '分级日期', 'date'),
  ],
  rows: async (city) =>
    (await publicRecords(city, 'risk-grading')).map(({ number: of, facts, state: now, createdAt }) => [
      of,
      text(facts.title),
      labelOf(gradeLabels, facts.grade),
      text(facts.ruleVersion),
      wordFor(now).zh,
      dayOf(createdAt),
    ]),
};
const standards: LivingDataset = {
  key: 'standards',
  title: '人工智能地方标准目录',
  titleEn: 'Local AI standards',
  abstract: {
    zh: '人工智能地方标准的名称、编号、制定阶段、实施日期和复审期限。',
    en: 'Local AI standards with their number, stage, day of effect and day of review.',
  },
  office: 'market',
  subject: 'law',
  system: 'standards',
  facts: ['title', 'standardNumber', 'effectiveOn', 'reviewBy'],
  about: 'thing',
  aggregated: false,
  fields: [
    number,
    column('standard', '标准名称'),
    column('standard_number', '标准编号'),
    state,
    column('effective_on', '实施日期', 'date'),
    column('review_by', '复审期限', 'date'),
  ],
  rows: async (city) =>
    (await publicRecords(city, 'standards')).map(({ number: of, facts, state: now }) => [
      of,
      text(facts.title),
      text(facts.standardNumber),
      wordFor(now).zh,
      (facts.effectiveOn as string | undefined) ?? null,
      (facts.reviewBy as string | undefined) ?? null,
    ]),
};
/** Reports are not public: of them only numbers, and no number so small that it may point at somebody. */
const reports: LivingDataset = {
  key: 'violation-report-statistics',
  title: '违法行为举报统计',
  titleEn: 'Statistics of violation reports',
  abstract: {
    zh: '按受理月份和行为类别统计的举报件数和办结件数；少于3件的不显示。',
    en: 'Reports received and closed by month and kind of act; fewer than 3 are not shown.',
  },
  office: 'industry',
  subject: 'ai-governance',
  system: 'violation-reports',
  facts: [],
  about: 'thing',
  aggregated: true,
  fields: [
    column('month', '受理月份'),
    column('act', '行为类别'),
    column('reports', '举报件数', 'integer', '少于3件的不显示'),
    column('closed', '办结件数', 'integer', '少于3件的不显示'),
  ],
  async rows(city) {
    const counted = await city.query<{ month: string; act: string; n: number; closed: number }>(
      `select left(facts->>'receivedOn', 7) as month, facts->>'act' as act, count(*)::int as n,
         count(*) filter (where state in ('closed', 'concluded'))::int as closed
       from records where system = 'violation-reports' and state <> 'draft' and facts ? 'receivedOn' and facts ? 'act' group by 1, 2 order by 1, 2`,
    );
    const shown = (n: number): number | null => (n < 3 ? null : n);
    return counted.map(({ month, act, n, closed }) => [month, labelOf(prohibitedActs, act), shown(n), shown(closed)]);
  },
};

/** The city's own registers as datasets. */
export const livingDatasets: readonly LivingDataset[] = [products, disclosures, grades, standards, reports];
