import { rm } from 'node:fs/promises';
import { everyone } from '#kernel/access.ts';
import type { City } from '#kernel/city.ts';
import { type EndpointAnswer, type EndpointRequest, endpoint } from '#kernel/endpoint.ts';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { countCall } from '../calls.ts';
import { allowance, holderOf, keyIn } from '../keys.ts';
import { type Action, reading, type Upload } from './asked.ts';
import { bodyOf, largestUpload } from './body.ts';
import { datastoreActions } from './datastore.ts';
import { BadRequest, ckanAnswer, ckanFault, ckanRefusal } from './fault.ts';
import { Given } from './given.ts';
import { groupActions } from './groups.ts';
import { packageActions } from './packages.ts';
import { siteActions } from './site.ts';
import { writeActions } from './write.ts';
import { writeResourceActions } from './writeResources.ts';

const actions: Readonly<Record<string, Action>> = {
  ...packageActions,
  ...groupActions,
  ...siteActions,
  ...datastoreActions,
  ...writeActions,
  ...writeResourceActions,
  help_show: reading('what an action does: name', async ({ given }) => {
    const action = find(given.needed('name'));
    if (!action) throw new Refused('not-found');
    return action.help;
  }),
};
const find = (name: string): Action | undefined => (Object.hasOwn(actions, name) ? actions[name] : undefined);

/** An address's values: one that comes several times is a list. */
const queryOf = (query: EndpointRequest['query']): Given => new Given(query);

async function answer(request: EndpointRequest, city: City, post: boolean): Promise<EndpointAnswer> {
  const name = request.params.action ?? '';
  const help = `${city.address}/api/3/action/help_show?name=${encodeURIComponent(name)}`;
  const holder = await holderOf(city, request.headers);
  const key = holder?.key ?? null;
  let upload: Upload | null = null;
  try {
    const action = find(name);
    if (!action) throw new BadRequest(`Action name not known: ${name}`);
    if (keyIn(request.headers) && !holder)
      throw new Refused('wrong-token', {
        message: label('密钥无效或者已撤销', 'The key is not valid, or was revoked'),
      });
    if (!post && !action.reads) throw new BadRequest('Invalid request. Please use POST method for your request');
    const body = post ? await bodyOf(request, city) : { given: queryOf(request.query), upload: null };
    upload = body.upload;
    const actor = holder?.actor ?? request.actor;
    const result = await action.run({ given: body.given, upload, city, actor, key });
    await countCall(city, { action: name, key, refused: false });
    return ckanAnswer(result, help);
  } catch (error) {
    const fault = ckanFault(error, help);
    await countCall(city, { action: find(name) ? name : 'unknown', key, refused: true });
    return fault;
  } finally {
    // Whoever took the file over has moved it away.
    if (upload) await rm((upload as Upload).partial, { force: true });
  }
}

const about = {
  by: everyone,
  law: '31.1',
  heading: 'data-catalogue',
  perMinute: allowance,
  refuses: ckanRefusal,
} as const;
const reads = label('CKAN Action API：查询（GET）', 'CKAN Action API: reading by GET');
const any = label('CKAN Action API：查询和写入（POST）', 'CKAN Action API: reading and writing by POST');

/** CKAN's Action API, version 3, where its clients look for it. */
export const ckanEndpoints = (['/api/action/:action', '/api/3/action/:action'] as const).flatMap((path) => [
  endpoint({ ...about, method: 'GET', path, summary: reads, answer: (request, city) => answer(request, city, false) }),
  endpoint({
    ...about,
    method: 'POST',
    path,
    takes: 'stream',
    limit: largestUpload + 1024 * 1024,
    summary: any,
    answer: (request, city) => answer(request, city, true),
  }),
]);
