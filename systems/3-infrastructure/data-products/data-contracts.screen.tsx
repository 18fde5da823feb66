import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ProblemError, send, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { fenOf, yuanOf } from '#ui/money.ts';
import { Loaded, Nothing, Refusal } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import type { Listed, SessionView } from '#ui/types.ts';

interface Settled {
  readonly months?: { readonly from: string; readonly to: string | null };
  readonly units?: number;
  readonly amount?: number;
  readonly invoice?: string;
}

/** What was used and paid under a contract; its provider states more of it here. */
function Settlements({ page }: RecordSlot) {
  const { t, say } = useLanguage();
  const { id, facts, state } = page.record;
  const path = `/api/data-settlements?f.contract=${id}&sort=-number&limit=100&cols=months,units,amount,invoice`;
  const found = useApi<Listed>(path);
  const session = useApi<SessionView>('/api/session');
  const provides = session.data?.parties?.some((one) => one.id === facts.provider) ?? false;
  const client = useQueryClient();
  return (
    <>
      <Loaded query={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing zh="还没有结算" en="Nothing was settled yet" />
          ) : (
            <Table
              size="small"
              rowKey="id"
              pagination={false}
              scroll={{ x: 560 }}
              dataSource={[...items]}
              columns={[
                {
                  title: t('编号', 'Number'),
                  render: (_, one) => <Link to={`/registers/data-settlements/${one.id}`}>{one.number}</Link>,
                },
                {
                  title: t('结算期间', 'For the time'),
                  render: (_, { facts: { months } }: { facts: Settled }) =>
                    months && `${months.from} – ${months.to ?? ''}`,
                },
                { title: t('用量', 'Units'), align: 'right', render: (_, one) => (one.facts as Settled).units },
                {
                  title: t('金额（元）', 'Amount (CNY)'),
                  align: 'right',
                  render: (_, one) => yuanOf((one.facts as Settled).amount ?? 0),
                },
                { title: t('状态', 'State'), render: (_, one) => say(one.stateLabel) },
              ]}
            />
          )
        }
      </Loaded>
      {provides && ['performing', 'fulfilled', 'dissolved'].includes(state) && (
        <Bill contract={id} onSent={() => client.invalidateQueries({ queryKey: [path] })} />
      )}
    </>
  );
}

const blank = { from: '', to: '', units: '', amount: '', invoice: '' };
/** The provider states what was used and is owed; the user then confirms it or objects. */
function Bill({ contract, onSent }: { contract: string; onSent(): Promise<void> }) {
  const { t } = useLanguage();
  const [given, setGiven] = useState(blank);
  const [fault, setFault] = useState<ProblemError | null>(null);
  const fields = [
    ['from', t('期间自', 'From'), 'date'],
    ['to', t('期间至', 'To'), 'date'],
    ['units', t('用量', 'Units'), 'number'],
    ['amount', t('金额（元）', 'Amount (CNY)'), 'number'],
    ['invoice', t('发票号码（可不填）', 'Invoice number (optional)'), 'text'],
  ] as const;
  const submit = async () => {
    try {
      setFault(null);
      await send(`/api/data-contracts/${contract}/settlements`, {
        months: { from: given.from, to: given.to },
        units: Number(given.units),
        amount: fenOf(given.amount),
        ...(given.invoice && { invoice: given.invoice }),
      });
      setGiven(blank);
      await onSent();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setFault(error);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{t('开出结算单', 'State what is owed')}</h2>
      {fault && <Refusal error={fault} />}
      <div style={{ display: 'grid', gap: '0 16px', gridTemplateColumns: 'repeat(auto-fill, minmax(160px, 1fr))' }}>
        {fields.map(([name, text, type]) => (
          <p key={name}>
            <label htmlFor={`bill-${name}`}>{text}</label>
            <Input
              id={`bill-${name}`}
              type={type}
              min={0}
              step={name === 'amount' ? 0.01 : 1}
              required={name !== 'invoice'}
              value={given[name]}
              onChange={(event) => setGiven({ ...given, [name]: event.target.value })}
            />
          </p>
        ))}
      </div>
      <Button htmlType="submit" type="primary">
        {t('交使用方确认', 'Send to the user')}
      </Button>
    </form>
  );
}

const screen: Screen = {
  tabs: [{ key: 'settlements', label: { zh: '结算', en: 'Settlements' }, view: Settlements }],
};
export default screen;
