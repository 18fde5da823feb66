import { Readable } from 'node:stream';
import type { FileReference } from '#kernel/fields/field.ts';
import type { Scene, Stage } from '#kernel/scene.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { reReviewOf } from './sitting.ts';

const both = (zh: string, en: string) => ({ zh, en });
const seats = [
  ['expert1', 'technical', 'male', false],
  ['expert2', 'ethics', 'female', false],
  ['expert3', 'law', 'male', true],
  ['expert4', 'other', 'female', false],
  ['expert5', 'other', 'female', true],
  ['expert6', 'technical', 'male', false],
  ['expert7', 'ethics', 'female', true],
] as const;

/** The same seven fictional people sit on each fictional committee. */
async function committee(stage: Stage, who: string, name: string, kind: string, from: string) {
  const members = seats.map(([account, of, sex, outside], at) => ({
    person: stage.person(account).person,
    kind: of,
    sex,
    outside,
    ...(at === 1 && { chair: true }),
  }));
  const term = { termFrom: from, termTo: `${Number(from.slice(0, 4)) + 4}${from.slice(4)}` };
  const then = stage.at(from);
  const made = await then.create(stage.person(who), 'review-committees', {
    name,
    kind,
    ...term,
    contact: '0755-88001200（虚构）',
    members,
  });
  return then.move(stage.person(who), made, 'establish');
}

const safe = both('无', 'None');
const risks = (harm: string, measure: string) => [
  { head: 'nationalInterest', harm: safe.zh, measure: '不涉及' },
  { head: 'publicSecurity', harm, measure },
  { head: 'businessOrder', harm: safe.zh, measure: '不涉及' },
  { head: 'personalRights', harm: '个人信息被不当使用', measure: '去标识化，最小必要，专人管理' },
];

interface Told {
  readonly firm: string;
  readonly product: string;
  readonly body: CaseRecord;
  readonly on: string;
  readonly startsOn: string;
  readonly harm: string;
  readonly minimalRisk?: boolean;
  readonly without?: readonly string[];
}
/** An application of a demo product, handed in. */
async function applied(stage: Stage, told: Told): Promise<CaseRecord | null> {
  const [product] = await stage.city.find('products', { name: told.product });
  if (!product) return null;
  const then = stage.at(told.on);
  const made = await then.city.create(
    'ethics-reviews',
    {
      product: product.id,
      version: product.facts.version,
      body: told.body.id,
      reviewer: told.body.owner,
      title: told.product,
      ...reReviewOf(product.facts, stage.city.rules),
    },
    { owner: product.owner },
  );
  const file = (name: string): Promise<FileReference> =>
    stage.city.files.put(Readable.from([Buffer.from(`虚构材料：${told.product}，${name}`)]), `${name}.txt`);
  const facts = {
    principal: '（虚构）项目负责人',
    startsOn: told.startsOn,
    minimalRisk: told.minimalRisk ?? false,
    smallChange: false,
    followUpUnchanged: false,
    emergency: false,
    overview: both(`${told.product}在本市开展研究和应用。`, 'Research into and use of the product in the city.'),
    plan: [await file('实施方案')],
    riskControl: both('分级监测，超过预警值即停止。', 'Watched by level; stopped beyond the threshold.'),
    emergencyPlan: both('停用、告知、复核、报告。', 'Switch off, tell, examine, report.'),
    qualifications: [await file('人员资质和伦理培训证明')],
    funding: '单位自筹',
    interests: both('项目组成员与审查委员没有利害关系。', 'No tie between team and members.'),
    consent: [await file('知情同意书')],
    dataSources: both('合法取得并去标识化的数据。', 'Lawfully obtained, de-identified data.'),
    commitment: [await file('承诺书')],
    risks: risks(told.harm, '人工确认；异常即停'),
  };
  const given = Object.fromEntries(Object.entries(facts).filter(([name]) => !told.without?.includes(name)));
  const firm = stage.person(told.firm);
  return then.move(firm, await then.move(firm, made, 'save', given), 'submit');
}

