import type { Scene, Stage } from '#kernel/scene.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { loadResidents, surveyColumns, surveyFacts, surveyGoal } from './surveyDataset.ts';

const id = 'de-identification';
const title = '居民健康抽样调查（虚构）';

/** The assessment of the survey that stands in a state. */
async function standing({ city }: Stage, state: string): Promise<CaseRecord> {
  const [found] = await city.find(id, { title }, [state]);
  if (!found) throw new Error(`no assessment of the survey is ${state}`);
  return found;
}

/** Begins to assess the newest data of the survey, its columns confirmed. */
async function begin(stage: Stage, dataset: string, rows: number): Promise<void> {
  const data = stage.person('data');
  const version = await loadResidents(stage.city, dataset, rows);
  const facts = { title, dataset, version: version.id, columns: surveyColumns };
  await stage.move(data, await stage.create(data, id, facts), 'measure');
}

const surveyed: Scene = async (stage) => {
  const day = stage.at('2026-11-16');
  const health = stage.person('health');
  const made = await day.create(health, 'data-catalogue', surveyFacts);
  await begin(day, made.id, 2400);
  const loaded = await day.city.get('data-catalogue', made.id);
  if (!loaded) throw new Error('the survey is gone');
  const submitted = await day.move(health, loaded, 'submit');
  await day.move(stage.person('data'), submitted, 'publish');
};
const searched: Scene = async (stage) => {
  const day = stage.at('2026-11-17');
  await day.move(stage.person('data'), await standing(day, 'measured'), 'search', surveyGoal);
};
const released: Scene = async (stage) => {
  const day = stage.at('2026-11-18');
  const comparing = await standing(day, 'comparing');
  const [{ key } = { key: '' }] = await day.city.query<{ key: string }>(
    `select c->>'key' as key from deidentification_findings, jsonb_array_elements(searched->'candidates') c
     where assessment = $1 and c->'levels' = searched->'best'->'levels'`,
    [comparing.id],
  );
  const reason = {
    zh: '在满足要求的方案中信息损失最小，年龄和学历仍可用于分组比较。',
    en: 'The least loss of those that reach the goal; age and schooling can still be compared by group.',
  };
  const chosen = await day.move(stage.person('data'), comparing, 'choose', { levels: key, reason });
  await day.move(stage.person('data2'), chosen, 'approve');
};
/** A year's further people: the gate is shut for them, and the release before bears on what may be chosen now. */
const again: Scene = async (stage) => {
  const day = stage.at('2026-11-20');
  const [survey] = await day.city.find('data-catalogue', { title: surveyFacts.title });
  if (survey) await begin(day, survey.id, 2520);
};
const compared: Scene = async (stage) => {
  const day = stage.at('2026-11-23');
  const measured = await standing(day, 'measured');
  await day.move(stage.person('data'), measured, 'search', surveyGoal);
  const { dataset, version } = measured.facts;
  const exemption = await day.create(stage.person('data'), 'de-identification-exemptions', {
    title: '呼吸道疾病流行病学调查（虚构）',
    dataset,
    version,
    ground: 'public-request',
    instrument: '滨海疾控〔2026〕41号书面要求（虚构）',
    recipient: '滨海疾病预防控制中心（虚构）',
    scope: {
      zh: '全部字段，仅用于本次流行病学调查的密切接触者核实，调查结束即删除。',
      en: 'All fields, to trace contacts in this investigation alone; deleted when it ends.',
    },
    until: '2026-12-20',
  });
  const asked = await day.move(stage.person('data'), exemption, 'requestApproval');
  await day.move(stage.person('data2'), asked, 'approve');
};

export const deidentificationScenes: readonly Scene[] = [surveyed, searched, released, again, compared];
