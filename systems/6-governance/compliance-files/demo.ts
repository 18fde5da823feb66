import type { Scene } from '#kernel/scene.ts';

const norm = (name: string, source: string, version: string, inRules: boolean) => ({
  name,
  source,
  version,
  adoptedOn: '2026-02-10',
  inRules,
  responsible: '合规部负责人',
});
const session = (topic: string, title: string, heldOn: string, attended: number, firstTime = attended) => ({
  topic,
  title,
  heldOn,
  attended,
  firstTime,
});

/** A firm whose file is whole and confirmed, one that has begun, and one with findings left to fix. */
export const complianceScene: Scene = async (stage) => {
  const exercise = async (party: string, day: string, title: string, findings: readonly object[]) => {
    const firm = stage.of(party);
    const made = await stage.at(day).create(
      firm,
      'red-team-exercises',
      {
        title,
        heldOn: day,
        team: '外聘安全团队（虚构）',
        scope: {
          zh: '用对抗样本和越权指令试探，三名测试人员，两天。',
          en: 'Adversarial samples and forbidden instructions, three testers, two days.',
        },
        ...(findings.length > 0 && { findings }),
      },
      { owner: stage.party(party) },
    );
    return stage.at(day).move(firm, made, findings.length > 0 ? 'registerFindings' : 'close');
  };
  const file = async (party: string, facts: object) =>
    stage
      .at('2026-09-01')
      .create(stage.of(party), 'compliance-files', facts, { owner: stage.party(party) })
      .then((made) => stage.at('2026-09-01').move(stage.of(party), made, 'register'));

  const whole = await file('huanying', {
    title: '幻影合成科技有限公司（虚构）',
    responsible: '合规负责人 秦老师',
    aiStaff: 46,
    scope: {
      zh: '只为取得授权的人物生成视频；不模仿未授权的真人，不用于新闻。',
      en: 'Videos of people who agreed; no imitation of others, no news.',
    },
    norms: [
      norm('新一代人工智能伦理规范', 'state', '2021年', true),
      norm('生成合成内容自律守则', 'own', '第2版', true),
    ],
    training: [
      session('ethics', '深度合成的伦理安全风险', '2026-05-14', 44),
      session('law', '标识办法与个人信息保护', '2026-06-03', 43),
    ],
    techniques: [{ risk: '未授权的人像', measure: '生成前核验授权，逐件加显式和隐式标识' }],
    publicSummary: true,
  });
  await exercise('huanying', '2026-08-20', '数字人生成越权演练', []);
  await stage.at('2026-09-15').move(stage.of('huanying'), whole, 'confirmYear', { declarations: {} });

  await file('zhixing', {
    title: '知行课业科技有限公司（虚构）',
    responsible: '合规负责人 罗老师',
    aiStaff: 30,
    norms: [norm('新一代人工智能伦理规范', 'state', '2021年', false)],
    training: [session('law', '未成年人个人信息保护', '2026-04-22', 18)],
  });
  await exercise('zhixing', '2026-10-20', '作业批改提示词演练', [
    { finding: '在作业里写指令可以改变评分', severity: 'severe', fixBy: '2026-12-18' },
    { finding: '倾斜拍摄的照片常被认错', severity: 'moderate', fixBy: '2026-12-31' },
  ]);
};
