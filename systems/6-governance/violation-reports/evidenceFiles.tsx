import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { FileKind, Hindrance, Removed } from '#engines/metadata/index.ts';
import type { Label } from '#kernel/label.ts';
import { useLanguage } from '#ui/language.tsx';
import type { LetterFile } from './letters.ts';

/** A file that is ready to be sealed, with what was taken out of it. */
export interface PreparedFile {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly removed: readonly Removed[];
  /** False: its kind is not looked into, so its sender must know that it may tell of them. */
  readonly known: boolean;
  readonly accepted: boolean;
}
const sizeAtMost = 20 * 1024 * 1024 - 64 * 1024;
const filesAtMost = 10;

const removedWords: Readonly<Record<Removed, Label>> = {
  exif: { zh: '拍摄时间、地点和设备', en: 'time, place and device' },
  xmp: { zh: '编辑记录', en: 'record of editing' },
  iptc: { zh: '图片说明信息', en: 'caption data' },
  'colour-profile': { zh: '屏幕的颜色配置', en: 'colour profile of a screen' },
  comment: { zh: '注释', en: 'comments' },
  thumbnail: { zh: '缩略图', en: 'small copy of the picture' },
  time: { zh: '时间', en: 'times' },
  author: { zh: '作者姓名', en: 'names of authors' },
  properties: { zh: '文档属性', en: 'document properties' },
  path: { zh: '电脑里的路径', en: 'paths of the computer' },
  other: { zh: '其他附带信息', en: 'other data' },
  trailing: { zh: '文件末尾的多余内容', en: 'what follows the end' },
};
const hindrances: Readonly<Record<Hindrance, Label>> = {
  damaged: {
    zh: '文件已损坏，读不出来。请截图后再添加。',
    en: 'It is damaged and cannot be read. Take a screenshot and add that.',
  },
  encrypted: {
    zh: '文件设了密码，不能去除里面的个人信息。请先去掉密码，或者逐页截图后添加。',
    en: 'It is locked with a password, so what it tells of you cannot be taken out. Remove the password, or add screenshots of its pages.',
  },
  'embedded-files': {
    zh: '文件里还嵌有别的文件，不能去除其中的个人信息。请把它们分别另存后添加。',
    en: 'It holds other files, in which nothing can be taken out. Save them one by one and add those.',
  },
  'too-large': { zh: '文件过大。', en: 'It is too large.' },
};
const types: Readonly<Record<FileKind, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
  ooxml: 'application/vnd.openxmlformats-officedocument',
  text: 'text/plain',
  other: 'application/octet-stream',
};

/** Adds files: each is freed of what it tells of its maker before it is taken, and says what was taken out. */
export function EvidenceFiles({
  files,
  onChange,
}: {
  files: readonly PreparedFile[];
  onChange(files: readonly PreparedFile[]): void;
}) {
  const { t, say } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly { name: string; why: Label }[]>([]);
  const take = async (chosen: readonly File[]) => {
    setBusy(true);
    const ready: PreparedFile[] = [...files];
    const not: { name: string; why: Label }[] = [];
    const { stripMetadata, Unstrippable } = await import('#engines/metadata/index.ts');
    for (const file of chosen) {
      const refuse = (zh: string, en: string) => not.push({ name: file.name, why: { zh, en } });
      if (ready.length >= filesAtMost) refuse(`最多${filesAtMost}个文件`, `at most ${filesAtMost} files`);
      else if (file.size > sizeAtMost) refuse('单个文件不超过20MB', 'a file may have 20 MB at most');
      else
        try {
          const { bytes, kind, known, removed } = await stripMetadata(new Uint8Array(await file.arrayBuffer()));
          ready.push({
            key: crypto.randomUUID(),
            name: file.name,
            type: types[kind],
            bytes,
            removed,
            known,
            accepted: known,
          });
        } catch (error) {
          not.push({ name: file.name, why: hindrances[error instanceof Unstrippable ? error.hindrance : 'damaged'] });
        }
    }
    setRefused(not);
    onChange(ready);
    setBusy(false);
  };
  return (
    <>
      <div className="field">
        <div className="quiet">
          {t(
            `照片、截图、PDF、文档等，最多${filesAtMost}个，每个不超过20MB。文件里的拍摄地点、设备、姓名等信息会在您的设备上去除。`,
            `Pictures, screenshots, PDF, documents; at most ${filesAtMost}, each up to 20 MB. Place, device, names and the like are taken out on your device.`,
          )}
        </div>
        <label className="pick">
          {t('选择文件（可以不选）', 'Choose files (optional)')}
          <input
            id="evidence"
            className="unseen"
            type="file"
            multiple
            disabled={busy}
            onChange={(event) => {
              take([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
        </label>
      </div>
      <div role="status">{busy ? t('正在处理文件…', 'Preparing the files…') : ''}</div>
      {refused.map((one) => (
        <p key={one.name} role="alert" className="bad">
          ! {one.name}：{say(one.why)}
        </p>
      ))}
      <ul className="files">
        {files.map((one) => (
          <li key={one.key} className="file">
            <strong>{one.name}</strong> <span className="quiet">{Math.ceil(one.bytes.length / 1024)} KB</span>{' '}
            <Button
              size="small"
              aria-label={t(`移除 ${one.name}`, `Remove ${one.name}`)}
              onClick={() => onChange(files.filter((other) => other.key !== one.key))}
            >
              {t('移除', 'Remove')}
            </Button>
            <div className="quiet">
              {one.known
                ? one.removed.length > 0
                  ? `✓ ${t('已去除：', 'Taken out: ')}${one.removed.map((what) => say(removedWords[what])).join(t('、', ', '))}`
                  : t('✓ 没有需要去除的信息', '✓ Nothing to take out')
                : t(
                    '! 这类文件无法检查，里面可能有您的姓名、设备或者地点。',
                    '! Files of this kind cannot be looked into; it may hold your name, device or place.',
                  )}
            </div>
            {!one.known && (
              <Checkbox
                checked={one.accepted}
                onChange={(event) =>
                  onChange(files.map((other) => (other === one ? { ...other, accepted: event.target.checked } : other)))
                }
              >
                {t('我知道了，仍要提交', 'I know, and want to hand it in')}
              </Checkbox>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Seals and hands in each file; `told` hears which one is on its way. Those handed in before are not sent again. */
export async function handInFiles(
  files: readonly PreparedFile[],
  recipient: string,
  sent: Map<string, string>,
  told: (at: number) => void = () => {},
): Promise<LetterFile[]> {
  const [{ seal }, { sendAsNobody }] = await Promise.all([import('#engines/sealing/index.ts'), import('#ui/api.ts')]);
  const handed: LetterFile[] = [];
  for (const [at, file] of files.entries()) {
    told(at);
    const known = sent.get(file.key);
    const id =
      known ??
      (await sendAsNobody<{ id: string }>('/api/violation-reports/files', await seal(recipient, file.bytes))).id;
    sent.set(file.key, id);
    handed.push({ id, name: file.name, type: file.type, size: file.bytes.length });
  }
  return handed;
}
