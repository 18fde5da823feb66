/**
 * Exact decimal numbers as DMN asks for them: 34 significant digits, halves to even (IEEE 754 decimal128).
 *
 * A FEEL number is either a JavaScript number or a `Decimal`. A JavaScript number stands for the decimal that it
 * prints as, and is used for every safe integer and every decimal of at most 15 significant digits, which a double
 * keeps apart; a `Decimal` is used for all others. So each value has one form, equality of numbers is `===`, order
 * is `<`, and sums of money run at the speed of doubles while 0.1 + 0.2 is 0.3.
 */
export class Decimal {
  readonly digits: bigint;
  /** Power of ten that the digits are multiplied by. */
  readonly exponent: number;
  constructor(digits: bigint, exponent: number) {
    this.digits = digits;
    this.exponent = exponent;
  }
  toString(): string {
    return printDecimal(this);
  }
  toJSON(): string {
    return this.toString();
  }
}

export type FeelNumber = number | Decimal;

export const isNumber = (value: unknown): value is FeelNumber => typeof value === 'number' || value instanceof Decimal;

const precision = 34;
/** decimal128 holds nothing above 9.99e6144. */
const highestExponent = 6144;

export const power10 = (n: number): bigint => 10n ** BigInt(n);
const lengthOf = (digits: bigint): number => (digits < 0n ? -digits : digits).toString().length;

export type Rounding = 'half-even' | 'half-up' | 'half-down' | 'up' | 'down' | 'floor' | 'ceiling';

/** n ÷ d as a whole number, rounded; d is positive. */
export function divideRounded(n: bigint, d: bigint, rounding: Rounding): bigint {
  const quotient = n / d;
  const rest = n % d;
  if (rest === 0n) return quotient;
  const away = n < 0n ? -1n : 1n;
  const twice = 2n * (rest < 0n ? -rest : rest);
  const beyondHalf = twice > d;
  const atHalf = twice === d;
  const goAway = {
    'half-even': beyondHalf || (atHalf && quotient % 2n !== 0n),
    'half-up': beyondHalf || atHalf,
    'half-down': beyondHalf,
    up: true,
    down: false,
    floor: n < 0n,
    ceiling: n > 0n,
  }[rounding];
  return goAway ? quotient + away : quotient;
}

/** The one form of digits × 10^exponent; null when it is too large for a decimal128. */
export function makeNumber(digits: bigint, exponent: number): FeelNumber | null {
  if (digits === 0n) return 0;
  let d = digits;
  let e = exponent;
  const excess = lengthOf(d) - precision;
  if (excess > 0) {
    d = divideRounded(d, power10(excess), 'half-even');
    e += excess;
  }
  while (d % 10n === 0n) {
    d /= 10n;
    e++;
  }
  const length = lengthOf(d);
  if (e + length - 1 > highestExponent) return null;
  if (e >= 0 && length + e <= 16) {
    const whole = Number(d) * 10 ** e;
    if (Number.isSafeInteger(whole)) return whole;
  }
  if (length <= 15 && e > -290 && e < 290) return Number(`${d}e${e}`);
  return new Decimal(d, e);
}

export function toDecimal(value: FeelNumber): Decimal {
  if (typeof value !== 'number') return value;
  if (Number.isSafeInteger(value)) return new Decimal(BigInt(value), 0);
  const [mantissa = '0', exponent = '0'] = value.toString().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return new Decimal(BigInt(whole + fraction), Number(exponent) - fraction.length);
}

/** The FEEL number that a numeral denotes; null when the text is none. */
export function parseNumber(text: string): FeelNumber | null {
  const parts = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!parts) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  if (whole === '' && fraction === '') return null;
  if (Math.abs(Number(exponent)) > 2 * highestExponent) return null;
  return makeNumber(BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`), Number(exponent) - fraction.length);
}

/** The FEEL number that a JavaScript number prints as; null for NaN and the infinities. */
export function fromDouble(value: number): FeelNumber | null {
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  if (!Number.isFinite(value)) return null;
  const cents = Math.round(value * 100);
  if (cents / 100 === value && Math.abs(cents) < 1e15) return value;
  const { digits, exponent } = toDecimal(value);
  return makeNumber(digits, exponent);
}

/** The nearest JavaScript number. */
export const toDouble = (value: FeelNumber): number => (typeof value === 'number' ? value : Number(value.toString()));

/** The number without exponent, as FEEL's `string` gives it. */
export function printDecimal(value: FeelNumber): string {
  if (Number.isSafeInteger(value)) return String(value);
  const { digits, exponent } = toDecimal(value);
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString();
  if (exponent >= 0) return sign + text + '0'.repeat(exponent);
  const padded = text.padStart(1 - exponent, '0');
  const point = padded.length + exponent;
  const fraction = padded.slice(point).replace(/0+$/, '');
  return fraction === '' ? sign + padded.slice(0, point) : `${sign}${padded.slice(0, point)}.${fraction}`;
}
