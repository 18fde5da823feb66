import { Button, Input, Select, Space, Table } from 'antd';
import { useState } from 'react';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Refusal } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import { ScrollRegion } from '#ui/scrollRegion.tsx';
import { useMove } from '#ui/useMove.ts';
import { plans, roles } from './facts.ts';
import type { ColumnRole } from './jobs.ts';
import type { ColumnsView, ColumnView } from './views.ts';

interface Stated {
  readonly name: string;
  readonly role: ColumnRole;
  readonly plan?: string;
  readonly amounts?: string;
  readonly order?: string;
}
const takesAmounts = ['number', 'prefix', 'ordered'];

/** What each column is: proposed with the ground, confirmed by whoever goes on. */
export function ColumnsPanel(slot: RecordSlot) {
  const { id } = slot.page.record;
  return (
    <Loaded query={useApi<ColumnsView>(`/api/de-identification/${id}/columns`)}>
      {(found) => <Columns {...slot} found={found} />}
    </Loaded>
  );
}

function Columns({ page, refresh, found }: RecordSlot & { found: ColumnsView }) {
  const { t, say } = useLanguage();
  const saved = (page.record.facts.columns ?? []) as readonly Stated[];
  const { move, busy, fault } = useMove({ page, refresh });
  const [stated, state] = useState<readonly Stated[]>(() =>
    found.columns.map(
      ({ name, role, plan, amounts, order }) =>
        saved.find((one) => one.name === name) ?? {
          name,
          role,
          ...(plan && { plan }),
          ...(amounts && { amounts }),
          ...(order && { order }),
        },
    ),
  );
  const of = (name: string) => stated.find((one) => one.name === name) as Stated;
  const set = (name: string, change: Partial<Stated>) =>
    state(stated.map((one) => (one.name === name ? { ...one, ...change } : one)));
  const confirm = () =>
    move('measure', {
      columns: stated.map((one) =>
        one.role === 'quasi' ? { ...one, plan: one.plan ?? 'whole' } : { name: one.name, role: one.role },
      ),
    });
  return (
    <>
      <h2>{t('各列是什么', 'What the columns are')}</h2>
      <p className="quiet">
        {t(
          `第${found.version}版，${found.rows.toLocaleString()}行。处理方式由程序建议，由您确认；除“原样保留”的以外，没有一列会原样提供。`,
          `Version ${found.version}, ${found.rows.toLocaleString()} rows. Proposed by the program, confirmed by you; no column is given as it is but those that stay.`,
        )}
      </p>
      <ScrollRegion title={t('各列及其处理', 'The columns and their parts')}>
        <Table<ColumnView>
          size="small"
          rowKey="name"
          pagination={false}
          style={{ minWidth: 860 }}
          dataSource={[...found.columns]}
          columns={[
            {
              title: t('列', 'Column'),
              key: 'name',
              render: (_, { name, type, distinct, missing, samples }) => (
                <>
                  <strong>{name}</strong>{' '}
                  <span className="quiet">
                    {type} · {t(`${distinct}个不同值`, `${distinct} values`)}
                    {missing > 0 && ` · ${t(`${missing}个缺失`, `${missing} missing`)}`}
                    <br />
                    {samples.map(String).join('、').slice(0, 60)}
                  </span>
                </>
              ),
            },
            {
              title: t('处理', 'Part'),
              key: 'role',
              width: 230,
              render: (_, { name, ground }) => (
                <>
                  <Select
                    style={{ width: '100%' }}
                    aria-label={t(`“${name}”的处理`, `Part of ${name}`)}
                    value={of(name).role}
                    onChange={(role) => set(name, { role })}
                    options={Object.entries(roles).map(([value, label]) => ({ value, label: say(label) }))}
                  />
                  <div className="quiet">
                    {t('建议依据：', 'Because: ')}
                    {say(ground)}
                  </div>
                </>
              ),
            },
            {
              title: t('泛化方式', 'Generalised by'),
              key: 'plan',
              width: 320,
              render: (_, { name }) =>
                of(name).role === 'quasi' && <Plan one={of(name)} set={(change) => set(name, change)} />,
            },
          ]}
        />
      </ScrollRegion>
      {fault && <Refusal error={fault} />}
      <Button type="primary" loading={busy} onClick={confirm}>
        {t('确认各列，测算风险', 'Confirm the columns and measure')}
      </Button>
    </>
  );
}

function Plan({ one, set }: { one: Stated; set(change: Partial<Stated>): void }) {
  const { t, say } = useLanguage();
  const plan = one.plan ?? 'whole';
  return (
    <Space orientation="vertical" size={4} style={{ width: '100%' }}>
      <Select
        style={{ width: '100%' }}
        aria-label={t(`“${one.name}”的泛化方式`, `How ${one.name} is generalised`)}
        value={plan}
        onChange={(next) => set({ plan: next })}
        options={Object.entries(plans).map(([value, label]) => ({ value, label: say(label) }))}
      />
      {takesAmounts.includes(plan) && (
        <Input
          aria-label={t(`“${one.name}”的宽度、位数或者每组个数`, `Widths, lengths or sizes of ${one.name}`)}
          placeholder={t('如 5,10,20', 'such as 5,10,20')}
          value={one.amounts}
          onChange={(event) => set({ amounts: event.target.value })}
        />
      )}
      {plan === 'ordered' && (
        <Input
          aria-label={t(`“${one.name}”的次序`, `The order of ${one.name}`)}
          placeholder={t('如 小学,初中,高中', 'such as low,middle,high')}
          value={one.order}
          onChange={(event) => set({ order: event.target.value })}
        />
      )}
      {plan === 'file' && (
        <span className="quiet">{t(`在“事实”中上传 ${one.name}.csv`, `Upload ${one.name}.csv under Facts`)}</span>
      )}
    </Space>
  );
}
