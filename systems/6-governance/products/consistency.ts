import type { FactsOf } from '#kernel/fields/field.ts';
import type { Contradiction } from '#kernel/system.ts';
import type { productFacts } from './facts.ts';

type Facts = FactsOf<typeof productFacts>;
type Pair = Contradiction['facts'];
const said = (facts: Pair, zh: string, en: string, ...documents: string[]): Contradiction => ({
  facts,
  message: { zh, en },
  documents,
});

/** Facts that cannot both be true, of the kinds for which filings are sent back, and the documents they would break. */
export function productContradictions(facts: Facts): Contradiction[] {
  const found: Contradiction[] = [];
  const f = facts as Readonly<Record<string, unknown>>;
  const list = (name: string) => (Array.isArray(f[name]) ? (f[name] as readonly string[]) : undefined);
  const made = list('generative');
  const formats = list('outputFormats');
  for (const [modality, format, zh, en] of [
    ['image', 'png', '图片', 'images'],
    ['audio', 'mp3', '音频', 'audio'],
    ['video', 'mp4', '视频', 'video'],
  ] as const)
    if (made?.includes(modality) && formats && !formats.includes(format))
      found.push(
        said(
          ['generative', 'outputFormats'],
          `生成${zh}，但输出格式中没有${zh}`,
          `It generates ${en}, but no output format is ${en}`,
          'disclosure',
          'explanation',
        ),
      );
  if (f.decisionRole === 'automatic' && f.humanControl === 'everyDecision')
    found.push(
      said(
        ['decisionRole', 'humanControl'],
        '自动决策，却称每一项决定由人确认',
        'It decides automatically, yet a person is said to confirm each decision',
        'disclosure',
        'explanation',
      ),
    );
  if (f.decisionRole === 'assistance' && f.humanControl === 'none')
    found.push(
      said(
        ['decisionRole', 'humanControl'],
        '称由人确认，却没有人的控制',
        'A person is said to confirm, yet there is no human control',
        'disclosure',
        'explanation',
      ),
    );
  const personal = list('personalDataKinds');
  const sensitive = personal?.filter((kind) => ['health', 'biometric', 'finance', 'location'].includes(kind)) ?? [];
  if (f.sensitivePersonalData === false && sensitive.length > 0)
    found.push(
      said(
        ['sensitivePersonalData', 'personalDataKinds'],
        '称不处理敏感个人信息，但列有敏感个人信息',
        'No sensitive personal data is claimed, yet some is listed',
        'disclosure',
        'explanation',
      ),
    );
  if (
    f.sensitivePersonalData === true &&
    personal &&
    sensitive.length === 0 &&
    !list('vulnerableGroups')?.includes('children')
  )
    found.push(
      said(
        ['sensitivePersonalData', 'personalDataKinds'],
        '称处理敏感个人信息，但未列出',
        'Sensitive personal data is claimed, yet none is listed',
        'disclosure',
      ),
    );
  if (typeof f.icpHolder === 'string' && typeof f.providerName === 'string' && f.icpHolder !== f.providerName)
    found.push(
      said(
        ['icpHolder', 'providerName'],
        '网站备案主体与提供者不一致',
        'The ICP record is held by somebody other than the provider',
        'disclosure',
      ),
    );
  if (typeof f.autonomyLevel === 'number' && f.autonomyLevel >= 4 && f.decisionRole === 'advice')
    found.push(
      said(
        ['autonomyLevel', 'decisionRole'],
        '自主程度为四级以上，却称只提供建议',
        'Autonomy is level 4 or more, yet it is said only to advise',
        'disclosure',
        'explanation',
      ),
    );
  if (f.faceOrVoiceSynthesis === true && made?.length === 0)
    found.push(
      said(
        ['faceOrVoiceSynthesis', 'generative'],
        '合成人脸或者人声，却称不生成内容',
        'It synthesises faces or voices, yet is said to generate nothing',
        'disclosure',
        'explanation',
      ),
    );
  if (f.medicalDevice === true && f.field !== undefined && f.field !== 'medical')
    found.push(
      said(
        ['medicalDevice', 'field'],
        '属于医疗器械，但应用领域不是医疗',
        'It is a medical device, yet its field is not medical',
        'disclosure',
      ),
    );
  if (f.personalSafety === false && f.roadVehicle === true)
    found.push(
      said(
        ['personalSafety', 'roadVehicle'],
        '属于无人驾驶车辆，却称不涉及人身安全',
        'It is a driverless vehicle, yet is said not to touch personal safety',
        'disclosure',
      ),
    );
  if (f.decisionRole !== undefined && f.decisionRole !== 'none' && f.peopleAffected === 0)
    found.push(
      said(
        ['decisionRole', 'peopleAffected'],
        '参与决策，却称不影响任何人',
        'It takes part in decisions, yet is said to affect nobody',
        'disclosure',
      ),
    );
  return found;
}
