import { Button, Input, InputNumber, Radio, Select, Space } from 'antd';
import type { ComponentType, ReactNode } from 'react';
import type { Bilingual, Field, FieldOf, Kind, Kinds } from '#kernel/fields/field.ts';
import { offices } from '#law/offices.ts';
import { AddressInput, DateInput, FilesInput, FindOne, FindSeveral, PeriodInput, type Widget } from './factPickers.tsx';
import { groupFields } from './factValue.tsx';
import { useLanguage } from './language.tsx';
import { fenOf, yuanOf } from './money.ts';
import type { NamedField } from './types.ts';

type Told<K extends Kind> = Widget<Kinds[K]['value']> & { readonly field: FieldOf<K> };

function Text({ id, label, value, onChange, max }: Widget<string> & { readonly max?: number }) {
  return (
    <Input
      id={id}
      aria-label={label}
      maxLength={max}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
    />
  );
}

function LongText({ id, label, value, onChange }: Widget<Bilingual>) {
  const { t } = useLanguage();
  const put = (both: { zh: string; en?: string }) => onChange(both.zh || both.en ? both : null);
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Input.TextArea
        id={id}
        aria-label={`${label} 中文`}
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={value?.zh ?? ''}
        placeholder={t('中文', 'Chinese')}
        onChange={(event) => put({ ...value, zh: event.target.value })}
      />
      <Input.TextArea
        aria-label={`${label} English`}
        autoSize={{ minRows: 1, maxRows: 6 }}
        value={value?.en ?? ''}
        placeholder={t('英文（可不填）', 'English (optional)')}
        onChange={(event) => put({ zh: value?.zh ?? '', en: event.target.value })}
      />
    </Space>
  );
}

function Choice({ id, label, value, onChange, field }: Told<'choice'>) {
  const { say } = useLanguage();
  return (
    <Select
      id={id}
      aria-label={label}
      style={{ width: '100%' }}
      allowClear
      value={value ?? undefined}
      onChange={(chosen?: string) => onChange(chosen ?? null)}
      options={Object.entries(field.choices).map(([name, one]) => ({ value: name, label: say(one) }))}
    />
  );
}

/** An empty list is an answer (“none”), unlike a fact not stated. */
function SeveralChoices({ id, label, value, onChange, field }: Told<'choices'>) {
  const { say, t } = useLanguage();
  return (
    <Select
      id={id}
      aria-label={label}
      style={{ width: '100%' }}
      mode="multiple"
      allowClear
      value={value ? [...value] : undefined}
      onChange={(chosen?: string[]) => onChange(chosen ?? null)}
      placeholder={value ? t('无', 'None') : t('可多选；没有则选“无”', 'any number, or “None”')}
      popupRender={(menu) => (
        <>
          {menu}
          <Button type="text" block onClick={() => onChange([])}>
            {t('无', 'None')}
          </Button>
        </>
      )}
      options={Object.entries(field.choices).map(([name, one]) => ({ value: name, label: say(one) }))}
    />
  );
}

function YesNo({ id, label, value, onChange }: Widget<boolean>) {
  const { t } = useLanguage();
  return (
    <Radio.Group
      id={id}
      aria-label={label}
      value={value ?? null}
      onChange={(event) => onChange(event.target.value)}
      options={[
        { value: true, label: t('是', 'Yes') },
        { value: false, label: t('否', 'No') },
      ]}
    />
  );
}

function Integer({ id, label, value, onChange, field }: Told<'integer'>) {
  const { say } = useLanguage();
  return (
    <InputNumber
      id={id}
      aria-label={label}
      style={{ width: '100%' }}
      value={value ?? null}
      min={field.min}
      max={field.max}
      suffix={say(field.unit)}
      onChange={(number) => onChange(number ?? null)}
    />
  );
}

/** Kept as its digits, so that no rounding of doubles enters. */
function Decimal({ id, label, value, onChange, field }: Told<'decimal'>) {
  const { say } = useLanguage();
  return (
    <InputNumber<string>
      id={id}
      aria-label={label}
      style={{ width: '100%' }}
      stringMode
      value={value ?? null}
      min={field.min === undefined ? undefined : String(field.min)}
      max={field.max === undefined ? undefined : String(field.max)}
      suffix={say(field.unit)}
      onChange={(digits) => onChange(digits ?? null)}
    />
  );
}

