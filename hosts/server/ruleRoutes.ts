import type { FastifyInstance } from 'fastify';
import { isRuleTable, ruleTables } from '#families/rules/catalogue.ts';
import { ruleInForce } from '#families/rules/decide.ts';
import { Refused } from '#kernel/refusals.ts';
import type { AppParts } from './parts.ts';

/** The decision tables in force. Whoever is graded by them may read them, so everybody may. */
export function ruleRoutes(app: FastifyInstance, { around }: AppParts): void {
  app.get<{ Params: { table: string } }>('/api/rules/:table', async ({ params: { table } }) => {
    if (!isRuleTable(table)) throw new Refused('not-found');
    const { version, provisional, record, text, dmn } = ruleInForce(table, around.rules);
    return { table, label: ruleTables[table].label, version, provisional, record, sha256: text, dmn };
  });
}
