import { levelFacts, signsOf } from '#families/warning/signs.ts';
import { effect } from '#kernel/effects.ts';
import { Refused } from '#kernel/refusals.ts';

/** Somebody was quicker, or it is so already: then nothing is left to do. */
async function where(open: () => Promise<unknown>): Promise<void> {
  try {
    await open();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

/** A step was not taken in time: the table says to which level the warning rises. */
export const raisesTheLevel = effect({
  name: 'warnings.raiseLevel',
  payload: ({ id }) => ({ warning: id }),
  async run({ warning }, city) {
    const found = await city.get('warnings', String(warning));
    if (found?.state !== 'escalating') return;
    const signs = signsOf(found.facts);
    await city.move(
      'warnings',
      found.id,
      'raiseLevel',
      levelFacts({ ...signs, overdueSteps: signs.overdueSteps + 1 }, city.rules),
    );
  },
});

/** Article 44: a pilot of the product stops by itself on a red warning. */
export const stopsPilots = effect({
  name: 'pilots.stopOnWarning',
  payload: ({ facts, number }) => (facts.level === 'red' ? { product: facts.product, number } : null),
  async run({ product, number }, city) {
    const stopReason = { zh: `红色预警 ${number}`, en: `Red warning ${number}` };
    for (const pilot of await city.find('pilots', { product: String(product) }, ['running']))
      await where(() => city.move('pilots', pilot.id, 'stopOnWarning', { stopReason }));
  },
});

/** A red warning whose suspension is ordered takes the product out of use. */
export const suspendsTheProduct = effect({
  name: 'products.suspendOnWarning',
  payload: ({ facts }) => ({ product: facts.product }),
  run: ({ product }, city) => where(() => city.move('products', String(product), 'suspendOnWarning')),
});
