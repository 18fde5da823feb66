import { theClock } from '#kernel/access.ts';
import type { Scene } from '#kernel/scene.ts';

const answering = {
  title: '政务智能问答服务 质量评价',
  kind: 'service',
  scope: {
    zh: '规定政务智能问答服务的回答准确、依据可查、转人工和无障碍的评价指标和方法。',
    en: 'How the answers of a government question service are judged: accuracy, citations, hand-over to people, accessibility.',
  },
  grounds: { zh: '各区做法不一，市民难以比较。', en: 'Districts differ, and residents cannot compare.' },
};
const answeringText = {
  zh: '1 范围\n本文件规定了政务智能问答服务的评价指标和方法。\n\n4 指标\n4.1 抽样回答的准确率不低于95%。\n4.2 每个回答注明所依据的办事指南及其版本。\n4.3 连续两次未能回答的，应当转人工。',
  en: '1 Scope\nThis document sets indicators and methods for government question services.\n\n4 Indicators\n4.1 At least 95% of sampled answers are right.\n4.2 Each answer names the guide that it rests on, with its version.\n4.3 After two failed answers the service hands over to a person.',
};
const experts = ['expert1', 'expert2', 'expert3', 'expert4', 'expert5'] as const;

/** A standard made five years ago; its review is overdue today. */
export const standardMade: Scene = async (stage) => {
  const [market, firm] = [stage.person('market'), stage.of('shenyan')];
  const made = await stage.at('2021-03-01').create(firm, 'standards', answering);
  const submitted = await stage.at('2021-03-01').move(firm, made, 'submit');
  const plan = { planNumber: '2021-07（演示）', dueOn: '2021-12-31' };
  const drafting = await stage.at('2021-03-22').move(market, submitted, 'approvePlan', plan);
  const written = await stage.at('2021-04-26').move(firm, drafting, 'writeDraft', {
    drafters: [
      { organisation: '深言智政科技有限公司（虚构）', part: 'lead', person: '苏敏' },
      { organisation: '某区政务服务和数据管理局（虚构）', part: 'takesPart', person: '陆远' },
    ],
    text: answeringText,
    explanation: { zh: '在三个区试用后起草，指标取自实测。', en: 'Drafted after trials in three districts.' },
  });
  const open = await stage.at('2021-05-06').move(market, written, 'openComments');
  const comment = await stage.at('2021-05-20').city.create('standards-comments', {
    about: open.id,
    topic: '4.3',
    text: { zh: '老人不会打字，应当允许一开始就转人工。' },
    from: 'citizen',
  });
  const closed = await stage.at('2021-06-07').city.as(theClock).move('standards', open.id, 'closeComments');
  await stage.at('2021-06-10').move(market, comment, 'answerComment', {
    disposition: 'partly',
    answer: { zh: '增加：首屏提供转人工入口。', en: 'Added: the first screen offers a person.' },
  });
  let reviewing = await stage.at('2021-06-21').move(market, closed, 'callReview', {
    experts: experts.map((one) => stage.person(one).person),
    reviewOn: '2021-07-02',
  });
  for (const [at, one] of experts.entries())
    reviewing = await stage.at('2021-07-02T15:00').move(stage.person(one), reviewing, 'castVote', {
      votes: { choice: at === 3 ? 'disagree' : 'agree', ...(at === 3 && { opinion: '准确率的抽样方法应当写明。' }) },
    });
  const reviewed = await stage.at('2021-07-05').move(
    market,
    reviewing,
    'concludeReview',
    {
      minutes: {
        zh: '五名专家到会，四名同意，一名不同意并说明理由。',
        en: 'Five experts, four agree, one does not and says why.',
      },
    },
    { reason: '审查通过' },
  );
  await stage.at('2021-07-19').move(stage.person('market2'), reviewed, 'approve');
};

export const standardPublished: Scene = async (stage) => {
  const market = stage.person('market');
  const [approved] = await stage.city.find('standards', { title: answering.title }, ['approved']);
  if (!approved) return;
  const published = await stage.at('2021-08-02').move(market, approved, 'publish', { effectiveOn: '2021-09-01' });
  await stage.at('2021-08-30').move(market, published, 'recordFiling', {
    filingNumber: '演示-2021-0123',
    filedOn: '2021-08-27',
  });
};

