import { type Actor, theClock } from '#kernel/access.ts';
import type { Scene, Stage } from '#kernel/scene.ts';
import type { CaseRecord } from '#kernel/system.ts';

const criterion = (name: string, comparison: 'atLeast' | 'atMost', threshold: string, unit: string) => ({
  criterion: name,
  comparison,
  threshold,
  unit,
});
const open = { nationalSecurity: false, publicInterest: false, personalSafety: false, standardsExist: false };

/** Applications, from the product's name to what is asked for; the applicant is the product's owner. */
const applications = {
  glasses: {
    of: '博物馆手语与字幕眼镜“见声”',
    on: '2026-04-20',
    facts: {
      title: '“见声”眼镜馆内试点',
      form: 'pilot',
      plain: {
        zh: '听障观众在鹏海博物馆借用眼镜，参观时可以看到讲解的字幕和手语。不用眼镜的观众不受影响。',
        en: 'Deaf visitors borrow glasses at Penghai Museum and see captions and sign language during the tour. Nobody else is affected.',
      },
      place: '鹏海博物馆（虚构）一至三层展厅',
      contact: '鹏海博物馆服务台，0755-8800-1212',
      ...open,
      internationalStandard: 'ISO/IEC 20071-23（字幕的视觉呈现）',
      persons: 1200,
      devices: 60,
      places: 1,
      endsOn: '2026-08-18',
      insurer: '虚构财产保险公司深圳分公司',
      policyNumber: 'GZ-2026-000121',
      insured: 500_000_000,
      coverUntil: '2026-12-31',
      criteria: [
        criterion('字幕延迟', 'atMost', '2', '秒'),
        criterion('字幕准确率', 'atLeast', '95', '%'),
        criterion('听障观众满意度', 'atLeast', '80', '%'),
      ],
    },
  },
  inspection: {
    of: '智能质检 1 号',
    on: '2026-09-14',
    facts: {
      title: '表面缺陷复检试验',
      form: 'trial',
      plain: {
        zh: '在一条装配线上，由系统复检产品外观，工人照常检验，两者结果不一致的由班组长判断。',
        en: 'On one assembly line the system checks surfaces a second time; workers inspect as before, and the foreman decides where they differ.',
      },
      place: '宝安某装配车间（虚构）',
      contact: '0755-8800-1000',
      ...open,
      internationalStandard: 'ISO/IEC TS 4213（分类性能的评估）',
      persons: 80,
      devices: 12,
      places: 1,
      endsOn: '2027-01-15',
      insurer: '虚构财产保险公司深圳分公司',
      policyNumber: 'GZ-2026-000377',
      insured: 200_000_000,
      coverUntil: '2027-03-31',
      criteria: [criterion('漏检率', 'atMost', '0.5', '%'), criterion('误检率', 'atMost', '3', '%')],
    },
  },
  contracts: {
    of: '合同审阅 5 号',
    on: '2026-09-21',
    facts: {
      title: '格式条款提示试点',
      form: 'pilot',
      plain: {
        zh: '网签页面用一句话提示格式条款的要点，只作提示，不影响签约。',
        en: 'An online signing page says in one sentence what a standard term means. It is a hint only; signing is not affected.',
      },
      place: '线上',
      contact: '0755-8800-1004',
      ...open,
      internationalStandard: 'ISO 24495-1（平实语言）',
      persons: 500,
      places: 1,
      endsOn: '2027-02-28',
      insurer: '虚构人寿财险深圳分公司',
      policyNumber: 'ZR-2026-000912',
      insured: 100_000_000,
      coverUntil: '2027-02-28',
      criteria: [criterion('提示准确率', 'atLeast', '90', '%')],
    },
  },
  rostering: {
    of: '智慧排班 2 号',
    on: '2026-08-03',
    facts: {
      title: '调度排班建议试验',
      form: 'trial',
      plain: {
        zh: '系统提出排班建议，由调度员采用或者修改。',
        en: 'The system proposes rosters; dispatchers take or change them.',
      },
      place: '某公交场站（虚构）',
      contact: '0755-8800-1001',
      ...open,
      internationalStandard: 'ISO/IEC 25059（人工智能系统质量模型）',
      persons: 40,
      places: 1,
      endsOn: '2026-12-20',
      insurer: '虚构财产保险公司深圳分公司',
      policyNumber: 'GZ-2026-000298',
      insured: 100_000_000,
      coverUntil: '2026-12-31',
      criteria: [criterion('建议采用率', 'atLeast', '70', '%')],
    },
  },
  // Case 1: the applicant says truly that personal safety is concerned; the pilot is declined.
  imaging: {
    of: '肺结节 CT 辅助检测软件“澄影 LungSee”',
    on: '2026-10-19',
    facts: {
      title: '“澄影”阅片试点',
      form: 'pilot',
      plain: { zh: '在影像科试用肺结节提示。', en: 'Nodule hints are tried in a radiology department.' },
      place: '滨海人民医院（虚构）影像科',
      contact: '0755-8800-1001',
      ...open,
      publicInterest: true,
      personalSafety: true,
      standardsExist: true,
      persons: 300,
      places: 1,
      endsOn: '2027-01-31',
      insurer: '虚构财产保险公司深圳分公司',
      policyNumber: 'GZ-2026-000450',
      insured: 300_000_000,
      coverUntil: '2027-06-30',
      criteria: [criterion('灵敏度', 'atLeast', '90', '%')],
    },
  },
  // Case 2: road vehicles have a regulation of their own.
  sweeper: {
    of: '无人环卫车“净航 S2”',
    on: '2026-10-26',
    facts: {
      title: '“净航 S2”夜间清扫试点',
      form: 'pilot',
      plain: { zh: '夜间在辅道自动清扫。', en: 'It sweeps side roads at night by itself.' },
      place: '某区辅道（虚构）',
      contact: '0755-8800-1002',
      ...open,
      publicInterest: true,
      personalSafety: true,
      persons: 200_000,
      devices: 5,
      places: 3,
      endsOn: '2027-03-31',
      insurer: '虚构财产保险公司深圳分公司',
      policyNumber: 'GZ-2026-000461',
      insured: 1_000_000_000,
      coverUntil: '2027-12-31',
      criteria: [criterion('人工接管次数', 'atMost', '1', '次/百公里')],
    },
  },
} as const;

