import { Button, Checkbox, Input, Select, Table, type TableProps } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useApi } from '#ui/api.ts';
import { FactValue } from '#ui/factValue.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Nothing } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';
import type { Listed, NamedField, Row, SystemView } from '#ui/types.ts';
import { useScreen } from '../rooms.ts';
import './register.css';

/** A system's register; its address holds all that is chosen, so that it can be sent to a colleague. */
export function Register() {
  const { t, say } = useLanguage();
  const { system = '' } = useParams();
  const systems = useApi<{ systems: SystemView[] }>('/api/systems');
  const screen = useScreen(system);
  useTitle(say(systems.data?.systems.find((one) => one.id === system)?.name));
  return (
    <Loaded query={systems}>
      {({ systems: all }) => {
        const of = all.find((one) => one.id === system);
        if (!of) return <h1>{t('没有这个登记', 'There is no such register')}</h1>;
        return (
          <>
            <h1>{say(of.name)}</h1>
            <p className="quiet">
              {say(of.keeperName)} ·{' '}
              {of.law.map((one) => (
                <span key={one}>
                  <Cite provision={one} />{' '}
                </span>
              ))}
            </p>
            {screen?.register && <screen.register of={of} />}
            <List key={system} of={of} />
          </>
        );
      }}
    </Loaded>
  );
}

const kept = (system: string) => `columns ${system}`;
/** The columns that were chosen here before, as far as the register still has them. */
function rememberedColumns(of: SystemView): string | null {
  const names = (localStorage.getItem(kept(of.id)) ?? '').split(',');
  return names.filter((name) => of.facts.some((field) => field.name === name)).join(',') || null;
}

const sorts = { number: 'number', updatedAt: 'updatedAt' } as const;

