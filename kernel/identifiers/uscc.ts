import { type Identified, plain, unreadable } from './identifier.ts';

export interface Uscc {
  readonly code: string;
  readonly division: string;
  readonly organisation: string;
}

const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const codeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

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

/** Reads a unified social credit code; both of its check characters must fit. */
export function parseUscc(text: string): Identified<Uscc> {
  const code = plain(text);
  if (code.length !== 18)
    return unreadable('统一社会信用代码应为18位', 'A unified social credit code has 18 characters');
  if ([...code].some((sign) => !signs.includes(sign)))
    return unreadable('含有不使用的字符', 'It holds a character that such codes do not use');
  if (usccCheck(code) !== code[17]) return unreadable('校验位不符', 'Its check character does not fit');
  if (organisationCheck(code.slice(8, 16)) !== code[16])
    return unreadable('组织机构代码校验位不符', 'The check of its organisation part does not fit');
  return { ok: true, value: { code, division: code.slice(2, 8), organisation: code.slice(8, 17) } };
}
