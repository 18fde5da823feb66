import { type IsoDate, today } from '#kernel/dates.ts';
import type { Guard } from '#kernel/system.ts';
import { isInTerm, type Seat } from './tally.ts';

/** The named read that tells who holds a seat on the municipal ethics committee. */
export const seatsRead = 'committee-members.seats';

/** The seats that the read found, in their term on the day. */
export const seatsIn = (reads: Readonly<Record<string, unknown>>, on: IsoDate): readonly Seat[] =>
  ((reads[seatsRead] ?? []) as readonly Seat[]).filter((seat) => isInTerm(seat, on));

/** The person that the fact names is the chair or a vice chair in term on the day that another fact names, or today. */
export const isAChair =
  (fact: string, day?: string): Guard =>
  ({ facts, reads, now }) => {
    const given = facts as Readonly<Record<string, string | undefined>>;
    const on = (day && given[day]) || today(now);
    const seat = seatsIn(reads, on).find((one) => one.person === given[fact]);
    return (
      (seat !== undefined && seat.office !== 'member') || {
        field: fact,
        article: '65.1',
        message: {
          zh: '须为在任的主任委员或者副主任委员',
          en: 'It must be the chair or a vice chair in term',
        },
      }
    );
  };
