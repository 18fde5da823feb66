import { isDate, today } from '../../dates.ts';
import { type FieldKind, taken, wrong } from '../kind.ts';

/** A calendar day in Shenzhen, `YYYY-MM-DD`. */
export const date: FieldKind<'date'> = {
  parse(value, field) {
    if (typeof value !== 'string' || !isDate(value)) return wrong('应为日期(年-月-日)', 'must be a date, YYYY-MM-DD');
    if (field.notFuture && value > today(new Date())) return wrong('不能是将来的日期', 'must not lie in the future');
    return taken(value);
  },
  text: (value) => value,
  example: () => '2026-11-23',
  schema: () => ({ type: 'string', format: 'date' }),
};
