import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import type { FileReference } from '#kernel/fields/field.ts';
import type { Label } from '#kernel/label.ts';
import { useApi } from '#ui/api.ts';
import { FactInput } from '#ui/factInput.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Refusal } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import { ScrollRegion } from '#ui/scrollRegion.tsx';
import './assessments.css';
import { useMove } from '#ui/useMove.ts';
import type { Measured } from './testing.ts';

interface Test {
  readonly metrics: readonly Measured[];
  readonly faults: readonly { readonly text: Label; readonly articles: readonly string[] }[];
}

/** What is to be measured against which line, what the report gives, and whether it may be relied on. */
export function TestTab(slot: RecordSlot) {
  const { say, t } = useLanguage();
  const { id, revision, facts } = slot.page.record;
  const query = useApi<Test>(`/api/ex-ante-assessments/${id}/test?r=${revision}`, { keep: true });
  const reports = slot.page.moves.some((one) => one.name === 'reportTest');
  const lines = ({ atLeast, atMost, unit = '' }: Measured) =>
    [
      atLeast !== undefined && t(`不低于 ${atLeast}${unit}`, `at least ${atLeast}${unit}`),
      atMost !== undefined && t(`不高于 ${atMost}${unit}`, `at most ${atMost}${unit}`),
    ]
      .filter(Boolean)
      .join(t('，', ', '));
  return (
    <Loaded query={query}>
      {({ metrics, faults }) => (
        <>
          <ScrollRegion title={t('检测指标', 'Metrics')}>
            <Table<Measured>
              size="small"
              pagination={false}
              rowKey="metric"
              dataSource={[...metrics]}
              columns={[
                { title: t('指标', 'Metric'), dataIndex: 'metric' },
                { title: t('要求', 'Line'), key: 'line', render: (_: unknown, one) => lines(one) },
                {
                  title: t('实测值', 'Measured'),
                  key: 'value',
                  render: (_: unknown, one) =>
                    one.value === null ? t('尚无', 'not yet') : `${one.value}${one.unit ?? ''}`,
                },
                {
                  title: t('结果', 'Result'),
                  key: 'met',
                  render: (_: unknown, { met }) =>
                    met === null ? null : met ? (
                      <span className="tone-met">✓ {t('达到', 'met')}</span>
                    ) : (
                      <span className="tone-overdue">! {t('未达到', 'not met')}</span>
                    ),
                },
              ]}
            />
          </ScrollRegion>
          {facts.testNumber !== undefined && (
            <>
              <h3>
                {t('报告', 'Report')} {String(facts.testNumber)}
              </h3>
              <p>
                {slot.page.names[String(facts.testBody)] ?? ''} · {t('所测版本', 'version')} {String(facts.testVersion)}{' '}
                · {String(facts.testIssuedOn)} – {String(facts.testValidUntil)}{' '}
                {((facts.testReport ?? []) as readonly FileReference[]).map((file) => (
                  <a key={file.sha256} href={`/api/files/${file.sha256}`}>
                    {file.name}
                  </a>
                ))}
              </p>
              {faults.length === 0 ? (
                <p className="tone-met">✓ {t('报告可以采信', 'The report can be relied on')}</p>
              ) : (
                <ul>
                  {faults.map((one) => (
                    <li key={say(one.text)}>
                      <span className="tone-overdue">! {say(one.text)}</span>{' '}
                      {one.articles.slice(0, 1).map((article) => (
                        <Cite key={article} provision={article} />
                      ))}
                    </li>
                  ))}
                </ul>
              )}
              {facts.bodyList !== undefined && (
                <p className="quiet">
                  {t('所查名录：', 'List looked at: ')}
                  {String(facts.bodyList)}
                </p>
              )}
            </>
          )}
          {reports && <Report slot={slot} metrics={metrics} />}
        </>
      )}
    </Loaded>
  );
}

const asked = ['testBody', 'testNumber', 'testVersion', 'testIssuedOn', 'testValidUntil', 'testReport'] as const;

/** The report with its values, handed in by the firm: one line a metric asked for. */
function Report({ slot, metrics }: { slot: RecordSlot; metrics: readonly Measured[] }) {
  const { say, t } = useLanguage();
  const { move, busy, fault } = useMove(slot);
  const [facts, setFacts] = useState<Readonly<Record<string, unknown>>>(
    Object.fromEntries(asked.map((name) => [name, slot.page.record.facts[name]])),
  );
  const [values, setValues] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(metrics.map((one) => [one.metric, one.value ?? ''])),
  );
  const measured = metrics.flatMap(({ metric }) =>
    values[metric]?.trim() ? [{ metric, value: values[metric].trim() }] : [],
  );
  return (
    <section className="draft-decision" aria-label={t('提交检测报告', 'Hand in the test report')}>
      <h3 style={{ marginTop: 0 }}>{t('提交检测报告', 'Hand in the test report')}</h3>
      {slot.of.facts
        .filter((field) => (asked as readonly string[]).includes(field.name))
        .map((field) => (
          <div key={field.name} style={{ marginBottom: 10 }}>
            <label htmlFor={`t-${field.name}`}>{say(field.label)}</label>
            <FactInput
              id={`t-${field.name}`}
              field={field}
              value={facts[field.name]}
              names={slot.page.names}
              onChange={(value) => setFacts({ ...facts, [field.name]: value })}
            />
          </div>
        ))}
      {metrics.map(({ metric, unit }) => (
        <div key={metric} style={{ marginBottom: 10 }}>
          <label htmlFor={`t-${metric}`}>{metric}</label>
          <Input
            id={`t-${metric}`}
            inputMode="decimal"
            style={{ maxWidth: 220 }}
            suffix={unit}
            value={values[metric] ?? ''}
            onChange={(event) => setValues({ ...values, [metric]: event.target.value })}
          />
        </div>
      ))}
      {fault && <Refusal error={fault} />}
      <Button type="primary" loading={busy} onClick={() => move('reportTest', { ...facts, measured })}>
        {t('提交报告', 'Hand in')}
      </Button>
    </section>
  );
}