function List({ of }: { of: SystemView }) {
  const { t, say, language } = useLanguage();
  const [params, setParams] = useSearchParams();
  const [choosing, setChoosing] = useState(false);
  const query = new URLSearchParams([...params].filter(([name]) => name !== 'lang'));
  const list = useApi<Listed>(`/api/${of.id}?${query}`, { keep: true });
  const set = (name: string, value: string | undefined, replace = false) => {
    const next = new URLSearchParams(params);
    if (name !== 'cols') next.delete('cursor');
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen before is taken up once, on arrival
  useEffect(() => {
    const before = rememberedColumns(of);
    if (before && !params.has('cols')) set('cols', before, true);
  }, []);
  const names = params.get('cols')?.split(',') ?? of.list.columns;
  const fields = names.flatMap((name) => of.facts.filter((one) => one.name === name));
  const sort = params.get('sort') ?? '-updatedAt';
  const order = (column: string) => (sort === column ? 'ascend' : sort === `-${column}` ? 'descend' : null);
  const columns: TableProps<Row>['columns'] = [
    {
      title: t('编号', 'Number'),
      dataIndex: 'number',
      key: sorts.number,
      sorter: true,
      sortDirections: ['ascend', 'descend', 'ascend'],
      sortOrder: order(sorts.number),
      render: (number: string, row) => <Link to={`/registers/${of.id}/${row.id}`}>{number}</Link>,
    },
    ...fields.map((field) => ({
      title: say(field.label),
      key: field.name,
      render: (_: unknown, row: Row) =>
        field.name === of.list.title ? (
          <Link to={of.id === 'products' ? `/products/${row.id}` : `/registers/${of.id}/${row.id}`}>{row.title}</Link>
        ) : row.facts[field.name] === undefined ? null : (
          <div className="cell">
            <FactValue field={field} value={row.facts[field.name]} names={list.data?.names} />
          </div>
        ),
    })),
    { title: t('状态', 'State'), key: 'state', render: (_: unknown, row: Row) => row.stateLabel[language] },
    {
      title: t('更新', 'Updated'),
      dataIndex: 'updatedAt',
      key: sorts.updatedAt,
      sorter: true,
      sortDirections: ['descend', 'ascend', 'descend'],
      sortOrder: order(sorts.updatedAt),
      render: (at: string) => at.slice(0, 10),
    },
  ];
  return (
    <>
      <search className="filter-row" aria-label={t('筛选', 'Filters')}>
        <Input.Search
          key={params.get('q')}
          allowClear
          aria-label={t('在登记中搜索', 'Search this register')}
          defaultValue={params.get('q') ?? ''}
          onSearch={(q) => set('q', q.trim())}
          placeholder={t('搜索', 'Search')}
          style={{ maxWidth: 260 }}
        />
        <Select
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          aria-label={t('状态', 'State')}
          style={{ minWidth: 170 }}
          placeholder={t('状态（可多选）', 'States')}
          value={params.get('state')?.split(',') ?? []}
          onChange={(values: string[]) => set('state', values.join(','))}
          options={of.states.map((one) => ({ value: one.name, label: say(one.label) }))}
        />
        {of.list.filters?.map((name) => (
          <FactFilter
            key={name}
            field={of.facts.find((one) => one.name === name)}
            value={params.get(`f.${name}`) ?? undefined}
            onChange={(value) => set(`f.${name}`, value)}
          />
        ))}
      </search>
      <div className="filter-row">
        <span role="status">
          {list.data &&
            t(
              `共 ${list.data.total} 条${list.data.totalCapped ? '以上' : ''}`,
              `${list.data.total}${list.data.totalCapped ? '+' : ''} records`,
            )}
        </span>
        <Button size="small" aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
          {t('选择列', 'Columns')}
        </Button>
        <a href={`/api/${of.id}.csv?${query}`}>CSV</a>
        <a href={`/api/${of.id}.json?${query}`}>JSON</a>
        {[...params.keys()].some((name) => name !== 'lang' && name !== 'cols') && (
          <Link to={{ search: params.get('cols') ? `?cols=${params.get('cols')}` : '' }}>{t('清除筛选', 'Clear')}</Link>
        )}
        {of.mayCreate && (
          <Link to={`/new/${of.id}`}>
            <Button type="primary">{t('新建', 'New')}</Button>
          </Link>
        )}
      </div>
      {choosing && (
        <ColumnChooser
          of={of}
          chosen={names}
          onChoose={(chosen) => {
            const value = chosen.join(',');
            const standard = value === of.list.columns.join(',') || value === '';
            if (standard) localStorage.removeItem(kept(of.id));
            else localStorage.setItem(kept(of.id), value);
            set('cols', standard ? undefined : value, true);
          }}
        />
      )}
      <Loaded query={list}>
        {(data) => (
          <>
            <Table<Row>
              className="register"
              size="small"
              rowKey="id"
              sticky
              pagination={false}
              loading={list.isPlaceholderData}
              dataSource={[...data.items]}
              scroll={{ x: 'max-content' }}
              locale={{ emptyText: <Nothing zh="没有符合条件的记录" en="No record fits" /> }}
              showSorterTooltip={false}
              onChange={(_page, _filters, sorted) => {
                const { columnKey, order: direction } = [sorted].flat()[0] ?? {};
                set('sort', direction ? `${direction === 'descend' ? '-' : ''}${columnKey}` : undefined);
              }}
              columns={columns}
            />
            <nav className="pager no-print" aria-label={t('翻页', 'Pages')}>
              <Button disabled={!data.previous} onClick={() => turn(data.previous)}>
                ← {t('上一页', 'Previous')}
              </Button>
              <Button disabled={!data.next} onClick={() => turn(data.next)}>
                {t('下一页', 'Next')} →
              </Button>
            </nav>
          </>
        )}
      </Loaded>
    </>
  );

  function turn(cursor: string | null): void {
    const next = new URLSearchParams(params);
    next.set('cursor', cursor ?? '');
    setParams(next);
    scrollTo(0, 0);
  }
}

/** A list of the values that a filtered fact can have. */
function FactFilter({
  field,
  value,
  onChange,
}: {
  field: NamedField | undefined;
  value: string | undefined;
  onChange(value: string | undefined): void;
}) {
  const { t, say } = useLanguage();
  if (!field || field.restricted) return null;
  const options =
    'choices' in field
      ? Object.entries(field.choices).map(([one, label]) => ({ value: one, label: say(label) }))
      : field.kind === 'yesNo'
        ? [
            { value: 'true', label: t('是', 'Yes') },
            { value: 'false', label: t('否', 'No') },
          ]
        : null;
  return (
    options && (
      <Select
        allowClear
        aria-label={say(field.label)}
        style={{ minWidth: 130, maxWidth: 240 }}
        popupMatchSelectWidth={false}
        placeholder={say(field.label)}
        value={value}
        onChange={onChange}
        options={options}
      />
    )
  );
}

function ColumnChooser({
  of,
  chosen: before,
  onChoose,
}: {
  of: SystemView;
  chosen: readonly string[];
  onChoose(names: readonly string[]): void;
}) {
  const { t, say } = useLanguage();
  // The address follows later than a tick of a box may take to show.
  const [chosen, setChosen] = useState(before);
  const choose = (names: readonly string[]) => {
    setChosen(names);
    onChoose(names);
  };
  return (
    <fieldset className="chooser">
      <legend>{t('显示哪些列（本机会记住）', 'Columns to show (remembered on this device)')}</legend>
      {of.facts
        .filter((field) => field.kind !== 'files' && !field.restricted)
        .map((field) => (
          <Checkbox
            key={field.name}
            checked={chosen.includes(field.name)}
            onChange={({ target }) => {
              const order = of.facts.map((one) => one.name);
              const next = target.checked ? [...chosen, field.name] : chosen.filter((name) => name !== field.name);
              choose(next.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
            }}
          >
            {say(field.label)}
          </Checkbox>
        ))}
      <Button size="small" onClick={() => choose(of.list.columns)}>
        {t('恢复默认', 'Reset')}
      </Button>
    </fieldset>
  );
}
