import type { Label } from '#kernel/label.ts';

/** What follows from a product's facts and grade. */
export interface ObligationKind {
  readonly label: Label;
  /** `duty`: must be done. `option`: a route that is open. `closed`: a route that is shut. `exempt`: need not be done. */
  readonly effect: 'duty' | 'option' | 'closed' | 'exempt';
  /** The rule it rests on beside the Regulation; undefined when it rests on the Regulation alone. */
  readonly source?: Label;
  /** The reading of that source, or the rule itself, awaits the city's confirmation. */
  readonly toBeConfirmed: boolean;
}

const own = (zh: string, en: string, effect: ObligationKind['effect'] = 'duty'): ObligationKind => ({
  label: { zh, en },
  effect,
  toBeConfirmed: false,
});
const from = (
  [zh, en]: readonly [string, string],
  [sourceZh, sourceEn]: readonly [string, string],
  effect: ObligationKind['effect'] = 'duty',
): ObligationKind => ({ label: { zh, en }, effect, source: { zh: sourceZh, en: sourceEn }, toBeConfirmed: true });

const pipl = (article: string): readonly [string, string] => [
  `个人信息保护法第${article.split('/')[0]}条`,
  `Personal Information Protection Law, Article ${article.split('/')[1]}`,
];
const ethicsMeasure = (zh: string, en: string): readonly [string, string] => [
  `人工智能科技伦理审查与服务办法（试行）（工信部联科〔2026〕75号）${zh}`,
  `AI ethics review and service measure (trial), MIIT 2026 No. 75, ${en}`,
];

/**
 * Every consequence that a grading table may name. Rules that stand beside the Regulation carry their source and
 * are marked to be confirmed, because the city has not said how they meet its own measure.
 */
export const obligationKinds = {
  'ex-ante-assessment': own('投入使用前通过事前评估', 'Pass an ex-ante assessment before use'),
  'risk-warning': own(
    '投入使用前制定风险预警方案并接受预警监管',
    'Have a risk warning plan before use and stay under warning',
  ),
  'prior-disclosure': own('投入使用前公开披露', 'Publish a disclosure before use'),
  'ex-post-tracking': own('接受事后跟踪，定期报告', 'Be tracked after release and report regularly'),
  'algorithm-explanation': own(
    '以利于公众理解的方式说明算法',
    'Explain the algorithm in a way the public can understand',
  ),
  'ethics-review': own('进行伦理安全规范审查和风险评估', 'Carry out an ethics review and a risk assessment'),
  'expert-re-review': from(
    ['初步审查后申请专家复核', 'Apply for expert re-review after the first review'],
    ethicsMeasure('第二十一条至第二十五条及附件', 'Articles 21 to 25 and annex'),
  ),
  'expert-re-review-exempt': from(
    ['免于专家复核', 'Exempt from expert re-review'],
    ethicsMeasure(
      '：已纳入深度合成、算法推荐、生成式人工智能监管并符合伦理要求的活动，可不开展专家复核',
      'activities under the deep synthesis, recommendation or generative AI rules that meet the ethics requirements need none',
    ),
    'exempt',
  ),
  'ethics-follow-up': from(
    ['伦理跟踪审查，间隔不超过六个月', 'Ethics follow-up at most every six months'],
    ethicsMeasure('跟踪审查的规定', 'rules on follow-up'),
  ),
  'price-discrimination-test': from(
    [
      '检验是否构成价格歧视，并逐项对照四种例外',
      'Test for price discrimination, against the four exceptions one by one',
    ],
    ['深圳经济特区数据条例第六十九条', 'Shenzhen data regulation, Article 69'],
  ),
  'human-confirmation': from(
    ['由人确认后才产生效力', 'Take effect only when a person has confirmed'],
    [
      '政务领域人工智能大模型部署应用指引（2025年）；其他领域为暂行规则',
      'Guidelines on large models in government (2025); elsewhere a provisional rule',
    ],
  ),
  'appeal-channel': from(['提供申诉和人工复核的途径', 'Offer appeal to a person'], pipl('二十四/24')),
  'impact-assessment': from(
    [
      '事前进行个人信息保护影响评估，记录保存三年',
      'Assess the impact on personal information first; keep the record three years',
    ],
    pipl('五十五条、第五十六/55 and 56'),
  ),
  'guardian-consent': from(['取得监护人同意', "Obtain the guardian's consent"], pipl('三十一/31')),
  'children-rules': from(
    ['制定儿童个人信息专门处理规则', 'Adopt special rules for children’s personal information'],
    pipl('三十一/31'),
  ),
  'minors-audit': from(
    ['每年进行未成年人个人信息合规审计', 'Audit the handling of minors’ personal information each year'],
    ['未成年人网络保护条例第三十七条', 'Regulation on the protection of minors online, Article 37'],
  ),
  'content-labelling': from(
    ['生成合成内容加显式和隐式标识', 'Label generated content, visibly and in metadata'],
    ['人工智能生成合成内容标识办法；GB 45438-2025', 'Measure on labelling generated content; GB 45438-2025'],
  ),
  'algorithm-filing': from(
    ['提供服务之日起十个工作日内办理算法备案', 'File the algorithm within ten working days of starting the service'],
    [
      '互联网信息服务算法推荐管理规定第二十四条；互联网信息服务深度合成管理规定第十九条',
      'Algorithm recommendation provisions, Article 24; deep synthesis provisions, Article 19',
    ],
  ),
  'synthesis-security-assessment': from(
    ['开展安全评估', 'Carry out a security assessment'],
    ['互联网信息服务深度合成管理规定第十五条', 'Deep synthesis provisions, Article 15'],
  ),
  'generative-safety-test': from(
    ['按题库进行内容安全测试', 'Test content safety with question banks'],
    ['GB/T 45654-2025', 'GB/T 45654-2025'],
  ),
  'incident-report': from(
    ['发生事故二十四小时内报告', 'Report incidents within twenty-four hours'],
    [
      '网络数据安全管理条例；其他事故为暂行规则',
      'Network data security regulation; for other incidents a provisional rule',
    ],
  ),
  'video-filing': from(
    [
      '投入使用后三十日内备案，视频至少保存三十日，到期删除',
      'File within thirty days of use; keep video at least thirty days, then delete',
    ],
    ['公共安全视频图像信息系统管理条例', 'Public security video systems regulation'],
  ),
  'vehicle-route': from(
    ['适用智能网联汽车道路测试和示范应用程序', 'Take the road test and demonstration procedure for connected vehicles'],
    ['深圳经济特区智能网联汽车管理条例', 'Shenzhen intelligent connected vehicle regulation'],
  ),
  'medical-recognition': own(
    '可以适用临床试验伦理审查互认',
    'May use mutual recognition of clinical ethics review',
    'option',
  ),
  'pilot-possible': own('可以申请先行先试', 'May apply for a pilot', 'option'),
  'pilot-not-possible': own('不得先行先试', 'Not open to a pilot', 'closed'),
} as const satisfies Readonly<Record<string, ObligationKind>>;

export type ObligationId = keyof typeof obligationKinds;

/**
 * Article 71: algorithms of public decisions, and of business touching the public interest, are explained. The
 * condition is the article's own, so it holds whatever version of the grading rules is in force.
 */
export const mustBeExplained = (facts: object): boolean => {
  const { publicDecision, publicInterestCommerce } = facts as Readonly<Record<string, unknown>>;
  return publicDecision === true || publicInterestCommerce === true;
};
