import { checkAgainstStandard, ingestVersion, judgeVersions } from '#families/opendata/ingest.ts';
import { effect } from '#kernel/effects.ts';
import { task } from '#kernel/tasks.ts';

/** What people decided of the fields and the standard decides whether versions are personal by themselves, and fit it. */
export const judges = effect({
  name: 'data-catalogue.judgeVersions',
  payload: ({ id }) => ({ dataset: id }),
  async run({ dataset }, city) {
    await judgeVersions(city, String(dataset));
    await checkAgainstStandard(city, String(dataset));
  },
});

/** Loads an uploaded file; stopped, the version stays unread and may be loaded later. */
export const ingestTask = task({
  name: 'data-catalogue.ingest',
  label: { zh: '数据入库', en: 'Loading of data' },
  async run({ version }, control, city) {
    const loaded = await ingestVersion(city, String(version), (done, total) => control.progress(done, total));
    return { version: loaded.id, rows: loaded.rows };
  },
});
