import type { City } from '#kernel/city.ts';
import { type ClockRecord, readClock } from '#kernel/clock/clock.ts';
import { today } from '#kernel/dates.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { wordFor } from '#kernel/words.ts';
import { getOffice, type OfficeId } from '#law/offices.ts';
import { reportDocuments } from './documents.ts';
import { given, shapes } from './given.ts';
import { addEnvelope } from './intake.ts';
import { getByReceipt } from './receipts.ts';
import { reportClocks } from './rules.ts';

export interface Envelope {
  readonly side: 'reporter' | 'office';
  readonly on: string;
  readonly sealed: string;
}

/** The envelopes of a report that its moves name, oldest first. */
export async function envelopesOf(city: City, report: CaseRecord): Promise<readonly Envelope[]> {
  const named = ((report.facts.messages ?? []) as readonly { sha256: string }[]).map((one) => one.sha256);
  return city.query<Envelope>(
    'select side, to_char(on_day, \'YYYY-MM-DD\') as "on", sealed from report_envelopes where report = $1 and sha256 = any($2) order by id',
    [report.id, named],
  );
}

const place = ({ name }: ClockRecord): number => Object.keys(reportClocks).indexOf(name);

/** Where a report stands, in the reporter's view: its clocks, to whom it passed on, and what came of it. */
export async function standingOf(city: City, report: CaseRecord) {
  const on = today(city.now());
  const [row] = await city.query<{
    clocks: ClockRecord[] | null;
    letters: { code: string; kind: string }[] | null;
    organisation: string | null;
  }>(
    `select (select jsonb_agg(c.clock) from clocks c where c.record = $1) as clocks,
       (select jsonb_agg(jsonb_build_object('code', l.code, 'kind', l.kind) order by l.issued_at) from letters l
          where l.record = $1 and l.kind <> 'rectificationOrder') as letters,
       (select q.name from parties q where q.id = $2) as organisation`,
    [report.id, report.facts.organisation ?? null],
  );
  const { act, receivedOn, office, transfers } = report.facts;
  const organisation = { zh: row?.organisation ?? '', en: row?.organisation ?? '' };
  // Reasons are told once the second person has decided, or the report was refused; before that they may change.
  const decided = report.facts.outcome !== undefined || report.state === 'refused';
  return {
    number: report.number,
    state: report.state,
    stateLabel: wordFor(report.state),
    act,
    receivedOn,
    receiver: office === undefined ? organisation : getOffice(office as OfficeId).name,
    clocks: (row?.clocks ?? [])
      .toSorted((one, other) => place(one) - place(other))
      .map((clock) => {
        const { explained: _days, ...view } = readClock(clock, city.calendar, on);
        return { name: clock.name, label: reportClocks[clock.name as keyof typeof reportClocks].label, ...view };
      }),
    transfers: transfers ?? [],
    outcome: report.facts.outcome,
    exception: decided ? report.facts.exception : undefined,
    reasons: decided ? report.facts.reasons : undefined,
    letters: (row?.letters ?? []).map(({ code, kind }) => ({
      code,
      name: reportDocuments[kind as keyof typeof reportDocuments].name,
    })),
  };
}

/** What the reporter finds with the receipt code: where the report stands, and the messages, still sealed. */
export async function openInbox(city: City, body: unknown) {
  const report = await getByReceipt(city, given(shapes.receipt, body).access);
  const [seals] = await city.query<{ recipient: string; forReceipt: string }>(
    'select recipient, for_receipt as "forReceipt" from report_seals where report = $1',
    [report.id],
  );
  return { ...(await standingOf(city, report)), ...seals, envelopes: await envelopesOf(city, report) };
}

/** The reporter writes once more: what was asked, what was found since. */
export async function writeAgain(city: City, body: unknown) {
  const { access, ...message } = given(shapes.message, body);
  const report = await getByReceipt(city, access);
  await addEnvelope(city, report, 'reporter', message, (facts) =>
    city.byDay.move('violation-reports', report.id, 'addMessage', facts),
  );
  return openInbox(city, { access });
}

/** The reports that somebody made under their name while signed in, newest first; what they wrote stays sealed. */
export async function ownReports(city: City, person: string) {
  const mine = await city.find('violation-reports', { reporter: person });
  return Promise.all(mine.toReversed().map((report) => standingOf(city, report)));
}
