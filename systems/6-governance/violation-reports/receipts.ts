import { createHash, randomBytes, scrypt as scryptCallback, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { City } from '#kernel/city.ts';
import { Refused } from '#kernel/refusals.ts';
import type { CaseRecord } from '#kernel/system.ts';

const scrypt = promisify<string, Buffer, number, { N: number }, Buffer>(scryptCallback);
const cost = { N: 2 ** 14 };

/**
 * What is stored of a receipt: 20 bits of a digest of `access`, by which the few reports that may fit are found, and a
 * salted slow hash of it. `access` itself follows from the code only by a slow derivation in the reporter's browser, so
 * that each guess at a stored receipt costs two of them.
 */
export async function storedReceipt(access: string): Promise<{ prefix: string; verifier: string }> {
  const salt = randomBytes(16);
  const hash = await scrypt(access, salt, 32, cost);
  return { prefix: prefixOf(access), verifier: `${salt.toString('hex')}:${hash.toString('hex')}` };
}
const prefixOf = (access: string): string => createHash('sha256').update(access).digest('hex').slice(0, 5);

async function fits(access: string, verifier: string): Promise<boolean> {
  const [salt = '', hash = ''] = verifier.split(':');
  return timingSafeEqual(await scrypt(access, Buffer.from(salt, 'hex'), 32, cost), Buffer.from(hash, 'hex'));
}

/** The report whose receipt it is, or null. */
export async function findByReceipt(city: City, access: string): Promise<CaseRecord | null> {
  const rows = await city.query<{ report: string; verifier: string }>(
    'select report, verifier from report_seals where prefix = $1',
    [prefixOf(access)],
  );
  for (const row of rows) if (await fits(access, row.verifier)) return city.get('violation-reports', row.report);
  return null;
}

export async function getByReceipt(city: City, access: string): Promise<CaseRecord> {
  const found = await findByReceipt(city, access);
  if (found) return found;
  throw new Refused('not-found', {
    field: 'code',
    message: { zh: '回执码不正确，请核对后再试', en: 'The receipt code is not right; please check it' },
  });
}
