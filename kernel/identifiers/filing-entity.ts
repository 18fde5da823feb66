import { parseCacFilingNumber } from './cac-filing-number.ts';
import { type Identified, misshapen, plain } from './identifier.ts';

/**
 * The first 13 digits of a filing number, division and entity: they stay with a firm through its changes of name
 * (found unique for 5,296 of 5,305 firms, so a link to be confirmed, not a proof).
 */
export interface FilingEntity {
  readonly entity: string;
  readonly division: string;
}

/** Reads the 13 digits by themselves, or takes them from a whole filing number. */
export function parseFilingEntity(text: string): Identified<FilingEntity> {
  const whole = parseCacFilingNumber(text);
  if (whole.ok) return { ok: true, value: { entity: whole.value.entity, division: whole.value.division } };
  const entity = plain(text).replace(/^网信算备/u, '');
  const wrong = misshapen(entity, 13, '0123456789', { zh: '备案主体前缀', en: 'The prefix of a filer' });
  return wrong ?? { ok: true, value: { entity, division: entity.slice(0, 6) } };
}

/** Filing numbers by the firm that filed them; those that cannot be read are under the empty text. */
export const byFilingEntity = (numbers: readonly string[]): ReadonlyMap<string, readonly string[]> =>
  Map.groupBy(numbers, (number) => {
    const parsed = parseCacFilingNumber(number);
    return parsed.ok ? parsed.value.entity : '';
  });
