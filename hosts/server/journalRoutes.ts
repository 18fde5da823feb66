import type { FastifyInstance } from 'fastify';
import { treeHashes } from '#kernel/merkle.ts';
import { Refused } from '#kernel/refusals.ts';
import { publishedKeys } from '#store/issuer.ts';
import { consistencyBetween, findHead, findInclusion, listHeads } from '#store/tree.ts';
import type { AppParts } from './parts.ts';

type Query = Record<string, string | undefined>;

/** What anybody needs to check the journal without trusting the city: public keys, signed heads, proofs. No content. */
export function journalRoutes(app: FastifyInstance, { around }: AppParts): void {
  const { pool } = around;
  const treeOf = ({ tree = around.treeHash }: Query) => {
    const found = treeHashes.find((one) => one === tree);
    if (!found) throw new Refused('invalid-input', { field: 'tree' });
    return found;
  };
  const sizeOf = (query: Query, field: string): number | undefined => {
    const text = query[field];
    if (text === undefined) return undefined;
    if (!/^[1-9]\d{0,14}$/u.test(text)) throw new Refused('invalid-input', { field });
    return Number(text);
  };
  const needed = <T>(value: T | undefined, field: string): T => {
    if (value === undefined) throw new Refused('invalid-input', { field });
    return value;
  };

  app.get('/.well-known/tiaoli-keys.json', async () => ({
    issuer: around.issuer.url,
    keys: await publishedKeys(pool),
  }));
  app.get<{ Querystring: Query }>('/api/journal/head', async ({ query }) => {
    const head = await findHead(pool, treeOf(query));
    if (!head) throw new Refused('not-found');
    return head;
  });
  app.get<{ Querystring: Query }>('/api/journal/heads', async ({ query }) => {
    const limit = Math.min(sizeOf(query, 'limit') ?? 50, 500);
    const items = await listHeads(pool, treeOf(query), sizeOf(query, 'before') ?? null, limit);
    return { items, next: items.length === limit ? (items.at(-1)?.size ?? null) : null };
  });
  app.get<{ Querystring: Query }>('/api/journal/proof', async ({ query }) => {
    const event = needed(query.event, 'event');
    const proof = await findInclusion(pool, treeOf(query), event, sizeOf(query, 'size'));
    if (proof) return proof;
    throw new Refused('not-found', {
      field: 'event',
      message: { zh: '该事件不在树中，或者尚未入树', en: 'The event is not in the tree, or not yet' },
    });
  });
  app.get<{ Querystring: Query }>('/api/journal/consistency', async ({ query }) =>
    consistencyBetween(pool, treeOf(query), needed(sizeOf(query, 'from'), 'from'), needed(sizeOf(query, 'to'), 'to')),
  );
}
