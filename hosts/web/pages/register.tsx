import { Button, Input, Select, Space, Table } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { useApi } from '#ui/api.ts';
import { FactValue } from '#ui/factValue.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Nothing } from '#ui/parts.tsx';
import type { Listed, Row, SystemView } from '#ui/types.ts';
import { useScreen } from '../rooms.ts';

export function Register() {
  const { t, say, language } = useLanguage();
  const { system = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const systems = useApi<{ systems: SystemView[] }>('/api/systems');
  const of = systems.data?.systems.find((one) => one.id === system);
  const screen = useScreen(system);
  const query = new URLSearchParams([...params].filter(([name]) => name !== 'lang'));
  const list = useApi<Listed>(`/api/${system}?${query}`);
  const set = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params);
    next.delete('cursor');
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next);
  };
  const fields = of ? of.list.columns.flatMap((name) => of.facts.filter((one) => one.name === name)) : [];
  return (
    <>
      <h1>{say(of?.name)}</h1>
      {of && screen?.register && <screen.register of={of} />}
      <Space wrap style={{ marginBottom: 12 }}>
        <Input.Search
          allowClear
          aria-label={t('在登记中搜索', 'Search this register')}
          defaultValue={params.get('q') ?? ''}
          onSearch={(q) => set('q', q)}
          placeholder={t('搜索', 'Search')}
        />
        <Select
          aria-label={t('状态', 'State')}
          allowClear
          style={{ minWidth: 130 }}
          placeholder={t('状态', 'State')}
          value={params.get('state') ?? undefined}
          onChange={(value) => set('state', value)}
          options={of?.states.map((one) => ({ value: one.name, label: say(one.label) }))}
        />
        {of?.list.filters?.map((name) => {
          const field = of.facts.find((one) => one.name === name);
          if (!field || !('choices' in field)) return null;
          return (
            <Select
              key={name}
              aria-label={say(field.label)}
              allowClear
              style={{ minWidth: 130 }}
              placeholder={say(field.label)}
              value={params.get(`f.${name}`) ?? undefined}
              onChange={(value) => set(`f.${name}`, value)}
              options={Object.entries(field.choices).map(([value, label]) => ({ value, label: say(label) }))}
            />
          );
        })}
        <a href={`/api/${system}.csv?${query}`}>CSV</a>
        <a href={`/api/${system}.json?${query}`}>JSON</a>
        {of?.mayCreate && (
          <Link to={`/new/${system}`}>
            <Button type="primary">{t('新建', 'New')}</Button>
          </Link>
        )}
      </Space>
      <Loaded query={list}>
        {(data) => (
          <>
            <p>
              {t(
                `共 ${data.total}${data.totalCapped ? ' 条以上' : ' 条'}`,
                `${data.total}${data.totalCapped ? '+' : ''} records`,
              )}
            </p>
            <Table<Row>
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={data.items}
              scroll={{ x: 700 }}
              locale={{ emptyText: <Nothing zh="没有符合条件的记录" en="No record fits" /> }}
              columns={[
                {
                  title: t('编号', 'Number'),
                  dataIndex: 'number',
                  render: (number: string, row) => <Link to={`/registers/${system}/${row.id}`}>{number}</Link>,
                },
                ...fields.map((field) => ({
                  title: say(field.label),
                  key: field.name,
                  render: (_: unknown, row: Row) =>
                    field.name === of?.list.title && system === 'products' ? (
                      <Link to={`/products/${row.id}`}>{row.title}</Link>
                    ) : (
                      <FactValue field={field} value={row.facts[field.name]} />
                    ),
                })),
                { title: t('状态', 'State'), key: 'state', render: (_: unknown, row: Row) => row.stateLabel[language] },
                { title: t('更新', 'Updated'), dataIndex: 'updatedAt', render: (at: string) => at.slice(0, 10) },
              ]}
            />
            {data.next && (
              <Button
                style={{ marginTop: 12 }}
                onClick={() =>
                  setParams(
                    new URLSearchParams(
                      [...params].filter(([name]) => name !== 'cursor').concat([['cursor', data.next ?? '']]),
                    ),
                  )
                }
              >
                {t('下一页', 'Next page')}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
