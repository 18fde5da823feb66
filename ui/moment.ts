/** A moment in Shenzhen, to the minute: `2026-11-24 09:30`. */
export const momentText = (at: string): string =>
  new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
