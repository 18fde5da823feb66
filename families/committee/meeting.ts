import { assigned, program, type Roles } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { type Effect, effect } from '#kernel/effects.ts';
import { type Label, label } from '#kernel/label.ts';
import { type ChoiceSetting, type SettingOf, settingInForce } from '#kernel/settings.ts';
import type { Move } from '#kernel/system.ts';
import type { OfficeId } from '#law/offices.ts';
import * as rules from './meetingRules.ts';
import type { Seat, Share } from './tally.ts';
import { shares } from './words.ts';

/** The settings of a committee's meetings: no instrument is known that fixes them, so each is to be confirmed. */
export function meetingSettings(system: string) {
  const source = label(
    '参照公司法第一百三十九条（回避者不计入）和科技伦理审查的会议规则；本委员会议事规则待确认',
    'By analogy with Company Law 139 (whoever stands aside is not counted) and the meeting rules of science ethics review; the committee’s own rules are to be confirmed',
  );
  const share = (name: string, of: Label, value: Share): ChoiceSetting<Share> => ({
    kind: 'choice',
    key: `${system}.${name}`,
    label: of,
    value,
    choices: shares,
    source,
    confirmed: false,
  });
  const integer = (name: string, of: Label, value: number, max: number, unit: Label): SettingOf<'integer'> => ({
    kind: 'integer',
    key: `${system}.${name}`,
    label: of,
    value,
    min: 1,
    max,
    unit,
    source,
    confirmed: false,
  });
  return {
    quorum: share('quorum', label('会议到会法定人数', 'Quorum of a meeting'), 'moreThanHalf'),
    majority: share('majority', label('议题通过所需的同意', 'Majority that an item needs'), 'twoThirds'),
    atLeast: integer('atLeast', label('到会最少人数', 'Fewest present'), 5, 50, label('人', 'members')),
    notice: integer('notice', label('会议通知提前', 'Members are called before'), 5, 60, label('日', 'days')),
  };
}
type MeetingSettings = ReturnType<typeof meetingSettings>;

/** Fixes who is called and by which rule it is voted, so that the record says so after terms and settings have changed. */
export const seatsMembers = (
  system: string,
  settings: MeetingSettings,
  rollOf: (city: City, on: string) => Promise<readonly Seat[]>,
): Effect =>
  effect({
    name: `${system}.seat`,
    payload: ({ id }) => ({ meeting: id }),
    async run({ meeting }, city) {
      const record = await city.get(system, String(meeting));
      if (record?.state !== 'convened') return;
      const roll = await rollOf(city, String(record.facts.heldOn));
      const [quorum, majority, atLeast] = [settings.quorum, settings.majority, settings.atLeast].map((one) =>
        settingInForce(one, city.settings),
      );
      await city.move(system, record.id, 'seatMembers', {
        members: roll.map((one) => one.person),
        roll,
        quorum: quorum?.value,
        majority: majority?.value,
        atLeast: atLeast?.value,
        ruleSource: quorum?.source,
        ruleConfirmed: quorum?.confirmed === true && majority?.confirmed === true && atLeast?.confirmed === true,
      });
    },
  });

interface Committee {
  /** Who prepares meetings and writes their record. */
  readonly secretariat: Roles;
  readonly law: string;
  readonly notice: SettingOf<'integer'>;
  readonly seats: Effect;
  /** What else must hold before members are called. */
  readonly calls: Pick<Move, 'when' | 'reads'>;
  /** What else must hold before it is opened. */
  readonly opens: Pick<Move, 'when' | 'reads'>;
  /** What follows from a declared result. */
  readonly follows: readonly Effect[];
}

const member = assigned('members');
const chair = assigned('presiding');

/**
 * A meeting from its agenda to its minutes: prepared and called by the secretariat, held by whoever presides, voted on
 * by the members each for themselves; its minutes drafted from the record, confirmed by whoever presided, and published.
 */
export const meetingLifecycle = ({ secretariat, law, notice, seats, calls, opens, follows }: Committee) => {
  const by = secretariat;
  const when = [rules.isCalledInTime(notice), ...[calls.when ?? []].flat()];
  const signIn = { by: member, adds: { fact: 'present', once: true } } as const;
  const declare = { by: member, adds: { fact: 'declared' }, when: rules.mayBeDeclared } as const;
  return {
    draft: {
      save: { to: 'draft', by, sets: ['title', 'heldOn', 'place', 'presiding', 'agenda'] },
      callMeeting: {
        to: 'convened',
        by,
        requires: ['title', 'heldOn', 'place', 'presiding', 'agenda'],
        when,
        reads: calls.reads,
        effects: [seats],
        law,
      },
    },
    convened: {
      seatMembers: {
        to: 'convened',
        by: program,
        sets: ['members', 'roll', 'quorum', 'majority', 'atLeast', 'ruleSource', 'ruleConfirmed'],
      },
      renewRoll: { to: 'convened', by, effects: [seats], waits: false },
      signIn: { to: 'convened', ...signIn },
      declareInterest: { to: 'convened', ...declare, waits: false },
      openMeeting: {
        to: 'inSession',
        by: chair,
        when: [rules.isHeldToday, ...[opens.when ?? []].flat(), rules.chairPresides, rules.aQuorumIsPresent],
        reads: opens.reads,
        law,
      },
      cancel: { to: 'cancelled', by, waits: false },
    },
    inSession: {
      signIn: { to: 'inSession', ...signIn, waits: false },
      declareInterest: { to: 'inSession', ...declare, waits: false },
      putToVote: { to: 'inSession', by: chair, adds: { fact: 'votings' }, when: rules.mayBePutToVote, law },
      castVote: { to: 'inSession', by: member, adds: { fact: 'votes' }, when: rules.mayVote, law },
      declareResult: {
        to: 'inSession',
        by: chair,
        adds: { fact: 'closings' },
        when: rules.isInVote,
        effects: follows,
        law,
      },
      leaveMeeting: {
        to: 'inSession',
        by: member,
        adds: { fact: 'departed', once: true },
        when: rules.nothingIsInVote,
        waits: false,
      },
      passTheChair: { to: 'inSession', by: chair, sets: ['presiding'], when: rules.chairPresides, waits: false },
      closeMeeting: { to: 'adjourned', by: chair, when: rules.nothingIsInVote },
    },
    adjourned: {
      writeMinutes: { to: 'minutesDrafted', by, sets: ['discussion'], requires: ['discussion'] },
    },
    minutesDrafted: {
      confirmMinutes: { to: 'minutesConfirmed', by: chair, notBy: 'writeMinutes', letter: 'minutes', law },
      returnMinutes: { to: 'adjourned', by: chair },
    },
    minutesConfirmed: { publish: { to: 'published', by, letter: 'publicMinutes', law } },
    published: {},
    cancelled: {},
  } as const;
};

/** Before it is called a meeting is the secretariat's; then its members'; what is public of it everybody reads at the end. */
export const meetingReaders = (secretariat: OfficeId, everyone: Roles) => {
  const inside: Roles = [{ kind: 'officer', office: secretariat }, member];
  return {
    draft: { kind: 'officer', office: secretariat },
    convened: inside,
    inSession: inside,
    adjourned: inside,
    minutesDrafted: inside,
    minutesConfirmed: inside,
    published: everyone,
    cancelled: inside,
  } as const;
};
