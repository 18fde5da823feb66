import { packageDictionary } from '#families/opendata/formats/ckanPackage.ts';
import { licences, subjects } from '#families/opendata/words.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord } from '#kernel/system.ts';
import { isOfficeId } from '#law/offices.ts';
import { findDataset } from '../published.ts';
import { type Action, type Asked, writing } from './asked.ts';
import { invalid } from './fault.ts';
import type { Given } from './given.ts';
import { linksIn, saidOf, saveSaid } from './said.ts';

const system = 'data-catalogue';

/** Writing is by a key, or by a session with its token. */
export function signedIn({ actor }: Asked): void {
  if (actor.kind !== 'person') throw new Refused('sign-in-required');
}

/** The record of a dataset that whoever asks may read, by id or name; CKAN's own errors otherwise. */
export async function recordNamed({ city, actor }: Asked, name: string): Promise<CaseRecord> {
  const found = await findDataset(city, name);
  const record = found && (await city.get(system, found.id));
  if (!record || !city.mayRead(record, actor)) throw new Refused('not-found');
  return record;
}

/** The dataset as it is now, whatever its state. */
export async function shownAfter({ city }: Asked, id: string): Promise<object> {
  const found = await findDataset(city, id);
  if (!found) throw new Refused('not-found');
  return packageDictionary(found, city.address);
}

const named = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : value;
const listed = (given: Given, name: string): readonly unknown[] => {
  const value = given.json(name);
  return Array.isArray(value) ? value : [];
};

/** Who publishes: an office of theirs, or a party that they act for. */
function holderIn({ given, actor }: Asked): { office?: string; provider?: string } {
  const organisation = given.text('owner_org')?.replace(/^party-/u, '');
  const own = [...actor.offices, ...actor.parties];
  const id = organisation ?? (own.length === 1 ? own[0] : undefined);
  if (id === undefined) throw invalid('owner_org', 'Missing value', '请写明提供部门或者单位');
  if (!own.some((one) => one === id)) throw new Refused('not-allowed', { field: 'owner_org' });
  return isOfficeId(id) ? { office: id } : { provider: id };
}

/** The facts of a record that a package's dictionary tells. What it does not tell is absent. */
function factsIn(given: Given): Record<string, unknown> {
  const extras = Object.fromEntries(
    listed(given, 'extras').map((one) => [String(named(one, 'key')), named(one, 'value')]),
  );
  const subject = listed(given, 'groups').map((one) => named(one, 'name') ?? named(one, 'id'))[0];
  if (subject !== undefined && !Object.hasOwn(subjects, String(subject)))
    throw invalid('groups', `Subjects are ${Object.keys(subjects).join(', ')}`, '没有这个主题');
  const licence = given.text('license_id');
  const text = (value: unknown): Bilingual | undefined =>
    typeof value === 'string' && value !== '' ? bilingual(value) : undefined;
  const facts = {
    title: given.text('title'),
    titleEn: extras.title_en,
    abstract: text(given.text('notes')),
    subject,
    licence: licence !== undefined && Object.hasOwn(licences, licence) ? licence : undefined,
    frequency: extras.frequency,
    spatial: extras.spatial_text,
    source: text(extras.source),
    temporal: extras.temporal_start && { from: extras.temporal_start, to: extras.temporal_end ?? null },
    opening: extras.opening,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== ''));
}
/** Chinese and English as `notes` of ours has them: two texts, an empty line between, the second without Chinese. */
function bilingual(text: string): Bilingual {
  const at = text.lastIndexOf('\n\n');
  const rest = text.slice(at + 2);
  return at > 0 && rest !== '' && !/\p{Script=Han}/u.test(rest) ? { zh: text.slice(0, at), en: rest } : { zh: text };
}

const nameIn = (given: Given): string => {
  const name = given.needed('name');
  if (!/^[a-z0-9_-]{2,100}$/u.test(name))
    throw invalid(
      'name',
      'Must be lowercase letters, digits, - and _, 2 to 100 of them',
      '只能是2至100个小写字母、数字、- 或 _',
    );
  return name;
};

