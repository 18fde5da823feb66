import type { FastifyInstance } from 'fastify';
import { worstStatus } from '#derive/duties.ts';
import { anonymous } from '#kernel/access.ts';
import type { Field } from '#kernel/fields/field.ts';
import { wordFor } from '#kernel/words.ts';
import { duties } from '#law/duties.ts';
import { dutyEvidence } from '#store/evidenceStore.ts';
import { countRecords, latestDecided } from '#store/figures.ts';
import { systemOf } from '#store/perform.ts';
import { keptFor } from './keptFor.ts';
import { titleOf, visibleFacts } from './pages.ts';
import type { AppParts } from './parts.ts';
import { isOpenTo } from './registerRoutes.ts';

/** How long the first page's figures serve for all who ask: counting a large city takes a few tenths of a second. */
const served = 10_000;

/** What the first page shows, in one answer: always as anybody sees it, whoever asks. */
export function portalRoutes(app: FastifyInstance, { around }: AppParts): void {
  const portal = keptFor(served, async () => {
    const products = around.systems.get('products');
    const counted = products ? (['grade', 'field'] as const).map((name) => ({ of: products, name })) : [];
    const [figures, decided, evidence] = await Promise.all([
      countRecords(around, counted, anonymous),
      latestDecided(around, 5, anonymous),
      dutyEvidence(around),
    ]);
    const statusOf = new Map(evidence.map((one) => [one.id, one.status]));
    const articles = new Map<number, string[]>();
    for (const duty of duties)
      articles.set(duty.article, [...(articles.get(duty.article) ?? []), statusOf.get(duty.id) ?? 'not-built']);
    return {
      asOf: around.now().toISOString(),
      systems: [...around.systems.values()].map((of) => ({
        id: of.id,
        name: { zh: of.name.zh, en: of.name.en },
        open: isOpenTo(of, anonymous),
        count: figures.states.filter((one) => one.system === of.id).reduce((sum, { n }) => sum + n, 0),
      })),
      products: {
        state: figures.states
          .filter((one) => one.system === 'products')
          .map(({ state, n }) => ({ value: state, label: wordFor(state), n })),
        ...Object.fromEntries(
          counted.map(({ of, name }, at) => [
            name,
            (figures.facts[at] ?? []).map(({ value, n }) => ({ value, label: choiceOf(of.facts[name], value), n })),
          ]),
        ),
      },
      decided: decided.map(({ record, letter, issuedAt }) => {
        const of = systemOf(around, record.system);
        return {
          id: record.id,
          system: of.id,
          systemName: { zh: of.name.zh, en: of.name.en },
          number: record.number,
          title: titleOf(of, { ...record, facts: visibleFacts(of, record, anonymous) }),
          stateLabel: wordFor(record.state),
          letter: of.documents?.[letter]?.name ?? wordFor(letter),
          issuedAt,
        };
      }),
      articles: [...articles].map(([article, statuses]) => ({ article, status: worstStatus(statuses) })),
    };
  });
  app.get('/api/portal', portal);
}

const choiceOf = (field: Field | undefined, value: string) =>
  (field && 'choices' in field && field.choices[value]) || { zh: value, en: value };
