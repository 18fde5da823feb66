import { type Actor, holds } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import type { Label } from '#kernel/label.ts';
import { type Setting, settingInForce } from '#kernel/settings.ts';
import type { CaseRecord } from '#kernel/system.ts';
import type { Member } from './committeeRules.ts';
import { committeeOnly, expertsOnly } from './facts.ts';
import { checkedMaterials } from './materials.ts';
import * as settings from './settings.ts';
import * as sitting from './sitting.ts';
import type { Tally } from './tally.ts';

/** A member or an expert as the page shows them. `tied`: of the team or of the applicant, so barred. */
export interface Seat {
  readonly person: string;
  readonly name: string;
  readonly kind?: string;
  readonly sits: boolean;
  readonly recused: boolean;
  readonly voted: boolean;
  readonly tied: boolean;
}
export interface Standing {
  readonly materials: readonly { readonly label: Label; readonly missing: readonly string[] }[];
  /** The committee, told to those who run or sit in the review. */
  readonly seats: readonly Seat[];
  readonly quorum: number | null;
  /** How the votes stand; the counts only for those who may read the votes. */
  readonly sitting: (Omit<Tally, 'counts'> & { readonly counts?: Tally['counts'] }) | null;
  readonly outcome: string | null;
  readonly experts: readonly Seat[];
  readonly reReview: (Omit<Tally, 'counts'> & { readonly counts?: Tally['counts'] }) | null;
  readonly followUpAtMost: number;
  /** The numbers that the review rests on, with their sources. */
  readonly numbers: readonly Setting[];
}

/** What the page of a review shows besides its facts, as far as the reader may know it. */
export async function standingOf(record: CaseRecord, actor: Actor, city: City): Promise<Standing> {
  const review = record.facts as sitting.Review;
  const may = (readers: Parameters<typeof holds>[0]) => holds(readers, actor, record);
  const seesVotes = may(committeeOnly);
  const seesExperts = may(expertsOnly);
  const committee = await city.get('review-committees', String(record.facts.body));
  const members = seesVotes ? ((committee?.facts.members ?? []) as readonly Member[]) : [];
  const experts = review.experts ?? [];
  const [named, ties] = await Promise.all([
    city.query<{ id: string; name: string }>('select id::text, name from people where id = any($1::uuid[])', [
      [...members.map((one) => one.person), ...experts],
    ]),
    city.query<{ person: string }>('select distinct person::text from roles where party = $1', [record.owner]),
  ]);
  const nameOf = (id: string) => named.find((one) => one.id === id)?.name ?? id;
  const tied = (id: string) =>
    (review.team ?? []).includes(id) || (committee?.facts.kind !== 'own' && ties.some((one) => one.person === id));
  const recused = (all: readonly sitting.Stamped[] | undefined, id: string) => (all ?? []).some((one) => one.by === id);
  const counted = sitting.tallyOf(review, city.settings);
  const byExperts = sitting.reReviewTally(review, city.settings);
  const shown = (count: Tally, all: boolean) => (all ? count : { ...count, counts: undefined });
  return {
    materials: checkedMaterials(record.facts),
    seats: members.map(({ person, kind }) => ({
      person,
      kind,
      name: nameOf(person),
      sits: (review.members ?? []).includes(person),
      recused: recused(review.recusals, person),
      voted: sitting.votesOf(review).some((one) => one.by === person),
      tied: tied(person),
    })),
    quorum: review.quorum ?? null,
    sitting: review.sittings ? shown(counted, seesVotes) : null,
    outcome: seesVotes ? sitting.outcomeOf(review, city.settings) : null,
    experts: experts.map((person) => ({
      person,
      name: nameOf(person),
      sits: true,
      recused: recused(review.expertRecusals, person),
      voted: sitting.expertVotesOf(review).some((one) => one.by === person),
      tied: tied(person),
    })),
    reReview: review.panels ? shown(byExperts, seesExperts) : null,
    followUpAtMost: sitting.followUpAtMost(review, city.settings),
    numbers: [settings.majority, settings.followUpMonths, settings.closeFollowUpMonths, settings.expertsAtLeast].map(
      (one) => settingInForce<Setting>(one, city.settings),
    ),
  };
}
