import { clearVersion, withdrawClearance } from '#families/opendata/gate.ts';
import { type Effect, effect } from '#kernel/effects.ts';
import { isClearedBy } from './clearances.ts';

/** Begins work that the step asked for; the same step begins it once. */
const begins = (work: 'measure' | 'search' | 'release'): Effect =>
  effect({
    name: `de-identification.begin-${work}`,
    payload: ({ id, revision }) => ({ assessment: id, revision }),
    async run({ assessment, revision }, city) {
      await city.start(`de-identification.${work}`, { assessment, revision }, { key: `${assessment}-${revision}` });
    },
  });
export const measures = begins('measure');
export const searches = begins('search');
export const releases = begins('release');

/** Opens the gate for exactly the version that was verified, by the file that was. */
export const clears = effect({
  name: 'de-identification.clear',
  payload: ({ id }) => ({ assessment: id }),
  async run({ assessment }, city) {
    const record = await city.get('de-identification', String(assessment));
    if (record?.state !== 'cleared') return;
    const { version, output, report } = record.facts;
    await clearVersion(city, {
      version: String(version),
      assessment: record.id,
      reportSha256: String(report),
      parquetFile: String(output),
    });
  },
});

/** Closes the gate for a version whose release no longer stands. */
export const withdraws = effect({
  name: 'de-identification.withdraw',
  payload: ({ id, facts }) => ({ by: id, version: facts.version }),
  async run({ by, version }, city) {
    if (await isClearedBy(city, String(version), String(by))) await withdrawClearance(city, String(version));
  },
});
