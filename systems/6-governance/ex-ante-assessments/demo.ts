import { theClock } from '#kernel/access.ts';
import { addDays, today } from '#kernel/dates.ts';
import type { Stage } from '#kernel/scene.ts';
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
  await gatherPool.run({ id: forming.id }, begin.city);
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

/** Makes the draft public and, the term being over, leaves it to be decided. */
export async function publicise(at: (days: number) => Stage, proposed: CaseRecord): Promise<CaseRecord> {
  const first = at(0);
  const draft = await first.move(first.person('approver'), proposed, 'publicise');
  return at(10).move(theClock, draft, 'endPublicity');
}
