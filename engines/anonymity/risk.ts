/**
 * The risk of being found again (El Emam, Guide to the De-Identification of Personal Health Information, 2013).
 * `prosecutor`: the intruder knows that the person is in the data. `journalist`: only that the person is in the
 * population, whose classes are known or larger by the sampling share. `marketer`: as many people as possible are sought.
 */
export interface Risks {
  readonly rows: number;
  readonly classes: number;
  readonly smallestClass: number;
  readonly prosecutor: Risk;
  readonly journalist: Risk;
  /** The share of rows that an intruder expects to find rightly. */
  readonly marketer: number;
  /** Rows that are alone in their class, as a share. */
  readonly sampleUniques: number;
  /** Rows that are estimated to be alone in the population too, as a share of all rows. */
  readonly populationUniques: number;
}
export interface Risk {
  /** That of the row most at risk, and the average. */
  readonly highest: number;
  readonly average: number;
  /** The share of rows whose risk is above the threshold. */
  readonly above: number;
}

/**
 * `sizes`: rows of each released class. `population`: people in the population of which the rows are a sample, the rows
 * themselves at least. `threshold`: the greatest risk that is accepted, a setting.
 */
export function risksOf(sizes: Iterable<number>, population: number, threshold: number): Risks {
  const all = Array.from(sizes);
  const rows = all.reduce((sum, size) => sum + size, 0);
  const share = rows / Math.max(rows, population);
  const risk = (sizeOf: (size: number) => number): Risk => ({
    highest: all.reduce((most, size) => Math.max(most, 1 / sizeOf(size)), 0),
    average: rows === 0 ? 0 : all.reduce((sum, size) => sum + size / sizeOf(size), 0) / rows,
    above: rows === 0 ? 0 : all.reduce((sum, size) => sum + (1 / sizeOf(size) > threshold ? size : 0), 0) / rows,
  });
  const prosecutor = risk((size) => size);
  const journalist = risk((size) => size / share);
  const uniques = all.filter((size) => size === 1).length;
  return {
    rows,
    classes: all.length,
    smallestClass: all.reduce((least, size) => Math.min(least, size), all[0] ?? 0),
    prosecutor,
    journalist,
    marketer: journalist.average,
    sampleUniques: rows === 0 ? 0 : uniques / rows,
    populationUniques: rows === 0 ? 0 : (uniques / rows) * uniqueInPopulation(all, share),
  };
}

/**
 * The chance that a row alone in the sample is alone in the population (Zayatz, 1991): population classes are taken to
 * be distributed as the sample's, and each of their people to be sampled with the same chance.
 */
function uniqueInPopulation(sizes: readonly number[], share: number): number {
  const bySize = new Map<number, number>();
  for (const size of sizes) bySize.set(size, (bySize.get(size) ?? 0) + 1);
  const once = (size: number) => size * share * (1 - share) ** (size - 1);
  let all = 0;
  for (const [size, count] of bySize) all += count * once(size);
  return all === 0 ? 0 : ((bySize.get(1) ?? 0) * once(1)) / all;
}
