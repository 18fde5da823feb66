import {
  type Decimal,
  divideRounded,
  type FeelNumber,
  fromDouble,
  makeNumber,
  power10,
  type Rounding,
  toDecimal,
  toDouble,
} from './decimal.ts';

/*
 * Arithmetic on FEEL numbers (see `Decimal`). Each operation first tries whole numbers, then hundredths, then
 * millionths in doubles, where every intermediate is a safe integer and so exact; the rest is done on big integers.
 * Results that no decimal128 can hold are null.
 */

/** Products and sums below this have at most 15 digits. */
const fifteenDigits = 1e15;

/** value × scale when that is a whole number of at most 15 digits, else NaN. */
function scaled(value: number, scale: number): number {
  const whole = Math.round(value * scale);
  return whole / scale === value && whole < fifteenDigits && whole > -fifteenDigits ? whole : Number.NaN;
}

export function add(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(sum)) return sum;
    const hundredths = scaled(a, 100) + scaled(b, 100);
    if (hundredths < fifteenDigits && hundredths > -fifteenDigits) return hundredths / 100 + 0;
    const millionths = scaled(a, 1e6) + scaled(b, 1e6);
    if (millionths < fifteenDigits && millionths > -fifteenDigits) return millionths / 1e6 + 0;
  }
  const x = toDecimal(a);
  const y = toDecimal(b);
  // Far apart, the smaller one is below the last digit of the larger.
  if (Math.abs(x.exponent - y.exponent) > 12_400) return x.exponent > y.exponent ? a : b;
  const exponent = Math.min(x.exponent, y.exponent);
  return makeNumber(atExponent(x, exponent) + atExponent(y, exponent), exponent);
}

export const negate = (a: FeelNumber): FeelNumber => {
  if (typeof a === 'number') return a === 0 ? 0 : -a;
  return makeNumber(-a.digits, a.exponent) ?? 0;
};

export const subtract = (a: FeelNumber, b: FeelNumber): FeelNumber | null => add(a, negate(b));

export function multiply(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(product)) return product + 0;
    const tenThousandths = scaled(a, 100) * scaled(b, 100);
    if (tenThousandths < fifteenDigits && tenThousandths > -fifteenDigits) return tenThousandths / 1e4 + 0;
  }
  const x = toDecimal(a);
  const y = toDecimal(b);
  return makeNumber(x.digits * y.digits, x.exponent + y.exponent);
}

/** Null when b is zero. */
export function divide(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (b === 0) return null;
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
    const quotient = a / b;
    if (Number.isSafeInteger(quotient) && quotient * b === a) return quotient + 0;
  }
  const x = toDecimal(a);
  const y = toDecimal(b);
  // Enough digits that the rounding of makeNumber decides, with a last digit that remembers an inexact rest.
  const shift = Math.max(0, 40 + y.digits.toString().length - x.digits.toString().length);
  const divisor = y.digits < 0n ? -y.digits : y.digits;
  const dividend = (y.digits < 0n ? -x.digits : x.digits) * power10(shift);
  const quotient = dividend / divisor;
  const rest = dividend % divisor === 0n ? 0n : dividend < 0n ? -1n : 1n;
  return makeNumber(quotient * 10n + rest, x.exponent - y.exponent - shift - 1);
}

/** Less than zero, zero or more than zero, as a is less than, equal to or more than b. */
export function compareNumbers(a: FeelNumber, b: FeelNumber): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const difference = subtract(a, b);
  if (difference === null) return toDouble(a) - toDouble(b);
  return typeof difference === 'number' ? difference : difference.digits < 0n ? -1 : 1;
}

export const equalNumbers = (a: FeelNumber, b: FeelNumber): boolean =>
  a === b || (typeof a !== 'number' && typeof b !== 'number' && a.exponent === b.exponent && a.digits === b.digits);

/** a to the power of b; null for a negative base with a fractional power, for 0 to a negative power, and beyond range. */
export function power(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof b !== 'number' || !Number.isSafeInteger(b) || Math.abs(b) > 100_000)
    return fromDouble(toDouble(a) ** toDouble(b));
  if (b < 0) {
    const inverse = power(a, -b);
    return inverse === null ? null : divide(1, inverse);
  }
  let result: FeelNumber | null = 1;
  let base: FeelNumber | null = a;
  for (let n = b; n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result = result !== null && base !== null ? multiply(result, base) : null;
    if (n > 1) base = base === null ? null : multiply(base, base);
  }
  return result;
}

/** Null for negative numbers. */
export function squareRoot(a: FeelNumber): FeelNumber | null {
  if (compareNumbers(a, 0) < 0) return null;
  const { digits, exponent } = toDecimal(a);
  if (digits === 0n) return 0;
  const odd = Math.abs(exponent % 2);
  const shift = 2 * Math.max(0, 40 - Math.floor(digits.toString().length / 2));
  const radicand = digits * power10(shift + odd);
  let root = BigInt(Math.floor(Math.sqrt(Number(radicand.toString().slice(0, 16))))) + 1n;
  root *= power10(Math.ceil((radicand.toString().length - 16) / 2) + 1);
  for (let next = (root + radicand / root) / 2n; next < root; next = (root + radicand / root) / 2n) root = next;
  const exact = root * root === radicand;
  return makeNumber(root * 10n + (exact ? 0n : 1n), (exponent - odd - shift) / 2 - 1);
}

/** Rounds to a number of decimals, which may be negative. */
export function roundTo(a: FeelNumber, decimals: number, rounding: Rounding): FeelNumber | null {
  if (decimals >= 0 && Number.isSafeInteger(a)) return a;
  const { digits, exponent } = toDecimal(a);
  const drop = -decimals - exponent;
  return drop <= 0 ? a : makeNumber(divideRounded(digits, power10(drop), rounding), -decimals);
}

/** a − b·⌊a ÷ b⌋, with the sign of b; null when b is zero. */
export function modulo(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (b === 0) return null;
  const x = toDecimal(a);
  const y = toDecimal(b);
  const exponent = Math.min(x.exponent, y.exponent);
  const n = atExponent(x, exponent);
  const d = atExponent(y, exponent);
  const rest = n % d;
  return makeNumber(rest !== 0n && rest < 0n !== d < 0n ? rest + d : rest, exponent);
}

const atExponent = (value: Decimal, exponent: number): bigint => value.digits * power10(value.exponent - exponent);

export const isWhole = (a: FeelNumber): boolean => (typeof a === 'number' ? Number.isInteger(a) : a.exponent >= 0);
