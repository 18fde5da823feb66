import { Alert, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { DocumentModel } from '#kernel/documents.ts';
import type { Label } from '#kernel/label.ts';
import type { Verified } from '#kernel/verifyCredential.ts';
import { ProblemError, send, useApi } from '#ui/api.ts';
import { DocumentView } from '#ui/documentView.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Refusal } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';

type Credential = { readonly revoked: boolean; readonly path: string };

export function Verify() {
  const { t, say } = useLanguage();
  const { code } = useParams();
  useTitle(t('核验文书', 'Verify a document'));
  const go = useNavigate();
  const found = useApi<{
    code: string;
    name: Label;
    model: DocumentModel;
    issuedAt: string;
    sha256: string;
    credential: Credential | null;
  }>(code ? `/api/documents/${encodeURIComponent(code)}` : null);
  const [fault, setFault] = useState<ProblemError | null>(null);
  const [answer, setAnswer] = useState<boolean | null>(null);
  const [checked, setChecked] = useState<Verified | null>(null);
  const check = async (file: File | undefined) => {
    if (!file) return;
    setFault(null);
    setAnswer(null);
    setChecked(null);
    if (file.name.endsWith('.jwt') && file.size < 100_000)
      try {
        return setChecked(await send<Verified>('/api/credentials/verify', { jws: (await file.text()).trim() }));
      } catch (error) {
        return setFault(error instanceof ProblemError ? error : null);
      }
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
            setChecked(null);
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
      {checked && <Checked verified={checked} />}
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
      {found.data && answer !== false && !checked && (
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
          {found.data.credential && <Standing credential={found.data.credential} />}
          <DocumentView model={found.data.model} />
        </>
      )}
    </>
  );
}

/** How a letter that is also a credential stands now, and the credential to keep. */
function Standing({ credential }: { credential: Credential }) {
  const { t } = useLanguage();
  return (
    <Space wrap style={{ marginBottom: 16 }}>
      {credential.revoked && (
        <Alert
          type="error"
          showIcon
          title={t('该决定此后已被撤销或者变更，不再有效', 'Revoked or changed since; it holds no more')}
        />
      )}
      <Button href={credential.path} download>
        {t('下载可验证凭证', 'Download as verifiable credential')}
      </Button>
    </Space>
  );
}

/** What was looked at in a credential that somebody dropped here. */
function Checked({ verified: { ok, checks, credential } }: { verified: Verified }) {
  const { t, say } = useLanguage();
  const marks = { passed: '✔', failed: '✖', unchecked: '？' };
  return (
    <Alert
      style={{ marginTop: 16 }}
      type={ok ? 'success' : 'error'}
      showIcon
      title={ok ? t('凭证有效', 'The credential is valid') : t('凭证无效', 'The credential is not valid')}
      description={
        <>
          <ul style={{ listStyle: 'none', padding: 0 }}>
            {checks.map((one) => (
              <li key={one.what.en}>
                {marks[one.result]} {say(one.what)}
                {one.detail && <> · {say(one.detail)}</>}
              </li>
            ))}
          </ul>
          {credential && <a href={new URL(credential.id).pathname}>{t('查看文书', 'See the document')}</a>}
        </>
      }
    />
  );
}
