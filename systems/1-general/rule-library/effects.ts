import { today } from '#kernel/dates.ts';
import { effect } from '#kernel/effects.ts';
import { Refused } from '#kernel/refusals.ts';
import { beginReplay } from './replays.ts';

/** The version is run over all past cases of its table. */
export const beginsReplay = effect({
  name: 'rule-library.replay',
  payload: ({ id, revision }) => ({ id, revision }),
  async run({ id, revision }, city) {
    const version = await city.get('rule-library', String(id));
    if (version) await beginReplay(version, Number(revision), city);
  },
});

/** A version approved to be in force from today comes into force at once; later ones wait for the clock. */
export const takesEffectToday = effect({
  name: 'rule-library.takeEffect',
  payload: ({ id, facts }) => ({ id, on: facts.effectiveOn }),
  async run({ id, on }, city) {
    const version = await city.get('rule-library', String(id));
    if (version?.state !== 'approved' || String(on) > today(city.now())) return;
    try {
      await city.move('rule-library', version.id, 'takeEffect');
    } catch (error) {
      // Another version was quicker: its own coming into force sends this one back to the replay.
      if (!(error instanceof Refused)) throw error;
    }
  },
});

/**
 * Every process takes the new version up; the one before is superseded; what else was approved for the table is replayed
 * again; and the cases that change are regraded in the background.
 */
export const comesIntoForce = effect({
  name: 'rule-library.comesIntoForce',
  payload: ({ id, facts }) => ({ id, table: facts.table }),
  async run({ id, table }, city) {
    await city.policiesChanged();
    const others = await city.find('rule-library', { table }, ['inForce', 'approved']);
    const [now] = await city.query<{ record: string }>('select record from rules_in_force where rule_table = $1', [
      table,
    ]);
    for (const one of others) {
      if (one.id === now?.record) continue;
      await city.move('rule-library', one.id, one.state === 'inForce' ? 'supersede' : 'overtake');
    }
    await city.start('rule-library.regrade', { version: id }, { key: `regrade-${id}` });
  },
});
