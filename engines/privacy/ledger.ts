import type { ByteSource } from './bytes.ts';
import { discreteGaussian, discreteLaplace, type Fraction } from './noise.ts';

/**
 * What a version of a dataset may still tell about any one row. Budgets and charges are zero-concentrated differential
 * privacy ρ (Bun, Steinke, TCC 2016) in whole millionths, so that sums are exact; charges are rounded up. ρ adds up over
 * all channels, whoever asks: many readers may put together what each was told.
 */
export type Millionths = number;
export type Channel = 'statistics' | 'rows' | 'download';

export interface Charge {
  readonly channel: Channel;
  /** What was asked, in its canonical form: the same question again gets the same answer and costs nothing. */
  readonly question: string;
  readonly rho: Millionths;
}
export interface Ledger {
  readonly budget: Millionths;
  readonly charges: readonly Charge[];
}

export const spent = ({ charges }: Ledger): Millionths => charges.reduce((sum, { rho }) => sum + rho, 0);
export const remaining = (ledger: Ledger): Millionths => ledger.budget - spent(ledger);

export type Spending =
  | { readonly kind: 'charged'; readonly ledger: Ledger }
  | { readonly kind: 'known' }
  | { readonly kind: 'refused'; readonly remaining: Millionths };

/** The ledger with the charge; refused, with nothing written, where the budget does not hold it. */
export function spend(ledger: Ledger, charge: Charge): Spending {
  if (!Number.isSafeInteger(charge.rho) || charge.rho < 0) throw new RangeError(`a charge of ${charge.rho}`);
  if (ledger.charges.some(({ channel, question }) => channel === charge.channel && question === charge.question))
    return { kind: 'known' };
  const left = remaining(ledger);
  if (charge.rho > left) return { kind: 'refused', remaining: left };
  return { kind: 'charged', ledger: { ...ledger, charges: [...ledger.charges, charge] } };
}

const million = 1_000_000;

/** ρ of a mechanism that is ε-differentially private: ε²/2 (Bun, Steinke, Proposition 1.4). */
export const rhoOfEpsilon = (epsilon: Millionths): Millionths => Math.ceil((epsilon * epsilon) / (2 * million));

/** ε for which ρ-zCDP is (ε, δ)-differentially private: ρ + 2√(ρ ln 1/δ) (Bun, Steinke, Proposition 1.3). */
export function epsilonOf(rho: Millionths, delta: number): number {
  if (!(delta > 0 && delta < 1)) throw new RangeError(`δ of ${delta}`);
  const share = rho / million;
  return share + 2 * Math.sqrt(share * Math.log(1 / delta));
}

/** σ² of the discrete Gaussian that costs ρ: Δ²/2ρ. `sensitivity` Δ: the most by which one row changes the answer. */
export const varianceFor = (rho: Millionths, sensitivity: bigint): Fraction => ({
  part: sensitivity * sensitivity * BigInt(million),
  of: 2n * BigInt(rho),
});

/** The scale of the discrete Laplace that costs ε: Δ/ε. */
export const scaleFor = (epsilon: Millionths, sensitivity: bigint): Fraction => ({
  part: sensitivity * BigInt(million),
  of: BigInt(epsilon),
});

/** A whole number with the noise that costs ρ. RangeError unless both are above 0. */
export const noisy = (value: bigint, rho: Millionths, sensitivity: bigint, bytes: ByteSource): bigint =>
  value + discreteGaussian(varianceFor(rho, sensitivity), bytes);

/** A whole number with the noise that costs ε. */
export const noisyByEpsilon = (value: bigint, epsilon: Millionths, sensitivity: bigint, bytes: ByteSource): bigint =>
  value + discreteLaplace(scaleFor(epsilon, sensitivity), bytes);
