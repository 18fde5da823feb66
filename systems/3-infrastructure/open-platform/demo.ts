import { seeded } from '#engines/statistics/random.ts';
import type { Actor } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { addDays, today } from '#kernel/dates.ts';
import type { Scene, Stage } from '#kernel/scene.ts';
import type { OfficeId } from '#law/offices.ts';
import { saveSaid } from './ckan/said.ts';
import { factsOf } from './described.ts';
import { generatedDatasets } from './generated/all.ts';
import { csvOf } from './generated/dataset.ts';
import { loadText, refreshRegister } from './living/refresh.ts';
import { livingDatasets } from './living/registers.ts';

const actorOf = (office: OfficeId): Actor => ({ kind: 'person', name: '经办人', parties: [], offices: [office] });
const ago = (stage: Stage, days: number): Stage => stage.at(`${addDays(today(stage.city.now()), -days)}T10:00`);

async function publish(stage: Stage, dataset: string, office: OfficeId): Promise<void> {
  const record = await stage.city.get('data-catalogue', dataset);
  if (!record) throw new Error(`no dataset ${dataset}`);
  const submitted = await stage.move(actorOf(office), record, 'submit');
  await stage.move(stage.person('data'), submitted, 'publish');
}

/** Datasets that a program makes up, each loaded by the catalogue's own way and opened by the office. */
export const generatedScene: Scene = async (now) => {
  for (const [at, [dataset, seed]] of generatedDatasets.entries()) {
    const then = ago(now, 12 - at);
    const described = {
      ...dataset,
      generated: true,
      temporal: { from: dataset.from, to: dataset.to },
      source: {
        zh: '由本平台的程序按固定种子生成，纯属虚构，仅供演示',
        en: 'Made up by a program of this platform from a fixed seed; for demonstration only',
      },
    };
    const { id } = await then.create(actorOf(dataset.office), 'data-catalogue', factsOf(described), { owner: null });
    await loadText(then.city, id, `${dataset.key}.csv`, csvOf(dataset.fields, dataset.rows(seeded(seed))));
    await saveSaid(then.city, id, { name: dataset.key, tags: dataset.tags });
    await publish(then, id, dataset.office);
  }
};

/** The city's own registers as datasets, and the calls of a month on the interface. */
export const livingScene: Scene = async (now) => {
  for (const one of livingDatasets)
    await publish(ago(now, 1), await refreshRegister(ago(now, 1).city, one), one.office);
  await fictionalUse(now.city);
};

/** A month of calls and reads of a city that does not exist. */
async function fictionalUse(city: City): Promise<void> {
  const random = seeded(29);
  const now = today(city.now());
  const days = Array.from({ length: 29 }, (_, at) => addDays(now, at - 29));
  const calls = days.flatMap((day) =>
    ['package_search', 'package_show', 'datastore_search', 'catalog', 'dump'].map((action) => ({
      day,
      action,
      calls: Math.floor(random() * 40),
      refused: Math.floor(random() * 2),
    })),
  );
  await city.query(
    `insert into api_calls (day, action, calls, refused)
     select day, action, calls + refused, refused from jsonb_to_recordset($1) c(day date, action text, calls bigint, refused bigint)`,
    [JSON.stringify(calls)],
  );
  const reads = days.flatMap((day) =>
    (['preview', 'rows', 'download', 'ckan'] as const).map((kind) => ({ day, kind, share: random() })),
  );
  await city.query(
    `insert into dataset_uses (dataset, version, kind, day, count)
     select v.dataset, v.id, u.kind, u.day, 1 + floor(u.share * 12 * (1 + abs(hashtext(v.dataset::text)) % 5))
     from jsonb_to_recordset($1) u(day date, kind text, share float8), dataset_versions v join records r on r.id = v.dataset
     where r.state = 'published' and r.facts->>'opening' = 'unconditional' on conflict do nothing`,
    [JSON.stringify(reads)],
  );
}
