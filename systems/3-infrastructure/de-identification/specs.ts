import type { Plan } from '#engines/anonymity/build.ts';
import type { Criterion } from '#engines/anonymity/criteria.ts';
import type { Metric } from '#engines/anonymity/score.ts';
import type { Levels } from '#engines/anonymity/table.ts';
import { type DatasetVersion, findVersion } from '#families/opendata/versions.ts';
import type { City } from '#kernel/city.ts';
import { Refused } from '#kernel/refusals.ts';
import { type SettingValues, settingValue } from '#kernel/settings.ts';
import type { CaseRecord } from '#kernel/system.ts';
import type { Asked, ColumnSpec, DataSpec, HierarchyPlan, PastSpec } from './jobs.ts';
import type { DeidentificationFacts } from './rules.ts';
import { riskThreshold } from './settings.ts';

type Column = NonNullable<DeidentificationFacts['columns']>[number];
type Stated = NonNullable<DeidentificationFacts['criteria']>[number];

export const factsOf = ({ facts }: CaseRecord) => facts as DeidentificationFacts;

/** The version that an assessment is about. Throws Refused where it has none that is ready. */
export async function getVersion(city: City, record: CaseRecord): Promise<DatasetVersion & { parquetFile: string }> {
  const version = await findVersion(city, factsOf(record).version ?? '');
  if (version?.state !== 'ready' || !version.parquetFile) throw new Refused('not-found', { field: 'version' });
  return { ...version, parquetFile: version.parquetFile };
}

/** The table and its columns as the facts of an assessment tell them. */
export async function dataOf(city: City, record: CaseRecord): Promise<DataSpec> {
  const { columns = [], hierarchyFiles = [] } = factsOf(record);
  const fileOf = (name: string) => hierarchyFiles.find((one) => one.name === `${name}.csv`);
  return {
    file: city.files.path((await getVersion(city, record)).parquetFile),
    columns: columns.map((one): ColumnSpec => {
      const file = fileOf(one.name ?? '');
      const plan = one.role === 'quasi' ? planOf(one, file && city.files.path(file.sha256)) : undefined;
      return { name: one.name ?? '', role: one.role ?? 'direct', ...(plan && { plan }) };
    }),
  };
}

const parts = (text = ''): string[] =>
  text
    .split(/[,，、]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
const amounts = (text: string | undefined): number[] => parts(text).map(Number);

/** Refuses a way of generalising that lacks what it needs. */
function planOf({ name = '', plan, amounts: given, order }: Column, file: string | undefined): HierarchyPlan {
  const numbers = amounts(given);
  const lacks = (zh: string, en: string) =>
    new Refused('invalid-input', { field: name, message: { zh: `“${name}”${zh}`, en: `${name} ${en}` } });
  if (numbers.some((one) => !Number.isFinite(one))) throw lacks('的宽度应为数字', 'takes numbers as widths');
  switch (plan) {
    case 'number':
      if (numbers.length === 0) throw lacks('缺少区间宽度', 'lacks the widths of its intervals');
      return { kind: 'number', widths: numbers };
    case 'prefix':
      if (numbers.length === 0) throw lacks('缺少保留的位数', 'lacks how many characters stay');
      return { kind: 'prefix', lengths: numbers };
    case 'ordered':
      return { kind: 'ordered', values: parts(order), sizes: numbers };
    case 'file':
      if (!file) throw lacks(`没有名为“${name}.csv”的层次文件`, `has no hierarchy file named ${name}.csv`);
      return { kind: 'file', path: file };
    case 'date':
    case 'division':
    case 'id-number':
      return { kind: plan } as Plan;
    default:
      return { kind: 'whole' };
  }
}

/** The goal as the facts tell it; without one, 1-anonymity, by which only risks are reckoned. */
export function askedOf(record: CaseRecord, settings: SettingValues): Asked {
  const {
    criteria = [],
    columns = [],
    suppression = '0',
    metric = 'loss',
    local = false,
    population,
  } = factsOf(record);
  const sensitive = columns.filter(({ role }) => role === 'sensitive').map(({ name }) => name);
  return {
    goal: {
      criteria: criteria.map((one) => criterionOf(one, sensitive)),
      suppression: Number(suppression),
      metric: metric as Metric,
    },
    local,
    threshold: Number(settingValue(riskThreshold, settings)),
    ...(population !== undefined && { population }),
  };
}

function criterionOf({ kind, column, amount, c }: Stated, sensitive: readonly (string | undefined)[]): Criterion {
  const [of, number] = [sensitive.indexOf(column), Number(amount)];
  switch (kind) {
    case 'distinct-l':
    case 'entropy-l':
      return { kind, of, l: number };
    case 'recursive-l':
      return { kind, of, l: number, c: Number(c ?? 1) };
    case 't-equal':
    case 't-ordered':
      return { kind: 't-closeness', of, t: number, distance: kind === 't-equal' ? 'equal' : 'ordered' };
    default:
      return { kind: 'k-anonymity', k: number };
  }
}

export const levelsIn = (text: string | undefined): Levels => (text ?? '').split(' ').map(Number);
export const levelsText = (levels: Levels): string => levels.join(' ');

/** Releases of the same resource that stand, or stood once: who has them has them still. */
export async function pastOf(city: City, record: CaseRecord): Promise<PastSpec[]> {
  const { dataset } = factsOf(record);
  const earlier = await city.find('de-identification', { dataset }, ['cleared', 'withdrawn']);
  const past: PastSpec[] = [];
  for (const one of earlier.filter(({ id }) => id !== record.id))
    past.push({
      data: await dataOf(city, one),
      asked: askedOf(one, city.settings),
      levels: levelsIn(factsOf(one).levels),
    });
  return past;
}
