import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { Label } from '#kernel/label.ts';
import { bytesFrom, send, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import type { Page } from '#ui/types.ts';
import { CannotSeal, canSeal, Fault, Letters, type OpenedLetter, openLetters } from './reportParts.tsx';

interface Unsealed {
  readonly recipient: string;
  readonly keys: readonly { readonly key: string; readonly wrapped: string; readonly sealed: string }[];
  readonly envelopes: Parameters<typeof openLetters>[1];
  readonly receivers: readonly {
    readonly receiver: { readonly id: string; readonly title: Label; readonly recipient: string };
    readonly standing: string;
    readonly reason: Label;
  }[];
}
interface OwnKeys {
  readonly receivers: readonly { readonly keys: readonly { readonly hint: string | null }[] }[];
}
interface Opened extends Unsealed {
  readonly identity: string;
  readonly letters: readonly OpenedLetter[];
}

/** What is sealed, opened in the officer's browser: the purpose is recorded first, the passphrase never leaves it. */
export function SealedTab({ page, refresh }: RecordSlot) {
  const { t } = useLanguage();
  const path = `/api/violation-reports/${page.record.id}`;
  const own = useApi<OwnKeys>('/api/violation-reports/keys');
  const [purpose, setPurpose] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [recorded, setRecorded] = useState<Unsealed | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  if (!canSeal()) return <CannotSeal />;
  const reload = async () => refresh((await (await fetch(path)).json()) as Page);
  const open = async () => {
    setBusy(true);
    setFault(null);
    try {
      // A wrong passphrase asks for no second entry in the record.
      const sealed = recorded ?? (await send<Unsealed>(`${path}/unseal`, { purpose }));
      setRecorded(sealed);
      const { openByPassphrase } = await import('./letters.ts');
      const identity = await Promise.any(
        sealed.keys.map((one) => openByPassphrase(one.wrapped, passphrase, one.sealed)),
      ).catch((error: AggregateError) => {
        throw error.errors[0] ?? error;
      });
      setOpened({ ...sealed, identity, letters: await openLetters(identity, sealed.envelopes) });
      setPassphrase('');
      await reload();
    } catch (error) {
      setFault(error);
    }
    setBusy(false);
  };
  if (opened)
    return (
      <>
        <Letters
          letters={opened.letters}
          identity={opened.identity}
          mine="office"
          fetchFile={(file) => bytesFrom(`${path}/files/${file}`)}
        />
        <Reply
          path={path}
          recipient={opened.recipient}
          onSent={async (envelopes) => {
            setOpened({ ...opened, envelopes, letters: await openLetters(opened.identity, envelopes) });
            await reload();
          }}
        />
        {page.moves.some((one) => one.name === 'transfer') && <PassOn path={path} opened={opened} onDone={reload} />}
      </>
    );
  const hint = own.data?.receivers.flatMap((one) => one.keys.map((key) => key.hint)).find(Boolean);
  return (
    <form
      style={{ maxWidth: 460 }}
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <p>
        {t(
          '举报内容已加密，口令只在本机使用，不会发送。每次拆阅都记入日志。',
          'The report is sealed. The passphrase is used on this machine and never sent; each opening is recorded.',
        )}
      </p>
      <p>
        <label htmlFor="purpose">{t('拆阅目的', 'Purpose of the opening')}</label>
        <Input
          id="purpose"
          maxLength={200}
          disabled={recorded !== null}
          value={purpose}
          onChange={(event) => setPurpose(event.target.value)}
        />
      </p>
      <p>
        <label htmlFor="passphrase">{t('本单位接收密钥的口令', "Passphrase of your office's key")}</label>
        <Input
          id="passphrase"
          type="password"
          autoComplete="off"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
        {hint && <small className="quiet">{hint}</small>}
      </p>
      <Fault error={fault} />
      <Button type="primary" htmlType="submit" loading={busy} disabled={purpose.trim().length < 2 || passphrase === ''}>
        {t('记录目的并拆阅', 'Record the purpose and open')}
      </Button>
    </form>
  );
}

function Reply({
  path,
  recipient,
  onSent,
}: {
  path: string;
  recipient: string;
  onSent(envelopes: Unsealed['envelopes']): Promise<void>;
}) {
  const { t } = useLanguage();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const write = async () => {
    setBusy(true);
    setFault(null);
    try {
      const { sealValue } = await import('#engines/sealing/index.ts');
      const envelope = await sealValue(recipient, { text, files: [] });
      const answer = await send<Pick<Unsealed, 'envelopes'>>(`${path}/reply`, { envelope, files: [] });
      setText('');
      await onSent(answer.envelopes);
    } catch (error) {
      setFault(error);
    }
    setBusy(false);
  };
  return (
    <section style={{ maxWidth: 640 }}>
      <h3>
        <label htmlFor="answer">
          {t('答复举报人（加密，仅凭回执码可读）', 'Answer the reporter (sealed; read by the code alone)')}
        </label>
      </h3>
      <Input.TextArea
        id="answer"
        rows={3}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Fault error={fault} />
      <Button style={{ marginTop: 8 }} loading={busy} disabled={text.trim() === ''} onClick={write}>
        {t('加密并答复', 'Seal and answer')}
      </Button>
    </section>
  );
}

/** Passes the report on: its identity is sealed anew to the next receiver's key, here in the browser. */
function PassOn({ path, opened, onDone }: { path: string; opened: Opened; onDone(): Promise<void> }) {
  const { t, say } = useLanguage();
  const able = opened.receivers.filter((one) => one.standing !== 'barred');
  const [chosen, setChosen] = useState(able[0]?.receiver.id);
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const next = able.find((one) => one.receiver.id === chosen);
  const pass = async () => {
    if (!next) return;
    setBusy(true);
    setFault(null);
    try {
      const { sealForReceiver } = await import('./letters.ts');
      const { id, recipient } = next.receiver;
      const sealed = await sealForReceiver(opened.identity, recipient);
      await send(`${path}/transfer`, { receiver: id, key: recipient, sealed, why });
      await onDone();
    } catch (error) {
      setFault(error);
    }
    setBusy(false);
  };
  return (
    <section style={{ maxWidth: 640 }}>
      <h3>{t('移送其他单位', 'Pass on')}</h3>
      {able.length === 0 ? (
        <p>{t('没有其他可以接收的单位', 'There is no other receiver')}</p>
      ) : (
        <>
          <Select
            aria-label={t('接收单位', 'Next receiver')}
            style={{ width: '100%', maxWidth: 420 }}
            value={chosen}
            onChange={setChosen}
            options={able.map((one) => ({ value: one.receiver.id, label: say(one.receiver.title) }))}
          />
          {next && <p className="quiet">{say(next.reason)}</p>}
          <label htmlFor="why">{t('理由（告知举报人）', 'Reason (told to the reporter)')}</label>
          <Input id="why" maxLength={1000} value={why} onChange={(event) => setWhy(event.target.value)} />
          <Fault error={fault} />
          <Button style={{ marginTop: 8 }} loading={busy} disabled={why.trim().length < 2} onClick={pass}>
            {t('移送', 'Pass on')}
          </Button>
        </>
      )}
    </section>
  );
}
