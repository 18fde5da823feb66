import type { Scene } from '#kernel/scene.ts';

/** A plan whose value is still to come, and one that was drawn; the inspections are then made by those drawn. */
export const drawScene: Scene = async (stage) => {
  const officer = stage.person('officer');
  const inspectors = ['inspector', 'approver', 'officer'].map((one) => stage.person(one).person);
  const plan = (title: string, knownOn: string) => ({
    title,
    method: {
      zh: '按等级分层，从使用中的产品抽取；检查披露、说明与实际使用是否一致，预警方案是否运行。',
      en: 'By grade, from the products in use: whether disclosure and explanation fit the use, and the warning plan runs.',
    },
    high: 1,
    medium: 1,
    low: 2,
    inspectors,
    inspectorsEach: 2,
    source: '中国福利彩票双色球当期开奖号码',
    knownOn,
  });
  const drawn = await stage
    .at('2026-10-12')
    .create(officer, 'inspection-draws', plan('2026年第四季度抽查', '2026-10-13'));
  await stage.at('2026-10-12').move(officer, drawn, 'announce');
  const ahead = await stage.create(officer, 'inspection-draws', plan('2027年第一季度抽查', '2027-01-05'));
  await stage.move(officer, ahead, 'announce');
};

export const randomnessScene: Scene = async (stage) => {
  const [drawn] = await stage.city.find('inspection-draws', { title: '2026年第四季度抽查' }, ['committed']);
  if (!drawn) return;
  const entered = await stage
    .at('2026-10-14T09:30')
    .move(stage.person('officer'), drawn, 'enterRandomness', { randomness: '03 07 12 19 26 31 08' });
  await stage.at('2026-10-14T10:00').move(stage.person('approver'), entered, 'confirmRandomness');
};

export const inspectionScene: Scene = async (stage) => {
  const inspections = await stage.city.find('tracking', {}, ['planned']);
  for (const [at, one] of inspections.slice(0, 3).entries()) {
    const names = (one.facts.inspectors ?? []) as readonly string[];
    const who = ['inspector', 'approver', 'officer']
      .map((account) => stage.person(account))
      .find((person) => names.includes(person.person ?? ''));
    if (!who) continue;
    const findings = [
      { article: '66.2', finding: '披露内容与实际使用一致', complies: true },
      ...(at === 1 ? [{ article: '71.1', finding: '现场未见算法说明的二维码', complies: false }] : []),
    ];
    const inspected = await stage.at('2026-10-27').move(who, one, 'inspect', { findings });
    const other = ['officer', 'approver']
      .map((account) => stage.person(account))
      .find((person) => person.person !== who.person);
    if (other) await stage.at('2026-10-29').move(other, inspected, at === 1 ? 'orderRectification' : 'close');
  }
};
