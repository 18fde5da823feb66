/** The moment that an incident names, in milliseconds; its day and time are Shenzhen's. NaN where it names none. */
export const happenedAt = (facts: Readonly<Record<string, unknown>>): number =>
  Date.parse(`${facts.happenedOn}T${facts.happenedTime}:00+08:00`);
