import { Readable } from 'node:stream';
import type { Scene, Stage } from '#kernel/scene.ts';
import { invitesThePartners } from './effects.ts';

const lungSee = '肺结节 CT 辅助检测软件“澄影 LungSee”';
const both = (zh: string, en: string) => ({ zh, en });
const paper = async (stage: Stage, name: string) => [
  await stage.city.files.put(Readable.from([Buffer.from(`虚构材料：${name}`)]), `${name}.txt`),
];

/** Case 1: the hospital's review of the trial is put to three others; and the list of designated bodies. */
export const recognitionScene: Scene = async (stage) => {
  const [market, second] = [stage.person('market'), stage.person('market2')];
  for (const [name, number, scope, from, until] of [
    ['国检医械检验中心（虚构）', 'RD-2024-001', '21-04', '2024-01-01', '2027-12-31'],
    ['岭南医械检测院（虚构）', 'RD-2021-014', '21-04', '2021-07-01', '2026-06-30'],
    ['滨海电器检验所（虚构）', 'RD-2025-007', '09-03', '2025-03-01', undefined],
  ] as const) {
    const then = stage.at('2026-07-06');
    const made = await then.create(market, 'inspection-bodies', {
      name,
      number,
      source: '虚构的认定公告',
      designations: [
        { scope, name: scope === '21-04' ? '辅助决策软件' : '物理治疗设备', from, ...(until && { until }) },
      ],
    });
    await then.move(second, await then.move(market, made, 'proposeEntry'), 'enlist');
  }
  const [product] = await stage.city.find('products', { name: lungSee });
  const [review] = await stage.city.find('ethics-reviews', { title: lungSee }, ['approved']);
  if (!product || !review) return;
  const firm = stage.person('nanxin');
  const site = (key: string, principal: string, qualification: string) => ({
    partner: stage.party(key),
    principal,
    qualification,
    facility: '64排CT，影像科有专用工作站',
  });
  const made = await stage.at('2026-10-09').create(firm, 'medical-recognition', {
    title: '澄影 LungSee 肺结节检出多中心临床试验',
    product: product.id,
    lead: stage.party('hospital'),
    leadReview: review.id,
    protocol: await paper(stage, '试验方案'),
    consentTemplate: await paper(stage, '知情同意书模板'),
    partners: [
      site('hospital2', '（虚构）陆医师', '副主任医师，完成临床试验质量管理规范培训'),
      site('hospital3', '（虚构）沈医师', '主治医师，未完成临床试验质量管理规范培训'),
      site('hospital4', '（虚构）顾医师', '主任医师，完成临床试验质量管理规范培训'),
    ],
  });
  const submitted = await stage.at('2026-10-09').move(firm, made, 'submit');
  const then = stage.at('2026-11-12');
  const asked = await then.move(stage.person('hospital'), submitted, 'inviteSites');
  // What the effect does later by itself and only once, done here on that day, so that the terms begin then.
  await invitesThePartners.run({ recognition: asked.id }, then.city);
};

/** One partner recognises, one declines because its investigator is not qualified, one has yet to answer. */
export const recognitionAnswersScene: Scene = async (stage) => {
  for (const one of await stage.city.find('recognition-answers', {}, ['invited'])) {
    if (one.facts.partner === stage.party('hospital2'))
      await stage.at('2026-11-16').move(stage.person('hospital2'), one, 'recognise', {
        principalSuits: true,
        facilitySuits: true,
        consentSuits: true,
        conditions: both(
          '知情同意书加注本院伦理办公室电话。',
          'Add the telephone of our ethics office to the consent form.',
        ),
      });
    if (one.facts.partner === stage.party('hospital3'))
      await stage.at('2026-11-18').move(stage.person('hospital3'), one, 'declineRecognition', {
        principalSuits: false,
        facilitySuits: true,
        consentSuits: true,
        reasons: both(
          '研究者未完成临床试验质量管理规范培训，不具备资质；培训完成后可以重新征询。',
          'The investigator has not had good clinical practice training; ask again once that is done.',
        ),
      });
  }
  const [product] = await stage.city.find('products', { name: lungSee });
  const [body] = await stage.city.find('inspection-bodies', { number: 'RD-2024-001' });
  if (!product || !body) return;
  const firm = stage.person('nanxin');
  for (const [listed, bodyName, reportNumber, on] of [
    [null, '鹏检智能产品检测有限公司（虚构）', 'PJ-2026-0318', '2026-08-20'],
    [body.id, '国检医械检验中心（虚构）', 'GJ-2026-1107', '2026-10-30'],
  ] as const) {
    const then = stage.at('2026-11-05');
    const made = await then.create(firm, 'inspection-reports', {
      title: lungSee,
      product: product.id,
      ...(listed && { body: listed }),
      bodyName,
      reportNumber,
      reportedOn: on,
      scope: '21-04-02',
      file: await paper(stage, `检验报告 ${reportNumber}`),
    });
    await then.move(firm, made, 'submit');
  }
};

/** Case 1's trap: the report of a laboratory that is not on the list is refused, that of a designated body is admitted. */
export const trapScene: Scene = async (stage) => {
  for (const one of await stage.city.find('inspection-reports', {}, ['submitted'])) {
    const move = one.facts.reportNumber === 'PJ-2026-0318' ? 'refuseAdmission' : 'admit';
    await stage.at('2026-11-09').move(stage.person('market'), one, move);
  }
};
