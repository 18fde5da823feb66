import { Link } from 'react-router';
import type { UseTotals } from '#families/opendata/uses.ts';
import { useLanguage } from '#ui/language.tsx';
import type { DatasetFacts } from './views.ts';

/** How to take the data away, and how often others did. */
export function Access({ id, facts, uses }: { id: string; facts: DatasetFacts; uses: UseTotals }) {
  const { t } = useLanguage();
  const total = Object.values(uses).reduce((sum, n) => sum + n, 0);
  return (
    <section aria-label={t('获取数据', 'Get the data')}>
      {facts.opening === 'unconditional' && (
        <>
          <p>
            {(['csv', 'json', 'parquet'] as const).map((format) => (
              <a key={format} href={`/api/data/${id}/download.${format}`} download style={{ marginInlineEnd: 16 }}>
                {t('下载', 'Download')} {format.toUpperCase()}
              </a>
            ))}
          </p>
          <p>
            {t('按行接口：', 'API by row: ')}
            <code className="data-address">
              /api/data/{id}/rows?q=&amp;filters=[…]&amp;sort=&amp;limit=100&amp;offset=0
            </code>
          </p>
          <p className="quiet">
            {t(
              'CSV 中以等号等开头的单元格前加撇号，防止电子表格当作公式运行；加 ?raw=1 则原样下载。',
              'In CSV a cell that begins like a formula gets an apostrophe in front, so that no spreadsheet runs it; with ?raw=1 it comes as it is.',
            )}
          </p>
        </>
      )}
      <p>
        <Link to={`/open-platform/datasets/${id}`}>
          {t(
            '更多接口（CKAN、DCAT、数据包）和用它做的应用',
            'More interfaces (CKAN, DCAT, data package) and what was made with it',
          )}
        </Link>
      </p>
      <p className="quiet">
        {t(
          `已读取${total.toLocaleString()}次：预览${uses.preview ?? 0}，接口${(uses.rows ?? 0) + (uses.ckan ?? 0)}，下载${uses.download ?? 0}`,
          `Read ${total.toLocaleString()} times: preview ${uses.preview ?? 0}, API ${(uses.rows ?? 0) + (uses.ckan ?? 0)}, downloads ${uses.download ?? 0}`,
        )}
      </p>
    </section>
  );
}
