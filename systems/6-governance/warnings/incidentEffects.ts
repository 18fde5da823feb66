import { incidentSeverities } from '#families/rules/tableFacts.ts';
import { raiseWarning } from '#families/warning/raise.ts';
import type { Signs } from '#families/warning/signs.ts';
import { effect } from '#kernel/effects.ts';
import { settingValue } from '#kernel/settings.ts';
import { happenedAt } from './happened.ts';
import { incidentHours } from './settings.ts';

/** A reported incident: how long it took is noted, and the table says which warning it raises. */
export const warnsOfAnIncident = effect({
  name: 'warnings.incident',
  payload: ({ id, updatedAt }) => ({ incident: id, at: updatedAt }),
  async run({ incident, at }, city) {
    const found = await city.get('incident-reports', String(incident));
    if (!found) return;
    const { product, severity, hurt, title } = found.facts;
    const hours = (Date.parse(String(at)) - happenedAt(found.facts)) / 3_600_000;
    const named = incidentSeverities[severity as keyof typeof incidentSeverities];
    const warning = await raiseWarning(city, {
      product: String(product),
      cause: { incident: found.id },
      signs: { severity: severity as Signs['severity'] },
      what: {
        zh: `发生${named.zh === '险些发生' ? '未造成后果的险情' : `${named.zh}事故`}：${title}。${Number(hurt) > 0 ? `${hurt}人受伤。` : '无人受伤。'}`,
        en: `${named.en === 'Near miss' ? 'A near miss' : `A ${named.en.toLowerCase()} incident`}: ${title}. ${Number(hurt) > 0 ? `${hurt} persons were hurt.` : 'Nobody was hurt.'}`,
      },
      key: `incident-${found.id}`,
    });
    if (found.facts.hours !== undefined) return;
    await city.move('incident-reports', found.id, 'record', {
      hours: Math.max(0, hours).toFixed(1),
      late: hours > settingValue(incidentHours, city.settings),
      ...(warning && { warning }),
    });
  },
});
