import { demoCases } from '#families/grading/example.ts';

export interface DemoParty {
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly nameEn: string;
  readonly uscc?: string;
}
const firm = (key: string, name: string, nameEn: string, uscc?: string, kind = 'enterprise'): DemoParty => ({
  key,
  kind,
  name: `${name}（虚构）`,
  nameEn: `${nameEn} (fictional)`,
  uscc,
});

/** Fictional parties; their codes validate and are nobody's. */
export const demoParties: readonly DemoParty[] = [
  firm('nanxin', '南芯医影科技有限公司', 'Nanxin Medical Imaging', '91440399MAT000018R'),
  firm('pengsao', '鹏扫智能装备有限公司', 'Pengsao Robotics', '91440399MAT000026L'),
  firm('jishi', '集市优选网络有限公司', 'Jishi Youxuan', '91440399MAT000034F'),
  firm('zhixing', '知行课业科技有限公司', 'Zhixing Coursework', '91440399MAT000042A'),
  firm('huanying', '幻影合成科技有限公司', 'Huanying Synthesis', '91440399MAT000077W'),
  firm('shenyan', '深言智政科技有限公司', 'Shenyan Government AI', '91440399MAT000085P'),
  firm('lingjian', '聆见无障碍科技有限公司', 'Lingjian Accessibility', '91440399MAT000122X'),
  firm('hospital', '滨海人民医院', "Binhai People's Hospital", '124403999T00001166', 'hospital'),
  firm('bureau', '某区政务服务和数据管理局', 'A district data bureau', '114403999T0000132Y', 'public-body'),
  firm('museum', '鹏海博物馆', 'Penghai Museum', '124403999T00001241', 'public-body'),
  firm('hospital2', '莲山医院', 'Lianshan Hospital', undefined, 'hospital'),
  firm('hospital3', '前湾医院', 'Qianwan Hospital', undefined, 'hospital'),
  firm('association', '鹏城人工智能行业协会', 'Pengcheng AI Industry Association', undefined, 'industry-organisation'),
  firm('centre', '湾区科技伦理服务中心', 'Bay Area Science Ethics Service Centre', undefined, 'institute'),
  firm('laboratory', '鹏检智能产品检测有限公司', 'Pengjian AI Testing', undefined, 'testing-body'),
  firm('laboratory2', '湾区医疗器械检验院', 'Bay Area Medical Device Testing', undefined, 'testing-body'),
  firm('expert1', '林知远', 'Lin Zhiyuan', undefined, 'individual'),
  firm('expert2', '周若衡', 'Zhou Ruoheng', undefined, 'individual'),
  firm('expert3', '陈明法', 'Chen Mingfa', undefined, 'individual'),
  firm('expert4', '何苏叶', 'He Suye', undefined, 'individual'),
  firm('expert5', '吴思齐', 'Wu Siqi', undefined, 'individual'),
  firm('expert6', '郑观海', 'Zheng Guanhai', undefined, 'individual'),
  firm('expert7', '许闻笛', 'Xu Wendi', undefined, 'individual'),
  ...[
    '海澜语音',
    '云帆物流',
    '青石法务',
    '南山视觉',
    '湾区能源',
    '莲花教育',
    '前海信科',
    '光明农智',
    '盐田港机',
    '坪山电池',
    '龙华机器人',
    '福田金融科技',
    '罗湖珠宝智造',
    '大鹏生态',
    '宝安精工',
  ].map((name, at) => firm(`firm${at}`, `${name}有限公司`, `Demo firm ${at + 1}`)),
  firm('hospital4', '香蜜湖医院', 'Xiangmihu Hospital', undefined, 'hospital'),
  firm('expert8', '孙怀瑾', 'Sun Huaijin', undefined, 'individual'),
  firm('expert9', '马立言', 'Ma Liyan', undefined, 'individual'),
  firm('expert10', '高守正', 'Gao Shouzheng', undefined, 'individual'),
  firm('expert11', '邓一舟', 'Deng Yizhou', undefined, 'individual'),
  firm('expert12', '冯见微', 'Feng Jianwei', undefined, 'individual'),
  firm('expert13', '罗杏林', 'Luo Xinglin', undefined, 'individual'),
];