/** Case 12: what the pilot showed becomes a proposal, and is open to comment, with two comments so far. */
export const standardFromPilot: Scene = async (stage) => {
  const [market, firm] = [stage.person('market'), stage.person('lingjian')];
  const [pilot] = await stage.city.find('pilots', { title: '“见声”眼镜馆内试点' }, ['published']);
  if (!pilot) return;
  const made = await stage.at('2026-09-14').create(firm, 'standards', {
    title: '公共场馆字幕和手语辅助眼镜 技术要求和测试方法',
    kind: 'product',
    scope: {
      zh: '规定公共场馆使用的字幕和手语辅助眼镜的字幕延迟、字幕准确率、佩戴和卫生要求及其测试方法。',
      en: 'Caption delay, caption accuracy, wearing and hygiene of assistive glasses in public venues, and how they are tested.',
    },
    grounds: pilot.facts.summary,
    pilot: pilot.id,
  });
  const submitted = await stage.at('2026-09-14').move(firm, made, 'submit');
  const plan = { planNumber: '2026-31（演示）', dueOn: '2027-06-30' };
  const drafting = await stage.at('2026-09-28').move(market, submitted, 'approvePlan', plan);
  const written = await stage.at('2026-11-02').move(firm, drafting, 'writeDraft', {
    drafters: [
      { organisation: '聆见无障碍科技有限公司（虚构）', part: 'lead', person: '沈听澜' },
      { organisation: '鹏海博物馆（虚构）', part: 'takesPart', person: '郭一苇' },
      { organisation: '鹏城人工智能行业协会（虚构）', part: 'takesPart' },
    ],
    text: {
      zh: '1 范围\n本文件规定了公共场馆字幕和手语辅助眼镜的技术要求和测试方法。\n\n5 技术要求\n5.1 字幕延迟的中位数不超过2秒。\n5.2 信噪比15分贝时，字幕准确率不低于95%。\n5.3 镜腿和鼻托每次使用后应当可以擦拭消毒。\n\n6 测试方法\n6.1 准确率由手语译员逐句核对，样本不少于1,000句。',
      en: '1 Scope\nThis document sets requirements and test methods for caption and sign-language glasses in public venues.\n\n5 Requirements\n5.1 The median caption delay is at most 2 seconds.\n5.2 At a signal-to-noise ratio of 15 dB at least 95% of captions are right.\n5.3 Arms and pads can be disinfected after each use.\n\n6 Test methods\n6.1 Sign-language interpreters check at least 1,000 sentences one by one.',
    },
    explanation: {
      zh: '指标取自“见声”眼镜90天试点的实测：延迟1.4秒，准确率96.2%，满意度87%。',
      en: 'The figures rest on the 90-day pilot: delay 1.4 s, accuracy 96.2%, satisfaction 87%.',
    },
  });
  const open = await stage.at('2026-11-09').move(market, written, 'openComments');
  for (const [on, topic, zh, from] of [
    ['2026-11-12', '5.2', '展厅经常比15分贝嘈杂，建议再规定10分贝时的准确率。', 'citizen'],
    ['2026-11-18', '6.1', '1,000句样本对小型场馆负担较重，建议允许共用测试结果。', 'organisation'],
  ] as const)
    await stage.at(on).city.create('standards-comments', { about: open.id, topic, text: { zh }, from });
  const [first] = await stage.city.find('standards-comments', { topic: '5.2', about: open.id }, ['toBeAnswered']);
  if (first)
    await stage.at('2026-11-20').move(market, first, 'answerComment', {
      disposition: 'adopted',
      answer: { zh: '采纳，拟增加10分贝时不低于90%的要求。', en: 'Adopted: at 10 dB at least 90% will be required.' },
    });
  for (const [party, standard, number, level, part, organisation] of [
    [
      'lingjian',
      '字幕的视觉呈现指南',
      'ISO/IEC 20071-23',
      'international',
      'takesPart',
      '聆见无障碍科技有限公司（虚构）',
    ],
    ['nanxin', '医学影像人工智能 数据标注要求', undefined, 'national', 'lead', '南芯医影科技有限公司（虚构）'],
    [
      'association',
      '人工智能产品披露文本格式',
      'T/PCAI 003—2025（演示）',
      'group',
      'lead',
      '鹏城人工智能行业协会（虚构）',
    ],
  ] as const) {
    const who = stage.person(party);
    const facts = { standard, ...(number && { number }), level, part, organisation, from: '2025-03-01' };
    const stated = await stage.at('2026-10-12').create(who, 'standard-participations', facts);
    const sent = await stage.at('2026-10-12').move(who, stated, 'submit');
    if (party !== 'nanxin') await stage.at('2026-10-19').move(market, sent, 'confirm');
  }
};
