import { createHash } from 'node:crypto';
import type { Actor } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { type ClockRecord, readClock } from '#kernel/clock/clock.ts';
import { today } from '#kernel/dates.ts';
import { Refused } from '#kernel/refusals.ts';
import { settingValue } from '#kernel/settings.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { given, shapes } from './given.ts';
import { proposalsFor } from './matters.ts';
import { findByReceipt, storedReceipt } from './receipts.ts';
import { reportClocks } from './rules.ts';
import { claimFiles } from './sealedFiles.ts';

const digestOf = (sealed: string): string => createHash('sha256').update(sealed).digest('hex');

/**
 * Takes in a report sealed in its reporter's browser. A second arrival under the same receipt, after a lost answer, is
 * the first one. The account is kept only of those who report under their name and are signed in.
 */
export async function takeReport(city: City, body: unknown, actor: Actor) {
  const report = given(shapes.report, body);
  const earlier = await findByReceipt(city, report.access);
  const { reported, proposals } = await proposalsFor(city, report);
  const chosen = proposals.find(({ receiver }) => receiver.id === report.receiver);
  if (!chosen || chosen.standing === 'barred')
    throw new Refused('guard-failed', { field: 'receiver', article: '70.1', message: chosen?.reason });
  const { receiver } = chosen;
  if (receiver.recipient !== report.key)
    throw new Refused('guard-failed', {
      field: 'key',
      message: {
        zh: '受理单位刚更换了接收密钥，请重新提交',
        en: 'The receiver has just changed its key; please send again',
      },
    });
  const on = today(city.now());
  const sha256 = digestOf(report.envelope);
  const made = earlier ?? (await city.byDay.create('violation-reports', {}));
  if (!earlier) {
    const { prefix, verifier } = await storedReceipt(report.access);
    await city.query(
      `with s as (insert into report_seals values ($1, $2, $3, $4, $5)),
         o as (insert into report_office_seals values ($1, $6, $7))
       insert into report_envelopes (report, side, sealed, sha256, on_day) values ($1, 'reporter', $8, $9, $10)`,
      [
        made.id,
        prefix,
        verifier,
        report.recipient,
        report.forReceipt,
        report.key,
        report.forOffice,
        report.envelope,
        sha256,
        on,
      ],
    );
  }
  if (made.state !== 'draft') return received(city, made);
  await claimFiles(city, made.id, report.files);
  const { subject, product, firm } = reported;
  const submitted = await city.byDay.move('violation-reports', made.id, 'submit', {
    act: report.act,
    receivedOn: on,
    subject,
    product,
    firm,
    office: receiver.office,
    organisation: receiver.organisation,
    avoids: report.avoids,
    named: report.named,
    reporter: report.named ? actor.person : undefined,
    messages: [{ side: 'reporter', on, sha256 }],
  });
  return received(city, submitted);
}

/** What the reporter reads on the receipt: the number, and what happens next by which day. */
async function received(city: City, report: CaseRecord) {
  const [clock] = await city.query<{ clock: ClockRecord }>(
    "select clock from clocks where record = $1 and name = 'acceptance'",
    [report.id],
  );
  const days = (name: 'verification' | 'telling') => settingValue(reportClocks[name].term, city.settings).days;
  return {
    number: report.number,
    receivedOn: report.facts.receivedOn,
    acceptance: clock && readClock(clock.clock, city.calendar, today(city.now())),
    verification: days('verification'),
    telling: days('telling'),
  };
}

/** Adds a sealed message to a report, from either side; the journal keeps its digest and the day. */
export async function addEnvelope(
  city: City,
  report: CaseRecord,
  side: 'reporter' | 'office',
  message: { readonly envelope: string; readonly files: readonly string[] },
  move: (entry: object) => Promise<unknown>,
): Promise<void> {
  const on = today(city.now());
  const sha256 = digestOf(message.envelope);
  await claimFiles(city, report.id, message.files);
  // What no move of the report names is not shown: an envelope whose move is refused stays unread.
  await city.query('insert into report_envelopes (report, side, sealed, sha256, on_day) values ($1, $2, $3, $4, $5)', [
    report.id,
    side,
    message.envelope,
    sha256,
    on,
  ]);
  await move({ messages: { side, on, sha256 } });
}
