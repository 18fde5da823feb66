import type { Facts, Kind } from '#kernel/fields/field.ts';
import { describeFacts } from '#kernel/fields/text.ts';
import type { Language } from '#kernel/label.ts';
import { highlightsIn } from '#kernel/search.ts';

/** What reads as text; the rest, such as ids of other records, tells a reader nothing. */
const readableKinds: ReadonlySet<Kind> = new Set<Kind>([
  'text',
  'longText',
  'choice',
  'choices',
  'filingNumber',
  'uscc',
  'groups',
]);
const [before, length] = [30, 120];

export interface Excerpt {
  readonly language: Language;
  readonly text: string;
  /** Where the words stand in the text: [from, to). */
  readonly highlights: readonly (readonly [number, number])[];
}

/**
 * The part of a record's facts where the words of a query stand, in the preferred language or, where they stand in the
 * other alone, in that one; the beginning where they stand in neither (they were found in the number).
 */
export function excerptOf(
  fields: Facts,
  facts: Readonly<Record<string, unknown>>,
  query: string,
  prefer: Language,
): Excerpt {
  const readable = Object.fromEntries(Object.entries(fields).filter(([, field]) => readableKinds.has(field.kind)));
  const languages: readonly Language[] = prefer === 'zh' ? ['zh', 'en'] : ['en', 'zh'];
  const texts = languages.map((language) => ({ language, text: describeFacts(readable, facts, language) }));
  const found = texts.find(({ text }) => highlightsIn(text, query).length > 0);
  const { language, text } = found ?? texts[0] ?? { language: prefer, text: '' };
  const first = highlightsIn(text, query)[0]?.[0] ?? 0;
  const from = Math.max(0, first - before);
  const part = text.slice(from, from + length);
  const shown = `${from > 0 ? '…' : ''}${part}${from + length < text.length ? '…' : ''}`;
  return { language, text: shown, highlights: highlightsIn(shown, query) };
}
