import { type FieldKind, taken, wrong } from '../kind.ts';

/** A decimal number kept as its digits, so that no rounding of doubles enters; at most `places` decimals. */
export const decimal: FieldKind<'decimal'> = {
  parse(value, field) {
    const digits = typeof value === 'number' ? String(value) : value;
    if (typeof digits !== 'string' || !/^-?\d{1,15}(\.\d{1,12})?$/u.test(digits))
      return wrong('应为小数', 'must be a decimal number');
    const places = field.places ?? 4;
    if ((digits.split('.')[1]?.length ?? 0) > places) return wrong(`最多${places}位小数`, `at most ${places} decimals`);
    const size = Number(digits);
    if ((field.min !== undefined && size < field.min) || (field.max !== undefined && size > field.max))
      return wrong(
        `应在${field.min ?? '−∞'}至${field.max ?? '∞'}之间`,
        `must lie between ${field.min ?? '−∞'} and ${field.max ?? '∞'}`,
      );
    return taken(digits);
  },
  text: (value, field, language) =>
    `${value}${field.unit ? `${language === 'en' ? ' ' : ''}${field.unit[language]}` : ''}`,
  example: (field) => String(field.min ?? 1),
  schema: () => ({ type: 'string', pattern: '^-?\\d{1,15}(\\.\\d{1,12})?$' }),
};
