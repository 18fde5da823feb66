import { writeFile } from 'node:fs/promises';
import { seeded } from '#engines/statistics/random.ts';
import { addVersion, ingestVersion } from '#families/opendata/ingest.ts';
import type { Actor } from '#kernel/access.ts';
import { addDays, today } from '#kernel/dates.ts';
import type { Scene, Stage } from '#kernel/scene.ts';
import type { CaseRecord } from '#kernel/system.ts';

const random = seeded(20_261_124);
const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
const districts = [
  '福田区',
  '罗湖区',
  '盐田区',
  '南山区',
  '宝安区',
  '龙岗区',
  '龙华区',
  '坪山区',
  '光明区',
  '大鹏新区',
];

/** Loads a table as whoever holds it would, on the day that the stage is at. */
async function load(
  { city }: Stage,
  who: Actor,
  resource: CaseRecord,
  name: string,
  rows: readonly (readonly unknown[])[],
) {
  const partial = await city.files.partial();
  await writeFile(partial, `${rows.map((row) => row.join(',')).join('\n')}\n`);
  const { id } = await addVersion(city, resource.id, { partial, name }, who.person ?? null);
  return ingestVersion(city, id);
}
type FieldText = readonly [name: string, type: string, zh: string, sensitivity?: string, unit?: string];
const described = (fields: readonly FieldText[]) =>
  fields.map(([name, type, text, sensitivity = 'none', unit]) => ({
    name,
    type,
    label: text,
    sensitivity,
    ...(unit && { unit }),
  }));

const common = {
  generated: true,
  source: {
    zh: '由程序生成，仅供演示，不反映真实情况。',
    en: 'Made up by a program for demonstration; it shows nothing real.',
  },
  spatial: '深圳市',
  sharing: {
    zh: '市级各部门依履职需要共享，用途应与共享目的一致。',
    en: 'Shared among the offices of the city as their duties need, for that purpose alone.',
  },
  licence: 'sz-open',
  aggregated: false,
  tradeSecrets: false,
  importantData: false,
};

/** Case: an office opens a table of robots in public places; a month later it brings the next version, in time. */
const robots = async (stage: Stage): Promise<void> => {
  const [market, data] = [stage.person('market'), stage.person('data')];
  const now = today(stage.city.now());
  const table = (n: number, withOperator: boolean) => [
    ['point', 'district', 'kind', 'units', 'since', ...(withOperator ? ['operator'] : [])],
    ...Array.from({ length: n }, (_, at) => [
      `P${String(at + 1).padStart(4, '0')}`,
      pick(districts),
      pick(['配送', '清扫', '巡检', '导览', '安防']),
      between(1, 12),
      addDays('2025-01-01', between(0, 650)),
      ...(withOperator ? [pick(['甲运营', '乙运营', '丙运营', ''])] : []),
    ]),
  ];
  const before = stage.at(`${addDays(now, -33)}T09:30`);
  const made = await before.create(market, 'data-catalogue', {
    ...common,
    title: '公共场所服务机器人投放点位（演示）',
    titleEn: 'Service robots in public places (demonstration)',
    abstract: {
      zh: '公共场所服务机器人的投放点位、用途、台数和启用日期，供选址、检查和研究使用。',
      en: 'Where service robots stand in public places, what for, how many and since when.',
    },
    office: 'market',
    subject: 'city',
    temporal: { from: '2025-01-01', to: null },
    frequency: 'monthly',
    about: 'thing',
    opening: 'unconditional',
  });
  await load(before, market, made, '机器人点位-十月.csv', table(180, false));
  const fields = described([
    ['point', 'string', '点位编号'],
    ['district', 'string', '行政区'],
    ['kind', 'string', '用途'],
    ['units', 'integer', '台数', 'none', '台'],
    ['since', 'date', '启用日期'],
  ]);
  const saved = await before.move(market, made, 'save', { fields });
  const submitted = await before.move(market, saved, 'submit');
  await before.move(data, submitted, 'publish');
  await load(stage.at(`${addDays(now, -4)}T10:00`), market, made, '机器人点位-十一月.csv', table(204, true));
};

