import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testCity } from './city.ts';

const city = await testCity({ demo: true });
const nobody = await city.signIn('');
const { body: api } = await nobody('GET', '/api/openapi.json');
type Operation = {
  summary: string;
  tags: string[];
  parameters?: { name: string; in: string }[];
  requestBody?: unknown;
  'x-by': string;
};
const operations = Object.entries(api.paths as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, one]) => ({ path, method, ...one })),
);

test('every route of the server is described, and every description has its route', () => {
  // Moves are served by one route a system, files of the web client and HEAD follow from others.
  const served = city.app.routes
    .filter(({ method, url }) => method !== 'HEAD' && method !== 'OPTIONS' && !url.endsWith('/:id/:move'))
    .map(({ method, url }) => `${method.toLowerCase()} ${url.replace(/:(\w+)/gu, '{$1}').replace('*', '{path}')}`);
  const described = operations.map((one) => `${one.method} ${one.path}`);
  const ids = [...city.around.systems.keys()];
  assert.ok(served.length > 80, `only ${served.length} routes`);
  assert.deepEqual(
    // A system that only the program adds to has the route, but nobody may take it.
    served.filter((one) => !described.includes(one) && !ids.some((id) => one === `post /api/${id}`)),
    [],
    'served and not described: add it to derive/cityApi.ts',
  );
  assert.deepEqual(
    described.filter((one) => !served.includes(one) && !ids.some((id) => one.startsWith(`post /api/${id}/{id}/`))),
    [],
    'described and not served',
  );
});

test('every operation says in both languages what it does, who may, and stands under a heading', () => {
  const tags = new Set((api.tags as { name: string }[]).map((one) => one.name));
  for (const one of operations) {
    const where = `${one.method} ${one.path}`;
    assert.match(one.summary, /^.+ \| .+$/u, where);
    assert.ok(
      one.tags.every((tag) => tags.has(tag)),
      where,
    );
    assert.ok(['everybody', 'signedIn', 'officer', 'administrator'].includes(one['x-by']), where);
    const named = [...one.path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
    const declared = (one.parameters ?? []).filter((each) => each.in === 'path').map((each) => each.name);
    assert.deepEqual(declared, named, where);
  }
});

test('every reference leads somewhere', () => {
  const missing: string[] = [];
  JSON.stringify(api, (key, value) => {
    if (key !== '$ref') return value;
    let at: unknown = api;
    for (const part of String(value).slice(2).split('/')) at = (at as Record<string, unknown> | undefined)?.[part];
    if (at === undefined) missing.push(String(value));
    return value;
  });
  assert.deepEqual(missing, []);
});

test('who is said to may is who may: nobody reads what is for those signed in', async () => {
  for (const one of operations.filter((each) => each.method === 'get' && !each.path.includes('{'))) {
    if (one['x-by'] === 'everybody' || !one.path.startsWith('/api/')) continue;
    const { status } = await nobody('GET', one.path);
    assert.ok([401, 403].includes(status), `${one.path}: ${status}`);
  }
});
