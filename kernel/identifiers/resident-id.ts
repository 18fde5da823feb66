import { isDate } from '../dates.ts';
import { type Identified, plain, unreadable } from './identifier.ts';

export interface ResidentId {
  readonly number: string;
  readonly division: string;
  readonly bornOn: string;
}
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The 18th character of a resident identity number (GB 11643-1999). */
export const residentIdCheck = (first17: string): string =>
  '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(first17[at]), 0) % 11] ?? '';

export function parseResidentId(text: string): Identified<ResidentId> {
  const number = plain(text);
  if (!/^\d{17}[\dX]$/u.test(number))
    return unreadable('公民身份号码应为18位', 'A resident identity number has 18 characters');
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDate(bornOn)) return unreadable('出生日期有误', 'Its date of birth is not a date');
  if (residentIdCheck(number) !== number[17]) return unreadable('校验位不符', 'Its check character does not fit');
  return { ok: true, value: { number, division: number.slice(0, 6), bornOn } };
}
