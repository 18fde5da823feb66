import { factNames } from '#families/grading/input.ts';
import { decideBy } from '#families/rules/decide.ts';
import type { City } from '#kernel/city.ts';
import { addDays, today } from '#kernel/dates.ts';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { settingValue, termSetting } from '#kernel/settings.ts';
import { task } from '#kernel/tasks.ts';

/** How long a product in use may go on without the path that its new grade asks for. */
export const transition = termSetting(
  'rule-library.transition',
  label('新规则施行后的过渡期限', 'Transition after new rules take effect'),
  60,
  'natural',
  label('条例未规定；本平台暂行做法', 'The Regulation sets none; a working rule of this platform'),
);

interface Product {
  readonly id: string;
  readonly state: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly recorded: string | null;
}
const graded = ['filed', 'claimed', 'registered', 'inUse', 'suspended'];
const atOnce = 50;
const productsAfter = (last: string | null, city: City): Promise<Product[]> =>
  city.query<Product>(
    `select r.id, r.state, r.facts, (select g.facts->>'grade' from records g where g.system = 'risk-grading'
       and g.facts @> jsonb_build_object('product', r.id::text) and g.state in ('graded', 'objected', 'upheld', 'reopened')
       order by g.created_at desc limit 1) as recorded
     from records r where r.system = 'products' and r.state = any($1)
       and r.id > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000') order by r.id limit ${atOnce}`,
    [graded, last],
  );

/**
 * Regrades the products whose grade is another by the rules now in force. Done again it finds nothing left to do, so it
 * goes on from anywhere. Other tables leave nothing behind in records that would have to change.
 */
export const regradeTask = task({
  name: 'rule-library.regrade',
  label: label('按新规则重新分级', 'Regrading by the new rules'),
  async run({ version }, control, city) {
    await city.policiesChanged();
    const record = await city.get('rule-library', String(version));
    if (record?.facts.table !== 'grading') return { cases: 0, regraded: 0 };
    const [row] = await city.query<{ n: number }>(
      "select count(*)::int as n from records where system = 'products' and state = any($1)",
      [graded],
    );
    const total = row?.n ?? 0;
    let at = (control.cursor ?? { last: null, done: 0, regraded: 0 }) as Cursor;
    for (;;) {
      // Overtaken by a version that came into force since: that one's own task does the rest.
      if (city.rules.grading?.record !== record.id) return { cases: at.done, regraded: at.regraded, overtaken: true };
      await control.progress(at.done, total, at);
      const products = await productsAfter(at.last, city);
      let regraded = 0;
      for (const one of products) if (await regrade(one, city)) regraded++;
      at = {
        last: products.at(-1)?.id ?? at.last,
        done: at.done + products.length,
        regraded: at.regraded + regraded,
      };
      if (products.length < atOnce) break;
    }
    await control.progress(at.done, Math.max(total, at.done), at);
    return { cases: at.done, regraded: at.regraded };
  },
});

interface Cursor {
  readonly last: string | null;
  readonly done: number;
  readonly regraded: number;
}

async function regrade({ id, state, facts, recorded }: Product, city: City): Promise<boolean> {
  const known = Object.fromEntries(factNames.flatMap((name) => (facts[name] == null ? [] : [[name, facts[name]]])));
  const grade = decideBy<string>('grading', 'grade', known, city.rules).value ?? 'undetermined';
  if (grade === recorded && grade === facts.grade) return false;
  const move = (transitionUntil: string | null) => city.move('products', id, 'regrade', { transitionUntil });
  try {
    await move(null);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.refusal.code === 'no-such-move') return false;
    // In use without the path that it now needs (Article 66(2)): it has until the end of the transition to follow it.
    if (state !== 'inUse' || error.refusal.code !== 'law-forbids') throw error;
    await move(addDays(today(city.now()), settingValue(transition, city.settings).days));
  }
  return true;
}
