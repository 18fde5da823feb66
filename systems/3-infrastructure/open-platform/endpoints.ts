import { everyone, member, officer, type Roles } from '#kernel/access.ts';
import { endpoint } from '#kernel/endpoint.ts';
import { label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { settingInForce } from '#kernel/settings.ts';
import { officeIds } from '#law/offices.ts';
import { usageOf } from './calls.ts';
import { ckanEndpoints } from './ckan/endpoints.ts';
import { dcatEndpoints } from './dcatEndpoints.ts';
import { dumpEndpoint } from './dump.ts';
import { keysOf, makeKey, revokeKey } from './keys.ts';
import { publishedCatalogue } from './published.ts';
import { perMinuteWithKey, perMinuteWithoutKey } from './settings.ts';
import { shownUses } from './shownUses.ts';

const signedIn: Roles = [member, ...officeIds.map(officer)];
const about = { heading: 'data-catalogue', law: '31.1' } as const;

/** Keys, usage, and how a dataset is reached and used. */
const ownEndpoints = [
  endpoint({
    ...about,
    method: 'GET',
    path: '/api/open-platform/keys',
    by: signedIn,
    summary: label('本人的接口密钥', 'One’s own keys to the interface'),
    answer: async ({ actor }, city) => ({ body: { keys: await keysOf(city, actor) } }),
  }),
  endpoint({
    ...about,
    method: 'POST',
    path: '/api/open-platform/keys',
    by: signedIn,
    summary: label('建立接口密钥，只显示一次', 'Make a key; it is shown once'),
    answer: async ({ body, actor }, city) => ({ status: 201, body: await makeKey(city, body, actor) }),
  }),
  endpoint({
    ...about,
    method: 'DELETE',
    path: '/api/open-platform/keys/:id',
    by: signedIn,
    summary: label('撤销接口密钥', 'Revoke a key'),
    async answer({ params, actor }, city) {
      await revokeKey(city, params.id ?? '', actor);
      return { body: { revoked: true } };
    },
  }),
  endpoint({
    ...about,
    method: 'GET',
    path: '/api/open-platform/usage',
    by: everyone,
    perMinute: 120,
    summary: label('开放平台近三十日使用情况', 'How the open platform was used over the last thirty days'),
    async answer(_request, city) {
      const limits = [perMinuteWithKey, perMinuteWithoutKey].map((one) => {
        const { value, source, confirmed } = settingInForce(one, city.settings);
        return { label: one.label, value, source, confirmed };
      });
      return { body: { ...(await usageOf(city)), limits } };
    },
  }),
  endpoint({
    ...about,
    law: '32.1',
    method: 'GET',
    path: '/api/open-platform/uses',
    by: everyone,
    perMinute: 600,
    summary: label('公开的数据应用及其所用数据，最近的在前', 'Uses of open data with the data used, the latest first'),
    answer: async (_request, city) => ({ body: { uses: await shownUses(city) } }),
  }),
  endpoint({
    ...about,
    method: 'GET',
    path: '/api/open-platform/datasets/:id',
    by: everyone,
    perMinute: 600,
    summary: label('一项数据的接口地址和应用', 'The addresses of a dataset and its uses'),
    async answer({ params }, city) {
      const found = (await publishedCatalogue(city)).dataset.get(params.id ?? '');
      if (!found) throw new Refused('not-found');
      const uses = await shownUses(city, found.id);
      const { name, resources } = found;
      return { body: { name, resource: resources.find((one) => one.rows)?.id ?? null, address: city.address, uses } };
    },
  }),
];

export const openPlatformEndpoints = [...ownEndpoints, ...ckanEndpoints, ...dcatEndpoints, dumpEndpoint];
