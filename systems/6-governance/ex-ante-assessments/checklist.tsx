import { Button, Input } from 'antd';
import { useState } from 'react';
import type { FileReference } from '#kernel/fields/field.ts';
import { ProblemError, upload, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Refusal } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import './assessments.css';
import { useMove } from '#ui/useMove.ts';
import type { Item, Material } from './materials.ts';

interface Checklist {
  readonly items: readonly Item[];
  readonly ruleVersion: string;
  readonly provisional: boolean;
}
interface Entry {
  readonly material: string;
  readonly statement?: { readonly zh: string; readonly en?: string };
  readonly files?: readonly FileReference[];
}
const entriesOf = (slot: RecordSlot): readonly Entry[] => (slot.page.record.facts.materials ?? []) as readonly Entry[];
const mayMove = ({ page }: RecordSlot, name: string) => page.moves.some((one) => one.name === name);

/** What this product must hand in: each item, why, and whether it is there. */
export function Materials(slot: RecordSlot) {
  const { t } = useLanguage();
  const { id, revision } = slot.page.record;
  const query = useApi<Checklist>(`/api/ex-ante-assessments/${id}/checklist?r=${revision}`, { keep: true });
  return (
    <Loaded query={query}>
      {({ items, ruleVersion, provisional }) => {
        const required = items.filter((one) => one.required);
        const others = items.filter((one) => !one.required);
        const missing = required.filter((one) => one.given === null);
        return (
          <>
            <p>
              <strong>
                {missing.length === 0
                  ? t(`${required.length}项材料均已具备`, `All ${required.length} materials are there`)
                  : t(
                      `须交${required.length}项，缺${missing.length}项`,
                      `${required.length} required, ${missing.length} missing`,
                    )}
              </strong>{' '}
              <span className="quiet">
                {t('按产品事实逐项判断：', 'By the facts of the product: ')}
                {ruleVersion}
                {provisional && t('（暂行）', ' (provisional)')}
              </span>
            </p>
            {mayMove(slot, 'requestCorrection') && <Correction slot={slot} items={required} />}
            <ul className="checklist">
              {required.map((one) => (
                <Line key={one.material} item={one} slot={slot} />
              ))}
            </ul>
            <details>
              <summary>{t(`不须提交的${others.length}项`, `${others.length} not required`)}</summary>
              <ul>
                {others.map((one) => (
                  <li key={one.material}>
                    <Name item={one} />{' '}
                    <span className="quiet">{t('产品事实不涉及', 'not called for by the facts')}</span>
                  </li>
                ))}
              </ul>
            </details>
          </>
        );
      }}
    </Loaded>
  );
}

function Name({ item }: { item: Item }) {
  const { say } = useLanguage();
  return <>{say(item.name)}</>;
}

function Given({ item }: { item: Item }) {
  const { t } = useLanguage();
  if (item.given === 'record')
    return <span className="tag tone-met">✓ {t('平台已有，免于提交', 'Held, not asked for again')}</span>;
  if (item.given === 'handedIn') return <span className="tag tone-met">✓ {t('已提交', 'Handed in')}</span>;
  return <span className="tag tone-overdue">! {t('缺少', 'Missing')}</span>;
}

function Line({ item, slot }: { item: Item; slot: RecordSlot }) {
  const { say, t } = useLanguage();
  const own = entriesOf(slot).filter((one) => one.material === item.material);
  return (
    <li>
      <strong>
        <Name item={item} />
      </strong>
      <Given item={item} />
      <div className="quiet">
        {item.reasons.map((one) => (
          <span key={say(one.text)}>
            {say(one.text)}{' '}
            {one.articles.map((article) => (
              <span key={article}>
                <Cite provision={article} />{' '}
              </span>
            ))}
            {one.source && t(`（${one.source.zh}）`, ` (${one.source.en})`)}{' '}
          </span>
        ))}
        {item.given === 'record' && item.from && t(`来源：${item.from.zh}`, `From: ${item.from.en}`)}
      </div>
      {own.map((one) => (
        <div key={JSON.stringify(one)} style={{ whiteSpace: 'pre-line' }}>
          {one.statement && say({ zh: one.statement.zh, en: one.statement.en ?? one.statement.zh })}
          {(one.files ?? []).map((file) => (
            <div key={file.sha256}>
              <a href={`/api/files/${file.sha256}`}>{file.name}</a>
            </div>
          ))}
        </div>
      ))}
      {item.given !== 'record' && mayMove(slot, 'save') && (
        <HandIn material={item.material} name={say(item.name)} slot={slot} />
      )}
    </li>
  );
}

