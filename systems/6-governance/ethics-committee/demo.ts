import { theClock } from '#kernel/access.ts';
import type { Scene, Stage } from '#kernel/scene.ts';

const members = [
  ['expert1', '林知远', 'technology', 'chair', '鹏城大学（虚构）'],
  ['expert2', '周若衡', 'ethics', 'viceChair', '湾区科技伦理服务中心（虚构）', 'centre'],
  ['expert3', '陈明法', 'law', 'member', '南山律师事务所（虚构）'],
  ['expert4', '何苏叶', 'domain', 'member', '滨海人民医院（虚构）', 'hospital'],
  ['expert5', '吴思齐', 'public', 'member', '公众代表'],
  ['expert6', '郑观海', 'technology', 'member', '南芯医影科技有限公司（虚构）', 'nanxin'],
  ['expert7', '许闻笛', 'society', 'member', '前海社会研究院（虚构）'],
] as const;

async function appointMembers(stage: Stage): Promise<void> {
  const secretary = stage.person('secretary');
  for (const [account, name, kind, office, organisationName, party] of members) {
    const ended = account === 'expert7';
    const made = await stage.at('2024-07-01').create(secretary, 'committee-members', {
      name,
      person: stage.person(account).person,
      kind,
      office,
      organisationName,
      organisation: party && stage.party(party),
      appointment: '市人民政府聘任文件（演示）',
      from: '2024-07-01',
      until: ended ? '2026-06-30' : '2027-06-30',
    });
    const appointed = await stage.at('2024-07-01').move(secretary, made, 'appoint');
    if (ended) await stage.at('2026-07-01').move(theClock, appointed, 'endTerm');
  }
}

const imaging = {
  zh: `第一条 影像辅助诊断的结论由执业医师确认，系统不得单独出具诊断报告。
第二条 提供者应当按照性别、年龄组和设备型号分组公布漏诊率和误诊率，每半年更新一次。
第三条 训练和测试数据应当去标识化；患者拒绝将影像用于训练的，不影响其就诊。
第四条 发现性能较基线下降超过公布的幅度的，应当停用并告知使用单位。`,
  en: `1. A licensed physician confirms each finding; the system issues no report on its own.
2. The provider publishes missed and false findings by sex, age group and device model, twice a year.
3. Training and test data are de-identified; a patient who refuses the use of images for training is treated all the same.
4. When performance falls below its published baseline by more than stated, use is stopped and the users are told.`,
};
const firstDraft = {
  zh: imaging.zh.replace('性别、年龄组和设备型号', '性别和年龄组').replace('每半年更新一次', '每年更新一次'),
  en: imaging.en.replace('sex, age group and device model, twice a year', 'sex and age group, once a year'),
};
const pricing = {
  zh: `第一条 同一时间、同一商品或者服务，不得因用户的消费习惯、使用设备或者既往订单而给出不同的成交价格。
第二条 新用户优惠、会员价和批量折扣应当事先公布条件，符合条件的用户都能取得。
第三条 提供者应当保留定价依据十二个月，接到用户询问后五个工作日内说明价格由来。
第四条 用户可以关闭个性化推荐，关闭后仍能查到同样的商品和价格。`,
  en: `1. At one time and for one good or service, habits, device or past orders of a user make no difference to the price paid.
2. Offers to new users, prices for members and discounts for quantity have published conditions, open to all who meet them.
3. The grounds of a price are kept for twelve months; a user who asks is told within five working days.
4. Personal recommendation can be switched off; the same goods and prices are found without it.`,
};

