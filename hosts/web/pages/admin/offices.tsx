import { Table } from 'antd';
import { Link } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded } from '#ui/parts.tsx';

interface OfficeRow {
  readonly id: string;
  readonly name: Label;
  readonly article: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly department: string | null;
}

/** The offices that the Regulation names, and who works there. */
export function Offices() {
  const { t, say } = useLanguage();
  const offices = useApi<{ items: OfficeRow[] }>('/api/admin/offices');
  return (
    <>
      <h1>{t('部门', 'Offices')}</h1>
      <p>
        {t(
          '部门由条例列出，不在此增减；加入或移出经办人员，请到“人员”。',
          'The Regulation names the offices; add or remove officers under “People”.',
        )}
      </p>
      <Loaded query={offices}>
        {({ items }) => (
          <Table<OfficeRow>
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={items}
            scroll={{ x: 760 }}
            columns={[
              {
                title: t('部门', 'Office'),
                key: 'name',
                render: (_: unknown, one) => (
                  <>
                    {say(one.name)} <Cite provision={one.article} />
                  </>
                ),
              },
              {
                title: t('职责', 'Remit'),
                key: 'remit',
                width: 120,
                render: (_: unknown, one) =>
                  one.department ? (
                    <Link
                      to={`/registers/departments/${one.department}`}
                      aria-label={t(`${one.name.zh}的职责`, `Remit of the ${one.name.en}`)}
                    >
                      {t('查看职责', 'Remit')}
                    </Link>
                  ) : (
                    t('未公布', 'not published')
                  ),
              },
              {
                title: t('经办人员', 'Officers'),
                key: 'people',
                render: (_: unknown, one) =>
                  one.people.length === 0 ? (
                    <span className="nothing">{t('还没有人', 'nobody yet')}</span>
                  ) : (
                    <Link to={`/admin/people?office=${one.id}`}>
                      {one.people.map((each) => each.name).join(t('、', ', '))}
                    </Link>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}
