import { loadCalendar } from './calendars.ts';
import type { Listener } from './listener.ts';
import type { Surroundings } from './perform.ts';
import { loadSettings } from './settings.ts';

/** Reads the settings, the calendar and the rules in force again. */
export async function reloadPolicies(around: Surroundings): Promise<void> {
  const [settings, calendar, rules] = await Promise.all([
    loadSettings(around.pool),
    loadCalendar(around.pool),
    around.readRules(),
  ]);
  around.settings = settings;
  around.calendar = calendar;
  around.rules = rules;
}

/** Keeps a process' settings, calendar and rules those in force, whichever process changed them. */
export function followPolicies(
  around: Surroundings,
  listener: Listener,
  fault: (error: unknown) => void = () => {},
): Promise<void> {
  return listener.listen('policies', () => void reloadPolicies(around).catch(fault));
}
