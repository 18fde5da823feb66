import type { FactsOf } from '#kernel/fields/field.ts';
import type { Label } from '#kernel/label.ts';
import type { Contradiction } from '#kernel/system.ts';
import { productDocuments } from './documents.ts';
import { type productFacts, shownOnScreenshots } from './facts.ts';

type Facts = FactsOf<typeof productFacts>;
type Names = readonly [keyof Facts, keyof Facts];
/** What is wrong with facts of those names, none or several; `gap`: the first fact asks for the second, which lacks. */
interface Rule {
  readonly facts: Names;
  readonly gap?: true;
  says(facts: Facts): readonly Label[] | Label | false | undefined;
}

const modalities = [
  ['text', 'txt', '文本', 'text'],
  ['image', 'png', '图片', 'images'],
  ['audio', 'mp3', '音频', 'audio'],
  ['video', 'mp4', '视频', 'video'],
  ['virtual-scene', 'scene', '虚拟场景', 'virtual scenes'],
] as const;
const sensitive: ReadonlySet<string> = new Set(['health', 'biometric', 'finance', 'location']);
const isAddress = (entry: string) => /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?$/iu.test(entry.trim());
const generates = ({ generative }: Facts) => (generative?.length ?? 0) > 0;
const lacking = <V extends string>(wanted: readonly V[], there: readonly (V | undefined)[]) =>
  wanted.filter((one) => !there.includes(one));

