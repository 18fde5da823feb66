import type { City } from '#kernel/city.ts';
import { effect } from '#kernel/effects.ts';
import type { FileReference } from '#kernel/fields/field.ts';

/** The case files of what the referral comes from; a report whose reporter has an account stays out: it names them. */
async function sourcesOf(city: City, facts: Readonly<Record<string, unknown>>): Promise<FileReference[]> {
  const files: FileReference[] = [];
  for (const [system, id] of [
    ['prohibited-acts', facts.examination],
    ['violation-reports', facts.report],
  ] as const) {
    const source = typeof id === 'string' ? await city.get(system, id) : null;
    if (source && source.facts.reporter === undefined) files.push(await city.caseFile(system, source.id));
  }
  return files;
}

/** Makes the signed case file once the case is handed over: the files of its sources first, so that it holds them too. */
export const makesTheCaseFile = effect({
  name: 'referrals.caseFile',
  payload: ({ id, revision }) => ({ referral: id, revision }),
  async run({ referral, revision }, city) {
    const id = String(referral);
    const found = await city.get('referrals', id);
    // Handed over once more after it was returned, it gets a new one; tried again, it keeps the one that it has.
    const made = await city.query(
      "select from journal where record = $1 and seq > $2 and event->>'move' = 'attach' and event->'changes' ? 'caseFile'",
      [id, Number(revision)],
    );
    if (!found || made.length > 0) return;
    const sources = await sourcesOf(city, found.facts);
    if (sources.length > 0) await city.move('referrals', id, 'attach', { sources });
    await city.move('referrals', id, 'attach', { caseFile: [await city.caseFile('referrals', id)] });
  },
});
