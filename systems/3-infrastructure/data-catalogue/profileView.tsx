import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { ColumnProfile, Profile } from '#families/opendata/profile.ts';
import { useLanguage } from '#ui/language.tsx';
import { Nothing } from '#ui/parts.tsx';
import { columnTypes } from './facts.ts';
import type { Bar } from './histogram.tsx';

const Histogram = lazy(() => import('./histogram.tsx'));
const atFirst = 12;

/** What is in each column: missing and distinct values, range, quantiles, a chart of how they are spread. */
export function ProfileView({ profile, labels }: { profile: Profile | null; labels: ReadonlyMap<string, string> }) {
  const { t } = useLanguage();
  const [all, setAll] = useState(false);
  if (!profile) return <Nothing zh="尚无可用的数据" en="No data yet" />;
  const shown = all ? profile.columns : profile.columns.slice(0, atFirst);
  return (
    <>
      <p className="quiet">
        {t(
          `${profile.rows.toLocaleString()}行，${profile.columns.length}列${profile.estimated ? '；不同值个数和分位数为估计值' : ''}`,
          `${profile.rows.toLocaleString()} rows, ${profile.columns.length} columns${profile.estimated ? '; distinct values and quantiles are estimates' : ''}`,
        )}
      </p>
      <ul className="data-profile">
        {shown.map((one) => (
          <ColumnCard key={one.name} of={one} rows={profile.rows} label={labels.get(one.name)} />
        ))}
      </ul>
      {shown.length < profile.columns.length && (
        <Button onClick={() => setAll(true)}>
          {t(`显示全部${profile.columns.length}列`, `Show all ${profile.columns.length} columns`)}
        </Button>
      )}
    </>
  );
}

const short = (value: number): string =>
  Number.isInteger(value) ? value.toLocaleString() : String(Number(value.toPrecision(6)));

function ColumnCard({ of, rows, label }: { of: ColumnProfile; rows: number; label: string | undefined }) {
  const { t, say } = useLanguage();
  const missing = rows === 0 ? 0 : of.missing / rows;
  const bars: readonly Bar[] =
    of.histogram?.map(({ from, to, count }) => ({
      name: from + 1 === to && Number.isInteger(from) ? short(from) : `${short(from)}–${short(to)}`,
      count,
    })) ??
    of.top?.map(({ value, count }) => ({ name: value, count })) ??
    [];
  const name = label ?? of.name;
  const words = bars.map((one) => `${one.name}: ${one.count}`).join('; ');
  return (
    <li>
      <h3>
        {name} {label && <code>{of.name}</code>}
      </h3>
      <dl>
        <dt>{t('类型', 'Type')}</dt>
        <dd>{say(columnTypes[of.type])}</dd>
        <dt>{t('缺失', 'Missing')}</dt>
        <dd>
          {of.missing.toLocaleString()} ({(missing * 100).toFixed(1)}%){' '}
          <span className="data-missing" aria-hidden="true">
            <span style={{ inlineSize: `${missing * 100}%` }} />
          </span>
        </dd>
        <dt>{t('不同值', 'Distinct')}</dt>
        <dd>{of.distinct.toLocaleString()}</dd>
        {of.min !== null && (
          <>
            <dt>{t('范围', 'Range')}</dt>
            <dd>
              {typeof of.min === 'number' ? short(of.min) : of.min} –{' '}
              {typeof of.max === 'number' ? short(of.max) : of.max}
            </dd>
          </>
        )}
        {of.quantiles && (
          <>
            <dt>{t('分位数 5·25·50·75·95', 'Quantiles 5·25·50·75·95')}</dt>
            <dd>{of.quantiles.map(short).join(' · ')}</dd>
          </>
        )}
        {of.identifier && (
          <>
            <dt>{t('识别提示', 'Identifies')}</dt>
            <dd>
              {of.identifier.proposed === 'direct'
                ? t('疑似直接标识', 'seems a direct identifier')
                : of.identifier.proposed === 'quasi'
                  ? t('疑似准标识', 'seems a quasi-identifier')
                  : t('疑似敏感属性', 'seems a sensitive attribute')}
            </dd>
          </>
        )}
      </dl>
      {bars.length > 1 && bars.some(({ count }) => count > 1) && (
        <>
          <Suspense fallback={<div style={{ height: 110 }} />}>
            <Histogram bars={bars} description={`${name}. ${words}`} />
          </Suspense>
          <details>
            <summary>{t('图中的数值', 'The figures of the chart')}</summary>
            <p className="quiet">{words}</p>
          </details>
        </>
      )}
    </li>
  );
}
