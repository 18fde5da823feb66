import type { PublishedDataset } from '#families/opendata/formats/publishedDataset.ts';
import type { Actor } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { Refused } from '#kernel/refusals.ts';
import { findDataset, publishedCatalogue } from '../published.ts';
import type { Given } from './given.ts';

/** A file that came with a request, already on the disk; whoever takes it over moves it away. */
export interface Upload {
  readonly partial: string;
  readonly name: string;
}
/** Whoever asks, for what, and where. */
export interface Asked {
  readonly given: Given;
  readonly city: City;
  readonly actor: Actor;
  /** The key by which they ask; null without one. */
  readonly key: string | null;
  readonly upload: Upload | null;
}
export interface Action {
  /** Whether it may be asked by GET. */
  readonly reads: boolean;
  readonly help: string;
  run(asked: Asked): Promise<unknown>;
}
export const reading = (help: string, run: Action['run']): Action => ({ reads: true, help, run });
export const writing = (help: string, run: Action['run']): Action => ({ reads: false, help, run });

/** A public dataset by id or name; one that is not public only to whom its record is readable. Refused `not-found`. */
export async function datasetNamed({ city, actor }: Asked, name: string): Promise<PublishedDataset> {
  const { dataset } = await publishedCatalogue(city);
  const found = dataset.get(name);
  if (found) return found;
  const hidden = actor.kind === 'person' ? await findDataset(city, name) : null;
  const record = hidden && (await city.get('data-catalogue', hidden.id));
  if (!hidden || !record || !city.mayRead(record, actor)) throw new Refused('not-found');
  return hidden;
}
/** A window of a list, as `limit` and `offset` ask. */
export const windowOf = <T>(all: readonly T[], given: Given): readonly T[] => {
  const offset = given.whole('offset', 0);
  return given.has('limit') ? all.slice(offset, offset + given.whole('limit', 0)) : all.slice(offset);
};
