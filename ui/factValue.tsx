import { Link } from 'react-router';
import type { FactsOf, FileReference } from '#kernel/fields/field.ts';
import { textOf } from '#kernel/fields/text.ts';
import { useLanguage } from './language.tsx';
import { momentText } from './moment.ts';
import { GradeTag } from './parts.tsx';
import type { NamedField } from './types.ts';

/** A fact as a person reads it; ids become the names that came with the page. */
export function FactValue({
  field,
  value,
  names = {},
}: {
  field: NamedField;
  value: unknown;
  names?: Readonly<Record<string, string>>;
}) {
  const { language, say, t } = useLanguage();
  if (value === undefined || value === null) return <span style={{ opacity: 0.7 }}>{t('未填写', 'not stated')}</span>;
  // As the kernel stamps an entry.
  if (field.name === 'at' && field.kind === 'text') return <>{momentText(String(value))}</>;
  if (field.name === 'grade') return <GradeTag grade={value} />;
  if (field.kind === 'record')
    return <Link to={`/registers/${field.system}/${value}`}>{names[String(value)] ?? String(value)}</Link>;
  if (field.kind === 'party' || field.kind === 'person') return <>{names[String(value)] ?? String(value)}</>;
  if (field.kind === 'people')
    return <>{(value as readonly string[]).map((one) => names[one] ?? one).join(t('、', ', '))}</>;
  if (field.kind === 'files')
    return (
      <>
        {(value as readonly FileReference[]).map((one) => (
          <div key={one.sha256}>
            <a href={`/api/files/${one.sha256}`}>{one.name}</a> <small>{sizeText(one.size)}</small>
          </div>
        ))}
      </>
    );
  if (field.kind === 'groups')
    return (
      <ol style={{ margin: 0, paddingInlineStart: 18 }}>
        {(value as readonly FactsOf<typeof field.facts>[]).map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own and are not reordered
          <li key={at}>
            {groupFields(field)
              .filter((one) => (row as Record<string, unknown>)[one.name] !== undefined)
              .map((one, place) => (
                <span key={one.name}>
                  {place > 0 && ' · '}
                  {saysNothingAlone.has(one.kind) && <span className="quiet">{say(one.label)} </span>}
                  <FactValue field={one} value={(row as Record<string, unknown>)[one.name]} names={names} />
                </span>
              ))}
          </li>
        ))}
      </ol>
    );
  return <span style={{ whiteSpace: 'pre-line' }}>{textOf(field, value, language)}</span>;
}

/** In the entry of a list a number, a day or a yes means something only beside its label. */
const saysNothingAlone: ReadonlySet<string> = new Set(['integer', 'decimal', 'yesNo', 'date']);

const sizeText = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;

/** The fields of a group travel as a list that keeps their names. */
export const groupFields = (field: NamedField): readonly NamedField[] =>
  field.kind === 'groups' ? (field.facts as unknown as readonly NamedField[]) : [];
