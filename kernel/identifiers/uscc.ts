import { type Label, label } from '../label.ts';
import { type Identified, misshapen, plain, unreadable } from './identifier.ts';

export interface Uscc {
  readonly code: string;
  /** The body that registers; given for the three that Shenzhen's parties come from. */
  readonly registrar?: Label;
  /** GB/T 2260 code of the registering body's division. */
  readonly division: string;
  /** The 9 characters of the organisation code (GB 11714). */
  readonly organisation: string;
}

const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const codeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
const registrars: Readonly<Record<string, Label>> = {
  '1': label('机构编制', 'Public bodies and institutions'),
  '5': label('民政', 'Civil affairs'),
  '9': label('市场监管', 'Market regulation'),
};
const name = label('统一社会信用代码', 'A unified social credit code');

/** The 18th character of a unified social credit code (GB 32100-2015): 31 − Σ sign·weight mod 31. */
export function usccCheck(first17: string): string {
  const sum = codeWeights.reduce((total, weight, at) => total + weight * signs.indexOf(first17[at] ?? ''), 0);
  return signs[(31 - (sum % 31)) % 31] ?? '';
}

/** The 9th character of an organisation code (GB 11714-1997), letters counting 10 to 35. */
export function organisationCheck(first8: string): string {
  const sum = organisationWeights.reduce(
    (total, weight, at) => total + weight * Number.parseInt(first8[at] ?? '', 36),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

/**
 * A whole code from its first 16 characters (registrar, category, division, 8 of the organisation), with both check
 * characters. RangeError when they are not 16 characters of the code's alphabet.
 */
export function completeUscc(first16: string): string {
  const wrong = misshapen(first16, 16, signs, label('前16位', 'The first part'));
  if (wrong) throw new RangeError(wrong.reason.en);
  const first17 = first16 + organisationCheck(first16.slice(8));
  return first17 + usccCheck(first17);
}

/** Reads a unified social credit code; both of its check characters must fit. */
export function parseUscc(text: string): Identified<Uscc> {
  const code = plain(text);
  const wrong = misshapen(code, 18, signs, name);
  if (wrong) return wrong;
  const letter = code.slice(2, 8).search(/\D/u);
  if (letter >= 0)
    return unreadable('第3至8位行政区划码应为数字', 'Characters 3 to 8, the division, are digits', 2 + letter);
  if (usccCheck(code) !== code[17]) return unreadable('校验位不符', 'Its check character does not fit', 17);
  if (organisationCheck(code.slice(8, 16)) !== code[16])
    return unreadable('组织机构代码校验位不符', 'The check of its organisation part does not fit', 16);
  const registrar = registrars[code[0] ?? ''];
  return {
    ok: true,
    value: { code, ...(registrar && { registrar }), division: code.slice(2, 8), organisation: code.slice(8, 17) },
  };
}
