import { Table } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { type Label, label } from '#kernel/label.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { momentText } from '#ui/moment.ts';
import { Loaded, Nothing } from '#ui/parts.tsx';

interface AdminEvent {
  readonly id: number;
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string; readonly name: string };
  readonly details: Readonly<Record<string, unknown>>;
}

const actions: Readonly<Record<string, Label>> = {
  createPerson: label('建立账号', 'Made the account'),
  renamePerson: label('改名', 'Changed the name'),
  resetPassword: label('重设口令', 'Reset the password'),
  resetSecondFactor: label('启用或重设第二因素', 'Enrolled or reset the second factor'),
  removeSecondFactor: label('取消第二因素', 'Removed the second factor'),
  grantOffice: label('加入部门', 'Added to an office'),
  revokeOffice: label('移出部门', 'Removed from an office'),
  grantParty: label('加入单位', 'Added to a party'),
  revokeParty: label('移出单位', 'Removed from a party'),
  makeAdministrator: label('设为管理员', 'Made an administrator'),
  endAdministrator: label('取消管理员权限', 'Ended administrator rights'),
  deactivatePerson: label('停用账号', 'Deactivated the account'),
  reactivatePerson: label('恢复账号', 'Reactivated the account'),
  createParty: label('建立单位', 'Made the party'),
  renameParty: label('单位更名', 'Renamed the party'),
  linkFiler: label('关联备案主体', 'Linked the filer'),
  setSetting: label('设定新值', 'Set a new value'),
  announceCalendar: label('公布日历', 'Announced the calendar'),
};

/** What administrators did: append-only, newest first. */
export function AdminJournal() {
  const { t, say } = useLanguage();
  const [params] = useSearchParams();
  const asked = new URLSearchParams([...params].filter(([name]) => ['cursor', 'kind', 'subject'].includes(name)));
  const journal = useApi<{ items: AdminEvent[]; next: number | null }>(`/api/admin/journal?${asked}`);
  return (
    <>
      <h1>{t('操作记录', 'Administrators’ journal')}</h1>
      <p>
        {t(
          '只可追加，任何人不能修改或者删除；不含口令和密钥。',
          'Append-only; nobody can change or delete it. It holds no password and no key.',
        )}{' '}
        {params.get('subject') && <Link to="/admin/journal">{t('看全部', 'Show all')}</Link>}
      </p>
      <Loaded query={journal}>
        {({ items, next }) => (
          <>
            <Table<AdminEvent>
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={items}
              scroll={items.length > 0 ? { x: 820 } : undefined}
              locale={{ emptyText: <Nothing zh="还没有操作记录" en="Nothing yet" /> }}
              columns={[
                { title: t('时间', 'When'), key: 'at', width: 150, render: (_: unknown, one) => momentText(one.at) },
                { title: t('管理员', 'Who'), dataIndex: 'by', width: 150 },
                {
                  title: t('操作', 'What'),
                  key: 'action',
                  width: 200,
                  render: (_: unknown, one) => say(actions[one.action] ?? { zh: one.action, en: one.action }),
                },
                {
                  title: t('对象', 'To'),
                  key: 'subject',
                  width: 220,
                  render: (_: unknown, one) => (
                    <Link to={`/admin/journal?kind=${one.subject.kind}&subject=${encodeURIComponent(one.subject.id)}`}>
                      {one.subject.name}
                    </Link>
                  ),
                },
                {
                  title: t('内容', 'Details'),
                  key: 'details',
                  render: (_: unknown, one) =>
                    Object.keys(one.details).length > 0 && (
                      <code className="details">{JSON.stringify(one.details)}</code>
                    ),
                },
              ]}
            />
            {next !== null && (
              <p>
                <Link
                  to={`?${new URLSearchParams([...asked].filter(([name]) => name !== 'cursor').concat([['cursor', String(next)]]))}`}
                >
                  {t('更早的记录', 'Older')}
                </Link>
              </p>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
