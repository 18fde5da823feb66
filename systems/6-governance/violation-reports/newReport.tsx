import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, Navigate, useNavigate, useParams, useSearchParams } from 'react-router';
import type { ClockView } from '#kernel/clock/clock.ts';
import type { Label } from '#kernel/label.ts';
import { send, sendAsNobody, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite } from '#ui/parts.tsx';
import type { Page, SessionView } from '#ui/types.ts';
import { type Act, plainActs, provisionOf } from './acts.ts';
import { EvidenceFiles, handInFiles, type PreparedFile } from './evidenceFiles.tsx';
import type { Letter, ReportKeys } from './letters.ts';
import { Receipt } from './receipt.tsx';
import { CannotSeal, Choice, canSeal, Fault, Heading } from './reportParts.tsx';

interface Target {
  readonly kind: 'product' | 'party' | 'receiver';
  readonly id: string;
  readonly name: string;
  readonly of?: string | null;
}
interface Draft {
  readonly about?: 'named' | 'none';
  readonly target?: Target;
  readonly act?: Act;
  readonly text: string;
  readonly when: string;
  readonly files: readonly PreparedFile[];
  readonly named?: boolean;
  readonly name: string;
  readonly contact: string;
  readonly receiver?: string;
}
interface Receiver {
  readonly id: string;
  readonly title: Label;
  readonly recipient: string;
}
interface Proposal {
  readonly receiver: Receiver;
  readonly standing: 'proposed' | 'possible' | 'barred';
  readonly reason: Label;
}
export interface Received {
  readonly number: string;
  readonly receivedOn: string;
  readonly acceptance: ClockView;
  readonly verification: number;
  readonly telling: number;
}

const steps = ['about', 'act', 'what', 'files', 'name'] as const;
type Step = (typeof steps)[number] | 'check' | 'done';
const empty: Draft = { text: '', when: '', files: [], name: '', contact: '' };

interface StepProps {
  readonly draft: Draft;
  change(part: Partial<Draft>): void;
  onward(): void;
}

