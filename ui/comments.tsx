import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Bilingual } from '#kernel/fields/field.ts';
import type { Label } from '#kernel/label.ts';
import { ProblemError, send, useApi } from './api.ts';
import { useLanguage } from './language.tsx';
import { Loaded, Nothing, Refusal } from './parts.tsx';
import './comments.css';
import type { Listed, NamedField, Row, SessionView, SystemView } from './types.ts';

/** A clause or question that comments are about; `label` in the reader's language. */
interface Topic {
  readonly value: string;
  readonly label: string;
}
type Choices = Readonly<Record<string, Label>>;
const choicesOf = (of: SystemView | undefined, fact: string): Choices => {
  const field = of?.facts.find((one: NamedField) => one.name === fact);
  return field?.kind === 'choice' ? field.choices : {};
};
const listOf = (system: string, about: string) =>
  `/api/${system}-comments?f.about=${about}&cols=topic,text,from,party,replyTo,disposition,answer&sort=number&limit=200`;

/**
 * What was said about a record and how each comment was answered, under the clauses or questions that they are about.
 * `system`: whose record it is; its comments are the system `<system>-comments`. `office`: whose officers answer.
 */
export function Comments({
  system,
  about,
  office,
  topics = [],
  open = false,
}: {
  system: string;
  about: string;
  office: string;
  topics?: readonly Topic[];
  /** Whether comments are taken, so that one may reply to another's. */
  open?: boolean;
}) {
  const { t } = useLanguage();
  const list = useApi<Listed>(listOf(system, about));
  const systems = useApi<{ systems: SystemView[] }>('/api/systems');
  const session = useApi<SessionView>('/api/session');
  const of = systems.data?.systems.find((one) => one.id === `${system}-comments`);
  const answers = session.data?.offices.some((one) => one.id === office) ?? false;
  return (
    <Loaded query={list}>
      {({ items, total, names = {} }) => {
        const said = new Set(items.map((one) => String(one.facts.topic)));
        const known = topics.filter((one) => said.has(one.value));
        const others = [...said].filter((one) => !known.some(({ value }) => value === one));
        const parts = [...known, ...others.map((value) => ({ value, label: value }))];
        const waiting = items.filter((one) => one.state === 'toBeAnswered').length;
        return (
          <section aria-label={t('意见和答复', 'Comments and answers')}>
            <h2>
              {t('意见和答复', 'Comments and answers')}{' '}
              <span className="quiet">
                {t(`共${total}条，待答复${waiting}条`, `${total} in all, ${waiting} to be answered`)}
              </span>
            </h2>
            {items.length === 0 && (
              <Nothing
                zh="还没有意见。收到的意见和答复都公开在这里"
                en="No comments yet; they and their answers stand here"
              />
            )}
            {parts.map(({ value, label }) => (
              <section key={value}>
                <h3>{label}</h3>
                <Thread of={of} rows={items.filter((one) => one.facts.topic === value)} {...{ names, answers, open }} />
              </section>
            ))}
            {total > items.length && (
              <p>
                {t(`只显示前${items.length}条。`, `The first ${items.length} are shown.`)}{' '}
                <a href={`/registers/${system}-comments?f.about=${about}`}>{t('查看全部', 'See all')}</a>
              </p>
            )}
            {waiting > 0 && !answers && (
              <p className="quiet">{t('每条意见都会得到答复。', 'Each comment gets its own answer.')}</p>
            )}
          </section>
        );
      }}
    </Loaded>
  );
}

interface Said {
  readonly of: SystemView | undefined;
  readonly names: Readonly<Record<string, string>>;
  readonly answers: boolean;
  readonly open: boolean;
}

/** Comments in the order in which they came, each with the replies to it below it. */
function Thread({ rows, under, ...said }: Said & { rows: readonly Row[]; under?: string }) {
  const known = new Set(rows.map((one) => one.id));
  const here = rows.filter(({ facts: { replyTo } }) =>
    under === undefined ? !known.has(String(replyTo)) : replyTo === under,
  );
  return here.length === 0 ? null : (
    <ul className="comments">
      {here.map((one) => (
        <Comment key={one.id} row={one} {...said}>
          <Thread rows={rows} under={one.id} {...said} />
        </Comment>
      ))}
    </ul>
  );
}

function Comment({ of, row, names, answers, open, children }: Said & { row: Row; children: ReactNode }) {
  const { t, say, language } = useLanguage();
  const [, setParams] = useSearchParams();
  const { text, from, party, disposition, answer, replyTo } = row.facts as Readonly<{
    text?: Bilingual;
    from?: string;
    party?: string;
    disposition?: string;
    answer?: Bilingual;
    replyTo?: string;
  }>;
  const who = party === undefined ? say(choicesOf(of, 'from')[from ?? '']) : names[party];
  return (
    <li>
      <p className="quiet">
        {row.number} · {who}
        {replyTo && ` · ${t('回应', 'in reply to')} ${names[replyTo] ?? ''}`}
      </p>
      <p className="said">{text?.[language] ?? text?.zh}</p>
      {row.state === 'answered' && (
        <div className="answer">
          <span className="tag tone-low">{say(choicesOf(of, 'disposition')[disposition ?? ''])}</span>{' '}
          {answer?.[language] ?? answer?.zh}
        </div>
      )}
      {row.state === 'toBeAnswered' && !answers && <div className="answer quiet">{t('待答复', 'To be answered')}</div>}
      {answers && <AnswerForm of={of} row={row} />}
      {open && (
        <Button
          size="small"
          type="text"
          aria-label={t(`回应 ${row.number}`, `Reply to ${row.number}`)}
          onClick={() => setParams({ reply: row.id }, { replace: true, preventScrollReset: true })}
        >
          {t('回应', 'Reply')}
        </Button>
      )}
      {children}
    </li>
  );
}