async function productOf(stage: Stage, name: string): Promise<CaseRecord | undefined> {
  const [found] = await stage.city.find('products', { name });
  return found;
}
const pilotOf = async (stage: Stage, { title }: { title: string }, state: string) =>
  (await stage.city.find('pilots', { title }, [state]))[0];
const ownerOf = (of: CaseRecord): Actor => ({
  kind: 'person',
  name: '经办人',
  parties: [of.owner ?? ''],
  offices: [],
});

export const pilotApplications: Scene = async (stage) => {
  const proof = '虚构的符合性说明：按所列规范测试，记录附后。';
  for (const { of, on, facts } of Object.values(applications)) {
    const product = await productOf(stage, of);
    if (!product) continue;
    const then = stage.at(on);
    const file = await stage.file(ownerOf(product), '符合性说明.txt', proof);
    const shown = 'internationalStandard' in facts ? { conformity: [file] } : {};
    const made = await then.create(ownerOf(product), 'pilots', { ...facts, ...shown, product: product.id });
    await then.move(ownerOf(product), made, 'submit');
  }
};

export const pilotDecisions: Scene = async (stage) => {
  const [officer, approver] = [stage.person('officer'), stage.person('approver')];
  const approve = async (
    of: { facts: { title: string } },
    proposedOn: string,
    approvedOn: string,
    beginsOn: string,
  ) => {
    const submitted = await pilotOf(stage, of.facts, 'submitted');
    if (!submitted) return;
    const reasons = {
      zh: '五项条件均满足，方案的上限、期限和退出标准适当。',
      en: 'All five conditions hold; caps, term and exit criteria are fit.',
    };
    const proposed = await stage.at(proposedOn).move(officer, submitted, 'propose', { reasons });
    const approved = await stage.at(approvedOn).move(approver, proposed, 'approve');
    await stage.at(beginsOn).move(ownerOf(approved), approved, 'begin');
  };
  const { glasses, inspection, contracts, rostering, imaging, sweeper } = applications;
  await approve(glasses, '2026-05-06', '2026-05-11', '2026-05-20');
  await approve(rostering, '2026-08-10', '2026-08-13', '2026-08-17');
  await approve(inspection, '2026-09-21', '2026-09-24', '2026-09-28');
  await approve(contracts, '2026-09-28', '2026-10-09', '2026-10-12');
  for (const [of, on, reason] of [
    [imaging, '2026-10-27', '涉及公民人身安全，且国家已制定标准。'],
    [sweeper, '2026-11-03', '涉及公民人身安全，应按智能网联汽车的程序办理。'],
  ] as const) {
    const submitted = await pilotOf(stage, of.facts, 'submitted');
    if (submitted) await stage.at(on).move(officer, submitted, 'decline', {}, { reason });
  }
};

