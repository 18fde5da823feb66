import { Unreadable } from '#families/csvRows.ts';
import { effect } from '#kernel/effects.ts';
import { screen } from './screens.ts';

/** Runs the screen of a case whose criteria and evidence are locked; what cannot be read sends it back with the reason. */
export const examine = effect({
  name: 'prohibited-acts.examine',
  payload: (after) => ({ id: after.id }),
  async run({ id }, city) {
    const record = await city.get('prohibited-acts', String(id));
    if (record?.state !== 'locked') return;
    try {
      const { verdict, results } = await screen(record.facts, city.files, city.rules);
      await city.move('prohibited-acts', record.id, 'recordResult', { verdict, results });
    } catch (error) {
      const named = error instanceof Unreadable || error instanceof RangeError;
      if (!named) throw error;
      const zh = error instanceof Unreadable ? error.zh : '分组过细，组合过多';
      await city.move('prohibited-acts', record.id, 'recordFailure', { fault: { zh, en: error.message } });
    }
  },
});
