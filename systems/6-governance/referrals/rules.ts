import { itemOf, type ProhibitedAct } from '#families/prohibitedActs.ts';
import { proposeOffices } from '#families/routing/route.ts';
import { label } from '#kernel/label.ts';
import { termSetting } from '#kernel/settings.ts';
import type { Guard } from '#kernel/system.ts';
import { getOffice, type OfficeId } from '#law/offices.ts';
import { type Law, laws, officeUnder } from './facts.ts';

/** Article 72(3) sets no term: both are settings until the city sets them. */
export const referralClocks = {
  receipt: {
    label: label('接收期限', 'Term to take it'),
    term: termSetting(
      'referrals.receipt',
      label('移送案件的接收期限', 'Term to take or return a case referred'),
      5,
      'working',
      label('条例未规定；本平台暂行做法', 'The Regulation sets none; a working rule of this platform'),
    ),
  },
  outcome: {
    label: label('处理期限', 'Term to decide'),
    term: termSetting(
      'referrals.outcome',
      label('移送案件的处理期限', 'Term to tell the outcome of a case referred'),
      90,
      'natural',
      label(
        '参照行政处罚法第六十条（立案之日起九十日）；自接收之日计算，是否适用待确认',
        'By analogy with Administrative Penalty Law 60 (ninety days from filing), here from receipt; whether it applies is to be confirmed',
      ),
    ),
  },
} as const;

interface Stated {
  readonly acts?: readonly ProhibitedAct[];
  readonly laws?: readonly Law[];
  readonly from?: OfficeId;
  readonly to?: OfficeId;
  readonly whyThere?: string;
}

/** To whom a case of these acts and laws goes, each once: by the laws first, then by the city's routing rules. */
export function officesFor({
  acts = [],
  laws: named = [],
  from,
}: Stated): readonly { office: OfficeId; why: string }[] {
  const byLaw = named.flatMap((law) => {
    const office = officeUnder[law];
    return office ? [{ office, why: laws[law].zh }] : [];
  });
  const byAct = acts.flatMap((act) =>
    proposeOffices({ kind: 'report', act: itemOf(act) })
      .filter((one) => one.part !== 'receive')
      .map((one) => ({ office: one.office, why: one.reasons[0]?.text.zh ?? '' })),
  );
  return [...byLaw, ...byAct].filter(
    ({ office }, at, all) => office !== from && all.findIndex((one) => one.office === office) === at,
  );
}

/** A case goes to another office, and to one that answers for it, or the reason is given. */
export const goesToTheCompetent: Guard = ({ facts }) => {
  const { from, to, whyThere } = facts as Stated;
  if (to !== undefined && to === from)
    return { field: 'to', message: label('不能移送给本部门', 'It cannot be referred to one’s own office') };
  const proposed = officesFor(facts as Stated);
  if (to === undefined || whyThere !== undefined || proposed.some((one) => one.office === to)) return true;
  const names = proposed.map((one) => getOffice(one.office).name);
  return {
    field: 'to',
    article: '72.3',
    message: label(
      `建议的接收部门是${names.map((one) => one.zh).join('、') || '（无）'}；移送其他部门的，请写明理由`,
      `Proposed: ${names.map((one) => one.en).join(', ') || 'none'}; say why it goes elsewhere`,
    ),
  };
};
