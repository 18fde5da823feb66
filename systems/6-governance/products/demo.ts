import { demoCases } from '#families/grading/example.ts';
import type { Scene } from '#kernel/scene.ts';
import type { CaseRecord } from '#kernel/system.ts';

const grading = demoCases.find((one) => one.expected.grade === 'low')?.facts;
const first = {
  ...grading,
  field: 'legal',
  vulnerableGroups: [],
  decisionRole: 'advice',
  peopleAffected: 8000,
  name: '合同比对助手“青简”',
  nameEn: 'Qingjian contract comparison',
  version: '1.0',
  providerName: '青石法务有限公司（虚构）',
  developer: '青石法务有限公司（虚构）',
  purpose: {
    zh: '比对两份中文合同，标出不同的条款，供法务人员参考。',
    en: 'Compares two contracts in Chinese and marks the clauses that differ, for legal staff to consider.',
  },
  users: { zh: '本市企业的法务人员。', en: 'Legal staff of the city’s enterprises.' },
  model: {
    zh: '把条款转换为向量，再比较其含义的远近。系统给出差异和可信程度。',
    en: 'Clauses become vectors whose meanings are compared; it gives the differences and how sure it is.',
  },
  trainingData: { zh: '公开的合同范本。', en: 'Published model contracts.' },
  personalDataKinds: ['identity'],
  humanControl: 'review',
  complaints: '0755-88002100',
} as const;

/** A product that has come through three versions, each disclosed before it was used. */
export const versionsScene: Scene = async (stage) => {
  const provider = stage.of('firm2');
  const opening = stage.at('2026-03-02');
  const made = await opening.create(provider, 'products', first, { owner: stage.party('firm2') });
  let product = await opening.move(provider, made, 'register');
  const disclose = async (day: string, { name, version, purpose, complaints }: Said) => {
    const then = stage.at(day);
    const facts = { title: name, product: product.id, version, statement: purpose, contact: complaints };
    const drafted = await then.create(provider, 'disclosures', facts, { owner: stage.party('firm2') });
    await then.move(provider, drafted, 'publish');
  };
  await disclose('2026-03-09', first);
  product = await stage.at('2026-03-10').move(provider, product, 'putInUse');
  const change = async (day: string, changes: Partial<Said>): Promise<CaseRecord> => {
    await disclose(day, { ...first, ...(product.facts as object), ...changes });
    return stage.at(day).move(provider, product, 'change', changes);
  };
  product = await change('2026-05-18', {
    version: '1.1',
    purpose: {
      zh: '比对两份中文或者英文合同，标出不同的条款，供法务人员参考。',
      en: 'Compares two contracts in Chinese or English and marks the clauses that differ, for legal staff to consider.',
    },
  });
  await change('2026-09-07', {
    version: '2.0',
    purpose: {
      zh: '比对两份中文或者英文合同，标出不同的条款并提出修改建议，供法务人员参考。',
      en: 'Compares two contracts in Chinese or English, marks the clauses that differ and suggests changes, for legal staff to consider.',
    },
    humanControl: 'everyDecision',
    complaints: '0755-88002199',
  });
};
type Said = Omit<typeof first, 'version' | 'purpose' | 'complaints' | 'humanControl'> & {
  readonly version: string;
  readonly purpose: { readonly zh: string; readonly en: string };
  readonly complaints: string;
  readonly humanControl: string;
};

/** A generator of videos of people, filed with the state, whose provider has added images and not yet told the state. */
export const filingScene: Scene = async ({ city, of, move }) => {
  const [product] = await city.find('products', { name: '数字人视频生成“映声”' }, ['inUse']);
  if (!product) throw new Error('the demo city has no 映声 in use');
  const firm = of('huanying');
  const filed = await move(firm, product, 'change', {
    algorithmName: '映声数字人视频生成算法',
    algorithmClass: '生成合成类（深度合成）',
    filingNumbers: [{ number: '网信算备440399000000101260011号', algorithm: '映声数字人视频生成算法' }],
    displayForm: 'website',
    entry: 'https://yingsheng.example',
    outputFormats: ['mp3', 'mp4'],
    baseModel: 'own',
    contentReview: [
      { what: 'input', method: 'machine', scope: 'all' },
      { what: 'output', method: 'both', scope: 'all' },
    ],
    risks: [
      { risk: 'abuse', measure: '生成前核验肖像授权，逐件加显式和隐式标识' },
      { risk: 'generation', measure: '关键词和分类模型拦截，人工复审' },
    ],
    deployment: '深圳市南山区数据中心',
  });
  await move(firm, filed, 'change', { generative: ['image', 'audio', 'video'] });
};