function AnswerForm({ of, row }: { of: SystemView | undefined; row: Row }) {
  const { t, say } = useLanguage();
  const client = useQueryClient();
  const [disposition, setDisposition] = useState<string>();
  const [answer, setAnswer] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<ProblemError | null>(null);
  const make = async (move: string, facts?: object) => {
    setBusy(true);
    setFault(null);
    try {
      await send(`/api/${row.system}/${row.id}/${move}?return=record`, { facts }, { revision: row.revision });
      await client.invalidateQueries();
    } catch (error) {
      setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
    }
    setBusy(false);
  };
  if (row.state === 'answered')
    return (
      <Button size="small" loading={busy} onClick={() => make('takeBackAnswer')}>
        {t('收回答复', 'Take the answer back')}
      </Button>
    );
  if (row.state !== 'toBeAnswered') return null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        make('answerComment', { disposition, answer: { zh: answer } });
      }}
    >
      <Space orientation="vertical" style={{ width: '100%' }}>
        <Select
          aria-label={t(`${row.number} 的处理`, `Disposition of ${row.number}`)}
          style={{ minWidth: 160 }}
          placeholder={t('如何处理', 'Disposition')}
          value={disposition}
          onChange={setDisposition}
          options={Object.entries(choicesOf(of, 'disposition')).map(([value, label]) => ({ value, label: say(label) }))}
        />
        <Input.TextArea
          aria-label={t(`答复 ${row.number}`, `Answer ${row.number}`)}
          autoSize={{ minRows: 2 }}
          maxLength={2000}
          value={answer}
          onChange={(event) => setAnswer(event.target.value)}
        />
        <Button htmlType="submit" loading={busy} disabled={disposition === undefined || answer.trim() === ''}>
          {t('答复', 'Answer')}
        </Button>
      </Space>
      {fault && <Refusal error={fault} />}
    </form>
  );
}

/** Anybody comments, with or without an account. `topics`: the clauses or questions that one may choose. */
export function CommentForm({ system, about, topics }: { system: string; about: string; topics: readonly Topic[] }) {
  const { t, say } = useLanguage();
  const client = useQueryClient();
  const systems = useApi<{ systems: SystemView[] }>('/api/systems');
  const session = useApi<SessionView>('/api/session');
  const of = systems.data?.systems.find((one) => one.id === `${system}-comments`);
  const [params, setParams] = useSearchParams();
  const list = useApi<Listed>(listOf(system, about));
  const repliedTo = list.data?.items.find((one) => one.id === params.get('reply'));
  const [chosen, choose] = useState<string>();
  const topic = repliedTo ? String(repliedTo.facts.topic) : chosen;
  const [text, setText] = useState('');
  const [from, setFrom] = useState('citizen');
  const [party, setParty] = useState<string>();
  const [number, setNumber] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<ProblemError | null>(null);
  const submit = async () => {
    setBusy(true);
    setFault(null);
    try {
      const made = await send<{ number: string }>(`/api/${system}/${about}/comments`, {
        topic,
        text,
        from,
        party,
        replyTo: repliedTo?.id,
      });
      setNumber(made.number);
      setText('');
      setParams({}, { replace: true, preventScrollReset: true });
      await client.invalidateQueries({ queryKey: [listOf(system, about)] });
    } catch (error) {
      setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
    }
    setBusy(false);
  };
  const parties = session.data?.parties ?? [];
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{t('提意见', 'Comment')}</h2>
      <p className="quiet">
        {t(
          '不用登录。意见和答复都公开；不记录姓名、电话和网络地址，请勿写入个人信息。',
          'No account needed. Comments and answers are public; no name, phone or address is kept, so please write none.',
        )}
      </p>
      <div className="field">
        <label htmlFor="comment-topic">{t('针对', 'About')}</label>
        <Select
          id="comment-topic"
          style={{ width: '100%' }}
          disabled={repliedTo !== undefined}
          value={topic}
          onChange={choose}
          options={[...topics]}
          placeholder={t('请选择', 'Please choose')}
        />
      </div>
      {repliedTo && (
        <p>
          {t('回应', 'In reply to')} {repliedTo.number}{' '}
          <Button size="small" onClick={() => setParams({}, { replace: true, preventScrollReset: true })}>
            {t('不回应', 'No reply')}
          </Button>
        </p>
      )}
      <div className="field">
        <label htmlFor="comment-text">{t('意见', 'Your comment')}</label>
        <Input.TextArea
          id="comment-text"
          autoSize={{ minRows: 4, maxRows: 12 }}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor="comment-from">{t('您是', 'You are')}</label>
        <Select
          id="comment-from"
          style={{ width: '100%' }}
          value={from}
          onChange={setFrom}
          options={Object.entries(choicesOf(of, 'from')).map(([value, label]) => ({ value, label: say(label) }))}
        />
      </div>
      {parties.length > 0 && (
        <div className="field">
          <label htmlFor="comment-party">{t('以单位名义（选填）', 'In the name of (optional)')}</label>
          <Select
            id="comment-party"
            style={{ width: '100%' }}
            allowClear
            value={party}
            onChange={setParty}
            options={parties.map((one) => ({ value: one.id, label: one.name }))}
          />
        </div>
      )}
      {fault && <Refusal error={fault} />}
      <p role="status">
        {number &&
          t(
            `意见已收到，编号 ${number}，可凭编号查看答复。`,
            `Received as ${number}; look for its answer by that number.`,
          )}
      </p>
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        loading={busy}
        disabled={topic === undefined || text.trim().length < 5}
      >
        {t('提交意见', 'Send the comment')}
      </Button>
    </form>
  );
}
