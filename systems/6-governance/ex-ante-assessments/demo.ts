import { Readable } from 'node:stream';
import { theClock } from '#kernel/access.ts';
import { addDays, today } from '#kernel/dates.ts';
import type { FileReference } from '#kernel/fields/field.ts';
import type { Scene, Stage } from '#kernel/scene.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { drawPanel, gatherPool, opensWhenAllAreIn, passesOn } from './effects.ts';
import { checklistOf, type Material, missingOf } from './materials.ts';

const id = 'ex-ante-assessments';
const experts = [
  ['expert1', '林知远', 'technical', []],
  ['expert6', '郑观海', 'technical', []],
  ['expert8', '孙怀瑾', 'technical', []],
  ['expert12', '冯见微', 'technical', []],
  ['expert2', '周若衡', 'social', []],
  ['expert3', '陈明法', 'social', []],
  ['expert5', '吴思齐', 'social', []],
  ['expert9', '马立言', 'social', []],
  ['expert10', '高守正', 'social', []],
  ['expert4', '何苏叶', 'field', ['medical', 'elderly-care']],
  ['expert13', '罗杏林', 'field', ['medical']],
  ['expert11', '邓一舟', 'field', ['urban-management', 'transport', 'emergency', 'manufacturing']],
] as const;

/** The register of experts; one advises the firm of case 1 and has declared it. */
export async function enlistExperts(stage: Stage): Promise<void> {
  for (const [account, name, kind, fields] of experts) {
    const interests =
      account === 'expert6' ? [{ party: stage.party('nanxin'), relation: 'adviser', note: '担任该单位技术顾问' }] : [];
    const facts = { name, person: stage.person(account).person, kind, fields, interests };
    const drafted = await stage.create(stage.person('officer'), 'assessment-experts', facts);
    await stage.move(stage.person('officer'), drafted, 'enlist');
  }
}

const written: Partial<Readonly<Record<Material, readonly [zh: string, en: string]>>> = {
  'test-report': [
    '测试集1,200例，灵敏度94.6%，每例假阳性1.1个；连续运行720小时无中断。',
    '1,200 cases: sensitivity 94.6%, 1.1 false positives a case; 720 hours without interruption.',
  ],
  'emergency-plan': [
    '出现漏检聚集或者服务中断时，十分钟内转为人工阅片，并通知使用单位和主管部门。',
    'On a cluster of misses or an outage, reading by people resumes within ten minutes; users and authority are told.',
  ],
  'ethics-opinion': ['使用单位伦理委员会审查同意，意见附后。', 'Approved by the ethics committee of the user.'],
  'group-tests': [
    '按性别、年龄段和设备型号分组，各组灵敏度之差不超过2.1个百分点。',
    'By sex, age and scanner: sensitivities differ by at most 2.1 points.',
  ],
  'impact-assessment': [
    '已完成个人信息保护影响评估：数据去标识化，留存期限180日，访问逐次记录。',
    'Done: data are de-identified, kept 180 days, each access recorded.',
  ],
  'device-certificate': ['第三类医疗器械，注册证办理中，临床试验批件已取得。', 'Class III; trial approval obtained.'],
  'video-filing': ['视频系统已备案，保存三十日后自动删除。', 'Filed; deleted after thirty days.'],
  'road-permit': ['已取得功能型无人车示范应用许可。', 'Demonstration permit obtained.'],
};

/** What the product's facts ask for, in writing; without those named. */
export function handedIn(stage: Stage, product: object, without: readonly Material[] = []): object[] {
  return missingOf(checklistOf(product as Record<string, unknown>, {}, stage.city.rules))
    .filter(({ material }) => !without.includes(material))
    .flatMap(({ material }) => {
      const [zh, en] = written[material] ?? [];
      return zh ? [{ material, statement: { zh, en } }] : [];
    });
}

const scoresOf = (each: readonly number[]) =>
  Object.fromEntries(
    ['safety', 'control', 'data', 'fairness', 'transparency', 'response'].map((name, at) => [name, each[at] ?? 4]),
  );
const favourable = [
  [[4, 5, 4, 4, 4, 4], 'conditional', '灵敏度达到临床要求，分组差异小；建议投入使用后按季度复测假阳性。'],
  [[5, 4, 4, 4, 3, 4], 'pass', '医师逐例确认，人的控制有效；对患者的说明可再通俗一些。'],
  [[4, 4, 4, 3, 4, 4], 'conditional', '老年组样本偏少，应当补充后再报。'],
  [[4, 4, 5, 4, 4, 5], 'pass', '去标识化和访问记录完备，预警值和处置措施具体可行。'],
  [[5, 5, 4, 4, 4, 4], 'conditional', '同意投入使用，须按期提交老年组补充测试结果。'],
] as const;
const unfavourable = [[[2, 3, 3, 2, 3, 2], 'fail', '未提供独立测试集的结果，安全性不能证明。']] as const;

