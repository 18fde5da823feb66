import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { ProblemError, send } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Refusal } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import type { Page } from '#ui/types.ts';
import { type Outcome, requirement } from './words.ts';

/** The end of a pilot: each exit criterion of the plan with its figure, or why there is none. */
export function ResultsForm({ page, refresh }: RecordSlot) {
  const { say, t } = useLanguage();
  const criteria = (page.record.facts.criteria ?? []) as readonly Outcome[];
  const [given, setGiven] = useState<Readonly<Record<string, { measured?: string; note?: string }>>>({});
  const [summary, setSummary] = useState({ zh: '', en: '' });
  const [fault, setFault] = useState<ProblemError | null>(null);
  const [busy, setBusy] = useState(false);
  const put = (criterion: string, change: object) =>
    setGiven((before) => ({ ...before, [criterion]: { ...before[criterion], ...change } }));
  const submit = async () => {
    setBusy(true);
    setFault(null);
    const results = criteria.map(({ criterion }) => {
      const { measured, note } = given[criterion] ?? {};
      return { criterion, ...(measured && { measured }), ...(note && { note }) };
    });
    const facts = {
      results,
      ...(summary.zh && { summary: { zh: summary.zh, ...(summary.en && { en: summary.en }) } }),
    };
    try {
      await refresh(
        await send<Page>(`/api/pilots/${page.record.id}/recordResults`, { facts }, { revision: page.record.revision }),
      );
    } catch (error) {
      setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
      setBusy(false);
    }
  };
  return (
    <section aria-label={t('报告试点结果', 'Report the results')} style={{ maxWidth: 640 }}>
      <h2>{t('报告试点结果', 'Report the results')}</h2>
      {fault && <Refusal error={fault} />}
      {criteria.map((one, at) => (
        <fieldset key={one.criterion} style={{ border: 0, padding: 0, margin: '0 0 14px' }}>
          <legend>
            <strong>{one.criterion}</strong> · {say(requirement(one))}
          </legend>
          <label htmlFor={`result-${at}`}>{t('实测', 'Measured')}</label>
          <InputNumber<string>
            id={`result-${at}`}
            stringMode
            style={{ width: '100%' }}
            suffix={one.unit}
            onChange={(measured) => put(one.criterion, { measured: measured ?? undefined })}
          />
          <label htmlFor={`note-${at}`}>
            {t('方法和样本；没有测得的写明原因', 'Method and sample, or why it was not measured')}
          </label>
          <Input
            id={`note-${at}`}
            maxLength={300}
            onChange={(event) => put(one.criterion, { note: event.target.value })}
          />
        </fieldset>
      ))}
      <label htmlFor="pilot-summary">{t('试点总结（公开）', 'What the pilot showed (public)')}</label>
      <Input.TextArea
        id="pilot-summary"
        rows={3}
        placeholder={t('中文', 'Chinese')}
        onChange={(event) => setSummary({ ...summary, zh: event.target.value })}
      />
      <Input.TextArea
        aria-label={t('试点总结（英文，选填）', 'Summary in English (optional)')}
        rows={2}
        placeholder={t('英文（可不填）', 'English (optional)')}
        style={{ marginTop: 8 }}
        onChange={(event) => setSummary({ ...summary, en: event.target.value })}
      />
      <Button type="primary" loading={busy} onClick={submit} style={{ marginTop: 12 }}>
        {t('提交结果', 'Submit the results')}
      </Button>
    </section>
  );
}
