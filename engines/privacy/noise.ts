import { type ByteSource, uniformBelow } from './bytes.ts';

/**
 * Noise in whole numbers, exact: Canonne, Kamath, Steinke, The Discrete Gaussian for Differential Privacy, NeurIPS 2020.
 * All chances are fractions of whole numbers, so that no rounding of floating point tells of the true value
 * (Mironov, CCS 2012).
 */

/** A fraction of whole numbers, `of` above 0. */
export interface Fraction {
  readonly part: bigint;
  readonly of: bigint;
}

/** True with the chance `part / of`, which is from 0 to 1. */
const drawn = ({ part, of }: Fraction, bytes: ByteSource): boolean => uniformBelow(of, bytes) < part;

/** True with the chance exp(−γ), γ ≥ 0 (Algorithm 1). */
export function drawnExp({ part, of }: Fraction, bytes: ByteSource): boolean {
  let rest = part;
  for (; rest > of; rest -= of) if (!drawnExpUpToOne({ part: 1n, of: 1n }, bytes)) return false;
  return drawnExpUpToOne({ part: rest, of }, bytes);
}

/** For γ ≤ 1: whether the first k at which a chance of γ/k fails is odd. */
function drawnExpUpToOne({ part, of }: Fraction, bytes: ByteSource): boolean {
  let k = 1n;
  while (drawn({ part, of: of * k }, bytes)) k++;
  return k % 2n === 1n;
}

/** A whole number y with a chance proportional to exp(−|y| / scale), scale > 0 (Algorithm 2). */
export function discreteLaplace(scale: Fraction, bytes: ByteSource): bigint {
  refuseUnlessPositive(scale);
  const { part: t, of: s } = scale;
  for (;;) {
    const within = uniformBelow(t, bytes);
    if (!drawnExp({ part: within, of: t }, bytes)) continue;
    let whole = 0n;
    while (drawnExpUpToOne({ part: 1n, of: 1n }, bytes)) whole++;
    const size = (within + t * whole) / s;
    const negative = uniformBelow(2n, bytes) === 1n;
    if (negative && size === 0n) continue;
    return negative ? -size : size;
  }
}

/** A whole number y with a chance proportional to exp(−y² / 2σ²), `variance` σ² > 0 (Algorithm 3). */
export function discreteGaussian(variance: Fraction, bytes: ByteSource): bigint {
  refuseUnlessPositive(variance);
  const { part, of } = variance;
  const t = root(part / of) + 1n;
  for (;;) {
    const y = discreteLaplace({ part: t, of: 1n }, bytes);
    // (|y| − σ²/t)² / 2σ², brought to one fraction.
    const far = (y < 0n ? -y : y) * of * t - part;
    if (drawnExp({ part: far * far, of: 2n * part * of * t * t }, bytes)) return y;
  }
}

/** The whole part of a square root, by Newton's steps from above. */
function root(square: bigint): bigint {
  if (square < 2n) return square;
  let now = 1n << BigInt((square.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (now + square / now) >> 1n;
    if (next >= now) return now;
    now = next;
  }
}

function refuseUnlessPositive({ part, of }: Fraction): void {
  if (part <= 0n || of <= 0n) throw new RangeError(`noise of ${part}/${of}`);
}
