import { unansweredOn } from '#families/committee/comments.ts';
import { addMonths } from '#kernel/dates.ts';
import { label } from '#kernel/label.ts';
import type { RulesInForce } from '#kernel/rules.ts';
import { type SettingOf, type SettingValues, settingValue, termSetting } from '#kernel/settings.ts';
import type { Guard } from '#kernel/system.ts';

const practice = label(
  '深圳市地方标准制定程序的通行做法，条文待核对',
  'Practice of making local standards in Shenzhen, to be checked against its text',
);
const integer = (
  key: string,
  [zh, en]: readonly [string, string],
  value: number,
  max: number,
  unit: readonly [string, string],
): SettingOf<'integer'> => ({
  kind: 'integer',
  key: `standards.${key}`,
  label: label(zh, en),
  value,
  min: 0,
  max,
  unit: label(...unit),
  source: practice,
  confirmed: false,
});

export const commentTerm = termSetting(
  'standards.commenting',
  label('公开征求意见期限', 'Term of public comment'),
  30,
  'natural',
  practice,
);
export const share = integer('share', ['审查通过所需的同意比例', 'Share of experts that must agree'], 75, 100, [
  '%',
  '%',
]);
export const fewest = integer('experts', ['审查专家最少人数', 'Fewest experts'], 5, 50, ['人', 'experts']);
export const lastNumber = integer(
  'lastNumber',
  ['本平台之前已用的最后一个编号', 'Last number used before this platform'],
  0,
  99_999,
  ['号', ''],
);
export const reviewMonths: SettingOf<'integer'> = {
  ...integer('review', ['复审周期', 'Longest time to the next review'], 60, 60, ['个月', 'months']),
  min: 1,
  source: label(
    '中华人民共和国标准化法第二十九条：复审周期一般不超过五年',
    'Standardization Law, Article 29: as a rule no more than five years',
  ),
  confirmed: true,
};

interface Reviewed {
  readonly experts?: readonly string[];
  readonly votes?: readonly { readonly choice: string; readonly by?: string }[];
  readonly effectiveOn?: string;
  readonly reviewedOn?: string;
}
/** What the votes come to, and by when the standard is to be reviewed. */
export function standardDerived(facts: object, _rules: RulesInForce, settings: SettingValues) {
  const { experts, votes = [], effectiveOn, reviewedOn } = facts as Reviewed;
  const from = reviewedOn ?? effectiveOn;
  return {
    ...(experts && {
      seated: experts.length,
      agreed: votes.filter(({ choice, by }) => choice === 'agree' && experts.includes(by ?? '')).length,
    }),
    ...(from && { reviewBy: addMonths(from, Number(settingValue(reviewMonths, settings))) }),
  };
}

export const draftingGroupIsNamed: Guard = ({ facts }) => {
  const { drafters = [] } = facts as { drafters?: readonly { part: string }[] };
  return (
    drafters.some(({ part }) => part === 'lead') || {
      field: 'drafters',
      message: label('起草组须有牵头单位', 'The drafting group needs an organisation that leads'),
    }
  );
};

export const enoughExperts: Guard = ({ facts, settings }) => {
  const least = Number(settingValue(fewest, settings));
  const { experts = [] } = facts as Reviewed;
  return (
    new Set(experts).size >= least || {
      field: 'experts',
      message: label(`审查专家不少于${least}人（来源待确认）`, `At least ${least} experts (source to be confirmed)`),
    }
  );
};

/** Passed where enough of all experts named agree: whoever abstains or is away does not agree. */
export const expertsAgree: Guard = ({ facts, settings }) => {
  const needed = Number(settingValue(share, settings));
  const { seated = 0, agreed = 0 } = facts as { seated?: number; agreed?: number };
  return (
    (seated > 0 && agreed * 100 >= needed * seated) || {
      field: 'votes',
      message: label(
        `${seated}名专家中${agreed}名同意，未达到${needed}%（来源待确认）`,
        `${agreed} of ${seated} experts agree, less than ${needed}% (source to be confirmed)`,
      ),
    }
  );
};

export const answers = { unanswered: unansweredOn('standards-comments') };
/** The comments with their answers, in the order in which they came. */
export const commentsTable = `select coalesce(jsonb_agg(jsonb_build_object('topic', c.facts->'topic', 'text', c.facts->'text'->>'zh', 'from', c.facts->'from',
    'disposition', c.facts->'disposition', 'answer', c.facts->'answer'->>'zh') order by c.number), '[]')
  from (select number, facts from records c where c.system = 'standards-comments' and c.state in ('toBeAnswered', 'answered')
    and c.facts @> jsonb_build_object('about', r.id) order by number limit 2000) c`;
