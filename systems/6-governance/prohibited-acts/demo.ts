import { mp3, png, xmp } from '#engines/labels/samples.ts';
import type { Scene } from '#kernel/scene.ts';

const producer = '001191440399MAT000077W10001';
const label = {
  Label: '1',
  ContentProducer: producer,
  ProduceID: 'YS-2026-0001',
  ReservedCode1: '',
  ContentPropagator: '',
  PropagateID: '',
  ReservedCode2: '',
};
const { ReservedCode1, ...withoutReserved } = label;

/** Case 7: three pictures and a sound; one has its keys out of order, one a provider's code whose check does not fit. */
export const labelledFiles: readonly (readonly [string, Uint8Array])[] = [
  ['映声-01.png', png(xmp(JSON.stringify(label)))],
  ['映声-02.png', png(xmp(JSON.stringify({ ...withoutReserved, ReservedCode1 })))],
  ['映声-03.png', png(xmp(JSON.stringify({ ...label, ContentProducer: '001191440399MAT000077X10001' })))],
  ['映声-04.mp3', mp3(JSON.stringify(label))],
];

/** Case 3: fifty pairs at the same time, stock and coupon; or, in its trap, a new user's coupon that explains all. */
export const pricePairs = (trap: boolean): string =>
  [
    'item,priceA,priceB,minutesApart,sameConditions,couponA,couponB',
    ...Array.from({ length: 50 }, (_, at) => {
      const price = 39 + at;
      const more = trap || at % 5 === 0 ? price : Math.round(price * 112) / 100;
      const paid = trap ? price - 10 : price;
      return `SKU-${1000 + at},${paid},${more},12,是,${trap ? '新人券' : ''},`;
    }),
  ].join('\n');

/** The price audit of case 3, its trap, and the labels of case 7, each as far as it goes. */
export const prohibitedActsScene: Scene = async (stage) => {
  const market = stage.person('market');
  const officer = stage.person('officer');
  const [pricing] = await stage.city.find('products', { name: '电商动态定价“衡价”' });
  const criteria = { confidence: '0.95', pairsAtLeast: 50, minutesApart: 15, shareOfNoAccount: '0.1', seed: 20261 };
  const priceCase = async (title: string, trap: boolean) => {
    const made = await stage.at('2026-10-20').create(market, 'prohibited-acts', {
      title,
      product: pricing?.id,
      target: stage.party('jishi'),
      act: 'pricing',
      question: {
        zh: '同一商品、同一时间，老用户付得比新用户多吗？',
        en: 'Does a regular pay more than a new user for the same thing at the same time?',
      },
      ...criteria,
      evidence: [await stage.file(market, trap ? '配对价格（含新人券）.csv' : '配对价格.csv', pricePairs(trap))],
    });
    return stage.at('2026-10-21').move(market, made, 'lock');
  };
  await priceCase('衡价：老用户付得更多', false);
  await priceCase('衡价：新人优惠', true);
  const labels = await stage.at('2026-11-02').create(officer, 'prohibited-acts', {
    title: '映声：生成内容的标识',
    target: stage.party('huanying'),
    act: 'deepSynthesis',
    question: { zh: '生成的文件是否带有合格的隐式标识？', en: 'Do generated files carry a proper implicit label?' },
    evidence: await Promise.all(labelledFiles.map(([name, content]) => stage.file(officer, name, content))),
  });
  await stage.at('2026-11-03').move(officer, labels, 'lock');
};

/** Elements that both price cases share. */
const alike = {
  differentTreatment: true,
  sameConditions: true,
  actualNeed: false,
  randomByFairRules: false,
  providedByLaw: false,
};

/** The decisions, once the screens have run. */
export const prohibitedActsDecided: Scene = async (stage) => {
  const [first] = await stage.city.find('prohibited-acts', { title: '衡价：老用户付得更多' }, ['examined']);
  const [trap] = await stage.city.find('prohibited-acts', { title: '衡价：新人优惠' }, ['examined']);
  if (!first || !trap) return;
  const officer = stage.person('officer');
  const market = stage.person('market');
  const proposed = await stage.at('2026-10-27').move(market, first, 'propose', {
    ...alike,
    newUserOffer: false,
    conclusion: 'violation',
    reasons: {
      zh: '50对账号、同一时间、同一库存、无优惠券，40对中老用户付得更多，差别不能以允许的例外解释。',
      en: 'In 40 of 50 pairs, alike in time, stock and coupon, the regular pays more; no exception explains it.',
    },
  });
  await stage.at('2026-10-28').move(officer, proposed, 'orderRectification', {}, { reason: '停止按用户习惯加价。' });
  const explained = await stage.at('2026-10-27').move(market, trap, 'propose', {
    ...alike,
    newUserOffer: true,
    reasonablePeriod: true,
    conclusion: 'exception',
    exception: 'newUsers',
    reasons: {
      zh: '价格差别全部来自新用户优惠券，活动在合理期限内，老用户原价未变。',
      en: 'The whole difference is a new user’s coupon, for a reasonable period; the regular price is unchanged.',
    },
  });
  await stage.at('2026-10-28').move(officer, explained, 'close');
};
