import { writeFile } from 'node:fs/promises';
import { addVersion, ingestVersion } from '#families/opendata/ingest.ts';
import { type Actor, theClock } from '#kernel/access.ts';
import type { Scene, Stage } from '#kernel/scene.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { surveyCsv } from './surveyData.ts';

const title = '智能制造企业人工智能投入抽样调查（生成数据）';
const find = async (stage: Stage, system: string, where: object): Promise<CaseRecord> => {
  const [found] = await stage.city.find(system, where as Record<string, unknown>);
  if (!found) throw new Error(`the demo city has no ${JSON.stringify(where)}`);
  return found;
};

/** Data open on condition: what single firms spend is their secret, what districts spend is not. */
export const surveyScene: Scene = async (stage) => {
  const then = stage.at('2026-04-08T10:00');
  const officer = then.person('officer');
  const made = await then.create(officer, 'data-catalogue', {
    title,
    titleEn: 'Sample survey of AI spending in manufacturing (generated)',
    abstract: {
      zh: '按企业列出的人工智能投入和用电量抽样调查，数据由程序生成，不对应任何真实企业。',
      en: 'What sampled firms spend on AI and how much power they take. Made by a program; no firm in it exists.',
    },
    office: 'industry',
    subject: 'economy',
    source: { zh: '由程序生成', en: 'Made by a program' },
    generated: true,
    frequency: 'once',
    spatial: '深圳市',
    about: 'organisation',
    aggregated: false,
    tradeSecrets: true,
    importantData: false,
    opening: 'conditional',
    closedReason: {
      zh: '逐户投入和用电量属于企业商业秘密，汇总结果可以使用。',
      en: 'What a single firm spends is its secret; totals may be used.',
    },
    reviewOn: '2027-04-01',
    sharing: { zh: '市有关部门依职责共享', en: 'Shared with the offices that need it for their duties' },
    licence: 'agreement',
  });
  const partial = await then.city.files.partial();
  await writeFile(partial, surveyCsv());
  const version = await addVersion(then.city, made.id, { partial, name: 'survey.csv' }, officer.person ?? null);
  await ingestVersion(then.city, version.id);
  const described = (await then.city.get('data-catalogue', made.id)) as CaseRecord;
  const saved = await then.move(officer, described, 'save', { fields: described.facts.fields && fieldsOf(described) });
  const submitted = await then.move(officer, saved, 'submit');
  await then.move(then.person('data'), submitted, 'publish');
};

const meanings: Readonly<Record<string, { zh: string; en: string; sensitivity: string; unit?: string }>> = {
  企业编号: { zh: '抽样编号，不是真实企业', en: 'Number in the sample, of no real firm', sensitivity: 'none' },
  区: { zh: '经营地所在区', en: 'District', sensitivity: 'quasi' },
  行业: { zh: '行业大类', en: 'Sector', sensitivity: 'quasi' },
  规模: { zh: '企业规模', en: 'Size', sensitivity: 'quasi' },
  人工智能投入万元: { zh: '年度人工智能投入', en: 'Spent on AI in the year', sensitivity: 'sensitive', unit: '万元' },
  用电量千瓦时: { zh: '年度用电量', en: 'Power taken in the year', sensitivity: 'sensitive', unit: '千瓦时' },
};
const fieldsOf = ({ facts }: CaseRecord) =>
  (facts.fields as readonly { name: string; type: string }[]).map((one) => {
    const { sensitivity = 'none', unit, ...meaning } = meanings[one.name] ?? { zh: one.name, en: one.name };
    return { ...one, label: one.name, sensitivity, meaning, ...(unit && { unit }) };
  });

const asked = {
  research: {
    use: 'research',
    purpose: {
      zh: '比较各区人工智能投入与用电量的关系，用于产业研究报告。',
      en: 'To compare spending on AI and power across districts, for a report on the industry.',
    },
    safeguards: {
      zh: '只在沙箱内查询；结果由两人复核；不保存逐户数据。',
      en: 'Queried in the sandbox only; two people check results; no firm’s data are kept.',
    },
    readers: { zh: '研究组三人，已签保密承诺。', en: 'Three researchers, bound to secrecy.' },
    noReidentification: true,
  },
} as const;

