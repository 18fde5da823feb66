import { Button, Input, Pagination, Select, Table } from 'antd';
import { useState } from 'react';
import type { RowFilter, RowPage } from '#families/opendata/rows.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Refusal } from '#ui/parts.tsx';
import { ScrollRegion } from '#ui/scrollRegion.tsx';

const size = 20;
type Shown = RowPage['records'][number] & { readonly key: number };

/** The rows as the server gives them a page at a time: words, one filter, an order. */
export function Preview({ id, labels }: { id: string; labels: ReadonlyMap<string, string> }) {
  const { t } = useLanguage();
  const [page, setPage] = useState(1);
  const [words, setWords] = useState('');
  const [filter, setFilter] = useState<RowFilter | null>(null);
  const [sort, setSort] = useState('');
  const query = new URLSearchParams({
    preview: '1',
    limit: String(size),
    offset: String((page - 1) * size),
    ...(words && { q: words }),
    ...(sort && { sort }),
    ...(filter && { filters: JSON.stringify([filter]) }),
  });
  const rows = useApi<RowPage>(`/api/data/${id}/rows?${query}`, { keep: true });
  const again =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setPage(1);
    };
  if (rows.error && rows.data === undefined && !filter) return <Refusal error={rows.error} />;
  const fields = rows.data?.fields ?? [];
  return (
    <section aria-label={t('数据预览', 'Preview of the data')}>
      <div className="filter-row">
        <Input.Search
          allowClear
          aria-label={t('全文检索', 'Full text')}
          placeholder={t('在全部文本列中检索', 'Search all text columns')}
          onSearch={again(setWords)}
          style={{ maxWidth: 280 }}
        />
        <Filter fields={fields} labels={labels} onChange={again(setFilter)} />
      </div>
      {rows.error && <Refusal error={rows.error} />}
      <p className="quiet" role="status">
        {rows.data && t(`共${rows.data.total.toLocaleString()}行`, `${rows.data.total.toLocaleString()} rows`)}
      </p>
      <ScrollRegion title={t('数据行', 'Rows')}>
        <Table<Shown>
          size="small"
          loading={rows.isFetching && rows.data === undefined}
          pagination={false}
          dataSource={(rows.data?.records ?? []).map((one, key) => ({ ...one, key }) as Shown)}
          columns={fields.map(({ name, type }) => ({
            key: name,
            title: labels.get(name) ? `${labels.get(name)} ${name}` : name,
            align: type === 'integer' || type === 'number' ? ('right' as const) : ('left' as const),
            sorter: true,
            render: (_: unknown, row: Shown) => {
              const value = row[name] ?? null;
              return value === null ? <span className="quiet">—</span> : String(value);
            },
          }))}
          onChange={(_pages, _filters, sorted) => {
            const { columnKey, order } = Array.isArray(sorted) ? (sorted[0] ?? {}) : sorted;
            again(setSort)(order ? `${order === 'descend' ? '-' : ''}${String(columnKey)}` : '');
          }}
        />
      </ScrollRegion>
      <Pagination
        style={{ marginTop: 12 }}
        size="small"
        current={page}
        pageSize={size}
        total={rows.data?.total ?? 0}
        showSizeChanger={false}
        onChange={setPage}
      />
    </section>
  );
}

function Filter({
  fields,
  labels,
  onChange,
}: {
  fields: RowPage['fields'];
  labels: ReadonlyMap<string, string>;
  onChange: (filter: RowFilter | null) => void;
}) {
  const { t } = useLanguage();
  const [field, setField] = useState<string>();
  const [op, setOp] = useState<RowFilter['op']>('eq');
  const [value, setValue] = useState('');
  const type = fields.find(({ name }) => name === field)?.type;
  const operators = [
    { value: 'eq', label: t('等于', 'is') },
    ...(type === 'string'
      ? [{ value: 'contains', label: t('包含', 'contains') }]
      : [
          { value: 'gte', label: t('不小于', 'at least') },
          { value: 'lte', label: t('不大于', 'at most') },
        ]),
    { value: 'empty', label: t('为空', 'is empty') },
  ];
  const apply = () =>
    onChange(field === undefined ? null : { field, op, ...(op !== 'empty' && { value: value.trim() }) });
  return (
    <>
      <Select
        allowClear
        aria-label={t('筛选列', 'Column to filter')}
        placeholder={t('筛选列', 'Filter by column')}
        style={{ minWidth: 150 }}
        value={field}
        options={fields.map(({ name }) => ({ value: name, label: labels.get(name) ?? name }))}
        onChange={(chosen?: string) => {
          setField(chosen);
          setOp('eq');
          if (chosen === undefined) onChange(null);
        }}
      />
      {field !== undefined && (
        <>
          <Select<RowFilter['op']>
            aria-label={t('条件', 'Condition')}
            value={op}
            options={operators as { value: RowFilter['op']; label: string }[]}
            onChange={setOp}
          />
          {op !== 'empty' && (
            <Input
              aria-label={t('值', 'Value')}
              style={{ width: 140 }}
              value={value}
              onChange={(event) => setValue(event.target.value)}
              onPressEnter={apply}
            />
          )}
          <Button onClick={apply}>{t('筛选', 'Filter')}</Button>
        </>
      )}
    </>
  );
}
