import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Label } from '#kernel/label.ts';
import { send, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Nothing } from '#ui/parts.tsx';
import type { SessionView } from '#ui/types.ts';
import { CannotSeal, canSeal, Fault, Heading } from './reportParts.tsx';

interface Keys {
  readonly receivers: readonly {
    readonly id: string;
    readonly title: string;
    readonly recipient: string | null;
    readonly keys: readonly {
      readonly recipient: string;
      readonly from: string;
      readonly hint: string | null;
      readonly reports: number;
    }[];
  }[];
  readonly offices: readonly { readonly id: string; readonly name: Label }[];
}
const path = '/api/violation-reports/keys';

/** The keys of one's office: the one in use, those before it, and a new one made here in the browser. */
export function KeysPage() {
  const { t } = useLanguage();
  const keys = useApi<Keys>(path);
  if (!canSeal()) return <CannotSeal />;
  return (
    <>
      <Heading zh="举报接收密钥" en="Keys for reports" />
      <p style={{ maxWidth: '42em' }}>
        {t(
          '举报人的浏览器用公钥加密。私钥在您的浏览器里生成，用口令包裹后保存；口令丢失，内容就再也打不开，请至少两人分别保管。',
          'Reporters’ browsers seal to the public key. The private one is made in your browser and kept wrapped by a passphrase. Lose it and nothing can be opened again: let two people keep it.',
        )}
      </p>
      <Loaded query={keys}>
        {(data) => (
          <>
            {data.receivers.length === 0 && <Nothing zh="本单位还没有接收密钥" en="Your office has no key yet" />}
            {data.receivers.map((receiver) => (
              <section key={receiver.id}>
                <h2>{receiver.title}</h2>
                <ul>
                  {receiver.keys.map((one) => (
                    <li key={one.recipient} style={{ overflowWrap: 'anywhere' }}>
                      <code>{one.recipient}</code>{' '}
                      {one.recipient === receiver.recipient
                        ? t('使用中', 'in use')
                        : t('只用于旧举报', 'for old reports')}{' '}
                      · {one.from} · {t(`${one.reports} 件`, `${one.reports} reports`)}
                      {one.hint && <div className="quiet">{one.hint}</div>}
                    </li>
                  ))}
                </ul>
              </section>
            ))}
            <NewKey offices={data.offices} />
          </>
        )}
      </Loaded>
    </>
  );
}

function NewKey({ offices }: { offices: Keys['offices'] }) {
  const { t, say } = useLanguage();
  const session = useApi<SessionView>('/api/session');
  const client = useQueryClient();
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const [hint, setHint] = useState('');
  const [busy, setBusy] = useState('');
  const [fault, setFault] = useState<unknown>(null);
  const holders = [
    ...offices.map((one) => ({ key: one.id, name: say(one.name), named: { office: one.id } })),
    ...(session.data?.parties ?? []).map((one) => ({ key: one.id, name: one.name, named: { organisation: one.id } })),
  ];
  const make = async (named: object, key: string) => {
    setBusy(key);
    setFault(null);
    try {
      const { newKeyPair, wrapIdentity } = await import('#engines/sealing/index.ts');
      const pair = await newKeyPair();
      const wrapped = await wrapIdentity(pair.identity, first);
      await send(path, { ...named, recipient: pair.recipient, wrapped, ...(hint.trim() && { hint }) });
      setFirst('');
      setAgain('');
      setHint('');
      await client.invalidateQueries({ queryKey: [path] });
    } catch (error) {
      setFault(error);
    }
    setBusy('');
  };
  const short = first.length < 12;
  const differ = first !== again;
  return (
    <section style={{ maxWidth: 460 }}>
      <h2>{t('启用新密钥', 'Put a new key in use')}</h2>
      <p>
        <label htmlFor="first">{t('口令（至少12个字符）', 'Passphrase (12 characters at least)')}</label>
        <Input
          id="first"
          type="password"
          autoComplete="new-password"
          value={first}
          onChange={(event) => setFirst(event.target.value)}
        />
      </p>
      <p>
        <label htmlFor="again">{t('再输入一次', 'Once more')}</label>
        <Input
          id="again"
          type="password"
          autoComplete="new-password"
          value={again}
          onChange={(event) => setAgain(event.target.value)}
        />
      </p>
      <p>
        <label htmlFor="hint">
          {t('保管提示（可不填，同事可见）', 'Where it is kept (optional; colleagues see it)')}
        </label>
        <Input id="hint" maxLength={200} value={hint} onChange={(event) => setHint(event.target.value)} />
      </p>
      {first !== '' && (short || differ) && (
        <p className="quiet">{short ? t('口令太短', 'It is too short') : t('两次输入不同', 'The two differ')}</p>
      )}
      <Fault error={fault} />
      {holders.map((one) => (
        <p key={one.key}>
          <Button
            type="primary"
            loading={busy === one.key}
            disabled={short || differ}
            onClick={() => make(one.named, one.key)}
          >
            {t(`为${one.name}启用`, `For ${one.name}`)}
          </Button>
        </p>
      ))}
    </section>
  );
}
