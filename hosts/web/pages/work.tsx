import { Button, Table } from 'antd';
import { Link } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { GradeTag, Loaded, Nothing } from '#ui/parts.tsx';
import type { Row } from '#ui/types.ts';

interface Listed {
  items: Row[];
}
export function Work() {
  const { t, say } = useLanguage();
  const mine = useApi<Listed>('/api/products?mine=1&limit=100');
  const cases = useApi<Listed>('/api/ex-ante-assessments?mine=1&limit=100');
  const notices = useApi<{
    items: { id: number; system: string; record: string; number: string; title: string; text: Label; at: string }[];
  }>('/api/notices');
  const next = (row: Row): string => {
    if (row.state === 'draft') return t('填完事实并登记', 'Complete the facts and register');
    if (row.state === 'filed') return t('认领并补全', 'Take over and complete');
    if (row.state !== 'registered') return '—';
    return row.facts.grade === 'high'
      ? t('申请事前评估，通过后方可使用', 'Apply for the ex-ante assessment; use only after it')
      : t('公开事前披露，然后投入使用', 'Publish the disclosure, then put in use');
  };
  return (
    <>
      <h1>{t('我的产品', 'My products')}</h1>
      <Link to="/new/products">
        <Button type="primary">{t('登记新产品', 'Register a product')}</Button>
      </Link>
      <Loaded query={mine}>
        {({ items }) => (
          <Table<Row>
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={items}
            scroll={{ x: 700 }}
            style={{ marginTop: 12 }}
            locale={{
              emptyText: (
                <Nothing zh="还没有产品。点“登记新产品”开始。" en="No product yet. Start with “Register a product”." />
              ),
            }}
            columns={[
              {
                title: t('产品', 'Product'),
                key: 'title',
                render: (_: unknown, row) => <Link to={`/registers/products/${row.id}`}>{row.title}</Link>,
              },
              {
                title: t('等级', 'Grade'),
                key: 'grade',
                render: (_: unknown, row) => <GradeTag grade={row.facts.grade} />,
              },
              { title: t('状态', 'State'), key: 'state', render: (_: unknown, row) => say(row.stateLabel) },
              { title: t('下一步', 'Next'), key: 'next', render: (_: unknown, row) => next(row) },
            ]}
          />
        )}
      </Loaded>
      <h2>{t('我的事前评估', 'My assessments')}</h2>
      <Loaded query={cases}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing zh="没有在办的评估" en="No assessment under way" />
          ) : (
            <ul>
              {items.map((row) => (
                <li key={row.id}>
                  <Link to={`/registers/ex-ante-assessments/${row.id}`}>
                    {row.number} {row.title}
                  </Link>{' '}
                  · {say(row.stateLabel)}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <h2>{t('通知', 'Notices')}</h2>
      <Loaded query={notices}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing zh="没有通知" en="No notices" />
          ) : (
            <ul>
              {items.slice(0, 20).map((one) => (
                <li key={one.id}>
                  {one.at.slice(0, 10)}{' '}
                  <Link to={`/registers/${one.system}/${one.record}`}>
                    {one.number} {one.title}
                  </Link>{' '}
                  {say(one.text)}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}
