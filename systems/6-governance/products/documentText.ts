import type { DocumentView } from '#kernel/documents.ts';
import type { Facts } from '#kernel/fields/field.ts';
import { textOf } from '#kernel/fields/text.ts';
import { canonical } from '#kernel/journal.ts';
import { type Label, label } from '#kernel/label.ts';
import { filedFacts, productFacts } from './facts.ts';

const fields: Facts = productFacts;
const unsaid = label('（未填写）', '(not stated)');

/** A fact's value as documents print it. */
export function factText(name: string, value: unknown): Label {
  const field = fields[name];
  if (!field || value === undefined || value === null) return unsaid;
  const text = label(textOf(field, value, 'zh'), textOf(field, value, 'en'));
  return text.zh === '' ? label('无', 'none') : text;
}
export const factIn = ({ record }: DocumentView, name: string): Label => factText(name, record.facts[name]);
export const rowsOf = (view: DocumentView, names: readonly string[]) => ({
  kind: 'facts' as const,
  rows: names.map((fact) => ({
    fact,
    label: fields[fact]?.label ?? label(fact, fact),
    value: factIn(view, fact),
  })),
});

/** A filed fact that differs from what was filed. */
export interface FilingChange {
  readonly fact: string;
  readonly was: unknown;
  readonly is: unknown;
}
/**
 * What differs from what was filed, from the changes in the journal since then, oldest first; a fact changed back is
 * none. `given` is the answer of the read, null where nothing is pending.
 */
export function pendingChanges(given: unknown): readonly FilingChange[] {
  const steps = (given ?? []) as readonly Readonly<Record<string, readonly [unknown, unknown]>>[];
  return filedFacts.flatMap((fact) => {
    const own = steps.flatMap((changes) => (changes[fact] ? [changes[fact]] : []));
    const [was, is] = [own[0]?.[0] ?? null, own.at(-1)?.[1] ?? null];
    return canonical(was) === canonical(is) ? [] : [{ fact, was, is }];
  });
}
