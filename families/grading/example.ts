import type { Label } from '#kernel/label.ts';
import type { Grade } from './grade.ts';
import type { CompleteGradingFacts } from './input.ts';
import type { ObligationId } from './obligations.ts';

/** Facts of a product that touches nothing; each case names what differs. */
const plain: CompleteGradingFacts = {
  field: 'other',
  decisionRole: 'none',
  peopleAffected: 0,
  vulnerableGroups: [],
  personalSafety: false,
  sensitivePersonalData: false,
  publicDecision: false,
  publicInterestCommerce: false,
  publicInterest: false,
  nationalSecurity: false,
  affectsTradingTerms: false,
  countsTowardAssessment: false,
  generative: [],
  faceOrVoiceSynthesis: false,
  opinionOrMobilisation: false,
  stateSupervision: [],
  humanMachineFusion: false,
  publicSpaceVideo: false,
  roadVehicle: false,
  medicalDevice: false,
  autonomyLevel: 0,
  reversible: true,
  standardsExist: false,
  meetsAdvancedStandard: false,
};

export interface DemoCase {
  readonly id: number;
  readonly name: Label;
  readonly facts: CompleteGradingFacts;
  /** The grade the provider states, where it differs from the one found. */
  readonly declared?: Grade;
  readonly expected: {
    readonly grade: Grade;
    /** Obligations and routes that must be among those found. */
    readonly route: readonly ObligationId[];
    /** Obligations that must not be found. */
    readonly without: readonly ObligationId[];
    /** Rows that must be among the reasons of the grade or of an obligation. */
    readonly rows: readonly string[];
  };
}

const highRoute = ['ex-ante-assessment', 'risk-warning', 'incident-report', 'ethics-review'] as const;
const otherRoute = ['prior-disclosure', 'ex-post-tracking', 'ethics-review'] as const;

/** Fictional products, with the grade and the route that each must get. */
export const demoCases: readonly DemoCase[] = [
  {
    id: 1,
    name: { zh: '肺结节 CT 辅助检测软件“澄影 LungSee”', en: 'LungSee, assisted detection of lung nodules in CT' },
    facts: {
      ...plain,
      field: 'medical',
      decisionRole: 'assistance',
      peopleAffected: 60_000,
      vulnerableGroups: ['patients'],
      personalSafety: true,
      sensitivePersonalData: true,
      publicInterestCommerce: true,
      publicInterest: true,
      medicalDevice: true,
      autonomyLevel: 1,
      reversible: false,
      standardsExist: true,
      meetsAdvancedStandard: true,
    },
    expected: {
      grade: 'high',
      route: [
        ...highRoute,
        'algorithm-explanation',
        'human-confirmation',
        'impact-assessment',
        'medical-recognition',
        'pilot-not-possible',
      ],
      without: ['expert-re-review', 'expert-re-review-exempt', 'prior-disclosure', 'pilot-possible'],
      rows: ['high-safety-decision', 'barrier-personal-safety', 'barrier-standards', 'barrier-grade'],
    },
  },
  {
    id: 2,
    name: { zh: '无人环卫车“净航 S2”', en: 'Jinghang S2, driverless street sweeper' },
    facts: {
      ...plain,
      field: 'urban-management',
      decisionRole: 'automatic',
      peopleAffected: 200_000,
      personalSafety: true,
      publicInterest: true,
      publicSpaceVideo: true,
      roadVehicle: true,
      autonomyLevel: 4,
    },
    expected: {
      grade: 'high',
      route: [
        ...highRoute,
        'expert-re-review',
        'ethics-follow-up',
        'video-filing',
        'vehicle-route',
        'pilot-not-possible',
      ],
      without: ['expert-re-review-exempt', 'prior-disclosure', 'pilot-possible'],
      rows: ['high-safety-decision', 'high-safety-autonomy', 'listed-autonomy', 'barrier-personal-safety'],
    },
  },
  {
    id: 3,
    name: { zh: '电商动态定价“衡价”', en: 'Hengjia, dynamic pricing for online shops' },
    declared: 'low',
    facts: {
      ...plain,
      field: 'commerce',
      decisionRole: 'automatic',
      peopleAffected: 3_200_000,
      publicInterestCommerce: true,
      affectsTradingTerms: true,
    },
    expected: {
      grade: 'high',
      route: [...highRoute, 'algorithm-explanation', 'price-discrimination-test', 'appeal-channel'],
      without: ['prior-disclosure', 'content-labelling'],
      rows: ['high-trading-reach', 'medium-trading-terms', 'medium-reach', 'medium-public-commerce'],
    },
  },
  {
    id: 4,
    name: { zh: '作业批改“墨点”', en: 'Modian, marking of homework' },
    facts: {
      ...plain,
      field: 'education',
      decisionRole: 'assistance',
      peopleAffected: 38_000,
      vulnerableGroups: ['children'],
      sensitivePersonalData: true,
      autonomyLevel: 1,
    },
    expected: {
      grade: 'medium',
      route: [
        ...otherRoute,
        'guardian-consent',
        'children-rules',
        'minors-audit',
        'appeal-channel',
        'human-confirmation',
        'impact-assessment',
      ],
      without: ['ex-ante-assessment', 'expert-re-review'],
      rows: ['medium-vulnerable-decision', 'medium-sensitive-data', 'confirm-education', 'appeal-education'],
    },
  },
  {
    id: 7,
    name: { zh: '数字人视频生成“映声”', en: 'Yingsheng, digital human video generation' },
    facts: {
      ...plain,
      field: 'other',
      peopleAffected: 500_000,
      generative: ['audio', 'video'],
      faceOrVoiceSynthesis: true,
      opinionOrMobilisation: true,
      stateSupervision: ['deep-synthesis', 'generative-ai'],
    },
    expected: {
      grade: 'medium',
      route: [
        ...otherRoute,
        'expert-re-review-exempt',
        'content-labelling',
        'algorithm-filing',
        'synthesis-security-assessment',
        'generative-safety-test',
      ],
      without: ['expert-re-review', 'ethics-follow-up', 'ex-ante-assessment'],
      rows: ['medium-face-voice', 're-review-exempt', 'listed-opinion'],
    },
  },
  {
    id: 8,
    name: { zh: '政务问答“南小政”', en: 'Nanxiaozheng, answers on government services' },
    facts: {
      ...plain,
      field: 'government-services',
      decisionRole: 'advice',
      peopleAffected: 1_500_000,
      publicDecision: true,
      publicInterest: true,
      generative: ['text'],
    },
    expected: {
      grade: 'medium',
      route: [...otherRoute, 'algorithm-explanation', 'human-confirmation', 'content-labelling'],
      without: ['ex-ante-assessment', 'expert-re-review'],
      rows: ['medium-public-decision', 'medium-reach', 'explanation-public', 'confirm-public'],
    },
  },
  {
    id: 12,
    name: { zh: '博物馆手语与字幕眼镜“见声”', en: 'Jiansheng, museum glasses with sign language and captions' },
    facts: {
      ...plain,
      field: 'culture',
      peopleAffected: 3_000,
      vulnerableGroups: ['disabled'],
      meetsAdvancedStandard: true,
    },
    expected: {
      grade: 'low',
      route: [...otherRoute, 'pilot-possible'],
      without: ['pilot-not-possible', 'ex-ante-assessment', 'algorithm-explanation', 'content-labelling'],
      rows: ['low-otherwise', 'route-pilot-open'],
    },
  },
];

/** A complete input, as `tiaoli grade --example` prints it. */
export const exampleFacts: CompleteGradingFacts = demoCases[0]!.facts;
