import { type IsoDate, isDate } from '../dates.ts';
import { label } from '../label.ts';
import { type Identified, misshapen, plain, unreadable } from './identifier.ts';

export interface ResidentId {
  readonly number: string;
  readonly division: string;
  readonly bornOn: IsoDate;
  /** The 17th digit: odd for men, even for women. */
  readonly sex: 'male' | 'female';
}
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const name = label('公民身份号码', 'A resident identity number');

/** The 18th character of a resident identity number (GB 11643-1999). */
export const residentIdCheck = (first17: string): string =>
  '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(first17[at]), 0) % 11] ?? '';

/** A whole number from its first 17 digits. RangeError when they are not 17 digits. */
export function completeResidentId(first17: string): string {
  if (!/^\d{17}$/u.test(first17)) throw new RangeError('a resident identity number is completed from 17 digits');
  return first17 + residentIdCheck(first17);
}

/** Reads a resident identity number as somebody may hold it on a day: whoever is born later is refused. */
export function parseResidentId(text: string, on: IsoDate): Identified<ResidentId> {
  const number = plain(text);
  const wrong = misshapen(number, 18, '0123456789X', name);
  if (wrong) return wrong;
  const x = number.indexOf('X');
  if (x >= 0 && x < 17) return unreadable('“X”只能是末位', '“X” occurs only at the end', x);
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDate(bornOn)) return unreadable('出生日期有误', 'Its date of birth is not a date', 6);
  if (bornOn > on) return unreadable('出生日期晚于今日', 'Its date of birth lies in the future', 6);
  if (residentIdCheck(number) !== number[17]) return unreadable('校验位不符', 'Its check character does not fit', 17);
  const sex = Number(number[16]) % 2 === 1 ? 'male' : 'female';
  return { ok: true, value: { number, division: number.slice(0, 6), bornOn, sex } };
}

/** Full years of age (周岁) on a day; a year is full on the birthday, for the 29th of February on the 1st of March. */
export function ageAt(bornOn: IsoDate, on: IsoDate): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years;
}
