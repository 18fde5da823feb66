import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Input, Space, Tabs } from 'antd';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { DocumentModel } from '#kernel/documents.ts';
import type { Label } from '#kernel/label.ts';
import { ProblemError, send, useApi } from '#ui/api.ts';
import { useAutosave } from '#ui/autosave.ts';
import { Changes } from '#ui/changes.tsx';
import { ClockCalendar } from '#ui/clock.tsx';
import { ClockRules } from '#ui/clockRules.tsx';
import { Contradictions } from '#ui/contradictions.tsx';
import { DocumentView } from '#ui/documentView.tsx';
import { FactInput } from '#ui/factInput.tsx';
import { FactValue } from '#ui/factValue.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Cite, GradeTag, Loaded, Nothing, Refusal } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import type { MoveView, NamedField, Page, SystemView } from '#ui/types.ts';
import { useScreen } from '../rooms.ts';

/** Creates the draft at once, so that what one types next is saved as one types. */
export function NewRecord() {
  const { t } = useLanguage();
  const { system = '' } = useParams();
  const [params] = useSearchParams();
  const go = useNavigate();
  const begun = useRef(false);
  const [fault, setFault] = useState<ProblemError | null>(null);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    (async () => {
      await fetch('/api/session').then(async (answer) =>
        (await import('#ui/api.ts')).setCsrf((await answer.json()).csrf),
      );
      const facts = Object.fromEntries([...params].filter(([name]) => name !== 'lang'));
      const made = await send<Page>(`/api/${system}`, { facts }, { key: crypto.randomUUID() });
      go(`/registers/${system}/${made.record.id}`, { replace: true });
    })().catch((error) => error instanceof ProblemError && setFault(error));
  }, [system, params, go]);
  return fault ? <Refusal error={fault} /> : <p>{t('正在建立草稿…', 'Making a draft…')}</p>;
}

