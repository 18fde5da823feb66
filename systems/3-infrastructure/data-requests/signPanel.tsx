import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { DocumentModel } from '#kernel/documents.ts';
import { ProblemError, send, useApi } from '#ui/api.ts';
import { DocumentView } from '#ui/documentView.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Refusal } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import type { Page } from '#ui/types.ts';

interface Issued {
  readonly sha256: string;
  readonly model: DocumentModel;
}
const signing = { signAgreement: 'userSignature', countersign: 'officeSignature' } as const;

/** The agreement as it was issued, to be read and signed by whoever's turn it is. */
export function SignPanel({ page, refresh }: RecordSlot) {
  const { t } = useLanguage();
  const code = page.issued.findLast(({ name }) => name.zh === '公共数据使用协议')?.code;
  const issued = useApi<Issued>(code ? `/api/documents/${code}` : null);
  const move = page.moves.find((one) => one.name in signing && !one.blocked)?.name as keyof typeof signing | undefined;
  if (!code) return null;
  return (
    <Loaded query={issued}>
      {({ model, sha256 }) => (
        <section>
          <h2>{t('使用协议', 'The agreement')}</h2>
          <DocumentView model={model} />
          <p className="quiet">
            {t('协议摘要值（SHA-256）：', 'Digest of the agreement (SHA-256): ')}
            <code style={{ overflowWrap: 'anywhere' }}>{sha256}</code>
          </p>
          {move && <Sign key={move} page={page} refresh={refresh} move={move} digest={sha256} />}
        </section>
      )}
    </Loaded>
  );
}

function Sign({
  page,
  refresh,
  move,
  digest,
}: Pick<RecordSlot, 'page' | 'refresh'> & { move: keyof typeof signing; digest: string }) {
  const { t } = useLanguage();
  const [name, setName] = useState('');
  const [read, setRead] = useState(false);
  const [fault, setFault] = useState<ProblemError | null>(null);
  const sign = async () => {
    try {
      const body = { facts: { [signing[move]]: { name, digest } } };
      await refresh(await send<Page>(`/api/data-requests/${page.record.id}/${move}`, body));
    } catch (error) {
      setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
    }
  };
  return (
    <>
      <p style={{ maxWidth: 420 }}>
        <label htmlFor="signer">{t('签署人姓名', 'Name of who signs')}</label>
        <Input id="signer" maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      </p>
      <p>
        <Checkbox checked={read} onChange={(event) => setRead(event.target.checked)}>
          {t('已阅读协议，代表本单位签署上述文本', 'I have read the agreement and sign this text for my organisation')}
        </Checkbox>
      </p>
      {fault && <Refusal error={fault} />}
      <Button type="primary" disabled={!read || name.trim() === ''} onClick={sign}>
        {move === 'countersign' ? t('签署并开通', 'Sign and open the access') : t('签署协议', 'Sign the agreement')}
      </Button>
    </>
  );
}
