import { effect } from '#kernel/effects.ts';
import { Refused } from '#kernel/refusals.ts';
import { eligibilityOf, missingFacts, routesOf } from './conditions.ts';

/** The verdict on each condition, as the tables in force give it when the office looks at the application. */
export const recordsVerdicts = effect({
  name: 'pilots.verdicts',
  payload: ({ id, revision }) => ({ pilot: id, revision }),
  async run({ pilot, revision }, city) {
    const record = await city.get('pilots', String(pilot));
    if (record?.state !== 'submitted' && record?.state !== 'proposed') return;
    const product = (await city.get('products', String(record.facts.product)))?.facts ?? null;
    const { verdicts, ruleVersion, eligible } = eligibilityOf(record.facts, product, city.rules);
    await city.move(
      'pilots',
      record.id,
      'recordVerdicts',
      {
        verdicts: verdicts.map(({ condition, holds, reasons, missing }) => ({
          condition,
          ...(holds !== null && { holds }),
          reason: {
            zh: reasons.map(({ text }) => text.zh).join('；') || missingFacts(missing).zh,
            en: reasons.map(({ text }) => text.en).join('; ') || missingFacts(missing).en,
          },
          rows: reasons.map(({ row }) => row).join(' '),
          articles: [...new Set(reasons.flatMap(({ articles }) => articles))].join(' '),
        })),
        routes: eligible
          ? null
          : routesOf(product, city.rules).map(({ label, source }) => ({ route: label, ...(source && { source }) })),
        ruleVersion,
      },
      { key: `verdicts-${pilot}-${revision}` },
    );
  },
});

/** A report above the cap has the step that the table gives: a term to explain it, or the end of the pilot. */
export const actsOnExcess = effect({
  name: 'pilots.excess',
  payload: ({ id, revision, facts }) =>
    facts.useStep === 'explain' || facts.useStep === 'stop'
      ? { pilot: id, revision, step: facts.useStep, why: facts.useReason }
      : null,
  async run({ pilot, revision, step, why }, city) {
    const move = step === 'stop' ? 'stopOnExcess' : 'requireExplanation';
    try {
      await city.move('pilots', String(pilot), move, step === 'stop' ? { stopReason: why } : {}, {
        key: `excess-${pilot}-${revision}`,
      });
    } catch (error) {
      // It has been stopped already, or a newer report has taken the place of this one.
      if (!(error instanceof Refused)) throw error;
    }
  },
});

/** The clock gives no reason of its own, and the public is to read one. */
export const saysUnexplained = effect({
  name: 'pilots.unexplained',
  payload: ({ id }) => ({ pilot: id }),
  async run({ pilot }, city) {
    const stopReason = { zh: '用量超出上限，逾期未说明原因', en: 'Use above the cap was not explained in time' };
    if ((await city.get('pilots', String(pilot)))?.state === 'stopped')
      await city.move('pilots', String(pilot), 'recordStopReason', { stopReason }, { key: `unexplained-${pilot}` });
  },
});