/** Accepted, convened with these members, and their votes cast. */
async function sat(
  stage: Stage,
  review: CaseRecord,
  days: { accepted: string; sits: string },
  votes: Readonly<Record<string, readonly [vote: string, zh?: string, en?: string]>>,
  absent: { recused?: string; members?: readonly string[] } = {},
): Promise<CaseRecord> {
  const secretary = stage.of(String(await keyOf(stage, review)));
  const people = absent.members ?? seats.map(([account]) => account);
  let now = await stage.at(days.accepted).move(secretary, review, 'accept', { acceptances: {} });
  now = await stage.at(`${days.sits}T14:00`).move(secretary, now, 'convene', {
    members: people.map((one) => stage.person(one).person),
    sittings: { form: people.length > 2 ? 'meeting' : 'written', ...(people.length > 2 && { place: '第一会议室' }) },
  });
  const during = stage.at(`${days.sits}T15:00`);
  if (absent.recused)
    now = await during.move(stage.person(absent.recused), now, 'recuse', {
      recusals: { interest: both('与申请单位有合作项目', 'Has a project with the applicant') },
    });
  for (const [account, [vote, zh, en]] of Object.entries(votes))
    now = await during.move(stage.person(account), now, 'vote', {
      votes: { vote, ...(zh && { grounds: both(zh, en ?? zh) }) },
    });
  return now;
}

/** The key of the demo party that keeps the review’s committee. */
async function keyOf(stage: Stage, review: CaseRecord): Promise<string> {
  return ['hospital', 'hospital2', 'centre'].find((key) => stage.party(key) === review.facts.reviewer) ?? 'centre';
}
const reasons = {
  reasons: both('风险可控，防护措施与风险相适应，知情同意充分。', 'Risks are under control and consent is informed.'),
};

/** Committees as far as they are registered and reported; cases 1, 2, 7 and 12 as far as they go; one not complete. */
export const reviewsScene: Scene = async (stage) => {
  const hospital = await committee(stage, 'hospital', '滨海人民医院伦理委员会（虚构）', 'institution', '2025-02-10');
  const centre = await committee(stage, 'centre', '湾区科技伦理服务中心伦理委员会（虚构）', 'centre', '2025-04-07');
  const second = await committee(stage, 'hospital2', '莲山医院伦理委员会（虚构）', 'institution', '2025-03-03');
  await committee(stage, 'hospital3', '前湾医院伦理委员会（虚构）', 'institution', '2026-11-10');
  for (const [who, body, on, reported] of [
    ['hospital', hospital, '2025-02-20', 11],
    ['centre', centre, '2025-04-21', 26],
    ['hospital2', second, '2025-03-20', null],
  ] as const) {
    const person = stage.person(who);
    const registered = await stage.at(on).move(person, body, 'register', { registrations: {} });
    if (reported !== null)
      await stage.at('2026-02-26').move(person, registered, 'reportYear', {
        annualReports: {
          year: '2025',
          reviewed: reported,
          summary: both('全年审查和跟踪情况正常。', 'Reviews and follow-ups of the year as usual.'),
        },
      });
  }
  await firstReviews(stage, hospital, centre);
  await listedReviews(stage, centre);
};

