import { type FieldKind, taken, wrong } from '../kind.ts';

/** An amount of money as a whole number of 分 (1/100 CNY). */
export const money: FieldKind<'money'> = {
  parse(value, field) {
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
      return wrong('金额应为以分计的非负整数', 'must be a whole number of fen, 0 or more');
    if (field.max !== undefined && value > field.max) return wrong('超过上限', 'is above the limit');
    return taken(value);
  },
  text: (value) => `¥${Math.trunc(value / 100).toLocaleString('en-US')}.${String(value % 100).padStart(2, '0')}`,
  example: () => 100_000_00,
  schema: () => ({ type: 'integer', minimum: 0, description: '分 (1/100 CNY)' }),
};
