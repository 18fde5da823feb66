import { Button, Input, Space } from 'antd';
import { useEffect, useState } from 'react';
import type { RuleFinding } from '#families/rules/findings.ts';
import { ProblemError, send } from '#ui/api.ts';
import { useVersionText } from '#ui/decision/useVersionText.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Refusal } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import type { Page } from '#ui/types.ts';
import { FindingsList } from './findingsList.tsx';

interface Found {
  readonly findings: readonly RuleFinding[];
}

/** The text of a draft, checked while it is typed and kept when it is saved. */
export default function EditTab(slot: RecordSlot) {
  const { id, facts } = slot.page.record;
  const text = useVersionText(id, facts.text);
  return <Loaded query={text}>{(saved) => <Editor key={String(facts.text)} {...slot} saved={saved} />}</Loaded>;
}

function Editor({ page, refresh, saved }: RecordSlot & { saved: string }) {
  const { t } = useLanguage();
  const { id, facts } = page.record;
  const [xml, setXml] = useState(saved);
  const [found, setFound] = useState<Found | null>(null);
  const [fault, setFault] = useState<ProblemError | null>(null);
  const [saving, setSaving] = useState(false);
  useEffect(() => {
    const later = setTimeout(
      () =>
        send<Found>('/api/rule-library/check', { table: facts.table, xml }).then(
          (answer) => {
            setFault(null);
            setFound(answer);
          },
          (error: unknown) => error instanceof ProblemError && setFault(error),
        ),
      600,
    );
    return () => clearTimeout(later);
  }, [xml, facts.table]);
  const save = async () => {
    setSaving(true);
    try {
      await send(`/api/rule-library/${id}/text`, { xml }, { method: 'PUT', revision: page.record.revision });
      await refresh((await (await fetch(`/api/rule-library/${id}`)).json()) as Page);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setFault(error);
    } finally {
      setSaving(false);
    }
  };
  const replace = async (file: File | undefined) => file && setXml(await file.text());
  return (
    <>
      <Space wrap style={{ marginBottom: 8 }}>
        <Button type="primary" loading={saving} disabled={xml === saved} onClick={save}>
          {t('保存规则文本', 'Save the text')}
        </Button>
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
      <Input.TextArea
        aria-label={t('规则文本（DMN）', 'The text (DMN)')}
        value={xml}
        onChange={(event) => setXml(event.target.value)}
        autoSize={{ minRows: 12, maxRows: 28 }}
        spellCheck={false}
        style={{ fontFamily: 'monospace', fontSize: 13 }}
      />
      <div aria-live="polite">
        {fault && <Refusal error={fault} />}
        {!fault && found && <FindingsList findings={found.findings} />}
      </div>
    </>
  );
}
