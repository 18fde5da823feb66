import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { exceptions } from '#families/prohibitedActs.ts';
import type { ClockView } from '#kernel/clock/clock.ts';
import { dateLabel } from '#kernel/dates.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import type { Label } from '#kernel/label.ts';
import { sendAsNobody, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Nothing } from '#ui/parts.tsx';
import type { SessionView } from '#ui/types.ts';
import { type Act, outcomes, plainActs } from './acts.ts';
import { demoCodes } from './demoCodes.ts';
import { EvidenceFiles, handInFiles, type PreparedFile } from './evidenceFiles.tsx';
import {
  CannotSeal,
  canSeal,
  Fault,
  fileAsNobody,
  Heading,
  Letters,
  type OpenedLetter,
  openLetters,
} from './reportParts.tsx';

export interface Standing {
  readonly number: string;
  readonly state: string;
  readonly stateLabel: Label;
  readonly act: Act;
  readonly receivedOn: string;
  readonly receiver: Label;
  readonly clocks: readonly (Omit<ClockView, 'explained'> & { readonly name: string; readonly label: Label })[];
  readonly transfers: readonly {
    readonly from: string;
    readonly to: string;
    readonly on: string;
    readonly why: string;
  }[];
  readonly outcome?: keyof typeof outcomes;
  readonly exception?: keyof typeof exceptions;
  readonly reasons?: Bilingual;
  readonly letters: readonly { readonly code: string; readonly name: Label }[];
}
interface Sealed extends Standing {
  readonly recipient: string;
  readonly forReceipt: string;
  readonly envelopes: readonly { readonly side: 'reporter' | 'office'; readonly on: string; readonly sealed: string }[];
}
interface Opened {
  readonly access: string;
  readonly identity: string;
  readonly report: Sealed;
  readonly letters: readonly OpenedLetter[];
}

