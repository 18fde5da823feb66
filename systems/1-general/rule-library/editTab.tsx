import { Button, Input, Segmented, Space } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { type RuleTable, type RuleTableId, ruleTables } from '#families/rules/catalogue.ts';
import type { RuleFinding } from '#families/rules/findings.ts';
import { ProblemError, send } from '#ui/api.ts';
import { DecisionEditor } from '#ui/decision/decisionEditor.tsx';
import { FindingsList } from '#ui/decision/findingsList.tsx';
import { useVersionText } from '#ui/decision/useVersionText.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Refusal } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import type { Page } from '#ui/types.ts';

interface Found {
  readonly findings: readonly RuleFinding[];
}

/** The tables of a draft, checked while they are edited and kept when they are saved. */
export default function EditTab(slot: RecordSlot) {
  const { id, facts } = slot.page.record;
  // What is saved later comes from here; the editor stays as it is.
  const [begun] = useState(facts.text);
  const text = useVersionText(id, begun);
  return <Loaded query={text}>{(saved) => <Editor {...slot} begun={saved} />}</Loaded>;
}

function Editor({ page, refresh, begun }: RecordSlot & { begun: string }) {
  const { t } = useLanguage();
  const { id, facts } = page.record;
  const of: RuleTable = ruleTables[facts.table as RuleTableId];
  const [saved, setSaved] = useState(begun);
  const [xml, setXml] = useState(begun);
  const [asText, setAsText] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  const [fault, setFault] = useState<ProblemError | null>(null);
  const [saving, setSaving] = useState(false);
  const told = useCallback((error: unknown) => {
    if (!(error instanceof ProblemError)) throw error;
    setFault(error);
    setFound(null);
  }, []);
  useEffect(() => {
    let current = true;
    const check = () =>
      send<Found>('/api/rule-library/check', { table: facts.table, xml }).then(
        (answer) => {
          if (!current) return;
          setFault(null);
          setFound(answer);
        },
        (error) => current && told(error),
      );
    const later = setTimeout(check, 600);
    return () => {
      current = false;
      clearTimeout(later);
    };
  }, [xml, facts.table, told]);
  const unsaved = xml !== saved;
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [unsaved]);
  const save = async () => {
    setSaving(true);
    try {
      await send(`/api/rule-library/${id}/text`, { xml }, { method: 'PUT', revision: page.record.revision });
      setSaved(xml);
      await refresh((await (await fetch(`/api/rule-library/${id}`)).json()) as Page);
    } catch (error) {
      told(error);
    } finally {
      setSaving(false);
    }
  };
  const replace = async (file: File | undefined) => file && setXml(await file.text());
  return (
    <>
      <Space wrap style={{ marginBottom: 8 }}>
        <Button type="primary" loading={saving} disabled={!unsaved} onClick={save}>
          {t('保存规则', 'Save the rules')}
        </Button>
        <span className="quiet" aria-live="polite">
          {unsaved ? t('有未保存的修改', 'There are changes not saved') : t('已保存', 'Saved')}
        </span>
        <Segmented
          aria-label={t('编辑方式', 'Way of editing')}
          value={asText}
          onChange={setAsText}
          options={[
            { value: false, label: t('表格', 'Tables') },
            { value: true, label: t('DMN 文本', 'DMN text') },
          ]}
        />
        <input
          type="file"
          id="rule-file"
          className="unseen"
          accept=".dmn,.xml,application/xml"
          onChange={(event) => replace(event.target.files?.[0])}
        />
        <label htmlFor="rule-file" className="file-button">
          {t('从文件替换', 'Replace from a file')}
        </label>
      </Space>
      {fault && <Refusal error={fault} />}
      {asText ? (
        <>
          <Input.TextArea
            aria-label={t('规则文本（DMN）', 'The text (DMN)')}
            value={xml}
            onChange={(event) => setXml(event.target.value)}
            autoSize={{ minRows: 12, maxRows: 28 }}
            spellCheck={false}
            style={{ fontFamily: 'monospace', fontSize: 13 }}
          />
          <div aria-live="polite">{found && <FindingsList findings={found.findings} />}</div>
        </>
      ) : (
        <DecisionEditor of={of} value={xml} findings={found?.findings ?? null} onChange={setXml} />
      )}
    </>
  );
}
