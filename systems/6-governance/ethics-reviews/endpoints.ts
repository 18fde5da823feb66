import { z } from 'zod';
import { everyone, member } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { requirementsOf } from './committeeRules.ts';
import { reReviewOf } from './sitting.ts';
import { standingOf } from './standing.ts';

const begin = z.object({ product: z.uuid(), body: z.uuid() });

/** One's own product, or a refusal. */
async function ownProduct(city: City, id: string, parties: readonly string[]): Promise<CaseRecord & { owner: string }> {
  const product = await city.get('products', id);
  if (!product?.owner || !parties.includes(product.owner)) throw new Refused('not-found', { field: 'product' });
  return { ...product, owner: product.owner };
}
const boundTo = (product: CaseRecord, city: City) => ({
  version: product.facts.version,
  ...reReviewOf(product.facts, city.rules),
});

export const reviewEndpoints = [
  endpoint({
    method: 'POST',
    path: '/api/ethics-reviews/begin',
    by: member,
    law: '72.1',
    summary: label(
      '就自己的产品向一个审查机构起草申请',
      'Begin an application for a product of one’s own to a committee',
    ),
    async answer({ actor, body }, city) {
      const read = begin.safeParse(body);
      if (!read.success) throw new Refused('invalid-input', { field: read.error.issues[0]?.path.join('.') });
      const product = await ownProduct(city, read.data.product, actor.parties);
      const committee = await city.get('review-committees', read.data.body);
      if (!committee?.owner || !city.mayRead(committee, actor)) throw new Refused('not-found', { field: 'body' });
      const made = await city.create(
        'ethics-reviews',
        {
          product: product.id,
          body: committee.id,
          reviewer: committee.owner,
          title: String(product.facts.name),
          ...boundTo(product, city),
        },
        { owner: product.owner },
      );
      return { status: 201, body: { id: made.id } };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/ethics-reviews/:id/bind',
    by: member,
    law: '72.1',
    summary: label('重新读取产品的版本和事实', 'Read the product’s version and facts again'),
    async answer({ actor, params }, city) {
      const review = await city.get('ethics-reviews', params.id ?? '');
      if (!review?.owner || !actor.parties.includes(review.owner)) throw new Refused('not-found');
      const product = await ownProduct(city, String(review.facts.product), actor.parties);
      const { revision } = await city.move('ethics-reviews', review.id, 'bind', boundTo(product, city));
      return { body: { revision } };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/ethics-reviews/:id/standing',
    by: everyone,
    law: '72.1',
    summary: label(
      '审查进行到哪一步：到会、票数、专家和所依数字',
      'Where a review stands: who sits, the count, experts, numbers',
    ),
    async answer({ actor, params }, city) {
      const review = await city.get('ethics-reviews', params.id ?? '');
      if (!review || !city.mayRead(review, actor)) throw new Refused('not-found');
      return { body: await standingOf(review, actor, city) };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/review-committees/:id/requirements',
    by: everyone,
    law: '72.1',
    summary: label(
      '委员会组成要求及其来源，逐项是否满足',
      'What a committee must be made of, by source, each met or not',
    ),
    async answer({ actor, params }, city) {
      const committee = await city.get('review-committees', params.id ?? '');
      if (!committee || !city.mayRead(committee, actor)) throw new Refused('not-found');
      return { body: { requirements: requirementsOf(committee.facts, city.settings) } };
    },
  }),
] as const;