function Money({ id, label, value, onChange }: Widget<number>) {
  const { t } = useLanguage();
  return (
    <InputNumber<string>
      id={id}
      aria-label={label}
      style={{ width: '100%' }}
      stringMode
      precision={2}
      min="0"
      suffix={t('元', 'CNY')}
      value={value === null || value === undefined ? null : yuanOf(value)}
      onChange={(yuan) => onChange(yuan ? fenOf(yuan) : null)}
    />
  );
}

function OfficeInput({ id, label, value, onChange }: Told<'office'>) {
  const { say } = useLanguage();
  return (
    <Select
      id={id}
      aria-label={label}
      style={{ width: '100%' }}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      value={value ?? undefined}
      onChange={(chosen) => onChange(chosen ?? null)}
      options={offices.map((one) => ({ value: one.id, label: say(one.name) }))}
    />
  );
}

type GroupRow = Readonly<Record<string, unknown>>;
function Rows({ id, value, names, onChange, fields }: Widget<readonly GroupRow[]> & { fields: readonly NamedField[] }) {
  const { say, t } = useLanguage();
  const rows = value ?? [];
  const put = (next: readonly GroupRow[]) => onChange(next.length > 0 ? next : null);
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      {rows.map((row, at) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own
          key={at}
          style={{ border: '1px solid rgb(128 128 128 / 0.3)', borderRadius: 6, padding: '8px 12px' }}
        >
          <legend>{t(`第${at + 1}项`, `Entry ${at + 1}`)}</legend>
          {fields.map((one) => (
            <div key={one.name} style={{ marginBottom: 8 }}>
              <label htmlFor={`${id}-${at}-${one.name}`}>
                {say(one.label)}
                {one.optional ? t('（选填）', ' (optional)') : ''}
              </label>
              <FactInput
                id={`${id}-${at}-${one.name}`}
                field={one}
                value={row[one.name]}
                names={names}
                onChange={(given) =>
                  put(
                    rows.map((other, place) => {
                      if (place !== at) return other;
                      const { [one.name]: _before, ...rest } = other;
                      return given === null ? rest : { ...rest, [one.name]: given };
                    }),
                  )
                }
              />
            </div>
          ))}
          <Button size="small" onClick={() => put(rows.filter((_, place) => place !== at))}>
            {t('删除此项', 'Remove this entry')}
          </Button>
        </fieldset>
      ))}
      <Button onClick={() => onChange([...rows, {}])}>{t('添加一项', 'Add one')}</Button>
    </Space>
  );
}

/** The widget of each kind of field; a kind without one does not compile. */
const widgets: { readonly [K in Kind]: (props: Told<K>) => ReactNode } = {
  text: (props) => <Text {...props} max={props.field.max} />,
  longText: LongText,
  choice: Choice,
  choices: SeveralChoices,
  yesNo: YesNo,
  integer: Integer,
  decimal: Decimal,
  money: Money,
  date: (props) => (
    <DateInput {...props} max={props.field.notFuture ? new Date().toISOString().slice(0, 10) : undefined} />
  ),
  period: PeriodInput,
  party: (props) => <FindOne {...props} path="/api/parties" />,
  person: (props) => <FindOne {...props} path="/api/people" />,
  people: (props) => <FindSeveral {...props} path="/api/people" />,
  office: OfficeInput,
  record: (props) => <FindOne {...props} path={`/api/${props.field.system}`} />,
  address: AddressInput,
  uscc: (props) => <Text {...props} max={18} />,
  filingNumber: (props) => <Text {...props} max={60} />,
  files: FilesInput,
  groups: (props) => <Rows {...props} fields={groupFields(props.field as Field as NamedField)} />,
};

/** The widget for a field; null told to `onChange` clears the fact. */
export function FactInput({
  field,
  value,
  id,
  names = {},
  onChange,
}: {
  readonly field: NamedField;
  readonly value: unknown;
  readonly id: string;
  readonly names?: Readonly<Record<string, string>>;
  onChange(value: unknown): void;
}) {
  const { say } = useLanguage();
  const Widget = widgets[field.kind] as ComponentType<Told<Kind>>;
  const told = { id, label: say(field.label), field, value, names, onChange } as unknown as Told<Kind>;
  return (
    <div>
      <Widget {...told} />
    </div>
  );
}
