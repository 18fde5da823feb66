import { commitmentOf, draw } from '#engines/draw/draw.ts';
import { scheduleTracking } from '#families/tracking.ts';
import { effect } from '#kernel/effects.ts';
import { planOf } from './transcript.ts';

/** Fixes the pool: all products in use with their grade, and which inspector has a role in whose firm. */
export const gatherPool = effect({
  name: 'inspection-draws.pool',
  payload: (after) => ({ id: after.id }),
  async run({ id }, city) {
    const record = await city.get('inspection-draws', String(id));
    if (record?.state !== 'announced') return;
    const inspectors = (record.facts.inspectors ?? []) as readonly string[];
    const pool = await city.query<{ product: string; name: string; grade: string }>(
      `select r.id::text as product, left(r.facts->>'name', 100) as name, r.facts->>'grade' as grade from records r
       where r.system = 'products' and r.state = 'inUse' and r.facts->>'grade' in ('high', 'medium', 'low') order by r.id limit 5000`,
    );
    const barred = await city.query<{ inspector: string; product: string }>(
      `select o.person::text as inspector, r.id::text as product from roles o join records r on r.owner = o.party
       where o.person = any($1::uuid[]) and r.system = 'products' and r.state = 'inUse' order by 1, 2 limit 5000`,
      [inspectors],
    );
    const commitment = commitmentOf(planOf({ facts: { ...record.facts, pool, barred } }));
    await city.move('inspection-draws', record.id, 'commitPool', { pool, barred, commitment });
  },
});

/** Makes the draw and opens an inspection for each product drawn; repeated, it makes the same ones. */
export const drawTargets = effect({
  name: 'inspection-draws.draw',
  payload: (after) => ({ id: after.id }),
  async run({ id }, city) {
    const record = await city.get('inspection-draws', String(id));
    if (!record || (record.state !== 'drawing' && record.state !== 'drawn')) return;
    const result = draw(planOf(record), [String(record.facts.randomness)]);
    const owners = await city.query<{ id: string; owner: string | null; name: string }>(
      `select id::text, owner::text, left(facts->>'name', 200) as name from records where id = any($1::uuid[])`,
      [result.map((one) => one.target)],
    );
    for (const one of result) {
      const product = owners.find((row) => row.id === one.target);
      await city.create(
        'tracking',
        {
          title: product?.name ?? one.target,
          product: one.target,
          draw: record.id,
          target: product?.owner ?? null,
          inspectors: one.inspectors,
          standby: one.standby,
        },
        { key: `inspection-${record.id}-${one.target}` },
      );
    }
    if (record.state === 'drawing')
      await city.move('inspection-draws', record.id, 'recordDraw', {
        drawn: result.map(({ target: product, stratum: grade, inspectors, standby }) => ({
          product,
          grade,
          inspectors,
          standby,
        })),
        format: 2,
      });
  },
});

/** Who stands aside is followed by the next in the order that was drawn, as long as there is one; then the office appoints. */
export const replacesInspector = effect({
  name: 'tracking.replace',
  payload: ({ id }) => ({ id }),
  async run({ id }, city) {
    const record = await city.get('tracking', String(id));
    if (record?.state !== 'planned') return;
    const {
      inspectors = [],
      standby = [],
      recused = [],
    } = record.facts as {
      inspectors?: readonly string[];
      standby?: readonly string[];
      recused?: readonly { by?: string }[];
    };
    const gone = recused.map((one) => one.by);
    const staying = inspectors.filter((one) => !gone.includes(one));
    const left = standby.filter((one) => !gone.includes(one));
    const needed = inspectors.length - staying.length;
    if (needed === 0) return;
    await city.move('tracking', record.id, 'replaceInspector', {
      inspectors: [...staying, ...left.slice(0, needed)],
      standby: left.slice(needed),
    });
  },
});

/** A period that is over is followed by the next, as long as the product is used. */
export const beginsNextPeriod = effect({
  name: 'tracking-reports.next',
  payload: ({ facts }) => ({ product: facts.product, since: facts.until }),
  run: ({ product, since }, city) => scheduleTracking(city, String(product), String(since)),
});
