import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Label } from '#kernel/label.ts';
import { bytesFrom, ProblemError } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { useTitle } from '#ui/title.ts';
import type { Letter, LetterFile } from './letters.ts';
import './reports.css';

/** Whether this browser can seal: without it nothing is to be written here. */
export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined;

/** Says that nothing can be sealed here, and where to turn instead. */
export function CannotSeal() {
  const { t } = useLanguage();
  return (
    <div role="alert" className="bad">
      <strong>! {t('这里不能加密，请不要填写', 'Nothing can be sealed here; please do not write')}</strong>
      <p>
        {t(
          '举报内容要先在您的设备上加密。当前浏览器不支持，或者本页不是用 https 打开的。请换一个浏览器，或者拨打 12345。',
          'A report is sealed on your own device first. This browser cannot do so, or the page was not opened with https. Use another browser, or call 12345.',
        )}
      </p>
    </div>
  );
}

/** A page's heading, which takes the focus when the page comes, so that a screen reader begins there. */
export function Heading({ zh, en, children }: { zh: string; en: string; children?: ReactNode }) {
  const { t } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const text = t(zh, en);
  useTitle(text);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another heading is another page
  useEffect(() => heading.current?.focus(), [zh]);
  return (
    <>
      {children}
      <h1 ref={heading} tabIndex={-1} className="report-heading">
        {text}
      </h1>
    </>
  );
}

/** One of several things to choose, with a line on what it means. */
export function Choice({
  group,
  label,
  hint,
  checked,
  onChoose,
}: {
  group: string;
  label: string;
  hint?: string;
  checked: boolean;
  onChoose(): void;
}) {
  return (
    <label className="choice">
      <input type="radio" name={group} checked={checked} onChange={onChoose} />
      <span>
        {label}
        {hint && <small>{hint}</small>}
      </span>
    </label>
  );
}

const faults: Readonly<Record<string, Label>> = {
  CannotOpen: { zh: '打不开：密钥或者口令不对', en: 'It cannot be opened: the key or the passphrase is wrong' },
  // What the browser throws where nothing came back.
  TypeError: {
    zh: '没有连上服务器，请稍后再试；您写的内容还在本页',
    en: 'The server cannot be reached; what you wrote is still on this page',
  },
  Error: {
    zh: '出错了，请再试一次；您写的内容还在本页',
    en: 'Something went wrong; what you wrote is still on this page',
  },
};

/** An error as one sentence: what the server told, or what went wrong here. */
export function Fault({ error }: { error: unknown }) {
  const { t } = useLanguage();
  if (error === null || error === undefined) return null;
  const told = error instanceof ProblemError ? error.problem : null;
  const text: Label = told?.title_zh
    ? {
        zh: [told.title_zh, told.detail_zh].filter(Boolean).join('：'),
        en: [told.title_en, told.detail_en].filter(Boolean).join(': '),
      }
    : (faults[error instanceof Error ? error.name : ''] ?? faults.Error ?? { zh: '', en: '' });
  return (
    <p role="alert" className="bad">
      ! {t(text.zh, text.en)}
    </p>
  );
}

export interface OpenedLetter extends Letter {
  readonly side: 'reporter' | 'office';
  readonly on: string;
}

/** Letters once opened, oldest first, with their files; `fetchFile` gives a file as it is sealed. */
export function Letters({
  letters,
  identity,
  mine,
  fetchFile,
}: {
  letters: readonly OpenedLetter[];
  identity: string;
  mine: 'reporter' | 'office';
  fetchFile(id: string): Promise<Uint8Array>;
}) {
  const { t } = useLanguage();
  const from = (side: OpenedLetter['side']) =>
    side === mine ? t('我们', 'We') : side === 'office' ? t('受理单位', 'The receiver') : t('举报人', 'The reporter');
  return (
    <ol className="letters">
      {letters.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: letters are only ever added at the end
        <li key={at} className={one.side}>
          <strong>{mine === 'reporter' && one.side === mine ? t('我', 'I') : from(one.side)}</strong>{' '}
          <span className="quiet">{one.on}</span>
          <div className="text">{one.text}</div>
          {one.when && (
            <div className="quiet">
              {t('发生时间：', 'When: ')}
              {one.when}
            </div>
          )}
          {(one.name || one.contact) && (
            <div className="quiet">
              {t('署名：', 'Signed: ')}
              {one.name} {one.contact}
            </div>
          )}
          {one.files.map((file) => (
            <SealedFile key={file.id} file={file} identity={identity} fetchFile={fetchFile} />
          ))}
        </li>
      ))}
    </ol>
  );
}

/** A file that is opened on demand: a picture is shown, any file can be saved. */
function SealedFile({
  file,
  identity,
  fetchFile,
}: {
  file: LetterFile;
  identity: string;
  fetchFile(id: string): Promise<Uint8Array>;
}) {
  const { t } = useLanguage();
  const [url, setUrl] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  const open = async () => {
    setBusy(true);
    setFault(null);
    try {
      const { open: unseal } = await import('#engines/sealing/index.ts');
      const bytes = await unseal(identity, await fetchFile(file.id));
      // Whatever the letter calls it: only pictures are shown, and never a type that runs scripts.
      const type = /^image\/(?:png|jpeg|webp)$/u.test(file.type) ? file.type : 'application/octet-stream';
      setUrl(URL.createObjectURL(new Blob([bytes], { type })));
    } catch (error) {
      setFault(error);
    }
    setBusy(false);
  };
  return (
    <div>
      {url === '' ? (
        <Button size="small" loading={busy} onClick={open}>
          {t(`打开 ${file.name}`, `Open ${file.name}`)}
        </Button>
      ) : (
        <a href={url} download={file.name}>
          {t(`保存 ${file.name}`, `Save ${file.name}`)}
        </a>
      )}{' '}
      <span className="quiet">{Math.ceil(file.size / 1024)} KB</span>
      {url !== '' && file.type.startsWith('image/') && <img src={url} alt={file.name} />}
      <Fault error={fault} />
    </div>
  );
}

export const fileAsNobody =
  (access: string) =>
  (file: string): Promise<Uint8Array> =>
    bytesFrom('/api/violation-reports/inbox/file', { access, file });

/** Opens the letters of a report; one that was not sealed as it should be is told as such, the others stay readable. */
export async function openLetters(
  identity: string,
  envelopes: readonly { readonly side: 'reporter' | 'office'; readonly on: string; readonly sealed: string }[],
): Promise<OpenedLetter[]> {
  const { openValue } = await import('#engines/sealing/index.ts');
  return Promise.all(
    envelopes.map(async ({ side, on, sealed }) => {
      const letter = await openValue<Letter>(identity, sealed).catch(() => ({ text: '✗', files: [] }));
      return { ...letter, files: letter.files ?? [], side, on };
    }),
  );
}
