import { rm, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Progress } from '#engines/anonymity/search.ts';
import type { City } from '#kernel/city.ts';
import { type Label, label } from '#kernel/label.ts';
import { Refused, refusals } from '#kernel/refusals.ts';
import { settingValue } from '#kernel/settings.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { type Task, type TaskControl, TaskHalted, task } from '#kernel/tasks.ts';
import { evidenceOf } from './evidence.ts';
import { Halted, inThread } from './inThread.ts';
import type { Answers, Job } from './jobs.ts';
import { narrowed } from './rules.ts';
import { riskThreshold, smallestJoint } from './settings.ts';
import { askedOf, dataOf, factsOf, levelsIn, levelsText, pastOf } from './specs.ts';

const system = 'de-identification';
const often = 400;

/** Does a job beside the task, telling how far it is, and breaks it off where the task or the step is broken off. */
async function watched<K extends Job['kind']>(
  job: Extract<Job, { kind: K }>,
  control: TaskControl,
  isWanted: () => Promise<boolean>,
): Promise<Answers[K]> {
  const stop = new AbortController();
  let seen: Progress | null = null;
  const working = inThread<K>(job, {
    stopping: AbortSignal.any([control.stopping, stop.signal]),
    told: (progress) => {
      seen = progress;
    },
  });
  const ended = working.then(
    () => true,
    () => true,
  );
  try {
    for (;;) {
      const told = seen as Progress | null;
      await control.progress(told?.checked ?? 0, told?.nodes ?? null, told);
      if (!(await isWanted())) throw new TaskHalted('not wanted');
      if (await Promise.race([ended, delay(often, false)])) break;
    }
    return await working;
  } catch (error) {
    stop.abort();
    await ended;
    // Its own halt is told by the task's next progress.
    if (error instanceof Halted) throw new TaskHalted('stopping');
    throw error;
  }
}

/** A task of an assessment: it works while the record stands where the step put it, and tells the record what came of it. */
const workOf = (
  name: string,
  title: Label,
  state: string,
  work: (record: CaseRecord, run: Run, city: City) => Promise<void>,
): Task =>
  task({
    name: `${system}.${name}`,
    label: title,
    async run({ assessment, revision }, control, city) {
      const read = () => city.get(system, String(assessment));
      const isWanted = async () => (await read())?.revision === revision;
      const record = await read();
      if (record?.state !== state || record.revision !== revision) return null;
      try {
        await work(record, (job) => watched(job, control, isWanted), city);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        const fault = error.refusal.message ?? refusals[error.refusal.code].title;
        await city.move(system, record.id, 'recordFault', { fault }, { revision: record.revision });
      }
      return null;
    },
  });
type Run = <K extends Job['kind']>(job: Extract<Job, { kind: K }>) => Promise<Answers[K]>;

const places = (share: number): string => share.toFixed(6);
/** Keeps something found beside the record; its name is a column of the table. */
const keep = (city: City, { id }: CaseRecord, name: 'measured' | 'searched' | 'spread', value: unknown) =>
  city.query(
    `insert into deidentification_findings (assessment, ${name}) values ($1, $2)
     on conflict (assessment) do update set ${name} = excluded.${name}`,
    [id, JSON.stringify(value)],
  );

export const measureTask = workOf(
  'measure',
  label('测算重标识风险', 'Measuring the risk'),
  'measuring',
  async (record, run, city) => {
    const asked = askedOf(record, city.settings);
    const none = { ...asked, goal: { ...asked.goal, criteria: [] } };
    const found = await run({ kind: 'measure', data: await dataOf(city, record), asked: none });
    await keep(city, record, 'measured', found);
    const [version] = await city.query<{ number: number }>('select number from dataset_versions where id = $1', [
      record.facts.version,
    ]);
    await city.move(
      system,
      record.id,
      'recordMeasure',
      {
        versionNumber: version?.number,
        rows: found.rows,
        riskBefore: places(found.risks.prosecutor.highest),
        uniquesBefore: places(found.risks.populationUniques),
        fault: null,
      },
      { revision: record.revision },
    );
  },
);

export const searchTask = workOf(
  'search',
  label('搜索去标识化方案', 'Searching candidates'),
  'searching',
  async (record, run, city) => {
    const found = await run({
      kind: 'search',
      data: await dataOf(city, record),
      asked: askedOf(record, city.settings),
      past: await pastOf(city, record),
    });
    const candidates = found.candidates.map((one) => ({ ...one, key: levelsText(one.levels) }));
    await keep(city, record, 'searched', { ...found, candidates });
    await city.move(system, record.id, 'recordCandidates', { fault: null }, { revision: record.revision });
  },
);

export const releaseTask = workOf(
  'release',
  label('写出和复核', 'Writing and verifying'),
  'releasing',
  async (record, run, city) => {
    const [data, asked, past] = [
      await dataOf(city, record),
      askedOf(record, city.settings),
      await pastOf(city, record),
    ];
    const levels = levelsIn(factsOf(record).levels);
    const out = await city.files.partial();
    try {
      const found = await run({ kind: 'release', data, asked, levels, past, out });
      refuseUnsafe(found, city);
      await keep(city, record, 'spread', await run({ kind: 'spread', data, asked, levels }));
      const kept = await city.files.keep(out);
      const report = await city.files.partial();
      const { html, grade } = await evidenceOf(city, record, { found, asked, output: kept.sha256 });
      await writeFile(report, html, { mode: 0o600 });
      const { sha256 } = await city.files.keep(report);
      await city.move(
        system,
        record.id,
        'recordRelease',
        {
          riskAfter: places(found.after.prosecutor.highest),
          averageAfter: places(found.after.prosecutor.average),
          suppressed: found.suppressed,
          smallestClass: found.after.smallestClass,
          grade,
          output: kept.sha256,
          report: sha256,
          fault: null,
          ...(found.narrowing && { jointGroup: found.narrowing.rows }),
        },
        { revision: record.revision },
      );
    } finally {
      await rm(out, { force: true });
    }
  },
);

/** Refuses a release that does not verify, whose risk is above the threshold, or that says too much with earlier ones. */
function refuseUnsafe({ breaches, after, narrowing }: Answers['release'], { settings }: City): void {
  const refuse = (zh: string, en: string) => new Refused('guard-failed', { article: '33.2', message: { zh, en } });
  if (breaches > 0)
    throw refuse(`复核未通过：${breaches}个等价类不符合要求`, `not verified: ${breaches} classes break the goal`);
  const threshold = Number(settingValue(riskThreshold, settings));
  if (after.prosecutor.highest > threshold)
    throw refuse(
      `复核后的最高风险${after.prosecutor.highest.toFixed(3)}超过${threshold}`,
      `the highest risk counted is ${after.prosecutor.highest.toFixed(3)}, above ${threshold}`,
    );
  const least = settingValue(smallestJoint, settings);
  if (!narrowing || narrowing.rows >= least) return;
  const shown = Object.entries(narrowing.shown).map(([name, value]) => `${name} ${value}`);
  throw new Refused('guard-failed', narrowed(narrowing.rows, least, shown.join('，')));
}
