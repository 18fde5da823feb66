import type { Label } from '../label.ts';

/** Why a text is not an identifier; `at` is the place of the wrong character, from 0, once the text is `plain`. */
export interface Unreadable {
  readonly ok: false;
  readonly reason: Label;
  readonly at?: number;
}

/** An identifier read from text, or what is wrong with it. */
export type Identified<V> = { readonly ok: true; readonly value: V } | Unreadable;

export const unreadable = (zh: string, en: string, at?: number): Unreadable => ({
  ok: false,
  reason: { zh, en },
  ...(at !== undefined && { at }),
});

/** Full-width signs to half-width, capitals, without spaces and the invisible signs that copying brings along. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200D\u2060\uFEFF]+/gu, '')
    .toUpperCase();

/** Refuses a text of another length and one with a character that is not among `signs`, naming length and place. */
export function misshapen(text: string, length: number, signs: string, name: Label): Unreadable | null {
  if (text.length !== length)
    return unreadable(
      `${name.zh}应为${length}位，此为${text.length}位`,
      `${name.en} has ${length} characters; this has ${text.length}`,
    );
  const at = [...text].findIndex((sign) => !signs.includes(sign));
  if (at < 0) return null;
  return unreadable(
    `第${at + 1}位“${text[at]}”不是${name.zh}使用的字符`,
    `Character ${at + 1}, “${text[at]}”, does not occur in ${name.en.toLowerCase()}`,
    at,
  );
}
