import { useQueryClient } from '@tanstack/react-query';
import { Button, Space } from 'antd';
import { Link } from 'react-router';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Nothing } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import { type MetricRow, MetricView } from './metricView.tsx';
import { type Level, LevelTag, type OpenWarning, useMeaning, WarningList } from './parts.tsx';
import type { TokenRow } from './tokens.ts';
import { TokensView } from './tokensView.tsx';

interface OfProduct {
  readonly level: Level;
  readonly warnings: readonly OpenWarning[];
  readonly metrics?: readonly MetricRow[];
  readonly tokens?: readonly TokenRow[];
}
const pathOf = (product: string) => `/api/warnings/products/${product}`;
const isOver = ({ state }: OpenWarning) => state === 'lifted' || state === 'dismissed';

/** All about a product's warnings: what is live, what is measured and how, and for its firm how it is pushed. */
function ProductWarnings({ page }: RecordSlot) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const { id } = page.record;
  const found = useApi<OfProduct>(pathOf(id));
  const again = () => client.invalidateQueries({ queryKey: [pathOf(id)] });
  return (
    <Loaded query={found}>
      {({ level, warnings, metrics, tokens }) => (
        <>
          <LiveLevel level={level} />
          {tokens && (
            <Space wrap>
              <Link to={`/new/warning-metrics?product=${id}`}>
                <Button>{t('设监测指标', 'Declare a metric')}</Button>
              </Link>
              <Link to={`/new/incident-reports?product=${id}`}>
                <Button>{t('报告事故', 'Report an incident')}</Button>
              </Link>
            </Space>
          )}
          {warnings.length > 0 && <WarningList of={warnings} />}
          {metrics && (
            <>
              <h2>
                {t('监测指标', 'Metrics under watch')} <Cite provision="66.2" />
              </h2>
              {metrics.length === 0 && (
                <Nothing
                  zh="还没有监测指标；设定后凭令牌推送数据"
                  en="No metric yet: declare one, then push its points by token"
                />
              )}
              {metrics.map((one) => (
                <MetricView key={one.id} metric={one} />
              ))}
            </>
          )}
          {tokens && (
            <TokensView product={id} tokens={tokens} metric={metrics?.[0]?.key ?? 'metric.name'} onChanged={again} />
          )}
        </>
      )}
    </Loaded>
  );
}

function LiveLevel({ level }: { level: Level }) {
  return (
    <p>
      <LevelTag level={level} /> {useMeaning(level)}
    </p>
  );
}

/** What is live for a product, in plain words. */
function Citizen({ product }: { product: string }) {
  const { t } = useLanguage();
  const found = useApi<OfProduct>(pathOf(product));
  if (!found.data) return null;
  const { level, warnings } = found.data;
  const open = warnings.filter((one) => !isOver(one) && one.state !== 'raised');
  return (
    <>
      <h2>{t('风险预警', 'Risk warnings')}</h2>
      <LiveLevel level={level} />
      {open.length > 0 && <WarningList of={open} />}
    </>
  );
}

const screen: Screen = {
  citizen: Citizen,
  tabs: [{ key: 'warnings', label: { zh: '风险预警', en: 'Risk warnings' }, view: ProductWarnings }],
};
export default screen;
