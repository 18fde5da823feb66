import { isDate } from '../../dates.ts';
import { type FieldKind, taken, wrong } from '../kind.ts';

/** From one day to another, both included; open where `to` is null. */
export const period: FieldKind<'period'> = {
  parse(value) {
    const given = value as { from?: unknown; to?: unknown } | null;
    if (typeof given !== 'object' || given === null || typeof given.from !== 'string' || !isDate(given.from))
      return wrong('应有起始日期', 'must have a first day');
    if (given.to === undefined || given.to === null) return taken({ from: given.from, to: null });
    if (typeof given.to !== 'string' || !isDate(given.to)) return wrong('截止日期有误', 'the last day is not a date');
    if (given.to < given.from) return wrong('截止日期早于起始日期', 'the last day lies before the first');
    return taken({ from: given.from, to: given.to });
  },
  text: (value, _field, language) => `${value.from} – ${value.to ?? { zh: '长期', en: 'open' }[language]}`,
  example: () => ({ from: '2026-01-01', to: '2026-12-31' }),
  schema: () => ({
    type: 'object',
    required: ['from'],
    properties: { from: { type: 'string', format: 'date' }, to: { type: ['string', 'null'], format: 'date' } },
  }),
};
