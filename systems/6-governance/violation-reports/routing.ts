import { proposeOffices } from '#families/routing/route.ts';
import type { Label } from '#kernel/label.ts';
import type { RulesInForce } from '#kernel/rules.ts';
import type { OfficeId } from '#law/offices.ts';
import { type Act, provisionOf } from './acts.ts';

/** Who may receive reports, with the key to seal to. */
export interface Receiver {
  readonly id: string;
  readonly title: Label;
  readonly office?: OfficeId;
  readonly organisation?: string;
  readonly recipient: string;
  readonly members: readonly { readonly member: string; readonly leading?: boolean }[];
}
/** What a report is about, as far as its receiver depends on it. `target`: the party or the receiver reported. */
export interface Matter {
  readonly act: Act;
  /** The facts of the product, where one is named. */
  readonly product?: Readonly<Record<string, unknown>>;
  readonly target?: string;
  /** A receiver that the reporter asks not to involve. */
  readonly avoids?: string;
}
export interface Proposal {
  readonly receiver: Receiver;
  readonly standing: 'proposed' | 'possible' | 'barred';
  readonly reason: Label;
}

/**
 * Every receiver with its standing towards a matter and the reason: who is reported, or led by who is, is barred; an
 * industry organisation takes what alleges no breach of law about its own members; what else comes lies with the
 * industry authority, which Article 70 names first, or else with the offices that the routing rules find.
 */
export function proposeReceivers(
  matter: Matter,
  receivers: readonly Receiver[],
  rules: RulesInForce,
): readonly Proposal[] {
  const weighed = receivers.map((receiver) => ({ receiver, ...standingOf(receiver, matter, rules) }));
  const best = Math.max(...weighed.map((one) => one.rank));
  const standing = (rank: number) => (rank < 0 ? 'barred' : rank === best ? 'proposed' : 'possible');
  return weighed
    .toSorted((one, other) => other.rank - one.rank)
    .map(({ receiver, rank, reason }) => ({ receiver, standing: standing(rank), reason }));
}

function standingOf(
  receiver: Receiver,
  { act, product, target, avoids }: Matter,
  rules: RulesInForce,
): { rank: number; reason: Label } {
  const is = (rank: number, zh: string, en: string) => ({ rank, reason: { zh, en } });
  if (avoids === receiver.id) return is(-1, '您请求不由该单位处理', 'You asked not to involve it');
  if (target !== undefined && (target === receiver.id || target === receiver.organisation))
    return is(-1, '举报的就是该单位，应当回避', 'It is what the report is about');
  if (receiver.organisation !== undefined) {
    if (act !== 'norm')
      return is(-1, '举报涉嫌违法，由主管部门受理', 'A breach of law is alleged: that is for an authority');
    const membership = receiver.members.find((one) => one.member === target);
    if (membership?.leading) return is(-1, '被举报单位担任其会长或者副会长', 'What is reported leads it');
    return membership
      ? is(
          4,
          '被举报单位是其会员，行业自律由该组织处理',
          'What is reported is its member: the trade’s own rules are its matter',
        )
      : is(0, '被举报单位不是其会员，只能协调', 'What is reported is not its member; it can only mediate');
  }
  const found = proposeOffices({ kind: 'report', act: provisionOf(act), facts: product }, undefined, rules);
  const own = found.find((one) => one.office === receiver.office);
  const reason = own?.reasons[0]?.text ?? { zh: '可以接收，并移送负责的部门', en: 'It can take it and pass it on' };
  return { rank: ranks[own?.part ?? 'none'], reason };
}
const ranks = { receive: 3, lead: 2, coordinate: 2, together: 1, none: 1 } as const;