/** Files or a statement for one material; given at once, without leaving the list. */
function HandIn({ material, name, slot }: { material: Material; name: string; slot: RecordSlot }) {
  const { t } = useLanguage();
  const { move, busy, fault } = useMove(slot);
  const [refused, setRefused] = useState<ProblemError | null>(null);
  const [text, setText] = useState<string | null>(null);
  const entries = entriesOf(slot);
  const put = (entry: Entry) => move('save', { materials: [...entries, entry] });
  const take = async (files: readonly File[]) => {
    setRefused(null);
    try {
      const stored = [];
      for (const file of files) stored.push(await upload(file));
      if (stored.length > 0) await put({ material, files: stored });
    } catch (error) {
      setRefused(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
    }
  };
  const write = async () => {
    if (text?.trim() && (await put({ material, statement: { zh: text.trim() } }))) setText(null);
  };
  const problem = refused ?? fault;
  const has = entries.some((one) => one.material === material);
  return (
    <div className="no-print">
      <input
        id={`hand-in-${material}`}
        className="unseen"
        type="file"
        multiple
        aria-label={t(`上传：${name}`, `Upload: ${name}`)}
        onChange={(event) => {
          void take([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <label htmlFor={`hand-in-${material}`} className="file-button">
        {t('上传文件', 'Upload')}
      </label>{' '}
      <Button onClick={() => setText((known) => (known === null ? '' : null))}>{t('写说明', 'Write')}</Button>{' '}
      {has && (
        <Button
          loading={busy}
          onClick={() => move('save', { materials: entries.filter((one) => one.material !== material) })}
        >
          {t('移除', 'Remove')}
        </Button>
      )}
      {text !== null && (
        <div style={{ marginTop: 6 }}>
          <Input.TextArea
            aria-label={t(`说明：${name}`, `Statement: ${name}`)}
            autoSize={{ minRows: 2 }}
            maxLength={4000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Button style={{ marginTop: 6 }} loading={busy} disabled={!text.trim()} onClick={write}>
            {t('保存说明', 'Save')}
          </Button>
        </div>
      )}
      {problem && <Refusal error={problem} />}
    </div>
  );
}

/** The one notice: everything missing stands in it already; the officer adds what is there and does not suffice. */
function Correction({ slot, items }: { slot: RecordSlot; items: readonly Item[] }) {
  const { say, t } = useLanguage();
  const { move, busy, fault } = useMove(slot);
  const [open, setOpen] = useState(false);
  const [what, setWhat] = useState<Readonly<Record<string, string>>>({});
  const wanted = (one: Item) => what[one.material] ?? (one.given === null ? t('未提交', 'Not handed in') : '');
  const send = () => {
    const told = items.filter((one) => wanted(one).trim());
    return move(
      'requestCorrection',
      { defects: told.map((one) => ({ material: one.material, what: wanted(one) })) },
      { letter: 'correctionNotice', reason: told.map((one) => `${say(one.name)}：${wanted(one)}`).join('\n') },
    );
  };
  if (!open)
    return (
      <p>
        <Button onClick={() => setOpen(true)}>{t('一次告知补正', 'Ask for correction, once')}</Button>
      </p>
    );
  return (
    <section className="draft-decision" aria-label={t('一次告知补正', 'Ask for correction, once')}>
      <p>
        {t(
          '补正只能要求一次：请把缺少的和不符合要求的全部写明。缺少的材料已列入。',
          'Correction can be asked for once: name everything that is missing or does not suffice. What is missing is listed.',
        )}
      </p>
      {items.map((one) => (
        <div key={one.material} style={{ marginBottom: 8 }}>
          <label htmlFor={`defect-${one.material}`}>
            {say(one.name)} <Given item={one} />
          </label>
          <Input
            id={`defect-${one.material}`}
            maxLength={500}
            value={wanted(one)}
            placeholder={t('符合要求的留空', 'Leave empty where it suffices')}
            onChange={(event) => setWhat({ ...what, [one.material]: event.target.value })}
          />
        </div>
      ))}
      {fault && <Refusal error={fault} />}
      <Button type="primary" loading={busy} onClick={send}>
        {t('签发补正通知书', 'Issue the notice')}
      </Button>{' '}
      <Button onClick={() => setOpen(false)}>{t('取消', 'Cancel')}</Button>
    </section>
  );
}
