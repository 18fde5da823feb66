import type { DocumentView } from '#kernel/documents.ts';
import type { Facts } from '#kernel/fields/field.ts';
import { textOf } from '#kernel/fields/text.ts';
import { type Label, label } from '#kernel/label.ts';
import { productFacts } from './facts.ts';

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
