import { Button, Drawer, Input, Popconfirm, Select, Space, Table } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { offices } from '#law/offices.ts';
import { useApi } from '#ui/api.ts';
import { useDeed } from '#ui/deed.ts';
import { FindOne } from '#ui/factPickers.tsx';
import { HandedOut, type HandedOutView } from '#ui/handedOut.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Nothing, Refusal } from '#ui/parts.tsx';

interface Person {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly administrator: boolean;
  readonly secondFactor: boolean;
  readonly deactivatedAt: string | null;
  readonly oneTimeUntil: string | null;
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly offices: readonly { readonly id: string; readonly name: Label }[];
}
interface PeopleView {
  readonly items: readonly Person[];
  readonly next: string | null;
  readonly total: number;
  readonly oneTimeHours: number;
}

/** Who has an account, for which parties and offices, and what may be done about it. */
export function People() {
  const { t, say } = useLanguage();
  const [params, setParams] = useSearchParams();
  const asked = new URLSearchParams([...params].filter(([name]) => ['q', 'cursor', 'office', 'party'].includes(name)));
  const people = useApi<PeopleView>(`/api/admin/people?${asked}`);
  const [open, setOpen] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  const [given, setGiven] = useState<HandedOutView | null>(null);
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    next.delete('cursor');
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next);
  };
  return (
    <>
      <h1>{t('人员', 'People')}</h1>
      <div className="filters">
        <Input.Search
          allowClear
          style={{ width: 260 }}
          aria-label={t('按账号或姓名查找', 'Find by account or name')}
          placeholder={t('账号或姓名', 'Account or name')}
          defaultValue={params.get('q') ?? ''}
          onSearch={(q) => set('q', q)}
        />
        <Select
          allowClear
          style={{ width: 260 }}
          aria-label={t('部门', 'Office')}
          placeholder={t('部门', 'Office')}
          value={params.get('office') ?? undefined}
          onChange={(office?: string) => set('office', office ?? '')}
          options={offices.map((one) => ({ value: one.id, label: say(one.name) }))}
        />
        <Button type="primary" onClick={() => setMaking(true)}>
          {t('新建人员', 'New person')}
        </Button>
      </div>
      <Loaded query={people}>
        {(data) => {
          const chosen = data.items.find((one) => one.id === open);
          return (
            <>
              <p>{t(`共 ${data.total} 人`, `${data.total} people`)}</p>
              <Table<Person>
                size="small"
                rowKey="id"
                pagination={false}
                dataSource={[...data.items]}
                scroll={data.items.length > 0 ? { x: 820 } : undefined}
                locale={{ emptyText: <Nothing zh="没有符合条件的人员" en="Nobody fits" /> }}
                columns={[
                  {
                    title: t('账号', 'Account'),
                    key: 'account',
                    width: 140,
                    render: (_: unknown, one) => (
                      <Button type="link" size="small" className="plain" onClick={() => setOpen(one.id)}>
                        {one.account}
                      </Button>
                    ),
                  },
                  { title: t('姓名', 'Name'), dataIndex: 'name', width: 200 },
                  {
                    title: t('所属', 'For'),
                    key: 'roles',
                    render: (_: unknown, one) =>
                      [
                        ...one.offices.map((office) => say(office.name)),
                        ...one.parties.map((party) => party.name),
                        ...(one.administrator ? [t('管理员', 'Administrator')] : []),
                      ].join(t('、', ', ')) || '—',
                  },
                  {
                    title: t('第二因素', 'Second factor'),
                    key: 'second',
                    width: 120,
                    render: (_: unknown, one) => (one.secondFactor ? t('已启用', 'Enrolled') : t('未启用', 'None')),
                  },
                  {
                    title: t('状态', 'State'),
                    key: 'state',
                    width: 150,
                    render: (_: unknown, one) =>
                      one.deactivatedAt
                        ? t('已停用', 'Deactivated')
                        : one.oneTimeUntil
                          ? t('待本人设置口令', 'Has yet to set a password')
                          : t('正常', 'Active'),
                  },
                ]}
              />
              {data.next && (
                <p>
                  <Link
                    to={`?${new URLSearchParams([...asked].filter(([name]) => name !== 'cursor').concat([['cursor', data.next]]))}`}
                  >
                    {t('下一页', 'Next page')}
                  </Link>
                </p>
              )}
              {chosen && <PersonSheet person={chosen} onGiven={setGiven} onClose={() => setOpen(null)} />}
              {given && <HandedOut given={given} hours={data.oneTimeHours} onClose={() => setGiven(null)} />}
            </>
          );
        }}
      </Loaded>
      {making && (
        <NewPerson
          onClose={() => setMaking(false)}
          onMade={(id, handed) => {
            setMaking(false);
            setOpen(id);
            setGiven(handed);
          }}
        />
      )}
    </>
  );
}

