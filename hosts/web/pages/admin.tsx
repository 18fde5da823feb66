import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, InputNumber, Select, Space, Switch, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { termText } from '#kernel/clock/clockRules.ts';
import type { Label } from '#kernel/label.ts';
import type { Setting } from '#kernel/settings.ts';
import { ProblemError, send, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Refusal } from '#ui/parts.tsx';

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
