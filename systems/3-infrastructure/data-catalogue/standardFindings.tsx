import type { StandardFinding } from '#families/opendata/versions.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite } from '#ui/parts.tsx';

/** Whether a version fits the data standard that its resource names, and where it does not. */
export function StandardFindings({ of }: { of: readonly StandardFinding[] }) {
  const { t } = useLanguage();
  if (of.length === 0)
    return (
      <p>
        <span className="tag tone-met">✓ {t('符合所依数据标准', 'Fits its data standard')}</span>{' '}
        <Cite provision="30.1" />
      </p>
    );
  const said: Readonly<Record<string, (wanted: string) => string>> = {
    present: () => t('缺少该列', 'the column is missing'),
    type: (wanted) => t(`类型应为 ${wanted}`, `must be of type ${wanted}`),
    filled: () => t('不得为空', 'must be filled'),
    unique: () => t('不得重复', 'must not come twice'),
    minimum: (wanted) => t(`不得小于 ${wanted}`, `at least ${wanted}`),
    maximum: (wanted) => t(`不得大于 ${wanted}`, `at most ${wanted}`),
    minLength: (wanted) => t(`不得少于${wanted}个字符`, `at least ${wanted} characters`),
    maxLength: (wanted) => t(`不得多于${wanted}个字符`, `at most ${wanted} characters`),
    pattern: (wanted) => t(`应符合格式 ${wanted}`, `must match ${wanted}`),
    oneOf: (wanted) => t(`应为下列之一：${wanted}`, `one of ${wanted}`),
    unreadable: (wanted) =>
      t(`标准中的格式无法读取：${wanted}`, `the pattern of the standard cannot be read: ${wanted}`),
  };
  return (
    <details>
      <summary>
        <span className="tag tone-overdue">
          ! {t(`有${of.length}处不符合所依数据标准`, `${of.length} points do not fit its data standard`)}
        </span>{' '}
        <Cite provision="30.1" />
      </summary>
      <ul>
        {of.map(({ field, rule, wanted, rows, firstRow }) => (
          <li key={`${field} ${rule}`}>
            <code>{field}</code> {said[rule]?.(wanted) ?? rule}
            {rows !== null && t(`：${rows}行，首见第${firstRow}行`, `: ${rows} rows, first in row ${firstRow}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}
