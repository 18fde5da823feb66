import { Table } from 'antd';
import { useLanguage } from '#ui/language.tsx';
import { ScrollRegion } from '#ui/scrollRegion.tsx';
import type { QueryResult, ResultValue } from './sandboxJob.ts';
import { isNumeric } from './views.ts';

/** A cell that a finding is about: by its row, or the whole column or row where one of them is null. */
export interface MarkedCell {
  readonly row: number | null;
  readonly column: string | null;
  readonly why: string;
}

/** A result as a table; cells that findings are about carry a sign, a colour and the reason. */
export function ResultTable({
  result,
  title,
  marks = [],
}: {
  result: Pick<QueryResult, 'columns' | 'rows'>;
  title: string;
  marks?: readonly MarkedCell[];
}) {
  const { t } = useLanguage();
  const markOf = (row: number, column: string): string | undefined =>
    marks.find((one) => (one.row === null || one.row === row) && (one.column === null || one.column === column))?.why;
  return (
    <ScrollRegion title={title}>
      <Table
        size="small"
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        rowKey="row"
        scroll={{ x: 'max-content' }}
        dataSource={result.rows.map((values, row) => ({ row, values }))}
        columns={result.columns.map((column, at) => ({
          key: at,
          title: column.name,
          align: isNumeric(column) ? ('right' as const) : ('left' as const),
          render: (_: unknown, { row, values }: { row: number; values: readonly ResultValue[] }) => {
            const why = markOf(row, column.name);
            const value = values[at];
            const shown = value === null || value === undefined ? <span className="quiet">∅</span> : String(value);
            return why ? (
              <span className="cell-held" title={why}>
                ✕ {shown}
                <span className="said">{t('：不得导出，', ': may not leave, ') + why}</span>
              </span>
            ) : (
              shown
            );
          },
        }))}
      />
    </ScrollRegion>
  );
}
