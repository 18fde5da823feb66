import { textOf } from '#kernel/fields/text.ts';
import { tokensOf } from '#kernel/search.ts';
import type { CaseRecord, System } from '#kernel/system.ts';

const searched = new Set(['text', 'longText', 'choice', 'choices', 'filingNumber', 'uscc', 'groups', 'address']);

/**
 * The search tokens of a record: `all` for readers of the whole record, `open` without the facts that not everybody
 * may read, so that a search never tells of a fact that its reader cannot see.
 */
export function searchTokens(of: System, record: CaseRecord): { all: string[]; open: string[] } {
  const open: string[] = [record.number];
  const restricted: string[] = [];
  for (const [name, field] of Object.entries(of.facts)) {
    const value = record.facts[name];
    if (value === undefined || !searched.has(field.kind)) continue;
    const text = `${textOf(field, value, 'zh')}\n${textOf(field, value, 'en')}`;
    (field.read ? restricted : open).push(text);
  }
  const openTokens = tokensOf(open.join('\n'));
  return {
    open: openTokens,
    all: restricted.length === 0 ? openTokens : tokensOf([...open, ...restricted].join('\n')),
  };
}