/** A request as a party hands it in, at a moment. */
async function handedIn(stage: Stage, account: string, on: string, named: string, endsOn: string, facts: object = {}) {
  const then = stage.at(on);
  const who = then.person(account);
  const dataset = await find(stage, 'data-catalogue', { title });
  const [version] = await stage.city.query<{ id: string }>(
    "select id from dataset_versions where dataset = $1 and state = 'ready' order by number desc limit 1",
    [dataset.id],
  );
  const made = await then.create(who, 'data-requests', {
    ...asked.research,
    title: named,
    dataset: dataset.id,
    version: version?.id,
    office: 'industry',
    endsOn,
    ...facts,
  });
  return then.move(who, made, 'submit');
}

const signed = async (stage: Stage, record: CaseRecord, who: Actor, move: string, fact: string, name: string) => {
  const [agreement] = await stage.city.query<{ sha256: string }>(
    "select sha256 from letters where record = $1 and kind = 'agreement' order by seq desc limit 1",
    [record.id],
  );
  return stage.move(who, record, move, { [fact]: { name, digest: agreement?.sha256 } });
};

/** Agreed, signed by both, open. */
async function opened(stage: Stage, account: string, on: string, named: string, endsOn: string): Promise<CaseRecord> {
  const submitted = await handedIn(stage, account, `${on}T09:00`, named, endsOn);
  const later = stage.at(`${on}T15:00`);
  const officer = later.person('officer');
  const granted = await later.move(officer, submitted, 'grantAccess');
  const bySelf = await signed(later, granted, later.person(account), 'signAgreement', 'userSignature', '项目负责人');
  return signed(later, bySelf, officer, 'countersign', 'officeSignature', '数据管理处');
}

/** One request in each state that tells something. */
export const requestsScene: Scene = async (stage) => {
  await opened(stage, 'jishi', '2026-10-12', '各区人工智能投入与用电量比较研究', '2027-03-31');
  const officer = stage.person('officer');

  await handedIn(stage, 'lingjian', '2026-11-18T10:00', '无障碍产品企业投入情况分析', '2027-02-28');
  const incomplete = await handedIn(stage, 'pengsao', '2026-11-16T10:00', '装备制造企业用电预测模型', '2027-06-30', {
    use: 'evaluation',
  });
  await stage.at('2026-11-19T16:00').move(officer, incomplete, 'requestCorrection', {
    defects: {
      zh: '请说明模型训练为何需要逐户数据，以及训练结果如何避免还原单户数值。',
      en: 'Say why training needs single firms, and how the model is kept from giving one firm’s figures back.',
    },
  });
  const waiting = await handedIn(stage, 'zhixing', '2026-11-10T10:00', '软件企业人工智能投入统计', '2027-01-31');
  await stage.at('2026-11-20T11:00').move(officer, waiting, 'grantAccess', {
    conditions: { zh: '只使用区和行业两级汇总。', en: 'Totals by district and sector only.' },
  });

  const over = await opened(stage, 'huanying', '2026-06-01', '合成内容企业投入测算', '2026-09-30');
  const ended = await stage.at('2026-10-01T00:05').move(theClock, over, 'endAccess');
  await stage.at('2026-10-22T00:05').move(theClock, ended, 'fallOverdue');

  const done = await opened(stage, 'nanxin', '2026-05-11', '医疗装备企业投入研究', '2026-08-31');
  const closing = await stage.at('2026-09-01T00:05').move(theClock, done, 'endAccess');
  const past = stage.at('2026-09-04T10:00');
  await past.move(past.person('nanxin'), closing, 'confirmDeletion', {
    deletion: {
      zh: '已删除导出的两份汇总表和全部中间结果。',
      en: 'Two exported tables and all intermediate results were deleted.',
    },
    deletedOn: '2026-09-03',
  });
};

const exportsAsked = [
  ['2026-10-20T10:00', '各区投入合计', 'select 区, count(*) as 企业数 from data group by 区 order by 企业数 desc'],
  [
    '2026-11-03T14:00',
    '各区各行业投入合计',
    'select 区, 行业, count(*) as 企业数, sum(人工智能投入万元) as 投入合计\nfrom data\ngroup by 区, 行业\norder by 区, 行业',
  ],
  ['2026-11-20T09:30', '南山区大型企业抽样', "select 行业, 规模 from data where 区 = '南山区' and 规模 = '大型'"],
] as const;

/** What was asked to leave under the open request: released by the rule, held back at its cells, waiting for an officer. */
export const exportsScene: Scene = async (stage) => {
  const request = await find(stage, 'data-requests', { title: '各区人工智能投入与用电量比较研究' });
  for (const [on, named, sql] of exportsAsked) {
    const then = stage.at(on);
    const who = then.person('jishi');
    const facts = { title: named, request: request.id, sql: { zh: sql } };
    await then.move(who, await then.create(who, 'data-exports', facts), 'submit');
  }
};