/** Case 1 approved with a dissent and a recusal; case 12 by the simplified procedure, its follow-up missed; case 3 incomplete. */
async function firstReviews(stage: Stage, hospital: CaseRecord, centre: CaseRecord) {
  const lung = await applied(stage, {
    firm: 'nanxin',
    product: '肺结节 CT 辅助检测软件“澄影 LungSee”',
    body: hospital,
    on: '2026-09-10',
    startsOn: '2026-12-01',
    harm: '漏诊延误治疗',
  });
  if (lung) {
    const counted = await sat(
      stage,
      lung,
      { accepted: '2026-09-14', sits: '2026-09-22' },
      {
        expert1: ['approve'],
        expert2: ['approve'],
        expert3: ['approve'],
        expert4: ['approve'],
        expert5: [
          'reviewAgain',
          '知情同意书对误诊的说明不够通俗，建议修改后再审。',
          'The consent form should say more plainly what a miss means.',
        ],
        expert7: ['approve'],
      },
      { recused: 'expert6' },
    );
    await stage.at('2026-09-24').move(stage.of('hospital'), counted, 'approve', { decisions: reasons });
  }
  const glasses = await applied(stage, {
    firm: 'lingjian',
    product: '博物馆手语与字幕眼镜“见声”',
    body: centre,
    on: '2025-10-09',
    startsOn: '2025-11-20',
    harm: '字幕错误造成误解',
    minimalRisk: true,
  });
  if (glasses) {
    const agreed = await sat(
      stage,
      glasses,
      { accepted: '2025-10-13', sits: '2025-10-20' },
      { expert1: ['approve'], expert2: ['approve'] },
      { members: ['expert1', 'expert2'] },
    );
    await stage.at('2025-10-21').move(stage.of('centre'), agreed, 'approve', { decisions: reasons });
  }
  await applied(stage, {
    firm: 'jishi',
    product: '电商动态定价“衡价”',
    body: centre,
    on: '2026-11-20',
    startsOn: '2027-01-15',
    harm: '对不同用户定价不公',
    without: ['consent', 'emergencyPlan', 'commitment'],
  });
}

/** Case 2 re-reviewed by experts and followed up within six months; case 7 exempt, its votes still coming in. */
async function listedReviews(stage: Stage, centre: CaseRecord) {
  const sweeper = await applied(stage, {
    firm: 'pengsao',
    product: '无人环卫车“净航 S2”',
    body: centre,
    on: '2026-04-13',
    startsOn: '2026-07-01',
    harm: '夜间作业碰撞行人',
  });
  if (sweeper) {
    const all = Object.fromEntries(seats.map(([account]) => [account, ['approve'] as const]));
    const counted = await sat(stage, sweeper, { accepted: '2026-04-16', sits: '2026-04-24' }, all);
    const passed = await stage
      .at('2026-04-27')
      .move(stage.of('centre'), counted, 'passInitial', { decisions: reasons });
    const asked = await stage.at('2026-04-29').move(stage.person('pengsao'), passed, 'applyReReview');
    const experts = ['expert8', 'expert9', 'expert10', 'expert11', 'expert12'];
    let now = await stage.at('2026-05-06').move(stage.person('officer'), asked, 'appointExperts', {
      experts: experts.map((one) => stage.person(one).person),
      panels: { note: '技术二人，伦理、法律、交通安全各一人' },
    });
    for (const [at, account] of experts.entries())
      now = await stage.at('2026-05-15').move(stage.person(account), now, 'voteReReview', {
        expertVotes: {
          vote: at === 4 ? 'disagree' : 'agree',
          declared: true,
          grounds:
            at === 4
              ? both('雨夜条件下的制动试验样本偏少。', 'Too few braking trials on rainy nights.')
              : both(
                  '有远程接管和限速措施，风险可控。',
                  'Remote take-over and speed limits keep the risk under control.',
                ),
        },
      });
    const agreed = await stage.at('2026-05-28').move(stage.person('officer'), now, 'agreeReReview', {
      conclusions: {
        reasons: both('同意初审决定，六个月内跟踪审查。', 'Agrees; to be followed up within six months.'),
      },
    });
    await stage
      .at('2026-06-10')
      .move(stage.person('pengsao'), agreed, 'registerActivity', { activityRegistrations: {} });
  }
  const avatar = await applied(stage, {
    firm: 'huanying',
    product: '数字人视频生成“映声”',
    body: centre,
    on: '2026-11-09',
    startsOn: '2026-12-20',
    harm: '冒用他人形象传播虚假信息',
  });
  if (avatar)
    await sat(
      stage,
      avatar,
      { accepted: '2026-11-12', sits: '2026-11-20' },
      {
        expert1: ['approveAfterChange'],
        expert3: ['approveAfterChange'],
        expert4: ['approveAfterChange'],
        expert5: ['approveAfterChange'],
        expert6: ['approve'],
      },
    );
}
