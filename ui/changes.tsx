import { FactValue } from './factValue.tsx';
import { useLanguage } from './language.tsx';
import type { NamedField } from './types.ts';

/** What one event changed, fact by fact: what it was, struck out, and what it is. */
export function Changes({
  changes,
  fields,
}: {
  changes: Readonly<Record<string, readonly [unknown, unknown]>>;
  fields: readonly NamedField[];
}) {
  const { say } = useLanguage();
  return Object.entries(changes).map(([name, [before, after]]) => {
    const field = fields.find((one) => one.name === name);
    return field ? (
      <div key={name} style={{ fontSize: 14 }}>
        {say(field.label)}：
        <del>
          <FactValue field={field} value={before} />
        </del>{' '}
        →{' '}
        <ins>
          <FactValue field={field} value={after} />
        </ins>
      </div>
    ) : null;
  });
}
