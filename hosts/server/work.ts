import type { Work } from '#store/jobs.ts';
import { effects } from '#systems/index.ts';

/** What the city's processes know how to do in the background. */
export const work: Work = { effects };
