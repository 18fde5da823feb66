import type { Label } from '#kernel/label.ts';
import { findProvision } from '#law/places.ts';

/** Why a row of a decision table holds: the provisions it cites, the reason in words, and the rule it rests on. */
export interface Cited {
  /** Paragraphs of the Regulation, such as `66.2` or `72.2(5)`. */
  readonly articles: readonly string[];
  readonly text: Label;
  /** The rule beside the Regulation that it rests on; absent where it rests on the version of the table alone. */
  readonly source?: Label;
}

/**
 * Reads a row's description: `66.1 72.2(5) | 中文 | English`, and where it rests on another rule ` | 来源 | its source`.
 * Undefined where it cites no provision or lacks a language.
 */
export function readCitation(annotation: Readonly<Record<string, string>>): Cited | undefined {
  const [articles, zh, en, source, sourceEn] = (annotation.description ?? '').split('|').map((part) => part.trim());
  if (!articles || !zh || !en || (source && !sourceEn)) return undefined;
  const cited = articles.split(/\s+/);
  if (!cited.every(findProvision)) return undefined;
  return { articles: cited, text: { zh, en }, ...(source && sourceEn && { source: { zh: source, en: sourceEn } }) };
}