function NewPerson({ onClose, onMade }: { onClose(): void; onMade(id: string, given: HandedOutView): void }) {
  const { t } = useLanguage();
  const { act, busy, fault } = useDeed();
  const [account, setAccount] = useState('');
  const [name, setName] = useState('');
  const make = async () => {
    const made = await act<{ id: string; password: string }>('/api/admin/people', { account, name });
    if (made) onMade(made.id, { account, password: made.password });
  };
  return (
    <Drawer
      open
      title={t('新建人员', 'New person')}
      onClose={onClose}
      extra={
        <Button type="primary" loading={busy} onClick={make}>
          {t('建立账号', 'Make the account')}
        </Button>
      }
    >
      {fault && <Refusal error={fault} />}
      <p>
        <label htmlFor="new-account">{t('账号（小写字母、数字）', 'Account (small letters, digits)')}</label>
        <Input
          id="new-account"
          autoComplete="off"
          value={account}
          onChange={(event) => setAccount(event.target.value)}
        />
      </p>
      <p>
        <label htmlFor="new-name">{t('姓名', 'Name')}</label>
        <Input id="new-name" autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
      </p>
    </Drawer>
  );
}

function PersonSheet({
  person,
  onGiven,
  onClose,
}: {
  person: Person;
  onGiven(given: HandedOutView): void;
  onClose(): void;
}) {
  const { t, say } = useLanguage();
  const { act, busy, fault } = useDeed();
  const [name, setName] = useState(person.name);
  const [office, setOffice] = useState<string | undefined>();
  const [party, setParty] = useState<string | null>(null);
  const deed = (what: string, body: object = {}) => act<HandedOutView>(`/api/admin/people/${person.id}/${what}`, body);
  const hand = async (what: string) => {
    const given = await deed(what);
    if (given) onGiven({ ...given, account: person.account });
  };
  const ends = t('此人的登录会立即失效。', 'Their sessions end at once.');
  return (
    <Drawer open size="large" title={`${person.account} · ${person.name}`} onClose={onClose}>
      {fault && <Refusal error={fault} />}
      <h2>{t('姓名', 'Name')}</h2>
      <Space wrap>
        <Input aria-label={t('姓名', 'Name')} value={name} onChange={(event) => setName(event.target.value)} />
        <Button disabled={busy || name === person.name} onClick={() => deed('rename', { name })}>
          {t('改名', 'Change')}
        </Button>
      </Space>

      <h2>{t('部门（经办人员）', 'Offices (officer)')}</h2>
      <RoleList
        roles={person.offices.map((one) => ({ id: one.id, name: say(one.name) }))}
        none={t('不属于任何部门', 'In no office')}
        busy={busy}
        onRemove={(id) => deed('revoke-office', { office: id })}
      />
      <Space wrap>
        <Select
          aria-label={t('加入部门', 'Add to an office')}
          style={{ width: 320, maxWidth: '100%' }}
          placeholder={t('选择部门', 'Choose an office')}
          showSearch={{ optionFilterProp: 'label' }}
          value={office}
          onChange={setOffice}
          options={offices
            .filter((one) => !person.offices.some((own) => own.id === one.id))
            .map((one) => ({ value: one.id, label: say(one.name) }))}
        />
        <Button
          disabled={busy || !office}
          aria-label={t('加入所选部门', 'Add to this office')}
          onClick={async () => {
            if (await deed('grant-office', { office })) setOffice(undefined);
          }}
        >
          {t('加入', 'Add')}
        </Button>
      </Space>

      <h2>{t('单位', 'Parties')}</h2>
      <RoleList
        roles={person.parties}
        none={t('不代表任何单位', 'For no party')}
        busy={busy}
        onRemove={(id) => deed('revoke-party', { party: id })}
      />
      <div className="filters">
        <div style={{ width: 320 }}>
          <FindOne
            id="person-party"
            label={t('加入单位', 'Add to a party')}
            path="/api/parties"
            names={{}}
            value={party}
            onChange={setParty}
          />
        </div>
        <Button
          disabled={busy || !party}
          aria-label={t('加入所选单位', 'Add to this party')}
          onClick={async () => {
            if (await deed('grant-party', { party })) setParty(null);
          }}
        >
          {t('加入', 'Add')}
        </Button>
      </div>

      <h2>{t('口令与第二因素', 'Password and second factor')}</h2>
      <p>
        {person.secondFactor
          ? t('第二因素已启用。', 'A second factor is enrolled.')
          : t(
              '第二因素未启用；经办人员和管理员必须启用。',
              'No second factor; officers and administrators must have one.',
            )}
      </p>
      <Space wrap>
        <Popconfirm
          title={t('重设口令？', 'Reset the password?')}
          description={ends}
          onConfirm={() => hand('reset-password')}
        >
          <Button disabled={busy}>{t('重设口令', 'Reset password')}</Button>
        </Popconfirm>
        <Popconfirm
          title={
            person.secondFactor
              ? t('重设第二因素？', 'Reset the second factor?')
              : t('启用第二因素？', 'Enrol a second factor?')
          }
          description={ends}
          onConfirm={() => hand('reset-second-factor')}
        >
          <Button disabled={busy}>
            {person.secondFactor ? t('重设第二因素', 'Reset second factor') : t('启用第二因素', 'Enrol second factor')}
          </Button>
        </Popconfirm>
        {person.secondFactor && (
          <Popconfirm
            title={t('取消第二因素？', 'Remove the second factor?')}
            description={ends}
            onConfirm={() => deed('remove-second-factor')}
          >
            <Button disabled={busy}>{t('取消第二因素', 'Remove second factor')}</Button>
          </Popconfirm>
        )}
      </Space>

      <h2>{t('权限与停用', 'Rights and deactivation')}</h2>
      <Space wrap>
        <Popconfirm
          title={
            person.administrator
              ? t('取消管理员权限？', 'End administrator rights?')
              : t('设为管理员？', 'Make an administrator?')
          }
          description={ends}
          onConfirm={() => deed(person.administrator ? 'end-administrator' : 'make-administrator')}
        >
          <Button disabled={busy}>
            {person.administrator
              ? t('取消管理员权限', 'End administrator rights')
              : t('设为管理员', 'Make administrator')}
          </Button>
        </Popconfirm>
        <Popconfirm
          title={
            person.deactivatedAt
              ? t('恢复此账号？', 'Reactivate this account?')
              : t('停用此账号？', 'Deactivate this account?')
          }
          description={ends}
          onConfirm={() => deed(person.deactivatedAt ? 'reactivate' : 'deactivate')}
        >
          <Button danger={!person.deactivatedAt} disabled={busy}>
            {person.deactivatedAt ? t('恢复账号', 'Reactivate') : t('停用账号', 'Deactivate')}
          </Button>
        </Popconfirm>
      </Space>
      <p>
        <Link to={`/admin/journal?kind=person&subject=${person.id}`}>
          {t('此人的操作记录', 'What was done about this person')}
        </Link>
      </p>
    </Drawer>
  );
}

function RoleList({
  roles,
  none,
  busy,
  onRemove,
}: {
  roles: readonly { readonly id: string; readonly name: string }[];
  none: string;
  busy: boolean;
  onRemove(id: string): void;
}) {
  const { t } = useLanguage();
  if (roles.length === 0) return <p className="nothing">{none}</p>;
  return (
    <ul>
      {roles.map((one) => (
        <li key={one.id}>
          {one.name}{' '}
          <Popconfirm
            title={t('移出？', 'Remove?')}
            description={t('此人的登录会立即失效。', 'Their sessions end at once.')}
            onConfirm={() => onRemove(one.id)}
          >
            <Button
              size="small"
              type="text"
              disabled={busy}
              aria-label={t(`移出${one.name}`, `Remove from ${one.name}`)}
            >
              {t('移出', 'Remove')}
            </Button>
          </Popconfirm>
        </li>
      ))}
    </ul>
  );
}
