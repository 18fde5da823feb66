import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, InputNumber, Select, Space, Switch, Table } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { termText } from '#kernel/clock/clockRules.ts';
import type { Label } from '#kernel/label.ts';
import type { Setting } from '#kernel/settings.ts';
import { ProblemError, send, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { GradeTag, Loaded, Nothing, Refusal } from '#ui/parts.tsx';
import type { Row, SessionView } from '#ui/types.ts';

export function SignIn() {
  const { t, say } = useLanguage();
  const session = useApi<SessionView>('/api/session');
  const client = useQueryClient();
  const go = useNavigate();
  const [form] = Form.useForm<{ account: string; password: string; code?: string }>();
  const [fault, setFault] = useState<ProblemError | null>(null);
  const asksCode = fault?.problem.code === 'code-required';
  const submit = async (values: { account: string; password: string; code?: string }) => {
    try {
      const me = await send<SessionView>('/api/session', values);
      client.clear();
      go(me.offices.length > 0 ? '/desk' : '/work');
    } catch (error) {
      if (error instanceof ProblemError) setFault(error);
    }
  };
  return (
    <div className="two">
      <section>
        <h1>{t('登录', 'Sign in')}</h1>
        {fault && <Refusal error={fault} />}
        <Form form={form} layout="vertical" onFinish={submit} style={{ maxWidth: 360, marginTop: 16 }}>
          <Form.Item name="account" label={t('账号', 'Account')} rules={[{ required: true }]}>
            <Input autoComplete="username" />
          </Form.Item>
          <Form.Item name="password" label={t('口令', 'Password')} rules={[{ required: true }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          {asksCode && (
            <Form.Item name="code" label={t('动态码', 'Code of your second factor')} rules={[{ required: true }]}>
              <Input autoComplete="one-time-code" inputMode="numeric" />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit">
            {t('登录', 'Sign in')}
          </Button>
        </Form>
      </section>
      {session.data?.demo && (
        <section>
          <h2>{t('演示城市的账号', 'Accounts of the demo city')}</h2>
          <ul>
            {session.data.demo.accounts.map((one) => (
              <li key={one.account} style={{ marginBottom: 8 }}>
                <Button onClick={() => form.setFieldsValue({ account: one.account, password: one.password })}>
                  {one.account}
                </Button>{' '}
                {say(one.who)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

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

interface DeskView {
  office: Label;
  overdue: Row[];
  soon: Row[];
  new: Row[];
}
export function Desk() {
  const { t, say } = useLanguage();
  const desk = useApi<DeskView>('/api/desk');
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      if (
        event.target instanceof HTMLInputElement ||
        event.target instanceof HTMLTextAreaElement ||
        (event.key !== 'j' && event.key !== 'k')
      )
        return;
      const rows = [...document.querySelectorAll<HTMLElement>('.desk-row')];
      const at = rows.indexOf(document.activeElement as HTMLElement);
      rows[Math.max(0, Math.min(rows.length - 1, at + (event.key === 'j' ? 1 : -1)))]?.focus();
    };
    addEventListener('keydown', move);
    return () => removeEventListener('keydown', move);
  }, []);
  const column = (title: string, rows: Row[], colour: string) => (
    <section>
      <h2 style={{ color: colour }}>
        {title} · {rows.length}
      </h2>
      {rows.length === 0 && <Nothing zh="没有" en="None" />}
      {rows.map((row) => (
        <Link key={row.id} className="desk-row" to={`/registers/${row.system}/${row.id}`}>
          <strong>{row.number}</strong> {row.title}
          <br />
          {say(row.stateLabel)}{' '}
          {row.clock && (
            <>
              · {say(row.clock.text)} {row.clock.actBy && t(`· 至 ${row.clock.actBy}`, `· by ${row.clock.actBy}`)}
            </>
          )}
          {row.clock && (
            <div className={row.clock.paused ? 'bar paused' : 'bar'} aria-hidden>
              <span style={{ width: `${Math.min(100, (100 * row.clock.counted) / row.clock.days)}%` }} />
            </div>
          )}
        </Link>
      ))}
    </section>
  );
  return (
    <Loaded query={desk}>
      {(data) => (
        <>
          <h1>
            {say(data.office)} · {t('今日', 'Today')}
          </h1>
          <p style={{ fontSize: 13 }}>{t('键盘：j / k 上下移动，回车打开', 'Keys: j / k to move, Enter to open')}</p>
          <div className="columns">
            {column(t('逾期', 'Overdue'), data.overdue, 'var(--high)')}
            {column(t('七日内到期', 'Due within 7 days'), data.soon, 'var(--medium)')}
            {column(t('其他在办', 'Others'), data.new, 'inherit')}
          </div>
        </>
      )}
    </Loaded>
  );
}

type SettingRow = Setting & { changedBy?: string; changedAt?: string };
export function Admin() {
  const { t, say } = useLanguage();
  const client = useQueryClient();
  const settings = useApi<{ items: SettingRow[] }>('/api/settings');
  const people = useApi<{
    items: {
      id: string;
      account: string;
      name: string;
      administrator: boolean;
      second_factor: boolean;
      roles: string[] | null;
    }[];
  }>('/api/people-admin');
  const year = new Date().getFullYear();
  const calendar = useApi<{ announced: boolean; days: { date: string; kind: string; name?: Label }[] }>(
    `/api/calendar/${year + 1}`,
  );
  const [fault, setFault] = useState<ProblemError | null>(null);
  const [edited, setEdited] = useState<SettingRow | null>(null);
  const save = async () => {
    if (!edited) return;
    try {
      await send(
        `/api/settings/${edited.key}`,
        { value: edited.value, source: edited.source, confirmed: edited.confirmed },
        { method: 'PUT' },
      );
      setEdited(null);
      setFault(null);
      await client.invalidateQueries();
    } catch (error) {
      if (error instanceof ProblemError) setFault(error);
    }
  };
  return (
    <>
      <h1>{t('管理', 'Administration')}</h1>
      <h2>{t('期限设置', 'Terms')}</h2>
      <p>
        {t(
          '这些数值由其他规定设定，不是本条例的规定。',
          'Other instruments set these values; they are not the Regulation’s own.',
        )}
      </p>
      {fault && <Refusal error={fault} />}
      <Loaded query={settings}>
        {({ items }) => (
          <Table<SettingRow>
            size="small"
            rowKey="key"
            pagination={false}
            dataSource={items}
            scroll={{ x: 760 }}
            columns={[
              { title: t('设置', 'Setting'), key: 'label', render: (_: unknown, one) => say(one.label) },
              {
                title: t('数值', 'Value'),
                key: 'value',
                render: (_: unknown, one) =>
                  one.kind === 'term'
                    ? say(termText(one.value))
                    : one.kind === 'choice'
                      ? say(one.choices[one.value] ?? { zh: one.value, en: one.value })
                      : String(one.value),
              },
              {
                title: t('来源', 'Source'),
                key: 'source',
                render: (_: unknown, one) => (
                  <>
                    {say(one.source)}{' '}
                    {!one.confirmed && <strong>{t('（来源待确认）', ' (source to be confirmed)')}</strong>}
                  </>
                ),
              },
              {
                title: '',
                key: 'edit',
                render: (_: unknown, one) => (
                  <Button size="small" onClick={() => setEdited(one)}>
                    {t('修改', 'Change')}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {edited && (
        <Space wrap style={{ margin: '12px 0' }}>
          {edited.kind === 'term' && (
            <>
              <InputNumber
                aria-label={t('天数', 'Days')}
                min={1}
                max={3650}
                value={edited.value.days}
                onChange={(days) => setEdited({ ...edited, value: { ...edited.value, days: days ?? 1 } })}
              />
              <Select
                aria-label={t('计算方式', 'Kind')}
                value={edited.value.kind}
                onChange={(kind) => setEdited({ ...edited, value: { ...edited.value, kind } })}
                options={[
                  { value: 'working', label: t('工作日', 'working days') },
                  { value: 'natural', label: t('自然日', 'natural days') },
                ]}
              />
            </>
          )}
          {edited.kind === 'integer' && (
            <InputNumber
              aria-label={t('数值', 'Value')}
              min={edited.min}
              max={edited.max}
              value={edited.value}
              onChange={(value) => setEdited({ ...edited, value: value ?? edited.min })}
            />
          )}
          {edited.kind === 'choice' && (
            <Select
              aria-label={t('数值', 'Value')}
              style={{ minWidth: 280 }}
              value={edited.value}
              onChange={(value) => setEdited({ ...edited, value })}
              options={Object.entries(edited.choices).map(([value, one]) => ({ value, label: say(one) }))}
            />
          )}
          <Input
            aria-label={t('来源（中文）', 'Source (Chinese)')}
            value={edited.source.zh}
            onChange={(event) => setEdited({ ...edited, source: { ...edited.source, zh: event.target.value } })}
          />
          <Input
            aria-label={t('来源（英文）', 'Source (English)')}
            value={edited.source.en}
            onChange={(event) => setEdited({ ...edited, source: { ...edited.source, en: event.target.value } })}
          />
          <Switch
            aria-label={t('来源已确认', 'Source confirmed')}
            checked={edited.confirmed}
            onChange={(confirmed) => setEdited({ ...edited, confirmed })}
            checkedChildren={t('已确认', 'confirmed')}
            unCheckedChildren={t('待确认', 'to confirm')}
          />
          <Button type="primary" onClick={save}>
            {t('保存新版本', 'Save a new version')}
          </Button>
        </Space>
      )}
      <h2>{t('人员', 'People')}</h2>
      <Loaded query={people}>
        {({ items }) => (
          <Table
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={items}
            scroll={{ x: 600 }}
            columns={[
              { title: t('账号', 'Account'), dataIndex: 'account' },
              { title: t('姓名', 'Name'), dataIndex: 'name' },
              { title: t('单位', 'For'), key: 'roles', render: (_: unknown, one) => one.roles?.join(', ') },
              {
                title: t('第二因素', 'Second factor'),
                key: 'second',
                render: (_: unknown, one) => (one.second_factor ? t('有', 'yes') : t('无', 'no')),
              },
            ]}
          />
        )}
      </Loaded>
      <h2>{t('部门', 'Offices')}</h2>
      <p>
        <Link to="/registers/departments">{t('部门职责名录', 'Departments and remits')}</Link>
      </p>
      <h2>{t('日历', 'Calendar')}</h2>
      <Loaded query={calendar}>
        {({ announced }) => (
          <Alert
            type={announced ? 'success' : 'warning'}
            showIcon
            title={
              announced
                ? t(`${year + 1}年日历已公布`, `The calendar of ${year + 1} is announced`)
                : t(
                    `${year + 1}年日历尚未公布：跨年的期限只给出范围`,
                    `The calendar of ${year + 1} is not announced yet: terms that reach into it are given as a range`,
                  )
            }
          />
        )}
      </Loaded>
    </>
  );
}
