import { type FieldKind, taken, wrong } from '../kind.ts';

/** A whole number within the declared bounds (0 and up where none is declared). */
export const integer: FieldKind<'integer'> = {
  parse(value, field) {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return wrong('应为整数', 'must be a whole number');
    const min = field.min ?? 0;
    const max = field.max ?? 10_000_000_000;
    if (value < min || value > max) return wrong(`应在${min}至${max}之间`, `must lie between ${min} and ${max}`);
    return taken(value);
  },
  text: (value, field, language) =>
    `${value.toLocaleString('en-US')}${field.unit ? `${language === 'en' ? ' ' : ''}${field.unit[language]}` : ''}`,
  example: (field) => Math.max(field.min ?? 0, Math.min(field.max ?? 1000, 1000)),
  schema: (field) => ({ type: 'integer', minimum: field.min ?? 0, maximum: field.max ?? 10_000_000_000 }),
};