/** The kinds of contradiction and gap for which filings are sent back, and those that a grade would trip over. */
const rules: readonly Rule[] = [
  {
    facts: ['algorithmName', 'filingNumbers'],
    says: ({ algorithmName, filingNumbers }) =>
      algorithmName === undefined
        ? []
        : (filingNumbers ?? [])
            .filter(({ algorithm }) => algorithm !== undefined && algorithm !== algorithmName)
            .map(({ algorithm }) => ({
              zh: `算法名称“${algorithmName}”与备案所载“${algorithm}”不一致`,
              en: `The algorithm is named “${algorithmName}”, but “${algorithm}” in its filing`,
            })),
  },
  {
    facts: ['generative', 'outputFormats'],
    says: ({ generative, outputFormats }) =>
      generative && outputFormats
        ? modalities.flatMap(([modality, format, zh, en]) => {
            const made = generative.includes(modality);
            if (made === outputFormats.includes(format)) return [];
            return made
              ? [{ zh: `生成${zh}，但输出格式中没有${zh}`, en: `It generates ${en}, but no output format is ${en}` }]
              : [
                  {
                    zh: `输出格式中有${zh}，但未称生成${zh}`,
                    en: `An output format is ${en}, but it is not said to generate ${en}`,
                  },
                ];
          })
        : [],
  },
  {
    facts: ['displayForm', 'entry'],
    says({ displayForm, entry }) {
      if (displayForm === undefined || entry === undefined) return false;
      if (displayForm === 'website')
        return (
          !isAddress(entry) && {
            zh: '称以网站呈现，但产品入口不是网址',
            en: 'It is offered as a website, but the entry is no address',
          }
        );
      return (
        (displayForm === 'app' || displayForm === 'miniProgram' || displayForm === 'counter') &&
        isAddress(entry) && {
          zh: '产品入口是网址，但呈现形式不是网站',
          en: 'The entry is the address of a site, but it is not offered as a website',
        }
      );
    },
  },
  {
    facts: ['icpHolder', 'providerName'],
    says: ({ icpHolder, providerName }) =>
      icpHolder !== undefined &&
      providerName !== undefined &&
      icpHolder !== providerName && {
        zh: '网站备案主体与提供者不一致',
        en: 'The ICP record is held by somebody other than the provider',
      },
  },
  {
    facts: ['baseModel', 'baseModelProof'],
    gap: true,
    says: ({ baseModel, baseModelFiling, baseModelProof }) =>
      baseModel === 'called' &&
      (baseModelFiling === undefined || (baseModelProof?.length ?? 0) === 0) && {
        zh: '调用第三方模型，但缺少该模型的备案号或者备案证明',
        en: 'A third party’s model is called, but its filing number or the proof of its filing is missing',
      },
  },
  {
    facts: ['generative', 'contentReview'],
    gap: true,
    says: (f) =>
      generates(f) &&
      lacking(
        ['input', 'output'] as const,
        (f.contentReview ?? []).map(({ what }) => what),
      ).map((one) =>
        one === 'input'
          ? {
              zh: '生成内容，但未写明对输入的审核方式和范围',
              en: 'It generates content, but method and scope of the review of input are not stated',
            }
          : {
              zh: '生成内容，但未写明对输出的审核方式和范围',
              en: 'It generates content, but method and scope of the review of output are not stated',
            },
      ),
  },
  {
    facts: ['generative', 'screenshots'],
    gap: true,
    says: (f) =>
      generates(f) &&
      lacking(
        Object.keys(shownOnScreenshots) as (keyof typeof shownOnScreenshots)[],
        (f.screenshots ?? []).map(({ shows }) => shows),
      ).map((one) => ({
        zh: `缺少截图：${shownOnScreenshots[one].zh}`,
        en: `A screenshot is missing: ${shownOnScreenshots[one].en.toLowerCase()}`,
      })),
  },
  {
    facts: ['decisionRole', 'humanControl'],
    says: ({ decisionRole, humanControl }) => [
      ...(decisionRole === 'automatic' && humanControl === 'everyDecision'
        ? [
            {
              zh: '自动决策，却称每一项决定由人确认',
              en: 'It decides automatically, yet a person is said to confirm each decision',
            },
          ]
        : []),
      ...(decisionRole === 'assistance' && humanControl === 'none'
        ? [{ zh: '称由人确认，却没有人的控制', en: 'A person is said to confirm, yet there is no human control' }]
        : []),
    ],
  },
  {
    facts: ['sensitivePersonalData', 'personalDataKinds'],
    says({ sensitivePersonalData, personalDataKinds, vulnerableGroups }) {
      if (personalDataKinds === undefined || sensitivePersonalData === undefined) return false;
      const listed = personalDataKinds.some((kind) => sensitive.has(kind));
      if (!sensitivePersonalData)
        return (
          listed && {
            zh: '称不处理敏感个人信息，但列有敏感个人信息',
            en: 'No sensitive personal data is claimed, yet some is listed',
          }
        );
      return (
        !listed &&
        !vulnerableGroups?.includes('children') && {
          zh: '称处理敏感个人信息，但未列出',
          en: 'Sensitive personal data is claimed, yet none is listed',
        }
      );
    },
  },
  {
    facts: ['autonomyLevel', 'decisionRole'],
    says: ({ autonomyLevel, decisionRole }) =>
      (autonomyLevel ?? 0) >= 4 &&
      decisionRole === 'advice' && {
        zh: '自主程度为四级以上，却称只提供建议',
        en: 'Autonomy is level 4 or more, yet it is said only to advise',
      },
  },
  {
    facts: ['faceOrVoiceSynthesis', 'generative'],
    says: ({ faceOrVoiceSynthesis, generative }) =>
      faceOrVoiceSynthesis === true &&
      generative?.length === 0 && {
        zh: '合成人脸或者人声，却称不生成内容',
        en: 'It synthesises faces or voices, yet is said to generate nothing',
      },
  },
  {
    facts: ['medicalDevice', 'field'],
    says: ({ medicalDevice, field }) =>
      medicalDevice === true &&
      field !== undefined &&
      field !== 'medical' && {
        zh: '属于医疗器械，但应用领域不是医疗',
        en: 'It is a medical device, yet its field is not medical',
      },
  },
  {
    facts: ['personalSafety', 'roadVehicle'],
    says: ({ personalSafety, roadVehicle }) =>
      personalSafety === false &&
      roadVehicle === true && {
        zh: '属于无人驾驶车辆，却称不涉及人身安全',
        en: 'It is a driverless vehicle, yet is said not to touch personal safety',
      },
  },
  {
    facts: ['decisionRole', 'peopleAffected'],
    says: ({ decisionRole, peopleAffected }) =>
      decisionRole !== undefined &&
      decisionRole !== 'none' &&
      peopleAffected === 0 && {
        zh: '参与决策，却称不影响任何人',
        en: 'It takes part in decisions, yet is said to affect nobody',
      },
  },
];

/**
 * Facts that cannot both be true, with the documents that print either; or of which the first asks for the second, which
 * lacks, with the documents that it is missing from.
 */
export function productContradictions(facts: Facts): Contradiction[] {
  return rules.flatMap(({ facts: names, gap, says }) => {
    const documents = Object.entries(productDocuments)
      .filter(([, { fills }]) => (gap ? names.slice(1) : names).some((one) => fills.includes(one)))
      .map(([id]) => id);
    return [says(facts) || []].flat().map((message) => ({ facts: names, message, documents, ...(gap && { gap }) }));
  });
}
