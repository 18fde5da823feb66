import type { Label } from '#kernel/label.ts';
import { findProvision } from '#law/regulation.ts';

/** Why a row of a decision table holds: the provisions it cites, and the reason in words. */
export interface Cited {
  /** Paragraphs of the Regulation, such as `66.2` or `72.2(5)`. */
  readonly articles: readonly string[];
  readonly text: Label;
}

/** Reads a row's description, `66.1 72.2(5) | 中文 | English`; undefined where it cites no provision or lacks a language. */
export function readCitation(annotation: Readonly<Record<string, string>>): Cited | undefined {
  const [articles, zh, en] = (annotation.description ?? '').split('|').map((part) => part.trim());
  if (!articles || !zh || !en) return undefined;
  const cited = articles.split(/\s+/);
  return cited.every(findProvision) ? { articles: cited, text: { zh, en } } : undefined;
}
