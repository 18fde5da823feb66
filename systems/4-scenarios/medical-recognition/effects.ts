import { effect } from '#kernel/effects.ts';
import { groundsAgainst, type InspectionBody } from './admission.ts';

/** Checks a report against the list and writes down the grounds, so that the letter names them. */
export const checksAgainstTheList = effect({
  name: 'inspection-reports.check',
  payload: (after) => ({ report: after.id }),
  async run({ report }, city) {
    const record = await city.get('inspection-reports', String(report));
    if (record?.state !== 'submitted' || record.facts.checked) return;
    const body = typeof record.facts.body === 'string' ? await city.get('inspection-bodies', record.facts.body) : null;
    const grounds = groundsAgainst(record.facts, body && ({ state: body.state, ...body.facts } as InspectionBody));
    await city.move('inspection-reports', record.id, 'recordCheck', { checked: true, grounds });
  },
});

/** Asks every partner, each by a record of its own with its own term; repeated, it asks nobody twice. */
export const invitesThePartners = effect({
  name: 'medical-recognition.invite',
  payload: (after) => ({ recognition: after.id }),
  async run({ recognition }, city) {
    const record = await city.get('medical-recognition', String(recognition));
    if (record?.state !== 'askingPartners') return;
    const { title, product, lead, leadReview, leadOpinion, protocol, consentTemplate, partners } = record.facts;
    const letters = await city.query<{ code: string }>(
      "select code from letters where record = $1 and kind = 'opinion' order by seq desc limit 1",
      [leadReview ?? null],
    );
    for (const one of (partners ?? []) as readonly Readonly<Record<string, unknown>>[]) {
      const made = await city.create(
        'recognition-answers',
        {
          ...{ title, product, lead, leadOpinion, protocol, consentTemplate, ...one },
          recognition: record.id,
          opinionCode: letters[0]?.code,
        },
        { owner: record.owner, key: `recognition-${record.id}-${one.partner}` },
      );
      if (made.state === 'draft')
        await city.move('recognition-answers', made.id, 'invite', {}, { key: `invite-${made.id}` });
    }
  },
});
