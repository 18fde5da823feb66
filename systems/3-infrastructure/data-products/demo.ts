import type { Actor } from '#kernel/access.ts';
import { addDays, today } from '#kernel/dates.ts';
import type { Scene, Stage } from '#kernel/scene.ts';
import type { CaseRecord } from '#kernel/system.ts';

const stops = '公交站点分时客流统计';
const piles = '公共充电站点信息';

const passengers = {
  title: '站点客流小时级预测（虚构）',
  summary: {
    zh: '以公开的站点客流为基础，结合天气和节假日，预测未来七日各站点每小时的上下车人次。',
    en: 'Predicts boarding and alighting at each stop by hour for seven days, from the open figures, weather and holidays.',
  },
  form: 'api',
  sector: '公共交通、商业选址',
  rights: ['process', 'operate'],
  rightsProof: {
    zh: '来源为本平台无条件开放的数据；模型和接口由本单位开发。',
    en: 'Built on data open without condition; model and interface are our own.',
  },
  personalData: false,
  priceMode: 'perMonth',
  price: 2_000_00,
  purposes: { zh: '线网优化、商业选址、出行提示。', en: 'Planning of routes, siting of shops, advice to travellers.' },
  limits: {
    zh: '不得转售接口；不得用于识别个人。',
    en: 'The interface may not be sold on, nor used to identify people.',
  },
};
const charging = {
  title: '充电站点忙闲指数（虚构）',
  summary: { zh: '各充电站点每小时的空闲概率。', en: 'How likely each charging station has a free pile, by hour.' },
  form: 'dataset',
  sector: '新能源汽车',
  rights: ['hold', 'process', 'operate'],
  rightsProof: { zh: '忙闲记录由本单位运营的站点产生。', en: 'The records come from stations that we run.' },
  personalData: true,
  deidentified: {
    zh: '充电记录删除车牌和账号，按站点和小时汇总；每格少于5次的不提供。',
    en: 'Plates and accounts are removed; totals by station and hour, cells under 5 are not given.',
  },
  priceMode: 'perUse',
  price: 50,
  purposes: { zh: '导航和充电引导。', en: 'Navigation and guidance to charging.' },
  limits: { zh: '不得与其他数据关联以识别车主。', en: 'It may not be linked with other data to identify owners.' },
};

async function register(stage: Stage, firm: Actor, owner: string, facts: object, on: string): Promise<CaseRecord> {
  const made = await stage.create(firm, 'data-products', facts, { owner });
  const submitted = await stage.move(firm, made, 'submit');
  return stage.move(stage.person('data'), submitted, 'registerProduct', { registeredOn: on });
}

/** One product on offer, used under contract and settled; one registered; one sent back; one contract to be signed. */
export const productScene: Scene = async (now) => {
  const ago = (days: number) => now.at(`${addDays(today(now.city.now()), -days)}T10:00`);
  const day = (days: number) => addDays(today(now.city.now()), days);
  const datasets = await now.city.find('data-catalogue', {}, ['published']);
  const sourceOf = (title: string) => ({
    origin: 'open',
    dataset: datasets.find((one) => one.facts.title === title)?.id,
    description: title,
  });
  const [firm, user] = [now.person('pengsao'), now.person('jishi')];
  const forecast = await register(
    ago(60),
    firm,
    now.party('pengsao'),
    { ...passengers, sources: [sourceOf(stops), { origin: 'own', description: '天气和节假日特征' }] },
    day(-60),
  );
  const offered = await ago(59).move(firm, forecast, 'putOnOffer');

  const contract = (stage: Stage, endsOn: string, party: string) => {
    const { title, priceMode, price, limits } = offered.facts;
    return stage.city.create('data-contracts', {
      title,
      product: offered.id,
      provider: now.party('pengsao'),
      user: party,
      purpose: { zh: '为配送站选址测算客流。', en: 'To reckon passenger flow when siting delivery points.' },
      priceMode,
      price,
      limits,
      endsOn,
    });
  };
  const signed = await ago(50).move(firm, await contract(ago(52), day(200), now.party('jishi')), 'signContract');
  for (const [months, from, to, confirmed] of [
    [1, -50, -21, true],
    [1, -20, -1, false],
  ] as const) {
    const settlement = await ago(-to).city.create('data-settlements', {
      contract: signed.id,
      provider: now.party('pengsao'),
      user: now.party('jishi'),
      months: { from: day(from), to: day(to) },
      units: months,
      amount: 2_000_00 * months,
    });
    if (confirmed) await ago(-to - 2).move(user, settlement, 'confirmSettlement');
  }
  await contract(ago(3), day(300), now.party('zhixing'));

  await register(
    ago(20),
    now.of('firm4'),
    now.party('firm4'),
    { ...charging, sources: [sourceOf(piles), { origin: 'own', description: '自营站点充电记录' }] },
    day(-20),
  );
  const unclear = await ago(9).create(
    now.person('huanying'),
    'data-products',
    {
      ...passengers,
      title: '数字人口型训练语料（虚构）',
      summary: { zh: '带口型标注的语音和视频片段。', en: 'Speech and video with lip movements marked.' },
      form: 'dataset',
      sector: '语音和视频合成',
      sources: [{ origin: 'bought', description: '签约演员录制' }],
      priceMode: 'negotiated',
      price: undefined,
      personalData: true,
      deidentified: { zh: '待补充。', en: 'To be told.' },
    },
    { owner: now.party('huanying') },
  );
  await ago(5).move(
    now.person('data'),
    await ago(8).move(now.person('huanying'), unclear, 'submit'),
    'requestCorrection',
    {
      defects: {
        zh: '请说明人脸和声音的去标识化处理情况，以及演员授权的范围。',
        en: 'Say how faces and voices were de-identified, and what the actors agreed to.',
      },
    },
  );
};