/** Where a report stands, answered to whoever has its receipt code; the code opens it on this device alone. */
export function InboxPage() {
  const { t } = useLanguage();
  const session = useApi<SessionView>('/api/session');
  const [typed, type] = useState('');
  const [opened, setOpened] = useState<Opened | null>(null);
  const [wrong, setWrong] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  if (!canSeal()) return <CannotSeal />;
  const open = async () => {
    setFault(null);
    const { keysOfReceipt, readReceiptCode } = await import('#engines/sealing/index.ts');
    const digits = readReceiptCode(typed);
    setWrong(digits === null);
    if (digits === null) return;
    setBusy(true);
    try {
      const { openByReceipt } = await import('./letters.ts');
      const { access, unlock } = await keysOfReceipt(digits);
      const report = await sendAsNobody<Sealed>('/api/violation-reports/inbox', { access });
      const identity = await openByReceipt(report.forReceipt, unlock);
      setOpened({ access, identity, report, letters: await openLetters(identity, report.envelopes) });
      type('');
    } catch (error) {
      setFault(error);
    }
    setBusy(false);
  };
  if (opened)
    return (
      <Inbox
        {...opened}
        onClose={() => setOpened(null)}
        onNews={async (report) =>
          setOpened({ ...opened, report, letters: await openLetters(opened.identity, report.envelopes) })
        }
      />
    );
  return (
    <div className="report">
      <Heading zh="凭回执码查看举报" en="Look at your report with its code" />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
      >
        <div className="field">
          <label htmlFor="code">{t('16位回执码', 'Receipt code, 16 digits')}</label>
          <Input
            id="code"
            size="large"
            inputMode="numeric"
            autoComplete="off"
            aria-invalid={wrong}
            aria-describedby={wrong ? 'code-wrong' : undefined}
            value={typed}
            onChange={(event) => type(event.target.value)}
          />
          {wrong && (
            <p id="code-wrong" role="alert" className="bad">
              ! {t('不是回执码，请核对16位数字', 'That is no receipt code; please check its 16 digits')}
            </p>
          )}
        </div>
        <Fault error={fault} />
        <p role="status">{busy ? t('正在打开，约需一秒…', 'Opening; it takes about a second…') : ''}</p>
        <Button type="primary" size="large" htmlType="submit" loading={busy}>
          {t('查看', 'Open')}
        </Button>
      </form>
      {session.data?.demo && (
        <section>
          <h2>{t('演示回执码', 'Codes of the demo')}</h2>
          <ul>
            {Object.entries(demoCodes).map(([key, code]) => (
              <li key={key}>
                <Button size="small" onClick={() => type(code)}>
                  {code}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {session.data?.signedIn && (
        <p>
          <Link to="/violation-reports/own">{t('我的实名举报', 'Reports under my name')}</Link>
        </p>
      )}
    </div>
  );
}

/** State, terms, where it passed on and what came of it. */
export function StandingView({ report }: { report: Standing }) {
  const { t, say } = useLanguage();
  return (
    <dl className="facts">
      <div>
        <dt>{t('现在', 'Now')}</dt>
        <dd>
          <strong>{say(report.stateLabel)}</strong>
        </dd>
      </div>
      <div>
        <dt>{t('举报', 'Report')}</dt>
        <dd>
          {report.number} · {report.receivedOn} · {say(plainActs[report.act].title)}
        </dd>
      </div>
      <div>
        <dt>{t('受理单位', 'With')}</dt>
        <dd>{say(report.receiver)}</dd>
      </div>
      {report.clocks.map((clock) => (
        <div key={clock.name}>
          <dt>{say(clock.label)}</dt>
          <dd>
            <strong>{say(clock.text)}</strong>
            {clock.status !== 'ended' && clock.dueOn && ` · ${t('届满', 'ends')} ${say(dateLabel(clock.dueOn))}`}
          </dd>
        </div>
      ))}
      {report.transfers.map((one) => (
        <div key={`${one.on} ${one.to}`}>
          <dt>{t('已移送', 'Passed on')}</dt>
          <dd>
            {one.on} {one.from} → {one.to}：{one.why}
          </dd>
        </div>
      ))}
      {report.outcome && (
        <div>
          <dt>{t('结果', 'Outcome')}</dt>
          <dd>
            <strong>{say(outcomes[report.outcome])}</strong>
            {report.exception && ` · ${say(exceptions[report.exception])}`}
          </dd>
        </div>
      )}
      {report.reasons && (
        <div>
          <dt>{t('理由', 'Reasons')}</dt>
          <dd>{t(report.reasons.zh, report.reasons.en ?? report.reasons.zh)}</dd>
        </div>
      )}
      {report.letters.map((letter) => (
        <div key={letter.code}>
          <dt>{t('文书', 'Letter')}</dt>
          <dd>
            <Link to={`/verify/${letter.code}`}>
              {say(letter.name)} {letter.code}
            </Link>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Inbox({
  access,
  identity,
  report,
  letters,
  onNews,
  onClose,
}: Opened & { onNews(report: Sealed): Promise<void>; onClose(): void }) {
  const { t } = useLanguage();
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly PreparedFile[]>([]);
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const write = async () => {
    setBusy(true);
    setFault(null);
    try {
      const { sealValue } = await import('#engines/sealing/index.ts');
      const handed = await handInFiles(files, report.recipient, new Map());
      const envelope = await sealValue(report.recipient, { text, files: handed });
      const body = { access, envelope, files: handed.map((one) => one.id) };
      await onNews(await sendAsNobody<Sealed>('/api/violation-reports/inbox/messages', body));
      setText('');
      setFiles([]);
      setSent(true);
    } catch (error) {
      setFault(error);
    }
    setBusy(false);
  };
  return (
    <div className="report">
      <Heading zh="您的举报" en="Your report" />
      <StandingView report={report} />
      <h2>{t('往来信息', 'Messages')}</h2>
      <Letters letters={letters} identity={identity} mine="reporter" fetchFile={fileAsNobody(access)} />
      <h2>{t('补充信息', 'Write once more')}</h2>
      <div className="field">
        <label htmlFor="more">{t('要补充的内容', 'What you want to add')}</label>
        <Input.TextArea
          id="more"
          rows={4}
          maxLength={20_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <EvidenceFiles files={files} onChange={setFiles} />
      <Fault error={fault} />
      <p role="status">{sent && text === '' ? t('已加密送出', 'Sealed and sent') : ''}</p>
      <div className="onward">
        <Button
          type="primary"
          size="large"
          loading={busy}
          disabled={text.trim() === '' || files.some((one) => !one.accepted)}
          onClick={write}
        >
          {t('加密并发送', 'Seal and send')}
        </Button>
        <Button size="large" onClick={onClose}>
          {t('关闭', 'Close')}
        </Button>
      </div>
    </div>
  );
}

/** The reports made under one's name while signed in. What was written is opened with each report's code. */
export function OwnPage() {
  const { t } = useLanguage();
  const own = useApi<{ items: Standing[] }>('/api/violation-reports/own');
  return (
    <div className="report">
      <Heading zh="我的实名举报" en="Reports under my name" />
      <Loaded query={own}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing
              zh="您登录后以姓名提交的举报会列在这里"
              en="Reports that you make under your name while signed in will be listed here"
            />
          ) : (
            items.map((one) => (
              <section key={one.number}>
                <h2>{one.number}</h2>
                <StandingView report={one} />
              </section>
            ))
          )
        }
      </Loaded>
      <p>
        <Link to="/violation-reports/inbox">
          {t('用回执码阅读往来信息', 'Read the messages with the receipt code')}
        </Link>
      </p>
    </div>
  );
}