type Said = readonly [
  on: string,
  topic: string,
  text: string,
  from: 'citizen' | 'enterprise' | 'organisation',
  party?: string,
  answer?: readonly [disposition: string, zh: string, en: string],
];
const onImaging: readonly Said[] = [
  [
    '2026-08-12',
    '第二条',
    '只按性别和年龄分组不够，不同厂家的设备图像差别很大，希望按设备型号也公布。',
    'organisation',
    'hospital2',
    ['adopted', '已增加“设备型号”一项。', 'Device model has been added.'],
  ],
  [
    '2026-08-20',
    '第二条',
    '一年才更新一次太慢，软件几个月就升级一次。',
    'citizen',
    undefined,
    ['adopted', '改为每半年更新一次。', 'It is now twice a year.'],
  ],
  [
    '2026-08-26',
    '第四条',
    '停用的幅度由企业自己定，会不会定得太宽？建议由主管部门统一规定。',
    'citizen',
    undefined,
    [
      'notAdopted',
      '各类影像的基线差别较大，现阶段由提供者公布并接受评估；评估发现过宽的，责令修改。',
      'Baselines differ by kind of image: the provider publishes its own, and an evaluation may have it changed.',
    ],
  ],
];
const onPricing: readonly Said[] = [
  [
    '2026-11-08',
    '第一条',
    '同一天不同时段打车价格不一样，算不算“同一时间”？请写明白。',
    'citizen',
    undefined,
    [
      'explained',
      '“同一时间”按提供者公布的比价间隔认定，说明中将举例。',
      'By the interval that the provider publishes; the notes will give an example.',
    ],
  ],
  [
    '2026-11-11',
    '第三条',
    '保留十二个月的定价依据存储成本高，建议改为六个月。',
    'enterprise',
    'jishi',
    [
      'notAdopted',
      '消费者投诉和仲裁可能在半年之后提出，维持十二个月。',
      'Complaints and arbitration may come later than half a year.',
    ],
  ],
  ['2026-11-17', '第二条', '新人优惠的“新”应有统一口径，有的平台换个手机号又成了新人。', 'organisation', 'association'],
  ['2026-11-20', '第四条', '关闭推荐的开关藏得太深，建议规定两步以内能找到。', 'citizen'],
];

async function comment(stage: Stage, norm: string, all: readonly Said[]): Promise<void> {
  const secretary = stage.person('secretary');
  for (const [on, topic, text, from, party, answer] of all) {
    const made = await stage.at(on).city.create('ethics-norms-comments', {
      about: norm,
      topic,
      text: { zh: text },
      from,
      party: party && stage.party(party),
    });
    if (answer)
      await stage.at(`${on}T16:00`).move(secretary, made, 'answerComment', {
        disposition: answer[0],
        answer: { zh: answer[1], en: answer[2] },
      });
  }
}

/** The members, a norm that has been through public comment, and one that is open to it. */
export const normsScene: Scene = async (stage) => {
  await appointMembers(stage);
  const secretary = stage.person('secretary');
  const first = await stage.at('2026-08-03').create(secretary, 'ethics-norms', {
    title: '医疗影像人工智能伦理安全规范',
    version: '1.0',
    field: 'medical',
    text: firstDraft,
    grounds: {
      zh: '影像辅助诊断已在多家医院使用，误诊和漏诊在不同人群之间的差别尚无统一的公布要求。',
      en: 'Imaging assistants are used in many hospitals; nothing says yet how their errors between groups are published.',
    },
    drafter: stage.party('nanxin'),
  });
  await stage.at('2026-08-03').move(secretary, first, 'openComments');
  await comment(stage, first.id, onImaging);
  const closed = await stage.at('2026-09-03').move(theClock, first, 'closeComments');
  const revised = await stage.at('2026-09-10').move(secretary, closed, 'reviseText', {
    text: imaging,
    changes: {
      zh: '第二条增加设备型号，更新频率改为每半年。',
      en: 'Clause 2 names the device model and asks for an update twice a year.',
    },
  });
  await stage.at('2026-09-11').move(secretary, revised, 'submitToVote');
  const second = await stage.at('2026-11-05').create(secretary, 'ethics-norms', {
    title: '推荐和定价算法伦理安全规范',
    version: '1.0',
    field: 'recommendation',
    text: pricing,
    grounds: {
      zh: '差别待遇的投诉集中在购物和出行，需要把什么是正当优惠说清楚。',
      en: 'Complaints of differential treatment gather in shopping and transport; what a fair offer is must be clear.',
    },
  });
  await stage.at('2026-11-05').move(secretary, second, 'openComments');
  await comment(stage, second.id, onPricing);
};

