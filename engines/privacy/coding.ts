/** Values beyond a bound are given as the bound: the few very old or very rich are no longer told apart (GB/T 37964). */
export interface Bounds {
  readonly top?: number;
  readonly bottom?: number;
}

/** RangeError where the bottom is above the top. */
export function coded(value: number, { top = Infinity, bottom = -Infinity }: Bounds): number {
  if (bottom > top) throw new RangeError(`a bottom of ${bottom} above a top of ${top}`);
  return Math.min(top, Math.max(bottom, value));
}

/**
 * The bounds beyond which a share of the values lies at most, such as 0.005 at each end: by rank, so that at least
 * `least` values stand at each bound or beyond it. `values` need not be sorted.
 */
export function boundsBy(values: Iterable<number>, share: number, least = 3): Bounds {
  const sorted = Float64Array.from(values).sort();
  if (!(share >= 0 && share < 0.5)) throw new RangeError(`a share of ${share} at each end`);
  if (sorted.length < 2 * least) throw new RangeError(`${sorted.length} values are too few to bound`);
  const beyond = Math.max(least, Math.floor(share * sorted.length));
  return { bottom: sorted[beyond - 1] as number, top: sorted[sorted.length - beyond] as number };
}
