import { epsilonOf } from '#engines/privacy/ledger.ts';
import { answerKept, chargeKept, chargesOf, spentKept } from '#families/opendata/budget.ts';
import { assertServed } from '#families/opendata/gate.ts';
import {
  canonical,
  exactStatistics,
  measures,
  millionthsOf,
  noisyStatistics,
  type StatisticsQuestion,
  statisticsBudget,
  statisticsCharge,
} from '#families/opendata/statistics.ts';
import { countUse, usesOf } from '#families/opendata/uses.ts';
import { type DatasetVersion, findCurrentVersion, findVersion } from '#families/opendata/versions.ts';
import { everyone } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { type Endpoint, type EndpointRequest, endpoint } from '#kernel/endpoint.ts';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { settingInForce, settingValue } from '#kernel/settings.ts';
import type { CaseRecord } from '#kernel/system.ts';

const law = '33.2';
const heading = 'data-catalogue';
/** δ at which a budget is also told as ε. */
const delta = 1e-6;

/** The version asked for, or the current one, that the gate lets pass; whether its statistics are noisy, where its rows lie. */
async function asked({ params, query, actor }: EndpointRequest, city: City) {
  const resource = await city.get('data-catalogue', params.id ?? '');
  if (!resource || !city.mayRead(resource, actor)) throw new Refused('not-found');
  const version = query.version ? await findVersion(city, query.version) : await findCurrentVersion(city, resource.id);
  if (version?.dataset !== resource.id || version.state !== 'ready' || !version.parquetFile)
    throw new Refused('not-found', { field: 'version' });
  const personal = version.personal !== false || resource.facts.personal !== false;
  // Rows on condition are for whom they are granted to; what noise protects is for everybody, once the version is cleared.
  await assertServed(city, version, personal ? 'granted' : 'open');
  return { resource, version, path: city.files.path(version.parquetFile), personal };
}

function questionIn(query: EndpointRequest['query']): StatisticsQuestion {
  const measure = measures.find((one) => one === (query.measure ?? 'count'));
  if (!measure) throw malformed('measure', '统计量为 count、sum 或者 mean', 'the measure is count, sum or mean');
  const number = (name: 'low' | 'high') => {
    if (query[name] === undefined || query[name] === '') return {};
    const value = Number(query[name]);
    if (!Number.isFinite(value)) throw malformed(name, '应为数字', 'must be a number');
    return { [name]: value };
  };
  return {
    measure,
    ...(query.field && { field: query.field }),
    ...number('low'),
    ...number('high'),
    ...(query.by && { by: query.by }),
    ...(query.groups && { groups: query.groups.split(',').slice(0, 1000) }),
    filters: listIn(query.filters),
  };
}
function listIn(text: string | undefined): NonNullable<StatisticsQuestion['filters']> {
  if (!text) return [];
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list) && list.every((one) => typeof one?.field === 'string' && typeof one.op === 'string'))
      return list;
  } catch {}
  throw malformed('filters', '条件应为 JSON 列表', 'filters are a JSON list');
}
const malformed = (field: string, zh: string, en: string) =>
  new Refused('invalid-input', { field, message: { zh, en } });

/** A column that identifies people directly is asked about by nobody. */
function refuseDirect({ facts }: CaseRecord, { field, by, filters = [] }: StatisticsQuestion): void {
  const fields = (facts.fields ?? []) as readonly { readonly name: string; readonly sensitivity?: string }[];
  const direct = [field, by, ...filters.map((one) => one.field)].find((name) =>
    fields.some((one) => one.name === name && one.sensitivity === 'direct'),
  );
  if (direct)
    throw malformed(
      'field',
      `“${direct}”为直接标识，不得用于统计`,
      `the column ${direct} identifies people directly and is not asked about`,
    );
}

const statistics = endpoint({
  method: 'GET',
  path: '/api/data/:id/statistics',
  heading,
  by: everyone,
  law,
  perMinute: 120,
  summary: label(
    '数据统计：计数、求和、均值，可分组；个人数据加噪声并计入隐私预算',
    'Counts, sums and means, by group; of personal data with noise, charged to the privacy budget',
  ),
  async answer(request, city) {
    const { resource, version, path, personal } = await asked(request, city);
    const question = questionIn(request.query);
    await countUse(city, {
      dataset: resource.id,
      version: version.id,
      kind: 'rows',
      reader: request.actor.person ?? null,
    });
    if (!personal)
      return { body: { version: version.number, noisy: false, values: await exactStatistics(path, question) } };
    refuseDirect(resource, question);
    const values = await noisyAnswer(city, version, path, question);
    return { body: { version: version.number, noisy: true, values, ...(await standingOf(city, version)) } };
  },
});

async function noisyAnswer(city: City, version: DatasetVersion, path: string, question: StatisticsQuestion) {
  const text = canonical(question);
  const known = await answerKept(city, version.id, 'statistics', text);
  if (known) return known;
  const [rho, budget] = [statisticsCharge, statisticsBudget].map((one) =>
    millionthsOf(settingValue(one, city.settings)),
  );
  const answer = await noisyStatistics(path, question, rho as number);
  const kept = await chargeKept(
    city,
    version.id,
    { channel: 'statistics', question: text, rho: rho as number },
    budget as number,
    answer,
  );
  if (!kept)
    throw new Refused('not-open', {
      article: law,
      message: {
        zh: '该版本的隐私预算已用完，只能重复已答复的查询',
        en: 'The privacy budget of this version is spent; only questions answered before are answered again',
      },
    });
  return kept;
}

/** What a version's budget is, what of it is spent, and what that means as ε. */
async function standingOf(city: City, version: DatasetVersion) {
  const budget = millionthsOf(settingValue(statisticsBudget, city.settings));
  const spent = await spentKept(city, version.id);
  return {
    budget: budget / 1e6,
    spent: spent / 1e6,
    remaining: Math.max(0, budget - spent) / 1e6,
    epsilon: spent === 0 ? 0 : epsilonOf(spent, delta),
    delta,
  };
}

const ledger = endpoint({
  method: 'GET',
  path: '/api/data/:id/privacy-ledger',
  heading,
  by: everyone,
  law,
  summary: label(
    '数据版本的隐私账本：预算、各次支出及其他读取方式',
    'The privacy ledger of a version: its budget, each charge, and what else is read of it',
  ),
  async answer(request, city) {
    const { resource, version, personal } = await asked(request, city);
    const charges = await chargesOf(city, version.id);
    return {
      body: {
        version: version.number,
        personal,
        ...(await standingOf(city, version)),
        confirmed: settingInForce(statisticsBudget, city.settings).confirmed,
        charges: charges.map(({ channel, question, rho, at }) => ({
          channel,
          question: JSON.parse(question),
          rho: rho / 1e6,
          at,
        })),
        // Rows and downloads of personal data are the one de-identified table: read once or often, it tells the same.
        uses: await usesOf(city, resource.id),
      },
    };
  },
});

export const statisticsEndpoints: readonly Endpoint[] = [statistics, ledger];
