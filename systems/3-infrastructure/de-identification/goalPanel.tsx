import { Button, Checkbox, Form, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { Setting } from '#kernel/settings.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Refusal } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import { settingText } from '#ui/settingValue.tsx';
import { useMove } from '#ui/useMove.ts';
import { criterionKinds, metrics } from './facts.ts';

interface Criterion {
  readonly kind: keyof typeof criterionKinds;
  readonly column?: string;
  readonly amount: string;
  readonly c?: string;
}
const further = Object.entries(criterionKinds).filter(([kind]) => kind !== 'k-anonymity');
const usual: Readonly<Record<string, string>> = { 't-equal': '0.4', 't-ordered': '0.2' };

/** What a release must be: k for all, and for each sensitive attribute how mixed its values are. */
export function GoalPanel({ page, refresh }: RecordSlot) {
  const { t, say } = useLanguage();
  const { facts } = page.record;
  const { move, busy, fault } = useMove({ page, refresh });
  const before = (facts.criteria ?? []) as readonly Criterion[];
  const sensitive = ((facts.columns ?? []) as readonly { name: string; role: string }[])
    .filter(({ role }) => role === 'sensitive')
    .map(({ name }) => name);
  const [k, setK] = useState(Number(before.find(({ kind }) => kind === 'k-anonymity')?.amount ?? 5));
  const [mixed, setMixed] = useState<readonly Criterion[]>(() =>
    sensitive.map(
      (column) => before.find((one) => one.column === column) ?? { kind: 'distinct-l', column, amount: '2' },
    ),
  );
  const [suppression, setSuppression] = useState(Number(facts.suppression ?? 0.05));
  const [metric, setMetric] = useState(String(facts.metric ?? 'loss'));
  const [local, setLocal] = useState(facts.local !== false);
  const set = (at: number, change: Partial<Criterion>) =>
    setMixed(mixed.map((one, nth) => (nth === at ? { ...one, ...change } : one)));
  const search = () =>
    move('search', {
      criteria: [{ kind: 'k-anonymity', amount: String(k) }, ...mixed],
      suppression: String(suppression),
      metric,
      local,
    });
  return (
    <section aria-label={t('目标', 'Goal')}>
      <h2>{t('要达到什么', 'What is to be reached')}</h2>
      <Form layout="vertical" className="deid-goal" onFinish={search}>
        <Form.Item label={t('每个等价类至少 k 人', 'Each class holds k people at least')} htmlFor="deid-k">
          <InputNumber
            id="deid-k"
            min={1}
            max={100_000}
            precision={0}
            value={k}
            onChange={(value) => setK(value ?? 5)}
          />
        </Form.Item>
        {mixed.map((one, at) => (
          <Form.Item key={one.column} label={t(`“${one.column}”在每类中`, `${one.column} within each class`)}>
            <Select
              style={{ width: 230, maxWidth: '100%' }}
              aria-label={t(`“${one.column}”的模型`, `Model for ${one.column}`)}
              value={one.kind}
              onChange={(kind) =>
                set(at, { kind, amount: usual[kind] ?? '2', ...(kind === 'recursive-l' ? { c: '3' } : {}) })
              }
              options={further.map(([value, label]) => ({ value, label: say(label) }))}
            />{' '}
            <InputNumber
              aria-label={t(`“${one.column}”的 l 或者 t`, `l or t for ${one.column}`)}
              min={0}
              step={one.kind.startsWith('t-') ? 0.05 : 1}
              value={Number(one.amount)}
              onChange={(value) => set(at, { amount: String(value ?? 2) })}
            />
          </Form.Item>
        ))}
        <Form.Item label={t('可抑制的行占比', 'Share of rows that may be suppressed')} htmlFor="deid-suppression">
          <InputNumber
            id="deid-suppression"
            min={0}
            max={1}
            step={0.01}
            value={suppression}
            onChange={(value) => setSuppression(value ?? 0)}
          />
        </Form.Item>
        <Form.Item label={t('优化的度量', 'What is kept small')}>
          <Select
            style={{ width: 230, maxWidth: '100%' }}
            aria-label={t('优化的度量', 'Metric')}
            value={metric}
            onChange={setMetric}
            options={Object.entries(metrics).map(([value, label]) => ({ value, label: say(label) }))}
          />
        </Form.Item>
        <Form.Item>
          <Checkbox checked={local} onChange={(event) => setLocal(event.target.checked)}>
            {t('被抑制的行另行重编码，尽量少删', 'Recode suppressed rows among themselves')}
          </Checkbox>
        </Form.Item>
        {fault && <Refusal error={fault} />}
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('搜索最优方案', 'Search the best candidate')}
        </Button>
      </Form>
      <SettingsNote />
    </section>
  );
}

/** The values that another instrument sets, with what they rest on. */
function SettingsNote() {
  const { t, say } = useLanguage();
  const items = useApi<{ items: readonly Setting[] }>('/api/de-identification/settings').data?.items ?? [];
  return (
    <ul className="quiet">
      {items.map((one) => (
        <li key={one.key}>
          {say(one.label)} {say(settingText(one))}
          {!one.confirmed && ` · ${t('来源待确认', 'source to be confirmed')}`}
        </li>
      ))}
    </ul>
  );
}
