import type { FastifyInstance } from 'fastify';
import { gradeProduct } from '#families/grading/grade.ts';
import { factNames } from '#families/grading/input.ts';
import { Refused } from '#kernel/refusals.ts';
import type { AppParts } from './parts.ts';

/** The grade that facts would have, without saving anything; with every row and cell of the tables where `trace` is asked for. */
export function gradeRoutes(app: FastifyInstance, { around }: AppParts): void {
  app.post('/api/grade', async (request) => {
    const { facts, trace: wanted } = (request.body ?? {}) as { facts?: Record<string, unknown>; trace?: boolean };
    if (typeof facts !== 'object' || facts === null) throw new Refused('malformed-request', { field: 'facts' });
    const { trace, ...graded } = gradeProduct(
      Object.fromEntries(
        factNames.flatMap((name) => (facts[name] === undefined || facts[name] === null ? [] : [[name, facts[name]]])),
      ),
      around.rules,
    );
    return wanted === true ? { ...graded, trace } : graded;
  });
}