/** Five short steps, one thing a page, then the answers to check, then the receipt. Nothing leaves before the last. */
export function NewReport() {
  const { step = 'about' } = useParams() as { step?: Step };
  const [params] = useSearchParams();
  const go = useNavigate();
  const [draft, setDraft] = useState<Draft>(empty);
  const [done, setDone] = useState<{ code: string; received: Received; receiver: Label } | null>(null);
  const asked = params.get('product');
  const product = useApi<Page>(asked && draft.target === undefined ? `/api/products/${asked}` : null);
  const change = (part: Partial<Draft>) => setDraft((known) => ({ ...known, ...part }));
  useEffect(() => {
    const page = product.data;
    if (!page) return;
    const { providerName } = page.record.facts;
    setDraft((known) => ({
      ...known,
      about: 'named',
      target: { kind: 'product', id: page.record.id, name: page.title, of: String(providerName ?? '') },
    }));
  }, [product.data]);
  const leaving = useRef(false);
  // Closing the page loses what is written, or the code: the browser asks first.
  const open = done !== null || draft.text !== '' || draft.files.length > 0;
  useEffect(() => {
    if (!open) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (!leaving.current) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [open]);

  // For whoever is being watched: at once, with nothing typed kept, and no way back to this page.
  const leave = () => {
    leaving.current = true;
    location.replace('/');
  };
  if (!canSeal()) return <CannotSeal />;
  const to = (next: Step, replace = false) => go(`/violation-reports/new/${next}`, { replace });
  const at = steps.indexOf(step as (typeof steps)[number]);
  const props = { draft, change, onward: () => to(steps[at + 1] ?? 'check') };
  if (done) return <Receipt {...done} />;
  // What is written is kept on this page alone: an address opened by itself begins at the beginning.
  if (at !== 0 && draft.about === undefined) return <Navigate to="/violation-reports/new" replace />;
  return (
    <div className="report">
      {at >= 0 && <Progress at={at} leave={leave} />}
      {step === 'about' && <About {...props} />}
      {step === 'act' && <WhichAct {...props} />}
      {step === 'what' && <What {...props} />}
      {step === 'files' && <Evidence {...props} />}
      {step === 'name' && <Name {...props} />}
      {step === 'check' && (
        <Check
          draft={draft}
          change={change}
          onDone={(code, received, receiver) => {
            setDraft(empty);
            setDone({ code, received, receiver });
          }}
        />
      )}
      {at > 0 && (
        <p>
          <Button type="link" style={{ paddingInline: 0 }} onClick={() => to(steps[at - 1] ?? 'about')}>
            {'← '}
            <Back />
          </Button>
        </p>
      )}
    </div>
  );
}

function Back() {
  const { t } = useLanguage();
  return <>{t('上一步', 'Back')}</>;
}
function Progress({ at, leave }: { at: number; leave(): void }) {
  const { t } = useLanguage();
  return (
    <p className="steps">
      {t(`第${at + 1}步，共${steps.length}步`, `Step ${at + 1} of ${steps.length}`)} ·{' '}
      <Button type="link" size="small" onClick={leave}>
        {t('立即离开本页', 'Leave this page now')}
      </Button>
    </p>
  );
}

function Onward({ onward, blocked }: { onward(): void; blocked?: Label }) {
  const { t, say } = useLanguage();
  const [told, tell] = useState(false);
  return (
    <>
      {told && blocked && (
        <p role="alert" className="bad">
          ! {say(blocked)}
        </p>
      )}
      <div className="onward">
        <Button type="primary" size="large" onClick={() => (blocked ? tell(true) : onward())}>
          {t('继续', 'Continue')}
        </Button>
      </div>
    </>
  );
}

function About({ draft, change, onward }: StepProps) {
  const { t } = useLanguage();
  const [typed, type] = useState('');
  const [found, setFound] = useState<readonly Target[] | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  useEffect(() => {
    const q = typed.trim();
    if (q === '') return setFound(null);
    let current = true;
    const later = setTimeout(
      () =>
        sendAsNobody<{ items: Target[] }>('/api/violation-reports/subjects', { q }).then(
          ({ items }) => {
            if (!current) return;
            setFound(items);
            setFault(null);
          },
          (error) => current && setFault(error),
        ),
      300,
    );
    return () => {
      current = false;
      clearTimeout(later);
    };
  }, [typed]);
  const listed = [
    ...(draft.target ? [draft.target] : []),
    ...(found ?? []).filter((one) => one.id !== draft.target?.id),
  ];
  const kinds = { product: t('产品', 'Product'), party: t('单位', 'Organisation'), receiver: t('部门', 'Office') };
  return (
    <>
      <Heading zh="您要举报什么？" en="What is it about?" />
      <p>
        {t(
          '不用登录，也可以不留姓名。您写的内容在您的设备上加密，只有受理单位能打开。',
          'No account is needed, and no name. What you write is sealed on your device; only the receiver can open it.',
        )}
      </p>
      <div className="field">
        <label htmlFor="subject">{t('输入产品或者单位的名称', 'Name of the product or organisation')}</label>
        <Input
          id="subject"
          size="large"
          autoComplete="off"
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
      </div>
      <Fault error={fault} />
      <fieldset>
        <legend className="unseen">{t('选择举报对象', 'Choose what to report')}</legend>
        <div className="choices">
          {listed.map((one) => (
            <Choice
              key={one.id}
              group="target"
              label={one.name}
              hint={[kinds[one.kind], one.of].filter(Boolean).join(' · ')}
              checked={draft.about === 'named' && draft.target?.id === one.id}
              onChoose={() => change({ about: 'named', target: one, receiver: undefined })}
            />
          ))}
          <Choice
            group="target"
            label={t('找不到，或者说不清是谁', 'I cannot find it, or do not know who it is')}
            hint={t('在第3步写明即可', 'Say it in step 3')}
            checked={draft.about === 'none'}
            onChoose={() => change({ about: 'none', target: undefined, receiver: undefined })}
          />
        </div>
      </fieldset>
      <p role="status" className="quiet">
        {found === null ? '' : t(`找到${found.length}项`, `${found.length} found`)}
      </p>
      <Onward
        onward={onward}
        blocked={
          draft.about === undefined
            ? { zh: '请选择举报对象，或者选“找不到”', en: 'Choose what it is about, or “I cannot find it”' }
            : undefined
        }
      />
    </>
  );
}

function WhichAct({ draft, change, onward }: StepProps) {
  const { t, say } = useLanguage();
  return (
    <>
      <Heading zh="发生了哪一类问题？" en="What kind of problem is it?" />
      <fieldset>
        <legend className="unseen">{t('选一项最接近的', 'Choose the closest')}</legend>
        <div className="choices">
          {(Object.entries(plainActs) as [Act, (typeof plainActs)[Act]][]).map(([act, { title, example }]) => (
            <Choice
              key={act}
              group="act"
              label={say(title)}
              hint={say(example)}
              checked={draft.act === act}
              onChoose={() => change({ act, receiver: undefined })}
            />
          ))}
        </div>
      </fieldset>
      <Onward
        onward={onward}
        blocked={draft.act === undefined ? { zh: '请选择一项', en: 'Choose one of them' } : undefined}
      />
    </>
  );
}

function What({ draft, change, onward }: StepProps) {
  const { t } = useLanguage();
  const short = draft.text.trim().length < 5;
  return (
    <>
      <Heading zh="发生了什么？" en="What happened?" />
      <div className="field">
        <label htmlFor="text">{t('请写明经过', 'Say what happened')}</label>
        <div className="quiet">
          {t(
            '在哪里、看到什么、和谁有关。不想让人知道您是谁，就不要写姓名、电话和只有您知道的细节。',
            'Where, what you saw, who is concerned. To stay unknown, leave out names, numbers and details that only you know.',
          )}
        </div>
        <Input.TextArea
          id="text"
          rows={7}
          maxLength={20_000}
          value={draft.text}
          onChange={(event) => change({ text: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor="when">{t('什么时候发生的（可以不填）', 'When it happened (optional)')}</label>
        <Input
          id="when"
          size="large"
          maxLength={200}
          placeholder={t('例如：11月上旬的晚上', 'For example: an evening in early November')}
          value={draft.when}
          onChange={(event) => change({ when: event.target.value })}
        />
      </div>
      <Onward
        onward={onward}
        blocked={short ? { zh: '请写明发生了什么', en: 'Please say what happened' } : undefined}
      />
    </>
  );
}

function Evidence({ draft, change, onward }: StepProps) {
  const unaccepted = draft.files.some((one) => !one.accepted);
  return (
    <>
      <Heading zh="有截图或者文件吗？" en="Do you have screenshots or files?" />
      <EvidenceFiles files={draft.files} onChange={(files) => change({ files })} />
      <Onward
        onward={onward}
        blocked={
          unaccepted
            ? { zh: '请确认标有“!”的文件，或者移除', en: 'Confirm the files marked “!”, or remove them' }
            : undefined
        }
      />
    </>
  );
}

function Name({ draft, change, onward }: StepProps) {
  const { t } = useLanguage();
  const session = useApi<SessionView>('/api/session');
  const lacking = draft.named === true && draft.name.trim() === '';
  return (
    <>
      <Heading zh="要留姓名吗？" en="Do you want to give your name?" />
      <fieldset>
        <legend className="unseen">{t('匿名还是实名', 'Without or with your name')}</legend>
        <div className="choices">
          <Choice
            group="named"
            label={t('不留姓名', 'Without my name')}
            hint={t(
              '凭回执码查看结果，也能和受理单位互通信息',
              'With the receipt code you see the outcome and can exchange messages',
            )}
            checked={draft.named === false}
            onChoose={() => change({ named: false })}
          />
          <Choice
            group="named"
            label={t('留姓名', 'With my name')}
            hint={t(
              '姓名和联系方式一起加密，只有受理单位能看到，依法保密',
              'Name and contact are sealed too; only the receiver sees them and keeps them secret',
            )}
            checked={draft.named === true}
            onChoose={() => change({ named: true })}
          />
        </div>
      </fieldset>
      {draft.named && (
        <>
          <div className="field">
            <label htmlFor="name">{t('姓名', 'Name')}</label>
            <Input
              id="name"
              size="large"
              autoComplete="name"
              maxLength={100}
              value={draft.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          </div>
          <div className="field">
            <label htmlFor="contact">{t('电话或者邮箱（可以不填）', 'Telephone or e-mail (optional)')}</label>
            <Input
              id="contact"
              size="large"
              maxLength={200}
              value={draft.contact}
              onChange={(event) => change({ contact: event.target.value })}
            />
          </div>
          {session.data?.signedIn && (
            <p className="quiet">
              {t(
                '您已登录：这件举报也会列在您的账号下。',
                'You are signed in: the report will be listed with your account as well.',
              )}
            </p>
          )}
        </>
      )}
      <Onward
        onward={onward}
        blocked={
          draft.named === undefined
            ? { zh: '请选择是否留姓名', en: 'Choose whether to give your name' }
            : lacking
              ? { zh: '请填写姓名', en: 'Please give your name' }
              : undefined
        }
      />
    </>
  );
}

function Check({
  draft,
  change,
  onDone,
}: {
  draft: Draft;
  change(part: Partial<Draft>): void;
  onDone(code: string, received: Received, receiver: Label): void;
}) {
  const { t, say } = useLanguage();
  const [proposals, setProposals] = useState<readonly Proposal[] | null>(null);
  const [doing, setDoing] = useState('');
  const [fault, setFault] = useState<unknown>(null);
  // A second attempt after a lost answer is the same report: the same code, the same keys, nothing sent twice.
  const begun = useRef<{ code: string; keys: ReportKeys; sent: Map<string, string> } | null>(null);
  const { act, target } = draft;
  const matter = JSON.stringify({ act, target: target && { kind: target.kind, id: target.id } });
  useEffect(() => {
    let current = true;
    sendAsNobody<{ proposals: Proposal[] }>('/api/violation-reports/receivers', JSON.parse(matter)).then(
      (answer) => current && setProposals(answer.proposals),
      (error) => current && setFault(error),
    );
    return () => {
      current = false;
    };
  }, [matter]);
  const able = proposals?.filter((one) => one.standing !== 'barred') ?? [];
  const chosen = able.find((one) => one.receiver.id === draft.receiver) ?? able[0];
  if (act === undefined || draft.named === undefined) return <Navigate to="/violation-reports/new" replace />;

  const submit = async () => {
    if (!chosen) return;
    setFault(null);
    setDoing(t('正在加密…', 'Sealing…'));
    try {
      const [sealing, letters] = await Promise.all([import('#engines/sealing/index.ts'), import('./letters.ts')]);
      if (begun.current === null) {
        const code = sealing.newReceiptCode();
        const keys = await letters.newReportKeys(sealing.readReceiptCode(code) ?? '');
        begun.current = { code, keys, sent: new Map() };
      }
      const { code, keys, sent } = begun.current;
      const files = await handInFiles(draft.files, keys.recipient, sent, (at) =>
        setDoing(
          t(
            `正在加密并送出第${at + 1}个文件，共${draft.files.length}个…`,
            `Sealing and sending file ${at + 1} of ${draft.files.length}…`,
          ),
        ),
      );
      setDoing(t('正在提交…', 'Handing in…'));
      const letter: Letter = {
        text: draft.text,
        ...(draft.when.trim() && { when: draft.when }),
        ...(draft.named && { name: draft.name, contact: draft.contact }),
        files,
      };
      const body = {
        ...JSON.parse(matter),
        named: draft.named,
        receiver: chosen.receiver.id,
        key: chosen.receiver.recipient,
        access: keys.access,
        recipient: keys.recipient,
        forReceipt: keys.forReceipt,
        forOffice: await letters.sealForReceiver(keys.identity, chosen.receiver.recipient),
        envelope: await sealing.sealValue(keys.recipient, letter),
        files: files.map((one) => one.id),
      };
      const path = '/api/violation-reports/report';
      // Only who gives a name is sent with the session; everybody else as nobody.
      const received = await (draft.named ? send<Received>(path, body) : sendAsNobody<Received>(path, body));
      onDone(code, received, chosen.receiver.title);
    } catch (error) {
      setFault(error);
    }
    setDoing('');
  };
  const provision = provisionOf(act);
  const row = (step: Step, label: string, value: React.ReactNode) => (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
      <dd>
        <Link to={`/violation-reports/new/${step}`}>
          {t('修改', 'Change')}
          <span className="unseen">{label}</span>
        </Link>
      </dd>
    </div>
  );
  return (
    <>
      <Heading zh="请核对后提交" en="Check your answers, then hand in" />
      <dl className="facts answers">
        {row('about', t('举报对象', 'About'), target?.name ?? t('未指明', 'Not stated'))}
        {row(
          'act',
          t('问题类别', 'Kind'),
          <>
            {say(plainActs[act].title)}{' '}
            {provision && (
              <small>
                <Cite provision={provision} />
              </small>
            )}
          </>,
        )}
        {row('what', t('经过', 'What happened'), <span style={{ whiteSpace: 'pre-wrap' }}>{draft.text}</span>)}
        {draft.when && row('what', t('时间', 'When'), draft.when)}
        {row(
          'files',
          t('文件', 'Files'),
          draft.files.length > 0 ? draft.files.map((one) => one.name).join(t('、', ', ')) : t('没有', 'None'),
        )}
        {row(
          'name',
          t('姓名', 'Name'),
          draft.named ? `${draft.name} ${draft.contact}` : t('不留姓名', 'Without a name'),
        )}
      </dl>
      <h2>{t('由谁受理', 'Who receives it')}</h2>
      <Fault error={fault} />
      {proposals !== null && able.length === 0 && (
        <p role="alert" className="bad">
          !{' '}
          {t(
            '目前没有单位启用接收密钥，不能在这里提交。请拨打 12345。',
            'No receiver has a key in use, so nothing can be handed in here. Please call 12345.',
          )}
        </p>
      )}
      <fieldset>
        <legend className="unseen">{t('选择受理单位', 'Choose who receives it')}</legend>
        <div className="choices">
          {able.map((one) => (
            <Choice
              key={one.receiver.id}
              group="receiver"
              label={`${say(one.receiver.title)}${one.standing === 'proposed' ? t('（建议）', ' (proposed)') : ''}`}
              hint={say(one.reason)}
              checked={chosen === one}
              onChoose={() => change({ receiver: one.receiver.id })}
            />
          ))}
        </div>
        {proposals
          ?.filter((one) => one.standing === 'barred')
          .map((one) => (
            <p key={one.receiver.id} className="quiet">
              {t('不由', 'Not ')}
              {say(one.receiver.title)}
              {t('受理：', ': ')}
              {say(one.reason)}
            </p>
          ))}
      </fieldset>
      <p className="quiet">
        {t(
          '我们只留：类别、对象、日期和受理单位；不记录您的网络地址、时刻和来源页面。',
          'We keep the kind, the subject, the day and the receiver; not your network address, the hour or where you came from.',
        )}
      </p>
      <p role="status">{doing}</p>
      <div className="onward">
        <Button type="primary" size="large" loading={doing !== ''} disabled={chosen === undefined} onClick={submit}>
          {t('加密并提交', 'Seal and hand in')}
        </Button>
      </div>
    </>
  );
}
