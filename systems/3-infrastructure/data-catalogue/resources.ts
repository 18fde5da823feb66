import { type Actor, holds } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { inside } from './facts.ts';

/** A resource that the actor may read; else it is as if there were none. */
export async function findResource(id: string | undefined, actor: Actor, city: City): Promise<CaseRecord> {
  const record = await city.get('data-catalogue', id ?? '');
  if (!record || !city.mayRead(record, actor)) throw new Refused('not-found');
  return record;
}

/** Whether the actor is of those whose data they are, or keeps the catalogue. */
export const isInside = (record: CaseRecord, actor: Actor): boolean => holds(inside, actor, record);
