import { airQuality } from './airQuality.ts';
import { busStops } from './busStops.ts';
import { chargingPiles } from './chargingPiles.ts';
import type { GeneratedDataset } from './dataset.ts';
import { libraryLoans } from './libraryLoans.ts';
import { outpatientVisits } from './outpatientVisits.ts';
import { roadWorks } from './roadWorks.ts';

/** The made-up datasets that the demo city opens, each with its seed. */
export const generatedDatasets: readonly (readonly [dataset: GeneratedDataset, seed: number])[] = [
  [busStops, 1],
  [airQuality, 2],
  [chargingPiles, 3],
  [libraryLoans, 4],
  [outpatientVisits, 5],
  [roadWorks, 6],
];