/** Members are called; their roll and rule are fixed by the program behind it. */
export const callScene: Scene = async (stage) => {
  const secretary = stage.person('secretary');
  const [norm] = await stage.city.find('ethics-norms', {}, ['readyForVote']);
  const made = await stage.at('2026-10-12').create(secretary, 'ethics-committee', {
    title: '市人工智能伦理委员会2026年第三次会议',
    heldOn: '2026-10-20',
    place: '市民中心C区会议室',
    presiding: stage.person('expert1').person,
    agenda: [
      {
        title: '医疗影像人工智能伦理安全规范',
        kind: 'norm',
        norm: norm?.id,
        concerned: stage.party('nanxin'),
        motion: '审议通过《医疗影像人工智能伦理安全规范》（1.0版）',
      },
      { title: '2027年工作要点', kind: 'other', motion: '审议通过2027年工作要点' },
    ],
  });
  await stage.at('2026-10-12').move(secretary, made, 'callMeeting');
  const next = await stage.at('2026-11-20').create(secretary, 'ethics-committee', {
    title: '市人工智能伦理委员会2026年第四次会议',
    heldOn: '2026-12-15',
    place: '线上会议',
    presiding: stage.person('expert1').person,
    agenda: [
      { title: '人工智能企业伦理治理优秀案例集', kind: 'guide', motion: '同意发布优秀案例集（2026）' },
      {
        title: '生成合成内容规范执行情况评估',
        kind: 'evaluation',
        concerned: stage.party('huanying'),
        motion: '同意评估结论和整改要求',
      },
    ],
  });
  await stage.at('2026-11-20').move(secretary, next, 'callMeeting');
};

/** The meeting: one member stands aside since their firm took part in drafting; four agree and one does not. */
export const meetingScene: Scene = async (stage) => {
  const [meeting] = await stage.city.find('ethics-committee', { heldOn: '2026-10-20' }, ['convened']);
  if (!meeting) return;
  const accounts = ['expert1', 'expert2', 'expert3', 'expert4', 'expert5', 'expert6'] as const;
  const at = (time: string) => stage.at(`2026-10-20T${time}`);
  for (const [nth, account] of accounts.entries())
    await at(`14:2${nth}`).move(stage.person(account), meeting, 'signIn', { present: {} });
  const chair = stage.person('expert1');
  let now = await at('14:30').move(chair, { ...meeting, state: 'convened' }, 'openMeeting');
  const vote = async (item: number, minute: number, against?: string) => {
    const time = (seconds: number) =>
      at(`${minute < 60 ? '14' : '15'}:${String((minute % 60) + seconds).padStart(2, '0')}`);
    now = await time(0).move(chair, now, 'putToVote', { votings: { item } });
    for (const account of accounts) {
      if (item === 1 && account === 'expert6') continue;
      const choice = account === against ? 'against' : 'for';
      const reason = choice === 'against' ? '停用幅度由提供者自定，约束力不足，应规定上限。' : undefined;
      await time(1).move(stage.person(account), now, 'castVote', { votes: { item, choice, reason } });
    }
    now = await time(2).move(chair, now, 'declareResult', { closings: { item } });
  };
  await vote(1, 48, 'expert3');
  await vote(2, 65);
  now = await at('15:20').move(chair, now, 'closeMeeting');
  const secretary = stage.person('secretary');
  const written = await stage.at('2026-10-21').move(secretary, now, 'writeMinutes', {
    discussion: {
      zh: '秘书处报告了征求意见情况和修改内容。委员就停用幅度由谁规定进行了讨论，陈明法委员提出不同意见。',
      en: 'The secretariat reported on the comments and the changes. Members discussed who sets the limit for stopping use; Chen Mingfa dissented.',
    },
  });
  const confirmed = await stage.at('2026-10-22').move(chair, written, 'confirmMinutes');
  await stage.at('2026-10-23').move(secretary, confirmed, 'publish');
};

/** What the committee adopted is published by its chair. */
export const publicationScene: Scene = async (stage) => {
  const [norm] = await stage.city.find('ethics-norms', {}, ['adopted']);
  if (!norm) return;
  const prepared = await stage
    .at('2026-10-26')
    .move(stage.person('secretary'), norm, 'prepare', { effectiveOn: '2026-12-01' });
  await stage.at('2026-10-27').move(stage.person('expert1'), prepared, 'publish');
};

