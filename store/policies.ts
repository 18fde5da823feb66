import { loadCalendar } from './calendars.ts';
import type { Listener } from './listener.ts';
import type { Surroundings } from './perform.ts';
import { loadSettings } from './settings.ts';

/** Reads the settings and the calendar in force again. */
export async function reloadPolicies(around: Surroundings): Promise<void> {
  const [settings, calendar] = await Promise.all([loadSettings(around.pool), loadCalendar(around.pool)]);
  around.settings = settings;
  around.calendar = calendar;
}

/** Keeps a process' settings and calendar those in force, whichever process changed them. */
export function followPolicies(
  around: Surroundings,
  listener: Listener,
  fault: (error: unknown) => void = () => {},
): Promise<void> {
  return listener.listen('policies', () => void reloadPolicies(around).catch(fault));
}
