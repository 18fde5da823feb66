import type { FastifyInstance } from 'fastify';
import { type Label, label } from '#kernel/label.ts';
import { Refused } from '#kernel/refusals.ts';
import { type Setting, settingInForce, settingsOf } from '#kernel/settings.ts';
import { intervalSettings } from '#law/intervals.ts';
import { reloadPolicies } from '#store/policies.ts';
import { setSetting, settingVersions } from '#store/settings.ts';
import { administratorOf } from './administrator.ts';
import type { AppParts } from './parts.ts';

/** Settings as they are in force, for everybody; their versions; and setting them, for administrators. */
export function settingRoutes(app: FastifyInstance, { around }: AppParts): void {
  const { pool } = around;
  const declared = (): (readonly [Setting, Label])[] => [
    ...intervalSettings.map(
      (one) => [one, label('条例未定的间隔', 'Intervals that the Regulation leaves open')] as const,
    ),
    ...[...around.systems.values()].flatMap((of) =>
      settingsOf(of).map((one) => [one, label(of.name.zh, of.name.en)] as const),
    ),
  ];
  const get = (key: string): Setting => {
    const found = declared().find(([one]) => one.key === key);
    if (!found) throw new Refused('not-found', { field: 'key' });
    return found[0];
  };

  app.get('/api/settings', async (request) => {
    const newest = new Map<string, Awaited<ReturnType<typeof settingVersions>>[number]>();
    for (const one of await settingVersions(pool)) if (!newest.has(one.key)) newest.set(one.key, one);
    return {
      items: declared().map(([one, system]) => {
        const set = newest.get(one.key);
        return {
          ...settingInForce(one, around.settings),
          system,
          version: set?.version ?? 0,
          changedAt: set?.changedAt ?? null,
          changedBy: request.actor.administrator ? (set?.changedBy ?? null) : null,
        };
      }),
    };
  });

  app.get<{ Params: { key: string } }>('/api/settings/:key', async (request) => {
    const one = get(request.params.key);
    const versions = await settingVersions(pool, one.key);
    return {
      ...settingInForce(one, around.settings),
      declared: { value: one.value, source: one.source, confirmed: one.confirmed },
      // Who set it is for those inside; what was set, and on what ground, is for everybody.
      versions: versions.map((each) => ({ ...each, changedBy: request.actor.administrator ? each.changedBy : null })),
    };
  });

  app.put<{ Params: { key: string } }>('/api/settings/:key', async (request) => {
    const by = administratorOf(request);
    const one = get(request.params.key);
    const version = await setSetting(pool, by, one, (request.body ?? {}) as object);
    await reloadPolicies(around);
    return { ...settingInForce(one, around.settings), version };
  });
}
