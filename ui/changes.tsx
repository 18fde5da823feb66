import type { ReactNode } from 'react';
import { textOf } from '#kernel/fields/text.ts';
import { difference } from './difference.ts';
import { FactValue } from './factValue.tsx';
import { useLanguage } from './language.tsx';
import type { NamedField } from './types.ts';

const pieces = { same: 'span', removed: 'del', added: 'ins' } as const;

/** A text with what was taken out struck out, and what was put in underlined. */
export function TextDifference({ before, after }: { before: string; after: string }) {
  return difference(before, after).map(({ kind, text }, at) => {
    const Piece = pieces[kind];
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no identity but their place
    return <Piece key={at}>{text}</Piece>;
  });
}

/** What changed, fact by fact: in a text what was taken out and put in, else what it was, struck out, and what it is. */
export function Changes({
  changes,
  fields,
}: {
  changes: Readonly<Record<string, readonly [unknown, unknown]>>;
  fields: readonly NamedField[];
}) {
  const { say, t, language } = useLanguage();
  const shown = (field: NamedField, before: unknown, after: unknown): ReactNode => {
    const empty = (value: unknown) => value === null || value === undefined;
    if ((field.kind === 'text' || field.kind === 'longText') && !empty(before) && !empty(after))
      return <TextDifference before={textOf(field, before, language)} after={textOf(field, after, language)} />;
    return (
      <>
        <del>
          <FactValue field={field} value={before} />
        </del>{' '}
        →{' '}
        <ins>
          <FactValue field={field} value={after} />
        </ins>
      </>
    );
  };
  return Object.entries(changes).map(([name, [before, after]]) => {
    const field = fields.find((one) => one.name === name);
    return field ? (
      <div key={name} className="change">
        {say(field.label)}
        {t('：', ': ')}
        {shown(field, before, after)}
      </div>
    ) : null;
  });
}
