import type { Label } from '../label.ts';

/** An identifier read from text, or what is wrong with it. */
export type Identified<V> = { readonly ok: true; readonly value: V } | { readonly ok: false; readonly reason: Label };
export const unreadable = (zh: string, en: string): { readonly ok: false; readonly reason: Label } => ({
  ok: false,
  reason: { zh, en },
});

/** Full-width signs to half-width, no spaces, capitals. */
export const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
