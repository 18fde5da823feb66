import { Button, Input, Select, Space } from 'antd';
import { useEffect, useState } from 'react';
import { districts } from '#kernel/fields/address/districts.ts';
import type { Address, FileReference, Period } from '#kernel/fields/field.ts';
import { ProblemError, upload, useApi } from './api.ts';
import { useLanguage } from './language.tsx';
import { Refusal } from './parts.tsx';

/** What every widget gets; `value` undefined and null both mean: not stated. */
export interface Widget<V> {
  readonly id: string;
  readonly label: string;
  readonly value: V | null | undefined;
  readonly names: Readonly<Record<string, string>>;
  onChange(value: V | null): void;
}

interface Found {
  readonly items: readonly { id: string; name?: string; number?: string; title?: string }[];
}
/** The text a little after the last key, so that each key does not ask the server. */
function useSettled(text: string): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const later = setTimeout(() => settle(text), 250);
    return () => clearTimeout(later);
  }, [text]);
  return settled;
}

/** Finds a party, a person or a record by what one types; `path` is asked with `q`. */
function useFound(path: string, names: Readonly<Record<string, string>>) {
  const { t } = useLanguage();
  const [typed, type] = useState('');
  const asked = useSettled(typed);
  const found = useApi<Found>(`${path}?q=${encodeURIComponent(asked)}&limit=20`);
  const listed = (found.data?.items ?? []).map((one) => ({
    value: one.id,
    label: one.name ?? `${one.number ?? ''} ${one.title ?? ''}`,
  }));
  const missing = (ids: readonly string[]) =>
    ids.filter((id) => !listed.some((one) => one.value === id)).map((id) => ({ value: id, label: names[id] ?? id }));
  // What was found for other words is not offered: Enter would take the first of it.
  const pending = typed !== asked || found.isPending;
  return {
    options: (ids: readonly string[]) => (typed === '' ? [...missing(ids), ...listed] : pending ? [] : listed),
    showSearch: { filterOption: false, onSearch: type } as const,
    loading: found.isFetching,
    notFoundContent: pending ? t('正在查找…', 'Looking…') : t('没有找到', 'Nothing found'),
    refused: found.error,
  };
}

export function FindOne({ path, ...props }: Widget<string> & { readonly path: string }) {
  const { t } = useLanguage();
  const { options, refused, ...search } = useFound(path, props.names);
  return (
    <>
      <Select
        id={props.id}
        aria-label={props.label}
        style={{ width: '100%' }}
        allowClear
        placeholder={t('输入名称查找', 'Type to find')}
        value={props.value ?? undefined}
        onChange={(chosen?: string) => props.onChange(chosen ?? null)}
        options={options(props.value ? [props.value] : [])}
        {...search}
      />
      {refused && <Refusal error={refused} />}
    </>
  );
}

export function FindSeveral({ path, ...props }: Widget<readonly string[]> & { readonly path: string }) {
  const { t } = useLanguage();
  const { options, refused, ...search } = useFound(path, props.names);
  return (
    <>
      <Select
        id={props.id}
        aria-label={props.label}
        style={{ width: '100%' }}
        mode="multiple"
        placeholder={t('输入名称查找，可多选', 'Type to find, any number')}
        value={[...(props.value ?? [])]}
        onChange={(chosen: string[]) => props.onChange(chosen.length > 0 ? chosen : null)}
        options={options(props.value ?? [])}
        {...search}
      />
      {refused && <Refusal error={refused} />}
    </>
  );
}

