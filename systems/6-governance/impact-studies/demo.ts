import type { Scene } from '#kernel/scene.ts';

/** Hours worked a day by how many orders the platform gives; the numbers are made up and always the same. */
export function workingHours(): string {
  const bands = [
    ['每日20单以下', 6.1],
    ['每日20—39单', 8.4],
    ['每日40—59单', 10.2],
    ['每日60单以上', 11.6],
  ] as const;
  let seed = 20_261_124;
  const next = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const rows = bands.flatMap(([band, hours], nth) =>
    Array.from({ length: 60 - nth * 8 }, () => `${band},${(hours + (next() + next() - 1) * 2.4).toFixed(1)}`),
  );
  return ['单量分组,每日工作小时', ...rows].join('\n');
}

/** A study on working hours; its figures are computed by the program behind it. */
export const studyScene: Scene = async (stage) => {
  const secretary = stage.person('secretary');
  const made = await stage.at('2026-10-28').create(secretary, 'impact-studies', {
    title: '派单算法与骑手工作时长',
    concerns: 'employment',
    question: {
      zh: '平台派单越多，骑手每天工作的时间是否越长，平均是否超过十小时？',
      en: 'Do riders who are given more orders work longer days, and does the mean go beyond ten hours?',
    },
    data: [await stage.file(secretary, '骑手工时抽样.csv', workingHours())],
    source: '行业协会抽样（虚构数据，仅供演示）',
    groupColumn: '单量分组',
    valueColumn: '每日工作小时',
    unit: '小时',
    method: {
      zh: '按单量分组，比较每日工作小时的平均数及其95%区间；样本来自协会抽样，不含个人信息。',
      en: 'By number of orders, the mean hours a day with its 95% interval; a sample without personal data.',
    },
  });
  await stage.at('2026-10-28').move(secretary, made, 'compute');
};

export const studyPublishedScene: Scene = async (stage) => {
  const [computed] = await stage.city.find('impact-studies', {}, ['computed']);
  if (!computed) return;
  const chair = stage.person('expert1');
  const submitted = await stage.at('2026-11-09').move(stage.person('secretary'), computed, 'submitToChair', {
    finding: {
      zh: '单量每上一档，平均工作时间约多一至两小时；每日40单以上的，平均已超过十小时。建议派单设置连续工作时间上限。',
      en: 'Each step up adds one to two hours a day; from 40 orders on the mean is beyond ten hours. A limit on continuous work is advised.',
    },
    limits: {
      zh: '抽样一次，未区分专送和众包，不能说明因果。',
      en: 'One sample, kinds of rider not told apart; it does not show cause.',
    },
    responder: 'market',
    chair: chair.person,
  });
  await stage.at('2026-11-11').move(chair, submitted, 'publish');
};