interface Story {
  readonly favours: boolean;
  /** How many have handed in by now; all where absent. */
  readonly handedIn?: number;
}

/**
 * Takes an accepted assessment through its panel: the pool fixed, the public value entered by another officer, opinions
 * written, opened together and counted. `at` is the city so many days after the panel was asked for.
 */
export async function reviewByPanel(
  at: (days: number) => Stage,
  accepted: CaseRecord,
  story: Story,
): Promise<CaseRecord> {
  const begin = at(0);
  const forming = await begin.move(
    begin.person('officer'),
    accepted,
    'consultExperts',
    { panelSource: '中国福利彩票双色球当期开奖号码', panelKnownOn: addDays(today(begin.city.now()), 1) },
    { reason: '需专家评审，预计十五个工作日。' },
  );
  await gatherPool.run({ id: forming.id, revision: forming.revision }, begin.city);
  await at(2).move(begin.person('inspector'), forming, 'enterRandomness', { randomness: '03 07 12 19 26 31 08' });
  await drawPanel.run({ id: forming.id }, at(2).city);
  const opinions = await begin.city.find('expert-opinions', { assessment: forming.id }, ['asked']);
  const said = story.favours ? favourable : unfavourable;
  for (const [place, one] of opinions.slice(0, story.handedIn ?? opinions.length).entries()) {
    const who = experts.map(([account]) => begin.person(account)).find((person) => person.person === one.facts.expert);
    if (!who) throw new Error('a member of the panel has no account');
    const reviewing = await at(3).move(who, one, 'takePart', { noInterest: true });
    if (place === 0 && story.favours) {
      const question = '老年组（70岁以上）测试样本有多少例？假阳性率是否高于其他组？';
      const asked = await at(4).move(who, reviewing, 'askApplicant', { asked: { question } });
      await passesOn.run({ id: forming.id, opinion: asked.id, place: 1, question }, at(4).city);
      const answer = {
        zh: '共96例，假阳性每例1.4个，高于平均的1.1个；正在补充采集。',
        en: '96 cases; 1.4 false positives a case against 1.1 on average; more are being collected.',
      };
      const firm = { kind: 'person' as const, name: '企业经办人', parties: [String(forming.owner)], offices: [] };
      await at(5).move(firm, { ...forming, state: 'expertReview' }, 'answerQuestion', { answers: { to: 1, answer } });
    }
    const [scores, recommends, reasons] = said[place % said.length] ?? favourable[0];
    await at(6).move(who, reviewing, 'give', { ...scoresOf(scores), recommends, reasons: { zh: reasons } });
  }
  await opensWhenAllAreIn.run({ id: forming.id }, at(6).city);
  return (await begin.city.get(id, forming.id)) ?? forming;
}

const said = (zh: string, en: string) => ({ zh, en });

/**
 * Case 1 from end to end: corrected once, tested (a report of a body that is on no list is not admitted), reviewed by a
 * panel without those of the first ethics review, made public, objected to by a competitor, passed with conditions.
 */
