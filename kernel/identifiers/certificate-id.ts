import { type Identified, unreadable } from './identifier.ts';

const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const root = '1.2.156.3005.2';

/** ISO 7064 MOD 37,36 over letters and digits. */
export function mod37Check(text: string): string {
  let product = 36;
  for (const sign of text) {
    const sum = (product + signs.indexOf(sign)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return signs[(37 - product) % 36] ?? '';
}

/** An electronic certificate identifier (电子证照标识) from its four parts. */
export const certificateId = (type: string, holder: string, serial: string, version: string): string =>
  `${root}.${type}.${holder}.${serial}.${version}.${mod37Check(`${type}${holder}${serial}${version}`)}`;

export function parseCertificateId(
  text: string,
): Identified<{ type: string; holder: string; serial: string; version: string }> {
  if (!text.startsWith(`${root}.`)) return unreadable('不是电子证照标识', 'Not an electronic certificate identifier');
  const [type, holder, serial, version, check, ...more] = text.slice(root.length + 1).split('.');
  if (!type || !holder || !serial || !version || !check || more.length > 0)
    return unreadable('组成部分不全', 'Its parts are not complete');
  if (mod37Check(`${type}${holder}${serial}${version}`) !== check)
    return unreadable('校验位不符', 'Its check character does not fit');
  return { ok: true, value: { type, holder, serial, version } };
}
