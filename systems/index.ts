import type { Effect } from '#kernel/effects.ts';
import type { System } from '#kernel/system.ts';
import { departments } from './1-general/departments.ts';
import { disclosures } from './6-governance/disclosures/system.ts';
import { exAnteAssessments } from './6-governance/ex-ante-assessments/system.ts';
import { explanations } from './6-governance/explanations/system.ts';
import { products } from './6-governance/products/system.ts';
import { riskGrading } from './6-governance/risk-grading/system.ts';

/** Every system of the city, in the order of the law's chapters. */
export const systems = [
  departments,
  products,
  riskGrading,
  exAnteAssessments,
  disclosures,
  explanations,
] as unknown as readonly System[];

/** Every effect that a move may cause, by its name. */
export const effects: ReadonlyMap<string, Effect> = new Map(
  systems.flatMap((one) =>
    Object.values(one.lifecycle).flatMap((moves) =>
      Object.values(moves).flatMap((move) => (move.effects ?? []).map((effect) => [effect.name, effect] as const)),
    ),
  ),
);
