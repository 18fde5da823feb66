export { check, type Fault } from './check.ts';
export { type CellTrace, type Decided, type DecisionTrace, decide, type RowTrace } from './decide.ts';
export { type Context, type Feel, interpretedFeel } from './feel.ts';
export {
  type Decision,
  type DecisionModel,
  getDecision,
  type HitPolicy,
  hitPolicies,
  isBlank,
  type Table,
} from './model.ts';
export { decidePartly, type PartialCell, type PartialRow, type PartlyDecided } from './partial.ts';
export { loadDecisions } from './read.ts';