export const pilotUse: Scene = async (stage) => {
  const { glasses, inspection, contracts, rostering } = applications;
  const report = async (of: { facts: { title: string } }, rows: readonly (readonly [string, number, number?])[]) => {
    for (const [on, persons, devices] of rows) {
      const running = await pilotOf(stage, of.facts, 'running');
      if (!running) return;
      const uses = { on, persons, ...(devices !== undefined && { devices }), places: 1 };
      await stage.at(`${on}T18:00`).move(ownerOf(running), running, 'reportUse', { uses });
    }
  };
  await report(glasses, [
    ['2026-05-31', 96, 24],
    ['2026-06-14', 240, 40],
    ['2026-06-30', 455, 52],
    ['2026-07-15', 690, 60],
    ['2026-07-31', 874, 60],
    ['2026-08-16', 1038, 58],
  ]);
  await report(inspection, [
    ['2026-10-12', 21, 4],
    ['2026-10-26', 38, 8],
    ['2026-11-09', 55, 11],
    ['2026-11-20', 61, 12],
  ]);
  await report(contracts, [
    ['2026-10-26', 180],
    ['2026-11-09', 402],
    ['2026-11-20', 521],
  ]);
  await report(rostering, [
    ['2026-09-07', 28],
    ['2026-09-28', 52],
  ]);
};

/** Case 12: on its last day the clock ends it; every criterion has its figure, and the results are published. */
export const pilotResults: Scene = async (stage) => {
  const running = await pilotOf(stage, applications.glasses.facts, 'running');
  if (!running) return;
  const stopped = await stage.at('2026-08-19').city.as(theClock).move('pilots', running.id, 'stopAtEnd');
  const ended = await stage.at('2026-08-28').move(ownerOf(running), stopped, 'recordResults', {
    results: [
      { criterion: '字幕延迟', measured: '1.4', note: '三个展厅共1,860句，取中位数' },
      { criterion: '字幕准确率', measured: '96.2', note: '由手语译员逐句核对1,860句' },
      { criterion: '听障观众满意度', measured: '87', note: '412份问卷，五分制四分以上为满意' },
    ],
    summary: {
      zh: '90天内1,038名听障观众使用，三项退出标准均达到。展厅嘈杂时准确率下降约两个百分点，建议标准对信噪比作出规定。',
      en: 'In 90 days 1,038 deaf visitors used the glasses; all three exit criteria were met. In noisy rooms accuracy fell by about two points, so a standard should say at which signal-to-noise ratio it is measured.',
    },
  });
  await stage.at('2026-09-04').move(stage.person('officer'), ended, 'publish');
};
