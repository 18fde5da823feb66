import { Alert, Input, Space } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { DocumentModel } from '#kernel/documents.ts';
import type { Label } from '#kernel/label.ts';
import { ProblemError, send, useApi } from '#ui/api.ts';
import { DocumentView } from '#ui/documentView.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Refusal } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';

export function Verify() {
  const { t, say } = useLanguage();
  const { code } = useParams();
  useTitle(t('核验文书', 'Verify a document'));
  const go = useNavigate();
  const found = useApi<{ code: string; name: Label; model: DocumentModel; issuedAt: string; sha256: string }>(
    code ? `/api/documents/${encodeURIComponent(code)}` : null,
  );
  const [fault, setFault] = useState<ProblemError | null>(null);
  const [answer, setAnswer] = useState<boolean | null>(null);
  const check = async (file: File | undefined) => {
    if (!file) return;
    setFault(null);
    setAnswer(null);
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    const sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    try {
      const { found: is, code: known } = await send<{ found: boolean; code?: string }>('/api/verify', { sha256 });
      setAnswer(is);
      if (known) go(`/verify/${known}`);
    } catch (error) {
      if (error instanceof ProblemError) setFault(error);
    }
  };
  return (
    <>
      <h1>{t('核验文书', 'Verify a document')}</h1>
      <Space wrap>
        <Input.Search
          aria-label={t('文书编码', 'Document code')}
          placeholder="XXXX-XXXX-XXXX"
          defaultValue={code}
          onSearch={(value) => {
            setFault(null);
            setAnswer(null);
            if (value.trim()) go(`/verify/${encodeURIComponent(value.trim().toUpperCase())}`);
          }}
          enterButton={t('核验', 'Verify')}
        />
        <label
          style={{ display: 'block', padding: 16, border: '1px dashed currentColor', borderRadius: 6 }}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            check(event.dataTransfer.files[0]);
          }}
        >
          {t('或者把文件拖到这里、选择文件', 'or drop a file here, or choose one')}{' '}
          <input type="file" onChange={(event) => check(event.target.files?.[0])} />
        </label>
      </Space>
      {fault && <Refusal error={fault} />}
      {answer === false && (
        <Alert style={{ marginTop: 16 }} type="error" showIcon title={t('不是本平台签发的文书', 'Not issued here')} />
      )}
      {found.error && (
        <Alert
          style={{ marginTop: 16 }}
          type="error"
          showIcon
          title={t('没有此编码的文书', 'No document has this code')}
        />
      )}
      {found.data && answer !== false && (
        <>
          <Alert
            style={{ margin: '16px 0' }}
            type="success"
            showIcon
            title={t(
              `真实：${say(found.data.name)}，签发于 ${found.data.issuedAt.slice(0, 10)}`,
              `Genuine: ${say(found.data.name)}, issued on ${found.data.issuedAt.slice(0, 10)}`,
            )}
            description={<code>SHA-256 {found.data.sha256}</code>}
          />
          <DocumentView model={found.data.model} />
        </>
      )}
    </>
  );
}
