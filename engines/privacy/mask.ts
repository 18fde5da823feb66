import { surnames } from '../personalData/surnames.ts';

/** Kinds of values that are masked by rules of their own. */
export const maskKinds = ['resident-id', 'mobile', 'bank-card', 'plate', 'email', 'name', 'address', 'all'] as const;
export type MaskKind = (typeof maskKinds)[number];

/** So many signs at the beginning and the end stay; too short a text is masked whole. */
function between(text: string, first: number, last: number): string {
  const signs = [...text];
  if (signs.length <= first + last) return '*'.repeat(signs.length);
  return signs.map((sign, at) => (at < first || at >= signs.length - last ? sign : '*')).join('');
}

/**
 * Masks a value by its kind, as Chinese forms commonly show it: of an identity number the division and the last four, of a mobile number
 * the first three and last four, of a card the issuer and the last four (PCI DSS 3.4 allows no more), of a plate its
 * place and last sign, of an e-mail address the first sign and the domain, of a name the surname, of an address all down to the
 * district. What stays still narrows a person down: a masked column counts as a quasi-identifier when risk is measured.
 */
export function mask(kind: MaskKind, value: string): string {
  const text = value.trim();
  switch (kind) {
    case 'resident-id':
      return between(text, 6, 4);
    case 'mobile':
      return between(text.replace(/[ -]/gu, ''), text.startsWith('+86') ? 6 : 3, 4);
    case 'bank-card':
      return between(text.replace(/[ -]/gu, ''), 6, 4);
    case 'plate':
      return between(text.replace(/[·•\s]/gu, ''), 2, 1);
    case 'email':
      return maskedEmail(text);
    case 'name':
      return maskedName(text);
    case 'address':
      return maskedAddress(text);
    case 'all':
      return '*'.repeat([...text].length);
  }
}

function maskedEmail(text: string): string {
  const at = text.lastIndexOf('@');
  return at < 1 ? '*'.repeat([...text].length) : `${[...text][0]}***${text.slice(at)}`;
}

function maskedName(text: string): string {
  const compound = surnames.compound.find((one) => text.startsWith(one) && text.length > one.length);
  const [first = '', ...given] = [...text];
  if (!/^\p{Script=Han}+$/u.test(text)) return '*'.repeat([...text].length);
  return compound ? compound + '*'.repeat([...text].length - 2) : first + '*'.repeat(Math.max(1, given.length));
}

/** The province, city and district stay, the rest does not, and neither does its length. */
function maskedAddress(text: string): string {
  const stays =
    /^(?:\p{Script=Han}{2,8}?(?:省|自治区))?(?:\p{Script=Han}{2,7}?市)?(?:\p{Script=Han}{1,6}?[区县])?/u.exec(
      text,
    )?.[0] ?? '';
  return stays.length < text.length ? `${stays}****` : stays;
}
