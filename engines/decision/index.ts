export { analyse, type Finding, type FindingKind } from './analyse.ts';
export { check } from './check.ts';
export { type Context, decide, evaluate, invoke } from './decide.ts';
export { interpret } from './interpret.ts';
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
export type { Fault } from './program.ts';
export { loadDecisions } from './read.ts';
export type { CellTrace, Decided, DecisionTrace, RowTrace } from './trace.ts';
