import { Input, InputNumber, Select, Space } from 'antd';
import { termText } from '#kernel/clock/clockRules.ts';
import { type Label, label } from '#kernel/label.ts';
import type { Setting } from '#kernel/settings.ts';
import { useLanguage } from './language.tsx';

/** A setting's value as one reads it, whatever its kind. */
export function settingText(setting: Setting): Label {
  switch (setting.kind) {
    case 'term':
      return termText(setting.value);
    case 'choice':
      return setting.choices[setting.value] ?? label(setting.value, setting.value);
    case 'yesNo':
      return setting.value ? label('是', 'Yes') : label('否', 'No');
    case 'integer':
    case 'decimal':
      return label(`${setting.value}${setting.unit?.zh ?? ''}`, `${setting.value} ${setting.unit?.en ?? ''}`.trim());
  }
}

/** The widget for a setting's value, by its kind. */
export function SettingInput({ setting, onChange }: { setting: Setting; onChange(next: Setting): void }) {
  const { t, say } = useLanguage();
  switch (setting.kind) {
    case 'term':
      return (
        <Space>
          <InputNumber
            aria-label={t('天数', 'Days')}
            min={1}
            max={3650}
            value={setting.value.days}
            onChange={(days) => onChange({ ...setting, value: { ...setting.value, days: days ?? 1 } })}
          />
          <Select
            aria-label={t('计算方式', 'Kind of day')}
            style={{ width: 140 }}
            value={setting.value.kind}
            onChange={(kind) => onChange({ ...setting, value: { ...setting.value, kind } })}
            options={[
              { value: 'working', label: t('工作日', 'working days') },
              { value: 'natural', label: t('自然日', 'natural days') },
            ]}
          />
        </Space>
      );
    case 'integer':
      return (
        <InputNumber
          aria-label={t('数值', 'Value')}
          min={setting.min}
          max={setting.max}
          precision={0}
          suffix={say(setting.unit)}
          style={{ width: '100%' }}
          value={setting.value}
          onChange={(value) => onChange({ ...setting, value: value ?? setting.min })}
        />
      );
    case 'decimal':
      return (
        <Input
          aria-label={t('数值', 'Value')}
          inputMode="decimal"
          suffix={say(setting.unit)}
          value={setting.value}
          onChange={(event) => onChange({ ...setting, value: event.target.value.trim() })}
        />
      );
    case 'choice':
      return (
        <Select
          aria-label={t('数值', 'Value')}
          style={{ width: '100%' }}
          value={setting.value}
          onChange={(value) => onChange({ ...setting, value })}
          options={Object.entries(setting.choices).map(([value, one]) => ({ value, label: say(one) }))}
        />
      );
    case 'yesNo':
      return (
        <Select
          aria-label={t('数值', 'Value')}
          style={{ width: 120 }}
          value={setting.value}
          onChange={(value) => onChange({ ...setting, value })}
          options={[
            { value: true, label: t('是', 'Yes') },
            { value: false, label: t('否', 'No') },
          ]}
        />
      );
  }
}
