import { Button, Input } from 'antd';
import { useState } from 'react';
import type { FileReference } from '#kernel/fields/field.ts';
import { useLanguage } from '#ui/language.tsx';
import { momentText } from '#ui/moment.ts';
import { Nothing, Refusal } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import './assessments.css';
import { useMove } from '#ui/useMove.ts';

interface Question {
  readonly question: string;
  readonly at?: string;
}
interface Answer {
  readonly to: number;
  readonly answer: { readonly zh: string; readonly en?: string };
  readonly files?: readonly FileReference[];
  readonly at?: string;
}
export const questionsOf = (facts: Readonly<Record<string, unknown>>): readonly Question[] =>
  (facts.questions ?? []) as readonly Question[];
const answersOf = (facts: Readonly<Record<string, unknown>>): readonly Answer[] =>
  (facts.answers ?? []) as readonly Answer[];

/** The questions of a panel with the applicant's answers, in the order asked; nobody sees who asks. */
export function Exchange({ facts, answering }: { facts: Readonly<Record<string, unknown>>; answering?: RecordSlot }) {
  const { say, t } = useLanguage();
  const questions = questionsOf(facts);
  const answers = answersOf(facts);
  if (questions.length === 0) return <Nothing zh="专家尚未提问" en="The panel has asked nothing yet" />;
  return (
    <ol className="dialogue">
      {questions.map((one, at) => {
        const replies = answers.filter((reply) => reply.to === at + 1);
        return (
          <li key={`${one.at}-${one.question}`}>
            <strong>
              {t(`第${at + 1}问`, `Question ${at + 1}`)} <span className="quiet">{one.at && momentText(one.at)}</span>
            </strong>
            <div style={{ whiteSpace: 'pre-line' }}>{one.question}</div>
            {replies.map((reply) => (
              <div className="reply" key={`${reply.at}-${reply.answer.zh}`}>
                <span className="quiet">
                  {t('申请单位答复', 'The applicant')} {reply.at && momentText(reply.at)}
                </span>
                <div style={{ whiteSpace: 'pre-line' }}>
                  {say({ zh: reply.answer.zh, en: reply.answer.en ?? reply.answer.zh })}
                </div>
                {(reply.files ?? []).map((file) => (
                  <a key={file.sha256} href={`/api/files/${file.sha256}`}>
                    {file.name}
                  </a>
                ))}
              </div>
            ))}
            {answering && replies.length === 0 && <AnswerForm slot={answering} to={at + 1} />}
          </li>
        );
      })}
    </ol>
  );
}

function AnswerForm({ slot, to }: { slot: RecordSlot; to: number }) {
  const { t } = useLanguage();
  const { move, busy, fault } = useMove(slot);
  const [text, setText] = useState('');
  const name = t(`答复第${to}问`, `Answer question ${to}`);
  return (
    <div style={{ marginTop: 8 }}>
      <Input.TextArea
        aria-label={name}
        autoSize={{ minRows: 2 }}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {fault && <Refusal error={fault} />}
      <Button
        type="primary"
        style={{ marginTop: 6 }}
        loading={busy}
        disabled={!text.trim()}
        onClick={() => move('answerQuestion', { answers: { to, answer: { zh: text.trim() } } })}
      >
        {t('提交答复', 'Send the answer')}
      </Button>
    </div>
  );
}

export function Dialogue(slot: RecordSlot) {
  const answers = slot.page.moves.some((one) => one.name === 'answerQuestion');
  return <Exchange facts={slot.page.record.facts} answering={answers ? slot : undefined} />;
}
