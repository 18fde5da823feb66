import { useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { StatisticsQuestion } from '#families/opendata/statistics.ts';
import type { Column } from '#families/opendata/versions.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded } from '#ui/parts.tsx';
import { type LedgerAnswer, ledgerPath, PrivacyLedger } from './privacyLedger.tsx';
import { type StatisticsAnswer, StatisticsFigures } from './statisticsFigures.tsx';
import type { DatasetFacts } from './views.ts';

type Asked = Pick<StatisticsQuestion, 'measure' | 'field' | 'by' | 'low' | 'high' | 'groups'>;

/** Counts, sums and means of the current version by group, and what they have cost of its privacy budget. */
export function StatisticsTab({
  id,
  facts,
  columns,
  labels,
}: {
  id: string;
  facts: DatasetFacts;
  columns: readonly Column[];
  labels: ReadonlyMap<string, string>;
}) {
  const ledger = useApi<LedgerAnswer>(ledgerPath(id));
  const direct = new Set(facts.fields?.flatMap((one) => (one.sensitivity === 'direct' ? [one.name] : [])));
  return (
    <Loaded query={ledger}>
      {(data) => (
        <>
          <Questions
            id={id}
            personal={data.personal}
            columns={data.personal ? columns.filter(({ name }) => !direct.has(name)) : columns}
            labels={labels}
          />
          <PrivacyLedger of={data} labels={labels} />
        </>
      )}
    </Loaded>
  );
}

function Questions({
  id,
  personal,
  columns,
  labels,
}: {
  id: string;
  personal: boolean;
  columns: readonly Column[];
  labels: ReadonlyMap<string, string>;
}) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [draft, setDraft] = useState<Asked>({ measure: 'count' });
  const [asked, setAsked] = useState<Asked | null>(null);
  const answer = useApi<StatisticsAnswer>(asked && addressOf(id, asked), { staleTime: Number.POSITIVE_INFINITY });
  const noisy = answer.data?.noisy ?? false;
  useEffect(() => {
    if (noisy && asked) void client.invalidateQueries({ queryKey: [ledgerPath(id)] });
  }, [noisy, asked, id, client]);
  const set = (change: Partial<Asked>) => setDraft((before) => ({ ...before, ...change }));
  const options = (of: readonly Column[]) => of.map(({ name }) => ({ value: name, label: labels.get(name) ?? name }));
  const measures = [
    { value: 'count' as const, label: t('计数', 'Count') },
    { value: 'sum' as const, label: t('求和', 'Sum') },
    { value: 'mean' as const, label: t('均值', 'Mean') },
  ];
  const summed = draft.measure !== 'count';
  return (
    <section aria-label={t('统计', 'Statistics')}>
      <div className="data-question">
        <Part name={t('统计量', 'Measure')}>
          <Select
            aria-label={t('统计量', 'Measure')}
            value={draft.measure}
            options={measures}
            onChange={(measure) => set({ measure })}
          />
        </Part>
        {summed && (
          <Part name={t('数值列', 'Column of numbers')}>
            <Select
              aria-label={t('数值列', 'Column of numbers')}
              value={draft.field}
              options={options(columns.filter(({ type }) => type === 'integer' || type === 'number'))}
              onChange={(field: string) => set({ field })}
            />
          </Part>
        )}
        {summed &&
          personal &&
          (['low', 'high'] as const).map((bound) => {
            const name = bound === 'low' ? t('取值下限', 'Least value') : t('取值上限', 'Greatest value');
            return (
              <Part key={bound} name={name}>
                <InputNumber
                  aria-label={name}
                  precision={0}
                  value={draft[bound] ?? null}
                  onChange={(value) => set({ [bound]: value ?? undefined })}
                />
              </Part>
            );
          })}
        <Part name={t('分组列', 'By group of')}>
          <Select
            allowClear
            aria-label={t('分组列', 'By group of')}
            placeholder={t('不分组', 'No groups')}
            value={draft.by}
            options={options(columns)}
            onChange={(by?: string) => set({ by, groups: undefined })}
          />
        </Part>
        {draft.by !== undefined && personal && (
          <Part name={t('分组取值', 'Which groups')}>
            <Select
              mode="tags"
              open={false}
              suffixIcon={null}
              aria-label={t('分组取值', 'Which groups')}
              placeholder={t('逐个输入，回车确认', 'Type each and press Enter')}
              tokenSeparators={[',', '，']}
              value={[...(draft.groups ?? [])]}
              onChange={(groups: string[]) => set({ groups })}
            />
          </Part>
        )}
        <Button type="primary" disabled={summed && draft.field === undefined} onClick={() => setAsked(draft)}>
          {t('统计', 'Calculate')}
        </Button>
      </div>
      {personal && (
        <p className="quiet">
          {t(
            '个人数据须列明分组取值，求和、求均值须给出取值范围；超出范围的值按边界计。每个新问题支出隐私预算，重复的问题不再支出。',
            'Of personal data the groups are named, and for sums and means the range of values; what lies outside counts as its bound. Each new question is charged to the privacy budget, one asked before is not.',
          )}
        </p>
      )}
      {asked && (
        <Loaded query={answer}>
          {(data) => (
            <StatisticsFigures
              of={data}
              measure={measures.find(({ value }) => value === asked.measure)?.label ?? ''}
              column={asked.measure === 'count' ? undefined : (labels.get(asked.field ?? '') ?? asked.field)}
              by={asked.by && (labels.get(asked.by) ?? asked.by)}
            />
          )}
        </Loaded>
      )}
    </section>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <div className="quiet" aria-hidden="true">
        {name}
      </div>
      {children}
    </div>
  );
}

function addressOf(id: string, { measure, field, low, high, by, groups }: Asked): string {
  const query = new URLSearchParams({ measure });
  if (measure !== 'count') {
    if (field !== undefined) query.set('field', field);
    if (low !== undefined) query.set('low', String(low));
    if (high !== undefined) query.set('high', String(high));
  }
  if (by !== undefined) query.set('by', by);
  if (by !== undefined && groups && groups.length > 0) query.set('groups', groups.join(','));
  return `/api/data/${id}/statistics?${query}`;
}
