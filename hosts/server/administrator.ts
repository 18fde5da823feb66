import type { FastifyRequest } from 'fastify';
import { Refused } from '#kernel/refusals.ts';

/** The administrator who asks; everybody else is refused. */
export function administratorOf({ actor }: FastifyRequest): string {
  if (!actor.person) throw new Refused('sign-in-required');
  if (!actor.administrator) throw new Refused('not-allowed');
  return actor.person;
}