/** Case: what was promised weekly is overdue, and everybody sees it. */
const visits = async (stage: Stage): Promise<void> => {
  const [health, data] = [stage.person('health'), stage.person('data')];
  const then = stage.at(`${addDays(today(stage.city.now()), -30)}T11:00`);
  const made = await then.create(health, 'data-catalogue', {
    ...common,
    title: '社区健康服务智能预约量（演示）',
    titleEn: 'Appointments made by AI at community health centres (demonstration)',
    abstract: {
      zh: '各区社区健康服务机构每周由智能预约完成的就诊量。',
      en: 'Visits a week that were arranged by AI, by district.',
    },
    office: 'health',
    subject: 'health',
    frequency: 'weekly',
    about: 'organisation',
    aggregated: true,
    opening: 'unconditional',
  });
  await load(then, health, made, '预约量.csv', [
    ['week', 'district', 'visits', 'share'],
    ...Array.from({ length: 40 }, (_, week) =>
      districts.map((district) => [
        addDays('2026-01-05', week * 7),
        district,
        between(200, 4200),
        (between(5, 60) / 100).toFixed(2),
      ]),
    ).flat(),
  ]);
  const fields = described([
    ['week', 'date', '周起始日'],
    ['district', 'string', '行政区'],
    ['visits', 'integer', '就诊量', 'none', '人次'],
    ['share', 'number', '智能预约占比'],
  ]);
  const saved = await then.move(health, made, 'save', { fields });
  await then.move(data, await then.move(health, saved, 'submit'), 'publish');
};

/** Case: rows about people are open on condition only, and nothing of them leaves before it is de-identified. */
const patients = async (stage: Stage): Promise<void> => {
  const [health, data] = [stage.person('health'), stage.person('data')];
  const made = await stage.create(health, 'data-catalogue', {
    ...common,
    title: '慢性病随访记录（演示）',
    titleEn: 'Follow-up of chronic diseases (demonstration)',
    abstract: {
      zh: '慢性病患者的随访记录，逐条描述个人。',
      en: 'Follow-up of patients with chronic diseases; each row is about a person.',
    },
    office: 'health',
    subject: 'health',
    frequency: 'yearly',
    about: 'person',
    opening: 'conditional',
    closedReason: {
      zh: '含个人敏感信息，仅供签订协议的研究使用。',
      en: 'Sensitive personal data, for research under an agreement alone.',
    },
    reviewOn: addDays(today(stage.city.now()), 365),
  });
  await load(stage, health, made, '随访.csv', [
    ['姓名', '年龄', '性别', '街道', '诊断', '收缩压'],
    ...Array.from({ length: 400 }, () => [
      pick(['张', '李', '王', '陈', '刘', '黄']) + pick(['伟', '娜', '强', '敏', '静', '洋']),
      between(35, 88),
      pick(['男', '女']),
      pick(['粤海街道', '沙河街道', '招商街道', '南山街道']),
      pick(['高血压', '糖尿病', '慢阻肺', '冠心病']),
      between(105, 178),
    ]),
  ]);
  const current = (await stage.city.get('data-catalogue', made.id)) as CaseRecord;
  await stage.move(data, await stage.move(health, current, 'submit'), 'publish');
};

/** Case: a table waits for the office that keeps the catalogue. */
const complaints = async (stage: Stage): Promise<void> => {
  const market = stage.person('market');
  const made = await stage.create(market, 'data-catalogue', {
    ...common,
    title: '智能产品投诉分类统计（演示）',
    abstract: { zh: '智能产品投诉按月、按类别的汇总。', en: 'Complaints about AI products by month and kind.' },
    office: 'market',
    subject: 'ai-governance',
    frequency: 'monthly',
    about: 'thing',
    aggregated: true,
    opening: 'unconditional',
  });
  await load(stage, market, made, '投诉统计.csv', [
    ['month', 'kind', 'complaints'],
    ...['2026-08', '2026-09', '2026-10'].flatMap((month) =>
      ['价格', '质量', '隐私', '误导'].map((kind) => [month, kind, between(3, 90)]),
    ),
  ]);
  const current = (await stage.city.get('data-catalogue', made.id)) as CaseRecord;
  await stage.move(market, current, 'submit');
};

export const catalogueScene: Scene = async (stage) => {
  await robots(stage);
  await visits(stage);
  await patients(stage);
  await complaints(stage);
};
