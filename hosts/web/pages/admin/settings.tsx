import { Button, Checkbox, Drawer, Input, Table } from 'antd';
import { useState } from 'react';
import type { Label } from '#kernel/label.ts';
import type { Setting } from '#kernel/settings.ts';
import { useApi } from '#ui/api.ts';
import { useDeed } from '#ui/deed.ts';
import { useLanguage } from '#ui/language.tsx';
import { momentText } from '#ui/moment.ts';
import { Loaded, Refusal } from '#ui/parts.tsx';
import { SettingInput, settingText } from '#ui/settingValue.tsx';

type SettingRow = Setting & { system: Label; version: number; changedAt: string | null; changedBy: string | null };
type Version = Pick<Setting, 'value' | 'source' | 'confirmed'> & {
  readonly version: number;
  readonly changedAt: string;
  readonly changedBy: string | null;
};

/** Numbers, terms and choices that other instruments set, with their sources and their versions. */
export function Settings() {
  const { t, say } = useLanguage();
  const settings = useApi<{ items: SettingRow[] }>('/api/settings');
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <h1>{t('设置', 'Settings')}</h1>
      <p>
        {t(
          '这些数值由其他规定设定，不是本条例的规定；依据未经确认的，各页面都会注明。',
          'Other instruments set these values, not the Regulation; where a source is not confirmed every page says so.',
        )}
      </p>
      <Loaded query={settings}>
        {({ items }) => {
          const chosen = items.find((one) => one.key === open);
          return (
            <>
              <Table<SettingRow>
                size="small"
                rowKey="key"
                pagination={false}
                dataSource={items}
                scroll={{ x: 900 }}
                columns={[
                  {
                    title: t('事项', 'System'),
                    key: 'system',
                    width: 150,
                    render: (_: unknown, one) => say(one.system),
                  },
                  {
                    title: t('设置', 'Setting'),
                    key: 'label',
                    width: 170,
                    render: (_: unknown, one) => say(one.label),
                  },
                  {
                    title: t('现值', 'Value in force'),
                    key: 'value',
                    width: 170,
                    render: (_: unknown, one) => say(settingText(one)),
                  },
                  {
                    title: t('依据', 'Source'),
                    key: 'source',
                    render: (_: unknown, one) => (
                      <>
                        {say(one.source)}{' '}
                        {!one.confirmed && (
                          <span className="tag tone-due">{t('来源待确认', 'source to be confirmed')}</span>
                        )}
                      </>
                    ),
                  },
                  {
                    title: t('版本', 'Version'),
                    key: 'version',
                    width: 130,
                    render: (_: unknown, one) =>
                      one.version === 0
                        ? t('程序所附', 'as delivered')
                        : t(`第 ${one.version} 版`, `version ${one.version}`),
                  },
                  {
                    title: t('操作', 'Actions'),
                    key: 'edit',
                    width: 90,
                    render: (_: unknown, one) => (
                      <Button
                        size="small"
                        aria-label={t(
                          `修改：${one.label.zh}（${one.system.zh}）`,
                          `Change: ${one.label.en} (${one.system.en})`,
                        )}
                        onClick={() => setOpen(one.key)}
                      >
                        {t('修改', 'Change')}
                      </Button>
                    ),
                  },
                ]}
              />
              {chosen && (
                <SettingSheet key={`${chosen.key} ${chosen.version}`} row={chosen} onClose={() => setOpen(null)} />
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function SettingSheet({ row, onClose }: { row: SettingRow; onClose(): void }) {
  const { t, say } = useLanguage();
  const { act, busy, fault } = useDeed();
  const [edited, setEdited] = useState<Setting>(row);
  const [source, setSource] = useState(row.source);
  const [confirmed, setConfirmed] = useState(row.confirmed);
  const history = useApi<Setting & { declared: Pick<Setting, 'value' | 'source' | 'confirmed'>; versions: Version[] }>(
    `/api/settings/${row.key}`,
  );
  const save = () => act(`/api/settings/${row.key}`, { value: edited.value, source, confirmed }, 'PUT');
  const told = (one: Pick<Setting, 'value' | 'source' | 'confirmed'>) => (
    <>
      <strong>{say(settingText({ ...row, ...one } as Setting))}</strong> · {say(one.source)}
      {!one.confirmed && t('（来源待确认）', ' (source to be confirmed)')}
    </>
  );
  return (
    <Drawer
      open
      size="large"
      title={`${say(row.label)} · ${say(row.system)}`}
      onClose={onClose}
      extra={
        <Button type="primary" loading={busy} onClick={save}>
          {t('保存新版本', 'Save a new version')}
        </Button>
      }
    >
      {fault && <Refusal error={fault} />}
      <h2>{t('新值', 'New value')}</h2>
      <SettingInput setting={edited} onChange={setEdited} />
      <p>
        <label htmlFor="source-zh">{t('依据（中文）', 'Source (Chinese)')}</label>
        <Input.TextArea
          id="source-zh"
          autoSize
          value={source.zh}
          onChange={(event) => setSource({ ...source, zh: event.target.value })}
        />
      </p>
      <p>
        <label htmlFor="source-en">{t('依据（英文）', 'Source (English)')}</label>
        <Input.TextArea
          id="source-en"
          autoSize
          value={source.en}
          onChange={(event) => setSource({ ...source, en: event.target.value })}
        />
      </p>
      <Checkbox checked={confirmed} onChange={(event) => setConfirmed(event.target.checked)}>
        {t('依据已经确认', 'The source is confirmed')}
      </Checkbox>
      <h2>{t('历史版本', 'Versions')}</h2>
      <Loaded query={history}>
        {({ versions, declared }) => (
          <ol reversed className="versions">
            {versions.map((one) => (
              <li key={one.version} value={one.version}>
                {told(one)}
                <br />
                <small>
                  {momentText(one.changedAt)} · {one.changedBy}
                </small>
              </li>
            ))}
            <li value={0}>
              {told(declared)}
              <br />
              <small>{t('程序所附', 'as delivered')}</small>
            </li>
          </ol>
        )}
      </Loaded>
    </Drawer>
  );
}