/** District, then one of its streets, then the rest; told onwards once both are chosen, since half is no address. */
export function AddressInput({ id, label, value, onChange }: Widget<Address>) {
  const { t } = useLanguage();
  const [given, give] = useState<Partial<Address>>(value ?? {});
  // What was read anew replaces what is shown; half an address, not told yet, stays.
  useEffect(() => {
    if (value) give(value);
  }, [value]);
  const streets = districts.find((one) => one.code === given.district)?.streets ?? [];
  const put = (next: Partial<Address>) => {
    give(next);
    if (next.district && next.street) onChange(next as Address);
    else if (value) onChange(null);
  };
  return (
    <Space wrap>
      <Select
        id={id}
        aria-label={`${label} · ${t('区', 'district')}`}
        style={{ minWidth: 140 }}
        placeholder={t('区', 'District')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={given.district}
        onChange={(district?: string) => put({ district, detail: given.detail })}
        options={districts.map((one) => ({ value: one.code, label: one.name }))}
      />
      <Select
        aria-label={`${label} · ${t('街道', 'street')}`}
        style={{ minWidth: 160 }}
        placeholder={t('街道', 'Street')}
        disabled={streets.length === 0}
        showSearch={{ optionFilterProp: 'label' }}
        value={given.street}
        onChange={(street: string) => put({ ...given, street })}
        options={streets.map((one) => ({ value: one.code, label: one.name }))}
      />
      <Input
        aria-label={`${label} · ${t('详细地址', 'rest of the address')}`}
        placeholder={t('详细地址', 'Rest of the address')}
        maxLength={200}
        value={given.detail ?? ''}
        onChange={(event) => put({ ...given, detail: event.target.value })}
      />
    </Space>
  );
}

/** The browser's own date field: its keyboard and its calendar are those that the reader knows. */
export function DateInput({ id, label, value, onChange, max }: Widget<string> & { readonly max?: string }) {
  return (
    <Input
      id={id}
      type="date"
      aria-label={label}
      style={{ maxWidth: 180 }}
      max={max}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
    />
  );
}

/** From and to; told onwards once it has a beginning, since an end alone is no period. */
export function PeriodInput({ id, label, value, names, onChange }: Widget<Period>) {
  const { t } = useLanguage();
  const [given, give] = useState<Partial<Period>>(value ?? {});
  useEffect(() => {
    if (value) give(value);
  }, [value]);
  const put = (next: Partial<Period>) => {
    give(next);
    if (next.from) onChange({ from: next.from, to: next.to ?? null });
    else if (value) onChange(null);
  };
  return (
    <Space wrap>
      <DateInput
        id={id}
        names={names}
        label={`${label} · ${t('起', 'from')}`}
        value={given.from}
        onChange={(from) => put({ ...given, from: from ?? undefined })}
      />
      <DateInput
        id={`${id}-to`}
        names={names}
        label={`${label} · ${t('止（长期则不填）', 'to (empty: open)')}`}
        value={given.to}
        onChange={(to) => put({ ...given, to })}
      />
    </Space>
  );
}

export function FilesInput({ id, label, value, onChange }: Widget<readonly FileReference[]>) {
  const { t } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<ProblemError | null>(null);
  const take = async (chosen: readonly File[]) => {
    setBusy(true);
    setFault(null);
    const stored = [...(value ?? [])];
    try {
      for (const file of chosen) {
        const one = await upload(file);
        if (!stored.some((known) => known.sha256 === one.sha256)) stored.push(one);
      }
    } catch (error) {
      setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
    }
    // Those that arrived before one was refused are kept.
    if (stored.length > (value?.length ?? 0)) onChange(stored);
    setBusy(false);
  };
  return (
    <>
      <input
        id={id}
        className="unseen"
        type="file"
        multiple
        aria-label={label}
        disabled={busy}
        onChange={(event) => {
          take([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className="file-button">
        {t('选择文件', 'Choose files')}
      </label>{' '}
      {busy && <span role="status">{t('正在上传…', 'Uploading…')}</span>}
      {fault && <Refusal error={fault} />}
      <ul>
        {(value ?? []).map((one) => (
          <li key={one.sha256}>
            <a href={`/api/files/${one.sha256}`}>{one.name}</a> {Math.ceil(one.size / 1024)} KB{' '}
            <Button
              size="small"
              aria-label={t(`移除 ${one.name}`, `Remove ${one.name}`)}
              onClick={() => {
                const rest = (value ?? []).filter((other) => other.sha256 !== one.sha256);
                onChange(rest.length > 0 ? rest : null);
              }}
            >
              {t('移除', 'Remove')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
