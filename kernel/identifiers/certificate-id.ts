import { label } from '../label.ts';
import { type Identified, misshapen, plain, unreadable } from './identifier.ts';

/** The parts of an electronic certificate identifier (电子证照标识, GB/T 36904-2018). */
export interface CertificateId {
  readonly id: string;
  /** 21 characters: the code of the body that defined this type of certificate, and the type's number. */
  readonly type: string;
  /** Unified social credit code of the body that issued it. */
  readonly issuer: string;
  readonly serial: string;
  readonly version: string;
  readonly check: string;
}

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

/**
 * An identifier from its four parts; the check covers them joined, without dots and root. RangeError when a part is
 * misshapen, with its name.
 */
export function certificateId(type: string, issuer: string, serial: string, version: string): string {
  const wrong = misshapenPart(type, issuer, serial, version);
  if (wrong) throw new RangeError(wrong.reason.en);
  return `${root}.${type}.${issuer}.${serial}.${version}.${mod37Check(`${type}${issuer}${serial}${version}`)}`;
}

/** Reads an identifier with its root; the check character must fit. */
export function parseCertificateId(text: string): Identified<CertificateId> {
  const id = plain(text);
  if (!id.startsWith(`${root}.`))
    return unreadable(`不是电子证照标识（应以${root}开头）`, `Not a certificate identifier: it begins with ${root}`);
  const parts = id.slice(root.length + 1).split('.');
  if (parts.length !== 5)
    return unreadable(
      `根代码后应有5个部分，此为${parts.length}个`,
      `5 parts follow the root; here are ${parts.length}`,
    );
  const [type = '', issuer = '', serial = '', version = '', check = ''] = parts;
  const wrong = misshapenPart(type, issuer, serial, version);
  if (wrong) return { ok: false, reason: wrong.reason };
  if (mod37Check(`${type}${issuer}${serial}${version}`) !== check)
    return unreadable('校验位不符', 'Its check character does not fit', id.length - check.length);
  return { ok: true, value: { id, type, issuer, serial, version, check } };
}

const misshapenPart = (type: string, issuer: string, serial: string, version: string) =>
  misshapen(type, 21, signs, label('证照类型代码', 'The certificate type')) ??
  misshapen(issuer, 18, signs, label('颁发机构代码', 'The issuing body')) ??
  misshapen(serial, serial.length || 1, signs, label('流水号', 'The serial number')) ??
  misshapen(version, 3, signs, label('版本号', 'The version'));
