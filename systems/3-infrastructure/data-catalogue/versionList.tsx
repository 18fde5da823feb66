import { differenceBetween, type VersionDifference } from '#families/opendata/difference.ts';
import type { ColumnProfile } from '#families/opendata/profile.ts';
import { useLanguage } from '#ui/language.tsx';
import { momentText } from '#ui/moment.ts';
import { Nothing } from '#ui/parts.tsx';
import { columnTypes } from './facts.ts';
import { StandardFindings } from './standardFindings.tsx';
import type { ShownVersion } from './views.ts';

/** The versions, the newest first, each with what it has otherwise than the one before. */
export function VersionList({ items }: { items: readonly ShownVersion[] }) {
  const { t, say } = useLanguage();
  if (items.length === 0) return <Nothing zh="尚未上传数据" en="No data have been uploaded" />;
  return (
    <ol className="data-versions" reversed>
      {items.map((one, at) => {
        const before = items.slice(at + 1).find(({ state }) => state === 'ready');
        return (
          <li key={one.id} value={one.number}>
            <strong>{t(`第${one.number}版`, `Version ${one.number}`)}</strong> · {momentText(one.at)} · {one.sourceName}{' '}
            · {sizeText(one.bytes)}
            {one.state === 'ready' &&
              ` · ${t(`${one.rows?.toLocaleString()}行`, `${one.rows?.toLocaleString()} rows`)}`}
            {one.state === 'loading' && <span className="tag tone-due">{t('正在入库', 'Being loaded')}</span>}
            {one.state === 'failed' && (
              <>
                {' '}
                <span className="tag tone-overdue">! {t('未入库', 'Not loaded')}</span>{' '}
                {one.refusal?.message && say(one.refusal.message)}
              </>
            )}
            {one.standardFindings && <StandardFindings of={one.standardFindings} />}
            {one.state === 'ready' && before?.profile && one.profile && (
              <Difference of={differenceBetween(before.profile, one.profile)} than={before.number} />
            )}
          </li>
        );
      })}
    </ol>
  );
}

export const sizeText = (bytes: number): string => {
  if (bytes < 1024 ** 2) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return bytes < 1024 ** 3 ? `${(bytes / 1024 ** 2).toFixed(1)} MB` : `${(bytes / 1024 ** 3).toFixed(2)} GB`;
};

function Difference({ of, than }: { of: VersionDifference; than: number }) {
  const { t, say } = useLanguage();
  const type = (one: ColumnProfile | null): string => (one ? say(columnTypes[one.type]) : '');
  const more = of.rowsAfter - of.rowsBefore;
  const signed = (n: number): string => (n > 0 ? `+${n.toLocaleString()}` : n.toLocaleString());
  return (
    <details>
      <summary>
        {t(`与第${than}版相比`, `Compared with version ${than}`)}：{t(`行数${signed(more)}`, `rows ${signed(more)}`)}，
        {t(`${of.columns.length}列有变化`, `${of.columns.length} columns differ`)}
      </summary>
      <ul>
        {of.columns.map(({ name, kind, before, after }) => (
          <li key={name}>
            <code>{name}</code> {kind === 'added' && <ins>{t(`新增（${type(after)}）`, `added (${type(after)})`)}</ins>}
            {kind === 'removed' && <del>{t('已删除', 'removed')}</del>}
            {kind === 'retyped' && (
              <>
                {t('类型', 'type')} <del>{type(before)}</del> <ins>{type(after)}</ins>
              </>
            )}
            {kind === 'changed' && before && after && changed(before, after, t)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The counts that differ, as they were and as they are. */
function changed(before: ColumnProfile, after: ColumnProfile, t: (zh: string, en: string) => string): string {
  const rounded = (value: string | number | boolean | null): string =>
    typeof value === 'number' && !Number.isInteger(value) ? String(Number(value.toPrecision(6))) : String(value ?? '—');
  return (
    [
      [t('缺失', 'missing'), before.missing, after.missing],
      [t('不同值', 'distinct'), before.distinct, after.distinct],
      [t('最小', 'least'), before.min, after.min],
      [t('最大', 'most'), before.max, after.max],
      [t('均值', 'mean'), before.mean, after.mean],
    ] as const
  )
    .filter(([, was, is]) => was !== is)
    .map(([name, was, is]) => `${name} ${rounded(was)} → ${rounded(is)}`)
    .join(t('，', ', '));
}
