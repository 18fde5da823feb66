import { parseCacFilingNumber } from '../../identifiers/cac-filing-number.ts';
import { type FieldKind, taken, wrong } from '../kind.ts';

/**
 * A number of the national algorithm filing. Its check digit is an empirical finding that the authority has not
 * published, so a number that fails it is taken with a warning, never refused.
 */
export const filingNumber: FieldKind<'filingNumber'> = {
  parse(value) {
    if (typeof value !== 'string' || value.trim() === '') return wrong('应为备案编号', 'must be a filing number');
    const parsed = parseCacFilingNumber(value);
    if (!parsed.ok) return value.trim().length <= 60 ? taken(value.trim(), parsed.reason) : wrong('过长', 'too long');
    return taken(parsed.value.number, parsed.value.warning);
  },
  text: (value) => value,
  example: () => '网信算备440399000000101260011号',
  schema: () => ({ type: 'string', maxLength: 60 }),
};