async function createPackage(asked: Asked): Promise<unknown> {
  signedIn(asked);
  const { given, city, actor } = asked;
  const name = nameIn(given);
  const facts = { ...factsIn(given), ...holderIn(asked) };
  if (!('title' in facts)) Object.assign(facts, { title: name });
  const said = { name, ...saidOf(given), links: linksIn(listed(given, 'resources')) };
  if (await findDataset(city, name)) throw invalid('name', 'That URL is already in use.', '该名称已被使用');
  const made = await city.as(actor).create(system, facts, {
    owner: 'provider' in facts ? (facts.provider ?? null) : null,
  });
  await saveSaid(city, made.id, said);
  return shownAfter(asked, made.id);
}

/** Changes a draft or, with what its publisher may change of it, a published dataset. */
async function changePackage(asked: Asked, whole: boolean): Promise<unknown> {
  signedIn(asked);
  const { given, city, actor } = asked;
  const record = await recordNamed(asked, given.needed('id', 'name'));
  const move = record.state === 'draft' ? 'save' : 'change';
  const facts = factsIn(given);
  if (Object.keys(facts).length > 0) await city.as(actor).move(system, record.id, move, facts);
  else if (!city.mayRead(record, actor) || !mayChange(record, asked)) throw new Refused('not-allowed');
  const said = saidOf(given);
  await saveSaid(city, record.id, {
    ...(given.has('name') && { name: nameIn(given) }),
    ...((whole || given.has('tags')) && { tags: said.tags }),
    ...((whole || given.has('extras')) && { extras: said.extras }),
    ...(given.has('resources') && { links: linksIn(listed(given, 'resources'), record.id) }),
  });
  return shownAfter(asked, record.id);
}
/** Whether the data are of an office or a party that whoever asks acts for, or they keep the catalogue. */
export function mayChange({ owner, facts }: CaseRecord, { actor }: Asked): boolean {
  const { office, provider } = facts as { office?: string; provider?: string };
  return (
    actor.offices.some((one) => one === office || one === 'data') ||
    actor.parties.some((one) => one === provider || one === owner)
  );
}

async function deletePackage(asked: Asked): Promise<unknown> {
  signedIn(asked);
  const { given, city, actor } = asked;
  const record = await recordNamed(asked, given.needed('id'));
  if (record.state !== 'published')
    throw new Refused('not-allowed', {
      message: {
        zh: '只能撤下已公开的数据；草稿不删除',
        en: 'Only what is published is withdrawn; drafts are not deleted',
      },
    });
  const withdrawal = {
    zh: given.text('reason') ?? '提供方经接口撤下',
    en: given.text('reason') ?? 'Withdrawn by its publisher through the interface',
  };
  await city.as(actor).move(system, record.id, 'withdraw', { withdrawal });
  return null;
}

const offices = async (): Promise<never> => {
  throw new Refused('not-allowed', {
    message: {
      zh: '提供部门由条例确定，主题和账号由本平台管理，不能经接口变更',
      en: 'Publishers are the offices of the Regulation; subjects and accounts are kept by the platform, not through this interface',
    },
  });
};

/** Datasets made and changed by a key, as drafts of whoever holds it; publishing stays a decision of the office. */
export const writeActions: Readonly<Record<string, Action>> = {
  package_create: writing(
    'a draft: name, title, notes, owner_org, groups, license_id, tags, extras, resources (links)',
    createPackage,
  ),
  package_update: writing('all of a dataset anew', (asked) => changePackage(asked, true)),
  package_patch: writing('some of a dataset', (asked) => changePackage(asked, false)),
  package_delete: writing('withdraws a published dataset; id, reason', deletePackage),
  ...Object.fromEntries(
    ['organization', 'group', 'user'].flatMap((one) =>
      ['create', 'update', 'patch', 'delete'].map((verb) => [
        `${one}_${verb}`,
        writing('not through this interface', offices),
      ]),
    ),
  ),
};