export const lungSeeScene: Scene = async (stage) => {
  const [firm, officer] = [stage.person('nanxin'), stage.person('officer')];
  const [product] = await stage.city.find('products', { name: '肺结节 CT 辅助检测软件“澄影 LungSee”' });
  if (!product) return;
  const file = (name: string, text: string) =>
    stage.city.files.put(Readable.from([Buffer.from(`（虚构材料）${text}`)]), `${name}.txt`);
  const handed = handedIn(stage, product.facts, ['group-tests', 'ethics-opinion']);
  const made = await stage.at('2026-09-28').create(firm, id, {
    title: '澄影 LungSee',
    product: product.id,
    summary: said(
      '辅助医师在胸部CT中发现肺结节，标出位置和可信程度；不作诊断。',
      'Helps physicians find lung nodules in chest CT; it marks place and confidence and makes no diagnosis.',
    ),
    risks: said(
      '漏检可能延误治疗；老年和低剂量扫描人群的灵敏度可能较低。',
      'A miss may delay treatment; sensitivity may be lower for the elderly and for low-dose scans.',
    ),
    measures: said(
      '医师逐例阅片并签字；灵敏度三十日内下降超过三个百分点即停用并复核。',
      'A physician reads and signs each case; a fall of three points in thirty days stops it for review.',
    ),
    materials: handed,
    competitors: [{ party: stage.party('firm3'), why: '提供同类影像辅助检测产品' }],
  });
  const submitted = await stage.at('2026-09-28T15:00').move(firm, made, 'submit');
  const correcting = await stage
    .at('2026-09-30')
    .move(
      officer,
      submitted,
      'requestCorrection',
      { defects: [{ material: 'group-tests', what: '按性别、年龄和设备型号分组的测试结果' }] },
      { reason: '分组测试结果：按性别、年龄和设备型号分组的测试结果' },
    );
  const groups = await file('分组测试结果', '按性别、年龄、设备型号分组，各组灵敏度之差不超过2.1个百分点。');
  const corrected = await stage
    .at('2026-10-12')
    .move(firm, correcting, 'correct', { materials: [...handed, { material: 'group-tests', files: [groups] }] });
  const accepted = await stage.at('2026-10-13').move(officer, corrected, 'accept');
  const admitted = await tested(stage, accepted, file);
  const days = ['2026-11-02', '2026-11-02', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07', '2026-11-10'];
  const reviewed = await reviewByPanel((day) => stage.at(days[day] ?? '2026-11-10'), admitted, { favours: true });
  const proposed = await stage.at('2026-11-11').move(officer, reviewed, 'propose', {
    outcome: 'conditional',
    reasons: said(
      '检测达到要求，医师逐例确认，预警方案具体可行；七十岁以上人群样本偏少，假阳性须继续观察。',
      'The test meets its lines, physicians confirm each case and the warning plan is workable; people over seventy are few in the sample and false positives must be watched.',
    ),
    conditions: [
      { condition: '补充七十岁以上人群的测试结果，不少于三百例', due: '2026-12-31' },
      { condition: '投入使用后首季度提交假阳性监测报告', due: '2027-03-31' },
    ],
  });
  const draft = await stage.at('2026-11-12').move(stage.person('approver'), proposed, 'publicise');
  const rival = stage.of('firm3');
  const objection = await stage.at('2026-11-13').create(rival, 'assessment-objections', {
    title: draft.facts.title,
    assessment: draft.id,
    ground: said(
      '公开论文所用的训练数据与测试集来自同一家医院，可能有重叠。',
      'By a published paper, training data and test set come from one hospital and may overlap.',
    ),
  });
  const lodged = await stage.at('2026-11-13T10:00').move(rival, objection, 'object');
  await stage.at('2026-11-17').move(officer, lodged, 'dismissObjection', {
    answer: said(
      '经逐例比对检查号和影像指纹，两个数据集没有相同病例；测试集由检验机构另行采集。',
      'Compared case by case, no examination is in both; the testing body collected the test set itself.',
    ),
  });
  const deciding = await stage.at('2026-11-20').move(theClock, draft, 'endPublicity');
  await stage.at('2026-11-23').move(stage.person('approver'), deciding, 'approvePass');
};

/** A test asked for; the first report is of a body on no list, the second is admitted. */
async function tested(
  stage: Stage,
  accepted: CaseRecord,
  file: (name: string, text: string) => Promise<FileReference>,
): Promise<CaseRecord> {
  const [firm, officer] = [stage.person('nanxin'), stage.person('officer')];
  const product = await stage.city.get('products', String(accepted.facts.product));
  const asked = await stage.at('2026-10-14').move(
    officer,
    accepted,
    'requestTest',
    {
      metricsAsked: [
        { metric: '灵敏度', atLeast: '90', unit: '%' },
        { metric: '每例假阳性', atMost: '1.5', unit: '个' },
        { metric: '分组灵敏度最大差', atMost: '3', unit: '个百分点' },
      ],
    },
    { reason: '请委托指定的检测机构检测，预计二十日。' },
  );
  const report = async (body: string, number: string, issued: string, values: readonly string[]) => ({
    testBody: stage.party(body),
    testNumber: number,
    testVersion: product?.facts.version,
    testIssuedOn: issued,
    testValidUntil: `${Number(issued.slice(0, 4)) + 2}${issued.slice(4)}`,
    testReport: [await file(`检测报告 ${number}`, `检测报告 ${number}`)],
    measured: ['灵敏度', '每例假阳性', '分组灵敏度最大差'].map((metric, at) => ({ metric, value: values[at] })),
  });
  const bodyList = '国家认监委、国家药监局公布的医疗器械检验机构名录';
  const first = await stage
    .at('2026-10-19')
    .move(firm, asked, 'reportTest', await report('laboratory', 'PJ-2026-1018', '2026-10-18', ['95.2', '1.0', '1.8']));
  const again = await stage
    .at('2026-10-21')
    .move(
      officer,
      first,
      'rejectTest',
      { bodyDesignated: false, bodyList },
      { reason: '出具报告的机构不在指定的检测机构名录内' },
    );
  const second = await stage
    .at('2026-10-29')
    .move(firm, again, 'reportTest', await report('laboratory2', 'QX-2026-0873', '2026-10-28', ['94.6', '1.1', '2.1']));
  return stage.at('2026-10-30').move(officer, second, 'admitTest', { bodyDesignated: true, bodyList });
}

/** Makes the draft public and, the term being over, leaves it to be decided. */
export async function publicise(at: (days: number) => Stage, proposed: CaseRecord): Promise<CaseRecord> {
  const first = at(0);
  const draft = await first.move(first.person('approver'), proposed, 'publicise');
  return at(10).move(theClock, draft, 'endPublicity');
}
