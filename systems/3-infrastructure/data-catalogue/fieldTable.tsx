import { useLanguage } from '#ui/language.tsx';
import { Nothing } from '#ui/parts.tsx';
import { ScrollRegion } from '#ui/scrollRegion.tsx';
import type { SystemView } from '#ui/types.ts';
import type { DatasetFacts } from './views.ts';

const atMost = 200;

/** Each field with its type, unit, meaning and how it bears on people. */
export function FieldTable({ facts, of }: { facts: DatasetFacts; of: SystemView | undefined }) {
  const { t, say } = useLanguage();
  const { fields = [] } = facts;
  // The fields of a group travel as a list that keeps their names.
  const group = of?.facts.find(({ name }) => name === 'fields') as unknown as
    | { facts: readonly { name: string; choices?: Readonly<Record<string, { zh: string; en: string }>> }[] }
    | undefined;
  const word = (fact: string, value: string): string => {
    const label = group?.facts.find(({ name }) => name === fact)?.choices?.[value];
    return label ? say(label) : value;
  };
  if (fields.length === 0) return <Nothing zh="上传数据后列出字段" en="Fields are listed once data are uploaded" />;
  return (
    <ScrollRegion title={t('字段', 'Fields')}>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t('列名', 'Name')}</th>
            <th scope="col">{t('中文名', 'Label')}</th>
            <th scope="col">{t('类型', 'Type')}</th>
            <th scope="col">{t('单位', 'Unit')}</th>
            <th scope="col">{t('含义', 'Meaning')}</th>
            <th scope="col">{t('敏感性', 'Sensitivity')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.slice(0, atMost).map((one) => (
            <tr key={one.name}>
              <th scope="row">
                <code>{one.name}</code>
              </th>
              <td>{one.label}</td>
              <td>{word('type', one.type)}</td>
              <td>{one.unit}</td>
              <td>{one.meaning && say({ zh: one.meaning.zh, en: one.meaning.en ?? one.meaning.zh })}</td>
              <td>
                {word('sensitivity', one.sensitivity)}
                {one.notPersonalBecause && <div className="quiet">{one.notPersonalBecause}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {fields.length > atMost && (
        <p className="quiet">
          {t(`共${fields.length}个字段，列出前${atMost}个`, `${atMost} of ${fields.length} fields`)}
        </p>
      )}
    </ScrollRegion>
  );
}