export type Reach =
  | 'draft'
  | 'registered'
  | 'submitted'
  | 'correcting'
  | 'accepted'
  | 'expertReview'
  | 'proposed'
  | 'failed'
  | 'passed'
  | 'disclosing'
  | 'inUse'
  | 'suspended'
  | 'retired';
export interface DemoProduct {
  readonly party: string;
  readonly facts: {
    readonly name: string;
    readonly version: string;
    readonly purpose: { readonly zh: string; readonly en: string };
    readonly complaints: string;
    readonly publicDecision?: boolean;
    readonly publicInterestCommerce?: boolean;
  } & Readonly<Record<string, unknown>>;
  readonly reach: Reach;
}

const keys: Readonly<Record<number, string>> = {
  1: 'nanxin',
  2: 'pengsao',
  3: 'jishi',
  4: 'zhixing',
  7: 'huanying',
  8: 'shenyan',
  12: 'lingjian',
};
const reached: Readonly<Record<number, Reach>> = {
  1: 'registered',
  2: 'inUse',
  3: 'submitted',
  4: 'inUse',
  7: 'inUse',
  8: 'inUse',
  12: 'disclosing',
};

/** What each case does, as its provider tells everybody. */
const caseDoes: Readonly<Record<number, Does>> = {
  1: {
    zh: '在胸部影像里标出可能是肺结节的地方，供医生查看。它不作诊断。',
    en: 'Marks places in chest images that may be lung nodules, for a doctor to look at. It makes no diagnosis.',
  },
  2: {
    zh: '夜间自动清扫道路，遇到行人和车辆就避让。安全员在现场看护，可以随时停车。',
    en: 'Sweeps roads at night by itself and gives way to people and vehicles. A safety operator can stop it at any time.',
  },
  3: {
    zh: '按库存、时间和销量，自动调整网店商品的价格。',
    en: 'Sets the prices of goods in online shops by stock, time and sales.',
  },
  4: {
    zh: '帮教师批改作业：标出错误，给出建议分数，由教师确认。',
    en: 'Helps teachers to mark homework: it points out mistakes and suggests a mark, which the teacher confirms.',
  },
  7: {
    zh: '根据文字生成数字人讲述的视频，并加上“人工智能生成”的标识。',
    en: 'Makes videos in which a digital person reads out a text, and labels them as made by artificial intelligence.',
  },
  8: {
    zh: '回答市民办事的问题，说明带什么材料、去哪里办。',
    en: 'Answers questions about government services: what to bring and where to go.',
  },
  12: {
    zh: '把讲解变成字幕和手语，显示在眼镜上，帮助听障观众参观博物馆。',
    en: 'Turns a guide’s talk into captions and sign language shown in glasses, for deaf visitors of a museum.',
  },
};
type Does = { readonly zh: string; readonly en: string };

function complete(
  grading: Readonly<Record<string, unknown>>,
  name: string,
  nameEn: string,
  party: string,
  at: number,
  purpose: Does | undefined,
): DemoProduct['facts'] {
  const provider = demoParties.find((one) => one.key === party)?.name ?? '';
  return {
    ...grading,
    name,
    nameEn,
    version: `${1 + (at % 3)}.${at % 10}`,
    providerName: provider,
    developer: provider,
    purpose: purpose ?? { zh: name, en: nameEn },
    users: { zh: '本市的单位和居民。', en: 'Organisations and residents of the city.' },
    model: {
      zh: '由大量样例训练的模型识别输入中的规律。系统给出结果和可信程度。',
      en: 'A model trained on many examples finds patterns and gives a result with its confidence.',
    },
    trainingData: { zh: '合法取得并去标识化的数据。', en: 'Lawfully obtained, de-identified data.' },
    personalDataKinds:
      grading.sensitivePersonalData === true
        ? grading.field === 'medical'
          ? ['identity', 'health']
          : ['identity', 'location']
        : ['behaviour'],
    humanControl: grading.decisionRole === 'automatic' ? 'monitoring' : 'review',
    complaints: `0755-8800${String(1000 + at)}`,
    warningPlan: [{ metric: '错误率', threshold: '较基线上升3个百分点', action: '停用并复核' }],
  };
}

const cases: DemoProduct[] = demoCases.map((one) => ({
  party: keys[one.id] ?? 'firm0',
  facts: complete(one.facts, one.name.zh, one.name.en, keys[one.id] ?? 'firm0', one.id, caseDoes[one.id]),
  reach: reached[one.id] ?? 'registered',
}));

