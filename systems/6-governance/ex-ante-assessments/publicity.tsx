import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { ProblemError, send, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Refusal } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import type { Page, SessionView } from '#ui/types.ts';
import { PanelResult } from './result.tsx';
import { outcomes } from './terms.ts';

/** The draft decision as anybody reads it, until when one may object, and how. */
export function Publicity(slot: RecordSlot) {
  const { say, t } = useLanguage();
  const { facts, state } = slot.page.record;
  const clock = slot.page.clocks.find((one) => one.name === 'publicity');
  const outcome = facts.outcome as keyof typeof outcomes | undefined;
  const conditions = (facts.conditions ?? []) as readonly { condition: string; due: string }[];
  const reasons = facts.reasons as { zh: string; en?: string } | undefined;
  const isOpen = state === 'publicity';
  return (
    <section className="draft-decision" aria-label={t('拟定结论公示', 'Draft decision made public')}>
      <h2 style={{ marginTop: 0 }}>
        {t('拟定结论：', 'Draft decision: ')}
        {outcome && say(outcomes[outcome])}
      </h2>
      <p>
        {isOpen
          ? t(`公示至 ${clock?.view.dueOn ?? ''}`, `Public until ${clock?.view.dueOn ?? ''}`)
          : t('公示期已满', 'The publicity is over')}{' '}
        <span className="confirm">{t('期限来源待确认', 'term: source to be confirmed')}</span> <Cite provision="66.2" />
      </p>
      {reasons && (
        <>
          <h3>{t('理由', 'Reasons')}</h3>
          <p style={{ whiteSpace: 'pre-line' }}>{say({ zh: reasons.zh, en: reasons.en ?? reasons.zh })}</p>
        </>
      )}
      {conditions.length > 0 && (
        <>
          <h3>{t('拟附条件', 'Conditions')}</h3>
          <ul>
            {conditions.map((one) => (
              <li key={one.condition}>
                {one.condition} <span className="quiet">{t(`${one.due}前完成`, `by ${one.due}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <PanelResult facts={facts} />
      <Objections slot={slot} />
      {isOpen && <Objecting slot={slot} />}
    </section>
  );
}

interface Objection {
  readonly number: string;
  readonly state: string;
  readonly stateLabel: Label;
  readonly id?: string;
  readonly ground?: { readonly zh: string; readonly en?: string };
  readonly answer?: { readonly zh: string; readonly en?: string };
}
const spoken = (text: { zh: string; en?: string }) => ({ zh: text.zh, en: text.en ?? text.zh });

export function Objections({ slot }: { slot: RecordSlot }) {
  const { say, t } = useLanguage();
  const { id, revision } = slot.page.record;
  const query = useApi<{ items: readonly Objection[] }>(`/api/ex-ante-assessments/${id}/objections?r=${revision}`);
  return (
    <Loaded query={query}>
      {({ items }) => (
        <>
          <h3>{t(`异议 ${items.length} 件`, `${items.length} objection(s)`)}</h3>
          <ul>
            {items.map((one) => (
              <li key={one.number}>
                {one.id ? <Link to={`/registers/assessment-objections/${one.id}`}>{one.number}</Link> : one.number} ·{' '}
                {say(one.stateLabel)}
                {one.ground && <div style={{ whiteSpace: 'pre-line' }}>{say(spoken(one.ground))}</div>}
                {one.answer && (
                  <div style={{ whiteSpace: 'pre-line' }}>
                    {t('答复：', 'Answer: ')}
                    {say(spoken(one.answer))}
                  </div>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Loaded>
  );
}

function Objecting({ slot }: { slot: RecordSlot }) {
  const { t } = useLanguage();
  const session = useApi<SessionView>('/api/session');
  const [ground, setGround] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<ProblemError | null>(null);
  const [lodged, setLodged] = useState<Page | null>(null);
  const parties = session.data?.parties ?? [];
  if (session.data === undefined || parties.some((one) => one.id === slot.page.record.owner)) return null;
  if (lodged)
    return (
      <p role="status">
        {t('异议已提出，编号 ', 'The objection is lodged as ')}
        <Link to={`/registers/assessment-objections/${lodged.record.id}`}>{lodged.record.number}</Link>
        {t('。答复后会通知您。', '. You will be told of the answer.')}
      </p>
    );
  const lodge = async () => {
    setBusy(true);
    setFault(null);
    try {
      const facts = { title: slot.page.title, assessment: slot.page.record.id, ground: { zh: ground.trim() } };
      const made = await send<Page>('/api/assessment-objections', { facts }, { key: crypto.randomUUID() });
      const path = `/api/assessment-objections/${made.record.id}/object`;
      setLodged(await send<Page>(path, {}, { revision: made.record.revision, key: crypto.randomUUID() }));
    } catch (error) {
      setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
    }
    setBusy(false);
  };
  return (
    <>
      <h3>{t('对拟定结论有异议', 'If you object')}</h3>
      {parties.length === 0 ? (
        <p>
          {t('异议须实名提出，并写明事实和理由。', 'Objections are lodged under one’s name, with facts and reasons. ')}{' '}
          {!session.data.signedIn && <Link to="/sign-in">{t('登录后提出', 'Sign in to object')}</Link>}
        </p>
      ) : (
        <>
          <label htmlFor="objection">
            {t(
              `以“${parties[0]?.name}”的名义提出；您的名称不公开。请写明事实和理由：`,
              `Lodged as “${parties[0]?.name}”, which is not made public. State facts and reasons:`,
            )}
          </label>
          <Input.TextArea
            id="objection"
            autoSize={{ minRows: 3 }}
            maxLength={4000}
            value={ground}
            onChange={(event) => setGround(event.target.value)}
          />
          {fault && <Refusal error={fault} />}
          <Button type="primary" style={{ marginTop: 8 }} loading={busy} disabled={!ground.trim()} onClick={lodge}>
            {t('提出异议', 'Lodge the objection')}
          </Button>
        </>
      )}
    </>
  );
}
