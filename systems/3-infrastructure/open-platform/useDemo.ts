import { addDays, today } from '#kernel/dates.ts';
import type { Scene } from '#kernel/scene.ts';

const made = [
  {
    by: 'lingjian',
    days: 6,
    published: true,
    facts: {
      title: '无障碍出行助手（虚构）',
      kind: 'application',
      description: {
        zh: '按站点客流和施工占道情况，为轮椅使用者和视障者推荐人少、无施工的路线。',
        en: 'Finds routes with few passengers and no road works for people in wheelchairs or with poor sight.',
      },
      link: 'https://accessible.example/shenzhen',
    },
    uses: ['公交站点分时客流统计', '占道挖掘施工许可信息'],
  },
  {
    by: 'hospital',
    days: 5,
    published: true,
    facts: {
      title: '臭氧与儿科门诊量的关系（虚构）',
      kind: 'research',
      description: {
        zh: '用日均臭氧和月度门诊量比较各区，讨论数据的局限。',
        en: 'Compares districts by daily ozone and monthly visits, and says what the data cannot tell.',
      },
    },
    uses: ['环境空气质量监测站日均数据', '医疗机构门诊量月度汇总'],
  },
  {
    by: 'pengsao',
    days: 4,
    published: true,
    facts: {
      title: '产品风险等级地图（虚构）',
      kind: 'picture',
      description: {
        zh: '按应用领域和风险等级展示已登记的人工智能产品。',
        en: 'Shows registered AI products by field and grade.',
      },
      link: 'https://map.example/ai-products',
    },
    uses: ['人工智能产品和服务登记信息'],
  },
  {
    by: 'zhixing',
    days: 1,
    published: false,
    facts: {
      title: '图书分类预测模型（虚构）',
      kind: 'model',
      description: {
        zh: '由月度借阅预测各馆的采购需求。',
        en: 'Predicts what each library should buy from its loans.',
      },
    },
    uses: ['公共图书馆分类借阅统计'],
  },
] as const;

/** What people made with open data: three shown, one waiting for the office. */
export const usesScene: Scene = async (now) => {
  const datasets = await now.city.find('data-catalogue', {}, ['published']);
  for (const { by, days, published, facts, uses } of made) {
    const then = now.at(`${addDays(today(now.city.now()), -days)}T11:00`);
    const use = await then.create(now.person(by), 'data-uses', {
      ...facts,
      datasets: uses.map((title) => ({ dataset: datasets.find((one) => one.facts.title === title)?.id })),
    });
    const submitted = await then.move(now.person(by), use, 'submit');
    if (published) await then.move(now.person('data'), submitted, 'publish');
  }
};
