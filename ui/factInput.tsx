import { Button, DatePicker, Input, InputNumber, Radio, Select, Space } from 'antd';
import { groupFields } from './factValue.tsx';
import { useLanguage } from './language.tsx';
import type { NamedField } from './types.ts';

interface Props {
  readonly field: NamedField;
  readonly value: unknown;
  readonly id: string;
  onChange(value: unknown): void;
}

/** The widget for each kind of field. */
export function FactInput({ field, value, id, onChange }: Props) {
  const { say, t, language } = useLanguage();
  switch (field.kind) {
    case 'yesNo':
      return (
        <Radio.Group
          id={id}
          aria-label={say(field.label)}
          value={value ?? null}
          onChange={(event) => onChange(event.target.value)}
          options={[
            { value: true, label: t('是', 'Yes') },
            { value: false, label: t('否', 'No') },
          ]}
        />
      );
    case 'choice':
    case 'choices':
      return (
        <Select
          id={id}
          aria-label={say(field.label)}
          style={{ width: '100%' }}
          mode={field.kind === 'choices' ? 'multiple' : undefined}
          allowClear
          value={value ?? undefined}
          onChange={(chosen) => onChange(chosen ?? null)}
          placeholder={field.kind === 'choices' ? t('可多选；没有则选“无”', 'any number') : undefined}
          popupRender={
            field.kind === 'choices'
              ? (menu) => (
                  <>
                    {menu}
                    <Button type="text" block onClick={() => onChange([])}>
                      {t('无', 'None')}
                    </Button>
                  </>
                )
              : undefined
          }
          options={Object.entries(field.choices).map(([name, label]) => ({ value: name, label: say(label) }))}
        />
      );
    case 'integer':
    case 'money':
      return (
        <InputNumber
          id={id}
          style={{ width: '100%' }}
          value={value as number | undefined}
          min={0}
          onChange={(number) => onChange(number ?? null)}
        />
      );
    case 'date':
      return <DatePicker id={id} onChange={(_day, text) => onChange(text || null)} />;
    case 'longText': {
      const both = (value ?? {}) as { zh?: string; en?: string };
      return (
        <Space orientation="vertical" style={{ width: '100%' }}>
          <Input.TextArea
            id={id}
            aria-label={`${say(field.label)} 中文`}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={both.zh ?? ''}
            placeholder={t('中文', 'Chinese')}
            onChange={(event) => onChange(event.target.value || both.en ? { ...both, zh: event.target.value } : null)}
          />
          <Input.TextArea
            aria-label={`${say(field.label)} English`}
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={both.en ?? ''}
            placeholder={t('英文（可不填）', 'English (optional)')}
            onChange={(event) => onChange({ zh: both.zh ?? '', en: event.target.value })}
          />
        </Space>
      );
    }
    case 'groups': {
      const rows = (value ?? []) as readonly Record<string, unknown>[];
      const put = (at: number, row: Record<string, unknown>) =>
        onChange(rows.map((one, place) => (place === at ? row : one)));
      return (
        <Space orientation="vertical" style={{ width: '100%' }}>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own
            <Space key={at} wrap align="start">
              {groupFields(field).map((one) => (
                <Input
                  key={one.name}
                  aria-label={one.label[language]}
                  placeholder={one.label[language]}
                  value={String(row[one.name] ?? '')}
                  onChange={(event) => put(at, { ...row, [one.name]: event.target.value })}
                />
              ))}
              <Button onClick={() => onChange(rows.filter((_, place) => place !== at))}>{t('删除', 'Remove')}</Button>
            </Space>
          ))}
          <Button onClick={() => onChange([...rows, {}])}>{t('添加一项', 'Add one')}</Button>
        </Space>
      );
    }
    case 'files':
      return <Files value={(value ?? []) as readonly { name: string; sha256: string }[]} onChange={onChange} id={id} />;
    default:
      return <Input id={id} value={String(value ?? '')} onChange={(event) => onChange(event.target.value || null)} />;
  }
}

function Files({
  value,
  onChange,
  id,
}: {
  value: readonly { name: string; sha256: string }[];
  onChange(value: unknown): void;
  id: string;
}) {
  const upload = async (files: FileList | null) => {
    const { csrf } = (await (await fetch('/api/session')).json()) as { csrf: string };
    const stored = [];
    for (const file of files ?? []) {
      const body = new FormData();
      body.append('file', file);
      const answer = await fetch('/api/files', { method: 'POST', body, headers: { 'x-csrf-token': csrf } });
      if (answer.ok) stored.push(await answer.json());
    }
    onChange([...value, ...stored]);
  };
  return (
    <>
      <input id={id} type="file" multiple onChange={(event) => upload(event.target.files)} />
      <ul>
        {value.map((one) => (
          <li key={one.sha256}>{one.name}</li>
        ))}
      </ul>
    </>
  );
}
