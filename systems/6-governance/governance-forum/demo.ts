import { theClock } from '#kernel/access.ts';
import type { Scene, Stage } from '#kernel/scene.ts';

type Said = readonly [
  on: string,
  question: number,
  from: 'citizen' | 'enterprise' | 'organisation',
  party: string | undefined,
  text: string,
  answer?: readonly [disposition: string, zh: string, en: string],
];

const delivery = ['派单算法应当公开哪些规则？', '超时由谁承担、怎样申诉？'] as const;
const onDelivery: readonly Said[] = [
  [
    '2026-07-12',
    0,
    'citizen',
    undefined,
    '我跑外卖三年了，同一条路线配送时间越压越短，希望公开时间是怎么算的。',
    ['adopted', '将要求公开预计时间的主要因素。', 'The main factors of the expected time are to be published.'],
  ],
  [
    '2026-07-15',
    0,
    'enterprise',
    'jishi',
    '派单涉及商业秘密，建议只公开主要因素，不公开权重。',
    [
      'partly',
      '公开因素和方向，不要求公开具体权重。',
      'Factors and their direction are published; weights need not be.',
    ],
  ],
  [
    '2026-07-20',
    1,
    'organisation',
    'association',
    '建议恶劣天气自动延长时限，不再由骑手逐单申诉。',
    ['adopted', '写入推荐和定价算法规范的后续修订。', 'It goes into the next revision of the norm.'],
  ],
  [
    '2026-07-28',
    1,
    'citizen',
    undefined,
    '申诉要有人工，不能都是机器人回复。',
    ['adopted', '要求五个工作日内由人工答复。', 'A person must answer within five working days.'],
  ],
];
const robots = ['人形机器人进社区，哪些场合不应当使用？', '机器人采集的影像应当怎样处理？'] as const;
const onRobots: readonly Said[] = [
  [
    '2026-11-16',
    0,
    'citizen',
    undefined,
    '电梯里和儿童游乐区希望不要有机器人单独行走。',
    ['explained', '已列入征询材料，结束后统一研究。', 'Noted in the material, to be studied at the end.'],
  ],
  ['2026-11-19', 1, 'enterprise', 'pengsao', '影像在本机处理，二十四小时后自动删除，是否可以不再备案？'],
  ['2026-11-22', 1, 'citizen', undefined, '应当有明显的灯或者声音提示正在拍摄。'],
];

async function consult(stage: Stage, on: string, facts: object, questions: readonly string[], all: readonly Said[]) {
  const officer = stage.person('officer');
  const made = await stage
    .at(on)
    .create(officer, 'governance-forum', { ...facts, questions: questions.map((question) => ({ question })) });
  const opened = await stage.at(on).move(officer, made, 'openConsultation');
  for (const [day, question, from, party, text, answer] of all) {
    const said = await stage.at(day).city.create('governance-forum-comments', {
      about: made.id,
      topic: questions[question],
      text: { zh: text },
      from,
      party: party && stage.party(party),
    });
    if (answer)
      await stage
        .at(`${day}T17:00`)
        .move(officer, said, 'answerComment', { disposition: answer[0], answer: { zh: answer[1], en: answer[2] } });
  }
  return opened;
}

/** One consultation that ended and became a norm's draft, and one that is open. */
export const forumScene: Scene = async (stage) => {
  const officer = stage.person('officer');
  const first = await consult(
    stage,
    '2026-07-10',
    {
      title: '外卖和网约车派单算法怎样才算公平',
      background: {
        zh: '派单和计价由算法决定，骑手、司机、平台和消费者的看法不同。先听意见，再研究规则。',
        en: 'Algorithms decide who gets an order and what it costs; riders, drivers, platforms and customers see it differently. First we listen.',
      },
      closesOn: '2026-08-10',
    },
    delivery,
    onDelivery,
  );
  const closed = await stage.at('2026-08-11').move(theClock, first, 'closeConsultation');
  const published = await stage.at('2026-08-24').move(officer, closed, 'publishReport', {
    report: {
      zh: '各方都认为应当公开主要因素、恶劣天气应当自动延时、申诉应当有人工；是否公开权重分歧较大。',
      en: 'All sides want the main factors published, more time in bad weather and a person to appeal to; on weights they differ.',
    },
  });
  const [norm] = await stage.city.find('ethics-norms', { field: 'recommendation' });
  await stage.at('2026-11-05').move(officer, published, 'recordOutcome', {
    outcomes: { what: 'norm', norm: norm?.id, note: '公开主要因素和人工答复两项写入规范草案第三条' },
  });
  await consult(
    stage,
    '2026-11-14',
    {
      title: '人形机器人进社区',
      background: {
        zh: '服务机器人开始进入住宅小区。请居民、物业和企业谈谈边界在哪里。',
        en: 'Service robots begin to enter housing estates. Residents, managers and firms are asked where the limits are.',
      },
      closesOn: '2026-12-20',
    },
    robots,
    onRobots,
  );
};
