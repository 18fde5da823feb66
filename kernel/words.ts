import type { Label } from './label.ts';
import { dataProductWords } from './words/dataProductWords.ts';
import { dataRequests } from './words/dataRequests.ts';
import { dataWords } from './words/dataWords.ts';
import { deidentificationWords } from './words/deidentificationWords.ts';
import { deliberation } from './words/deliberation.ts';
import { listing } from './words/listing.ts';
import { moves } from './words/moves.ts';
import { promotionMoves } from './words/promotionMoves.ts';
import { reviewMoves } from './words/reviewMoves.ts';
import { states } from './words/states.ts';

/** The words for states and moves, one vocabulary for all systems, so that the same thing is called the same. */
export const words: Readonly<Record<string, Label>> = {
  ...states,
  ...moves,
  ...dataWords,
  ...dataRequests,
  ...deidentificationWords,
  ...deliberation,
  ...listing,
  ...promotionMoves,
  ...reviewMoves,
  ...dataProductWords,
};

/** The word for a state or a move; the boot check reports a name that has none. */
export const wordFor = (name: string): Label => words[name] ?? { zh: name, en: name };