const guide = `医疗影像人工智能伦理安全实践指南（演示）

一、谁来确认结论
每一份诊断结论由执业医师确认并署名。系统只给出提示和把握程度。

二、怎样公布误差
按性别、年龄组和设备型号分组，公布漏诊率、误诊率和样本数，每半年更新。

三、患者怎样拒绝
在检查预约时告知用途；患者可以拒绝将影像用于训练，不影响就诊。
`;

/** A guide for those who follow the norm, in its first edition. */
export const guideScene: Scene = async (stage) => {
  const secretary = stage.person('secretary');
  const chair = stage.person('expert1');
  const made = await stage.at('2026-11-02').create(secretary, 'ethics-publications', {
    title: '医疗影像人工智能伦理安全实践指南',
    kind: 'guide',
    version: '2026年第一版',
    audience: ['provider', 'user', 'small'],
    summary: {
      zh: '用三个问题说明怎样做到规范的要求：谁来确认结论，怎样公布误差，患者怎样拒绝。',
      en: 'How to keep the norm in three questions: who confirms, how errors are published, how a patient refuses.',
    },
    files: [await stage.file(secretary, '医疗影像伦理安全实践指南.txt', guide)],
  });
  const submitted = await stage.at('2026-11-03').move(secretary, made, 'submitToChair', { chair: chair.person });
  await stage.at('2026-11-04').move(chair, submitted, 'publish');
};

/** An evaluation of how a firm carries out the norm: one clause is not kept, and it is being put right. */
export const evaluationScene: Scene = async (stage) => {
  const secretary = stage.person('secretary');
  const chair = stage.person('expert2');
  const [norm] = await stage.city.find('ethics-norms', { field: 'medical' }, ['published']);
  if (!norm) return;
  const made = await stage.at('2026-10-29').create(secretary, 'norm-evaluations', {
    title: '南芯医影执行医疗影像规范情况评估',
    norm: norm.id,
    target: stage.party('nanxin'),
    plan: {
      zh: '书面作答和材料核对；抽取两家医院的使用记录比对。',
      en: 'Written answers checked against evidence and the use records of two hospitals.',
    },
    questions: [
      { clause: '第一条', question: '诊断结论由谁确认，系统能否单独出具报告？' },
      { clause: '第二条', question: '是否按性别、年龄组和设备型号公布误差，何时更新？' },
      { clause: '第三条', question: '患者怎样得知并拒绝将影像用于训练？' },
    ],
  });
  const asked = await stage.at('2026-10-29').move(secretary, made, 'notifyEnterprise');
  const answered = await stage.at('2026-11-06').move(stage.person('nanxin'), asked, 'answerQuestions', {
    answers: [
      { clause: '第一条', answer: '由执业医师在工作站逐例确认，系统不能单独出具报告。' },
      { clause: '第二条', answer: '已按性别和年龄组公布，设备型号的数据正在整理。' },
      { clause: '第三条', answer: '检查预约单写明用途，可以勾选不同意。' },
    ],
    evidence: [
      await stage.file(
        stage.person('nanxin'),
        '误差公布页截图说明.txt',
        '虚构材料：分组误差公布页，含性别和年龄组两项。',
      ),
    ],
  });
  const found = await stage.at('2026-11-12').move(secretary, answered, 'submitFindings', {
    findings: [
      { clause: '第一条', finding: '抽查四十例，均有医师确认记录。', complies: true },
      { clause: '第二条', finding: '未按设备型号公布误差。', complies: false },
      { clause: '第三条', finding: '预约单的告知清楚，可以拒绝。', complies: true },
    ],
    summary: {
      zh: '三条中两条符合；误差尚未按设备型号公布，要求三十日内补充。',
      en: 'Two clauses of three are kept; errors are not yet published by device model, to be added within thirty days.',
    },
    chair: chair.person,
  });
  await stage.at('2026-11-13').move(chair, found, 'orderRectification');
};