export function RecordPage() {
  const { system = '', id = '' } = useParams();
  const { say, t } = useLanguage();
  const path = `/api/${system}/${id}`;
  const page = useApi<Page>(path);
  const systems = useApi<{ systems: SystemView[] }>('/api/systems');
  const found = useScreen(system);
  const client = useQueryClient();
  const [move, setMove] = useState<MoveView | null>(null);
  const settled = useRef<(() => Promise<boolean>) | null>(null);
  const begin = async (chosen: MoveView) => {
    if (settled.current === null || (await settled.current())) setMove(chosen);
  };
  // An address such as `?move=accept` opens the sheet of that move, once.
  const [params, setParams] = useSearchParams();
  const asked = params.get('move');
  const moves = page.data?.moves;
  useEffect(() => {
    if (asked === null || moves === undefined) return;
    setMove(moves.find((one) => one.name === asked && one.blocked === undefined) ?? null);
    setParams(
      (known) => {
        known.delete('move');
        return known;
      },
      { replace: true },
    );
  }, [asked, moves, setParams]);
  const of = systems.data?.systems.find((one) => one.id === system);
  const refresh = async (next: Page) => {
    client.setQueryData([path], next);
    await client.invalidateQueries({ predicate: (query) => String(query.queryKey[0]) !== path });
  };
  return (
    <Loaded query={page}>
      {(data) => {
        if (!of || found === undefined) return null;
        const screen = found ?? {};
        const saves = data.moves.find((one) => one.name === 'save');
        const offered = typeof screen.offers === 'function' ? screen.offers(data) : (screen.offers ?? []);
        const slot = { page: data, of, refresh };
        return (
          <>
            <p>
              <Link to={`/registers/${system}`}>{say(of.name)}</Link> ·{' '}
              {of.law.map((one) => (
                <span key={one}>
                  <Cite provision={one} />{' '}
                </span>
              ))}
            </p>
            <h1>{data.title}</h1>
            <p>
              <strong>{data.record.number}</strong> · {say(data.record.stateLabel)}{' '}
              {data.ownerName && `· ${data.ownerName} `}
              {data.record.facts.grade !== undefined && <GradeTag grade={data.record.facts.grade} />}
            </p>
            <Contradictions of={of} page={data} />
            <Space wrap style={{ marginBottom: 12 }} className="no-print">
              {data.moves
                .filter((one) => one.name !== 'save' && !offered.includes(one.name))
                .map((one) => (
                  <Button key={one.name} disabled={one.blocked !== undefined} onClick={() => begin(one)}>
                    {say(one.label)}
                  </Button>
                ))}
              {screen.actions && <screen.actions {...slot} />}
            </Space>
            {data.moves
              .filter((one) => one.blocked && !offered.includes(one.name))
              .map((one) => (
                <p key={one.name} style={{ fontSize: 13 }}>
                  {say(one.label)}：
                  {one.blocked?.message
                    ? say(one.blocked.message)
                    : t('提出人与批准人不得为同一人', 'Who proposes may not approve')}{' '}
                  {one.blocked?.article && <Cite provision={one.blocked.article} />}
                </p>
              ))}
            {screen.top && <screen.top {...slot} />}
            <Tabs
              items={[
                {
                  key: 'facts',
                  label: t('事实', 'Facts'),
                  children: saves ? (
                    <FactForm slot={slot} aside={screen.aside} sets={saves.sets} settled={settled} />
                  ) : (
                    <FactList of={of} page={data} />
                  ),
                },
                ...(data.clocks.length > 0
                  ? [
                      {
                        key: 'clock',
                        label: t('期限', 'Clock'),
                        children: data.clocks.map((one) => (
                          <section key={one.name}>
                            <h3>{say(one.label)}</h3>
                            <ClockCalendar view={one.view} />
                            <ClockRules rules={one.rules} />
                          </section>
                        )),
                      },
                    ]
                  : []),
                ...(screen.tabs ?? [])
                  .filter((one) => one.when?.(data) ?? true)
                  .map((one) => ({ key: one.key, label: say(one.label), children: <one.view {...slot} /> })),
                { key: 'documents', label: t('文书', 'Documents'), children: <Documents page={data} /> },
                {
                  key: 'related',
                  label: t('关联', 'Related'),
                  children:
                    data.related.length === 0 ? (
                      <Nothing zh="没有关联记录" en="Nothing related" />
                    ) : (
                      <ul>
                        {data.related.map((row) => (
                          <li key={row.id}>
                            {say(row.systemName)}{' '}
                            <Link to={`/registers/${row.system}/${row.id}`}>
                              {row.number} {row.title}
                            </Link>{' '}
                            · {say(row.stateLabel)}
                          </li>
                        ))}
                      </ul>
                    ),
                },
                {
                  key: 'history',
                  label: t('历史与日志', 'History and journal'),
                  children: <History path={path} of={of} revision={data.record.revision} />,
                },
              ]}
            />
            {move && (
              <MoveSheet
                move={move}
                slot={slot}
                aside={screen.aside}
                onDone={async (next) => {
                  setMove(null);
                  await refresh(next);
                }}
                onClose={() => setMove(null)}
              />
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function grouped(of: SystemView, names?: readonly string[]): [string, NamedField[]][] {
  const groups = new Map<string, NamedField[]>();
  for (const field of of.facts)
    if (!names || names.includes(field.name))
      groups.set(field.group?.zh ?? '', [...(groups.get(field.group?.zh ?? '') ?? []), field]);
  return [...groups];
}

function FactList({ of, page }: { of: SystemView; page: Page }) {
  const { say } = useLanguage();
  return (
    <>
      {grouped(of, Object.keys(page.record.facts)).map(([name, fields]) => (
        <section key={name}>
          <h2>{say(fields[0]?.group)}</h2>
          <dl className="facts">
            {fields.map((field) => (
              <div key={field.name}>
                <dt>{say(field.label)}</dt>
                <dd>
                  <FactValue field={field} value={page.record.facts[field.name]} names={page.names} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

/** Saves as one types: what is wrong says so beside its field, what is right is kept. */
function FactForm({
  slot,
  aside: Aside,
  sets,
  settled,
}: {
  slot: RecordSlot;
  aside: Screen['aside'];
  sets: readonly string[];
  /** Where the page finds how to save what is typed before it makes a move. */
  settled: RefObject<(() => Promise<boolean>) | null>;
}) {
  const { page, of, refresh: onSaved } = slot;
  const { say, t } = useLanguage();
  const client = useQueryClient();
  const path = `/api/${of.id}/${page.record.id}`;
  const { facts, faults, problem, state, retry, settle, change } = useAutosave(path, page, onSaved);
  useEffect(() => {
    settled.current = settle;
    return () => {
      settled.current = null;
    };
  });
  return (
    <div className={Aside ? 'two' : undefined}>
      <div>
        <p role="status">
          {state === 'saving'
            ? t('正在保存…', 'Saving…')
            : state === 'saved'
              ? t('已保存', 'Saved')
              : t('有内容未能保存，请看标出之处', 'Something could not be saved; see what is marked')}
        </p>
        {problem && (
          <>
            <Refusal error={problem} />
            <p>
              {t('您输入的内容仍在本页。', 'What you typed is still on this page.')}{' '}
              {problem.problem.status === 412 ? (
                <Button size="small" onClick={() => client.invalidateQueries({ queryKey: [path] })}>
                  {t('读取最新内容，再保存我的修改', 'Read the newest, then save my changes')}
                </Button>
              ) : (
                <Button size="small" onClick={retry}>
                  {t('再次保存', 'Save again')}
                </Button>
              )}
            </p>
          </>
        )}
        {grouped(of, sets).map(([name, fields]) => (
          <fieldset key={name} style={{ border: 0, padding: 0, margin: '0 0 20px' }}>
            <legend style={{ fontSize: 18, fontWeight: 600 }}>{say(fields[0]?.group)}</legend>
            {fields.map((field) => (
              <div key={field.name} style={{ marginBottom: 14, maxWidth: 640 }}>
                <label htmlFor={`f-${field.name}`}>
                  {say(field.label)}
                  {field.optional ? t('（选填）', ' (optional)') : ''}
                </label>{' '}
                {field.article && (
                  <small>
                    <Cite provision={field.article} />
                  </small>
                )}
                {field.help && <div style={{ fontSize: 13 }}>{say(field.help)}</div>}
                <FactInput
                  id={`f-${field.name}`}
                  field={field}
                  value={facts[field.name]}
                  names={page.names}
                  onChange={(value) => change(field.name, value)}
                />
                {faults[field.name] && (
                  <div role="alert" style={{ color: 'var(--high)' }}>
                    ! {say(faults[field.name])}
                  </div>
                )}
              </div>
            ))}
          </fieldset>
        ))}
      </div>
      {Aside && <Aside {...slot} facts={facts} />}
    </div>
  );
}

function Documents({ page }: { page: Page }) {
  const { say, t } = useLanguage();
  const [open, setOpen] = useState<string | null>(null);
  const model = useApi<DocumentModel>(open ? `/api/${page.record.system}/${page.record.id}/documents/${open}` : null);
  return (
    <>
      {page.issued.length > 0 && (
        <>
          <h3>{t('已签发', 'Issued')}</h3>
          <ul>
            {page.issued.map((one) => (
              <li key={one.code}>
                <Link to={`/verify/${one.code}`}>
                  {say(one.name)} {one.code}
                </Link>{' '}
                {one.issuedAt.slice(0, 10)}
              </li>
            ))}
          </ul>
        </>
      )}
      {page.documents.length > 0 && <h3>{t('由事实生成', 'From these facts')}</h3>}
      <Space wrap>
        {page.documents.map((one) => (
          <Button key={one.id} onClick={() => setOpen(one.id)}>
            {say(one.name)}
          </Button>
        ))}
      </Space>
      {page.documents.length === 0 && page.issued.length === 0 && <Nothing zh="没有文书" en="No documents" />}
      {open && <Loaded query={model}>{(data) => <DocumentView model={data} />}</Loaded>}
      {page.caseFile && (
        <>
          <h3>{t('案卷', 'Case file')}</h3>
          <Button href={`/api/${page.record.system}/${page.record.id}/casefile.zip`} download>
            {t('下载签名案卷', 'Download the signed case file')}
          </Button>
          <p>
            {t(
              '含事实、全部事件及其日志证明、已签发文书和附件，可用 tiaoli verify 离线核验。',
              'Facts, every event with its proof, issued letters and files; checked offline with tiaoli verify.',
            )}
          </p>
        </>
      )}
    </>
  );
}

interface HistoryEvent {
  seq: number;
  at: string;
  actor: { kind: string; name?: string };
  moveLabel: Label;
  toLabel: Label;
  changes: Record<string, [unknown, unknown]>;
  reason?: string;
  hash: string;
}
function History({ path, of, revision }: { path: string; of: SystemView; revision: number }) {
  const { say, t } = useLanguage();
  const history = useApi<{ events: HistoryEvent[] }>(`${path}/history?r=${revision}`);
  return (
    <Loaded query={history}>
      {({ events }) => (
        <ol reversed>
          {events.toReversed().map((event) => (
            <li key={event.seq} style={{ marginBottom: 8 }}>
              {event.at.slice(0, 16).replace('T', ' ')} · {event.actor.name ?? event.actor.kind} ·{' '}
              <strong>{say(event.moveLabel)}</strong> → {say(event.toLabel)} {event.reason && <em>{event.reason}</em>}
              <details>
                <summary>
                  {t(
                    `变更 ${Object.keys(event.changes).length} 项`,
                    `${Object.keys(event.changes).length} facts changed`,
                  )}{' '}
                  · <code>{event.hash.slice(0, 16)}</code>
                </summary>
                <Changes changes={event.changes} fields={of.facts} />
              </details>
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}

/** A move as a side sheet: its facts, its reason, and the letter that it issues, drafted and editable. */
function MoveSheet({
  move,
  slot,
  aside,
  onDone,
  onClose,
}: {
  move: MoveView;
  slot: RecordSlot;
  aside: Screen['aside'];
  onDone(next: Page): void;
  onClose(): void;
}) {
  const { say, t } = useLanguage();
  const { of, page } = slot;
  // A change sets the facts that the form held, so what stood beside the form stands beside them again.
  const Aside = move.name === 'change' ? aside : undefined;
  const [reason, setReason] = useState('');
  const [facts, setFacts] = useState<Record<string, unknown>>({});
  const [letter, setLetter] = useState<DocumentModel | null>(null);
  const [fault, setFault] = useState<ProblemError | null>(null);
  // A refusal stands above a long form: whoever is further down is brought to it.
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fault) told.current?.scrollIntoView({ block: 'nearest' });
  }, [fault]);
  const drafted = { reason, facts };
  const draft = useQuery({
    queryKey: ['draft', page.record.id, page.record.revision, move.letter, drafted],
    enabled: move.letter !== undefined,
    placeholderData: keepPreviousData,
    queryFn: () => send<DocumentModel>(`/api/${of.id}/${page.record.id}/documents/${move.letter}`, drafted),
  });
  const model = letter ?? draft.data;
  // What the page's own form holds is edited there; the sheet asks for the rest.
  const inForm = page.moves.find((one) => one.name === 'save')?.sets ?? [];
  const asked = of.facts.filter((field) => move.sets.includes(field.name) && !inForm.includes(field.name));
  const list = of.facts.find((field) => field.name === move.adds);
  const entryFields = list?.kind === 'groups' ? (list.facts as unknown as readonly NamedField[]) : [];
  const [entry, setEntry] = useState<Record<string, unknown>>({});
  // The same request keeps its key: a click after a lost answer makes no second move. Another request gets another.
  const sent = useRef({ body: '', key: '' });
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    setFault(null);
    const given = {
      facts: { ...facts, ...(move.adds && { [move.adds]: entry }) },
      reason: reason || undefined,
      letter: move.letter ? model : undefined,
    };
    const body = JSON.stringify([page.record.revision, given]);
    if (sent.current.body !== body) sent.current = { body, key: crypto.randomUUID() };
    try {
      onDone(
        await send<Page>(`/api/${of.id}/${page.record.id}/${move.name}`, given, {
          revision: move.adds ? undefined : page.record.revision,
          key: sent.current.key,
        }),
      );
    } catch (error) {
      setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
      setBusy(false);
    }
  };
  return (
    <Drawer
      open
      size={Aside ? 1080 : 'large'}
      title={say(move.label)}
      onClose={onClose}
      extra={
        <Button
          type="primary"
          loading={busy}
          disabled={move.letter !== undefined && (!model || (!letter && draft.isPlaceholderData))}
          onClick={submit}
        >
          {t('确认办理', 'Confirm')}
        </Button>
      }
    >
      {move.law && (
        <p>
          {t('依据：', 'Under ')}
          <Cite provision={move.law} />
        </p>
      )}
      {fault && (
        <div ref={told}>
          <Refusal error={fault} />
        </div>
      )}
      {entryFields
        .filter((field) => field.name !== 'by' && field.name !== 'at')
        .map((field) => (
          <div key={field.name} style={{ marginBottom: 12 }}>
            <label htmlFor={`e-${field.name}`}>
              {say(field.label)}
              {field.optional ? t('（选填）', ' (optional)') : ''}
            </label>
            <FactInput
              id={`e-${field.name}`}
              field={field}
              value={entry[field.name]}
              names={page.names}
              onChange={(value) => setEntry({ ...entry, [field.name]: value })}
            />
          </div>
        ))}
      <div className={Aside ? 'two' : undefined}>
        <div>
          {asked.map((field) => (
            <div key={field.name} style={{ marginBottom: 12 }}>
              <label htmlFor={`m-${field.name}`}>{say(field.label)}</label>
              <FactInput
                id={`m-${field.name}`}
                field={field}
                value={field.name in facts ? facts[field.name] : page.record.facts[field.name]}
                names={page.names}
                onChange={(value) => {
                  setFacts({ ...facts, [field.name]: value });
                  setLetter(null);
                }}
              />
            </div>
          ))}
        </div>
        {Aside && <Aside {...slot} facts={{ ...page.record.facts, ...facts }} />}
      </div>
      {move.needsReason && (
        <div style={{ marginBottom: 12 }}>
          <label htmlFor="reason">
            {t(
              '理由（写入文书或书面通知；补正事项一行一项）',
              'Reason (goes into the letter or notice; one defect a line)',
            )}
          </label>
          <Input.TextArea
            id="reason"
            rows={3}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
              setLetter(null);
            }}
          />
        </div>
      )}
      {model && (
        <>
          <h3>{t('文书草稿（可改）', 'Drafted letter (editable)')}</h3>
          {model.blocks.map((block, at) =>
            'text' in block && block.kind === 'paragraph' ? (
              <Input.TextArea
                // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a letter keep their order while it is edited
                key={`${block.kind}-${at}`}
                aria-label={t(`第${at + 1}段`, `Paragraph ${at + 1}`)}
                autoSize
                value={say(block.text)}
                style={{ marginBottom: 8 }}
                onChange={(event) =>
                  setLetter({
                    ...model,
                    blocks: model.blocks.map((one, place) =>
                      place === at && 'text' in one
                        ? { ...one, text: { ...one.text, [t('zh', 'en')]: event.target.value } }
                        : one,
                    ),
                  })
                }
              />
            ) : null,
          )}
          <DocumentView model={model} />
        </>
      )}
    </Drawer>
  );
}
