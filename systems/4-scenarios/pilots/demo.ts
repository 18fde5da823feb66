import type { Scene } from '#kernel/scene.ts';

/** Case 12: museum glasses, tried for ninety days within limits; the clock ends it, and its results are awaited. */
export const pilotScene: Scene = async (stage) => {
  const firm = stage.person('lingjian');
  const [glasses] = await stage.city.find('products', { name: '博物馆手语与字幕眼镜“见声”' });
  if (!glasses) return;
  const proof = '虚构的符合性说明：字幕延迟与准确率按国际规范测得。';
  const conformity = await stage.file(firm, '符合性说明.txt', proof);
  const made = await stage.at('2026-08-03').create(firm, 'pilots', {
    title: '见声眼镜馆内试点',
    product: glasses.id,
    nationalSecurity: false,
    publicInterest: false,
    personalSafety: false,
    standardExists: false,
    internationalStandard: 'ISO/IEC 20071-23（字幕的呈现）',
    conformity: [conformity],
    persons: 200,
    places: 1,
    endsOn: '2026-11-12',
    insurance: '公众责任险（虚构保单）',
    criteria: [
      { criterion: '字幕延迟', threshold: '不超过2秒' },
      { criterion: '字幕准确率', threshold: '不低于95%' },
      { criterion: '观众满意度', threshold: '不低于80%' },
    ],
  });
  const submitted = await stage.at('2026-08-03').move(firm, made, 'submit');
  const reasons = {
    zh: '低风险，尚无国家和地方标准，符合国际规范，不涉及国家安全、公共利益和人身安全。',
    en: 'Low risk, no national or local standard, meets an international one, outside the closed fields.',
  };
  const proposed = await stage.at('2026-08-10').move(stage.person('officer'), submitted, 'propose', { reasons });
  const approved = await stage.at('2026-08-12').move(stage.person('approver'), proposed, 'approve');
  await stage.at('2026-08-14').move(firm, approved, 'begin');
};