/** Those that offer products of their own. */
const firms = demoParties.filter(
  (one) => ['enterprise', 'hospital', 'public-body'].includes(one.kind) && !/^hospital\d/u.test(one.key),
);

const kinds = [
  [
    ['智能质检', 'Visual inspection', 'manufacturing'],
    '查看生产线上零件的照片，标出划痕和缺口。',
    'Looks at pictures of parts on a production line and marks scratches and chips.',
  ],
  [
    ['智慧排班', 'Rostering', 'transport'],
    '根据客流和假期，给公交司机排班，由调度员确认。',
    'Plans the shifts of bus drivers by passengers and holidays; a dispatcher confirms them.',
  ],
  [
    ['古籍修复', 'Old book repair', 'culture'],
    '在古籍的照片上找出破损和缺字，提出修复建议。',
    'Finds damage and missing characters in pictures of old books and suggests repairs.',
  ],
  [
    ['能耗优化', 'Energy optimiser', 'energy-saving'],
    '根据天气和用电情况，调节楼宇空调的温度。',
    'Sets the air conditioning of buildings by the weather and the use of power.',
  ],
  [
    ['合同审阅', 'Contract review', 'legal'],
    '标出合同里不清楚或者缺少的条款，供法务人员参考。',
    'Marks clauses of a contract that are unclear or missing, for legal staff to consider.',
  ],
  [
    ['岗位匹配', 'Job matching', 'employment'],
    '根据求职者填写的经历，推荐合适的岗位。',
    'Suggests jobs that fit what an applicant has done before.',
  ],
  [
    ['水质预警', 'Water quality alert', 'water'],
    '查看河水的监测数据，发现异常就提醒值班人员。',
    'Watches the measurements of river water and tells the staff on duty when something is unusual.',
  ],
  [
    ['养老陪护', 'Elder companion', 'elderly-care'],
    '陪老人聊天，提醒按时吃药，听到求助就通知家属。',
    'Talks with elderly people, reminds them of their medicine and calls the family when they ask for help.',
  ],
] as const;
const imaging = {
  zh: '在医学影像里标出可能有问题的地方，供医生查看。',
  en: 'Marks places in medical images that may need attention, for a doctor to look at.',
};
const paths: readonly Reach[] = [
  'inUse',
  'registered',
  'draft',
  'disclosing',
  'inUse',
  'suspended',
  'retired',
  'inUse',
];
const highPaths: readonly Reach[] = [
  'submitted',
  'correcting',
  'accepted',
  'expertReview',
  'proposed',
  'failed',
  'inUse',
  'passed',
];

const more: DemoProduct[] = Array.from({ length: 53 }, (_, at) => {
  const [[zh, en, field], does, doesEn] = kinds[at % kinds.length] ?? kinds[0];
  const risky = at % 4 === 3;
  const base = demoCases.find((one) => one.id === (risky ? 1 : 12))?.facts ?? {};
  const party = firms[at % firms.length]?.key ?? 'firm0';
  const grading = { ...base, ...(risky ? {} : { field, vulnerableGroups: [], peopleAffected: 1000 * (at + 1) }) };
  const name = risky ? `影像辅助诊断 ${at + 1} 号` : `${zh} ${at + 1} 号`;
  const reach = (risky ? highPaths[Math.trunc(at / 4) % highPaths.length] : paths[at % paths.length]) ?? 'registered';
  return {
    party,
    facts: complete(
      grading,
      name,
      risky ? `Imaging assistant ${at + 1}` : `${en} ${at + 1}`,
      party,
      at,
      risky ? imaging : { zh: does, en: doesEn },
    ),
    reach,
  };
});

/** Sixty fictional products: the cases of the law's own examples, and others in every state. */
export const demoProducts: readonly DemoProduct[] = [...cases, ...more];

/** The live part of the warning plan that demo products state: the share of wrong results, three points above usual. */
export const demoMetric = (product: string) => ({
  product,
  title: '错误率',
  key: 'error-rate',
  meaning: { zh: '经复核认定有误的结果所占比例。', en: 'The share of results that a review found wrong.' },
  kind: 'rate',
  worse: 'higher',
  target: '0.02',
  limit: '0.05',
  detector: 'sequential',
  alpha: '0.01',
  beta: '0.1',
  plannedStep: 'suspend',
});
