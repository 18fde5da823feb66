import { Table } from 'antd';
import type { Risks } from '#engines/anonymity/risk.ts';
import { useLanguage } from '#ui/language.tsx';
import { ScrollRegion } from '#ui/scrollRegion.tsx';
import { percent } from './views.ts';

/** The risks of an intruder's finding somebody, before and, where there is one, after. */
export function RiskFigures({ before, after }: { before: Risks; after?: Risks }) {
  const { t } = useLanguage();
  const rows: readonly (readonly [string, (risks: Risks) => number])[] = [
    [t('检察者，最高', 'Prosecutor, highest'), ({ prosecutor }) => prosecutor.highest],
    [t('检察者，平均', 'Prosecutor, average'), ({ prosecutor }) => prosecutor.average],
    [t('记者，最高', 'Journalist, highest'), ({ journalist }) => journalist.highest],
    [t('营销者', 'Marketer'), ({ marketer }) => marketer],
    [t('样本唯一', 'Sample uniques'), ({ sampleUniques }) => sampleUniques],
    [t('总体唯一（估计）', 'Population uniques, estimated'), ({ populationUniques }) => populationUniques],
  ];
  return (
    <ScrollRegion title={t('重标识风险', 'Risk of re-identification')}>
      <Table
        size="small"
        rowKey="name"
        pagination={false}
        dataSource={rows.map(([name, of]) => ({
          name,
          before: percent(of(before)),
          after: after && percent(of(after)),
        }))}
        columns={[
          { title: t('入侵者', 'Intruder'), dataIndex: 'name' },
          { title: t('处理前', 'Before'), dataIndex: 'before', align: 'right' },
          ...(after ? [{ title: t('处理后', 'After'), dataIndex: 'after', align: 'right' as const }] : []),
        ]}
      />
    </ScrollRegion>
  );
}
