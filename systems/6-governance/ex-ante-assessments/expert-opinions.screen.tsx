import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { tallyResults } from '#families/rules/tableFacts.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Refusal } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import type { Page } from '#ui/types.ts';
import './assessments.css';
import { useMove } from '#ui/useMove.ts';
import { Materials } from './checklist.tsx';
import { Exchange } from './dialogue.tsx';
import { type Criterion, criteria, recommendations } from './terms.ts';

const may = ({ page }: RecordSlot, name: string) => page.moves.some((one) => one.name === name);

/** Whoever has an interest says so and leaves; the next in the order drawn is called. */
function StandAside(slot: RecordSlot) {
  const { t } = useLanguage();
  const { move, busy, fault } = useMove(slot);
  const [why, setWhy] = useState<string | null>(null);
  if (why === null) return <Button onClick={() => setWhy('')}>{t('声明回避', 'Stand aside')}</Button>;
  return (
    <div style={{ marginTop: 8 }}>
      <label htmlFor="interest">{t('回避事由', 'Why')}</label>
      <Input id="interest" maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} />
      {fault && <Refusal error={fault} />}
      <Button
        style={{ marginTop: 6 }}
        disabled={!why.trim()}
        loading={busy}
        onClick={() => move('standAside', { interest: why.trim() })}
      >
        {t('确认回避', 'Confirm')}
      </Button>{' '}
      <Button onClick={() => setWhy(null)}>{t('取消', 'Cancel')}</Button>
    </div>
  );
}

/** Before the first look: nobody reviews who has an interest. */
function Consent(slot: RecordSlot) {
  const { t } = useLanguage();
  const { move, busy, fault } = useMove(slot);
  return (
    <section className="draft-decision" aria-label={t('是否接受评审', 'Whether to take part')}>
      <p>
        {t(
          '任职、顾问、持股、受资助、近亲属任职或者竞争关系，均属利害关系。有任何一项，请声明回避。',
          'Employment, advice, shares, funding, a close relative there or competition are interests. With any of them, stand aside.',
        )}
      </p>
      {fault && <Refusal error={fault} />}
      <Button type="primary" loading={busy} onClick={() => move('takePart', { noInterest: true })}>
        {t('没有利害关系，接受评审', 'I have no interest and take part')}
      </Button>{' '}
      <StandAside {...slot} />
    </section>
  );
}

/** The case as its reviewer reads it: what it is, its risks, the materials, the questions so far. */
function CaseInShort({ slot, id }: { slot: RecordSlot; id: string }) {
  const { say, t } = useLanguage();
  const query = useApi<Page>(`/api/ex-ante-assessments/${id}`);
  return (
    <Loaded query={query}>
      {(page) => {
        const { record } = page;
        const part = (name: string) => {
          const text = record.facts[name] as { zh: string; en?: string } | undefined;
          return text && <p style={{ whiteSpace: 'pre-line' }}>{say({ zh: text.zh, en: text.en ?? text.zh })}</p>;
        };
        return (
          <>
            <h2>{t('申请', 'The application')}</h2>
            <p>
              <Link to={`/registers/ex-ante-assessments/${id}`}>{record.number}</Link>{' '}
              <Link to={`/registers/products/${record.facts.product}`}>{t('产品登记', 'Product record')}</Link>
            </p>
            {part('summary')}
            <h3>{t('风险', 'Risks')}</h3>
            {part('risks')}
            <h3>{t('防控措施', 'Measures')}</h3>
            {part('measures')}
            <h2>{t('材料', 'Materials')}</h2>
            <Materials {...slot} page={page} />
            <h2>{t('问答', 'Questions')}</h2>
            <Exchange facts={record.facts} />
          </>
        );
      }}
    </Loaded>
  );
}

const five = [1, 2, 3, 4, 5] as const;
/** Scores by criterion, a recommendation and reasons, on one page; kept without being handed in, handed in once. */
function ScoreCard(slot: RecordSlot) {
  const { say, t } = useLanguage();
  const { move, busy, fault } = useMove(slot);
  const { facts } = slot.page.record;
  const names = Object.keys(criteria) as Criterion[];
  const [scores, setScores] = useState<Readonly<Record<string, number>>>(
    Object.fromEntries(names.flatMap((name) => (facts[name] === undefined ? [] : [[name, Number(facts[name])]]))),
  );
  const [recommends, setRecommends] = useState(facts.recommends as (typeof recommendations)[number] | undefined);
  const textOf = (name: string) => (facts[name] as { zh?: string } | undefined)?.zh ?? '';
  const [reasons, setReasons] = useState(textOf('reasons'));
  const [proposed, setProposed] = useState(textOf('proposed'));
  const written = {
    ...scores,
    ...(recommends && { recommends }),
    ...(reasons.trim() && { reasons: { zh: reasons.trim() } }),
    ...(recommends === 'conditional' && proposed.trim() && { proposed: { zh: proposed.trim() } }),
  };
  const complete = names.every((name) => scores[name]) && recommends !== undefined && reasons.trim() !== '';
  return (
    <section className="score-card" aria-label={t('评审意见', 'Opinion')}>
      <h2>{t('评审意见', 'Your opinion')}</h2>
      <p className="quiet">
        {t(
          '一分为未能说明，五分为充分说明。全体成员提交之前，任何人都看不到您的意见，您也看不到他人的意见。',
          'One: not shown; five: fully shown. Nobody reads your opinion, nor you theirs, before all have handed in.',
        )}
      </p>
      {names.map((name) => (
        <fieldset key={name}>
          <legend id={`score-${name}`}>{say(criteria[name])}</legend>
          <Radio.Group
            aria-labelledby={`score-${name}`}
            value={scores[name] ?? null}
            onChange={(event) => setScores({ ...scores, [name]: event.target.value })}
            options={five.map((value) => ({ value, label: String(value) }))}
          />
        </fieldset>
      ))}
      <fieldset>
        <legend id="score-recommends">{t('建议', 'Recommendation')}</legend>
        <Radio.Group
          aria-labelledby="score-recommends"
          value={recommends ?? null}
          onChange={(event) => setRecommends(event.target.value)}
          options={recommendations.map((value) => ({ value, label: say(tallyResults[value]) }))}
        />
      </fieldset>
      <label htmlFor="opinion-reasons">{t('理由', 'Reasons')}</label>
      <Input.TextArea
        id="opinion-reasons"
        autoSize={{ minRows: 4 }}
        maxLength={4000}
        value={reasons}
        onChange={(event) => setReasons(event.target.value)}
      />
      {recommends === 'conditional' && (
        <>
          <label htmlFor="opinion-proposed">{t('建议附加的条件', 'Conditions you propose')}</label>
          <Input.TextArea
            id="opinion-proposed"
            autoSize={{ minRows: 2 }}
            maxLength={2000}
            value={proposed}
            onChange={(event) => setProposed(event.target.value)}
          />
        </>
      )}
      {fault && <Refusal error={fault} />}
      <p>
        <Button type="primary" disabled={!complete} loading={busy} onClick={() => move('give', written)}>
          {t('提交意见', 'Hand in the opinion')}
        </Button>{' '}
        <Button loading={busy} onClick={() => move('keep', written)}>
          {t('暂存', 'Keep the draft')}
        </Button>
      </p>
    </section>
  );
}

function Asking(slot: RecordSlot) {
  const { t } = useLanguage();
  const { move, busy, fault } = useMove(slot);
  const [text, setText] = useState('');
  const ask = async () => {
    if (await move('askApplicant', { asked: { question: text.trim() } })) setText('');
  };
  return (
    <section style={{ maxWidth: 720 }}>
      <label htmlFor="question">
        {t(
          '向申请单位提问（不显示您的姓名，全体专家都能看到答复）',
          'Ask the applicant (your name is not told; the whole panel reads the answer)',
        )}
      </label>
      <Input.TextArea
        id="question"
        autoSize={{ minRows: 2 }}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {fault && <Refusal error={fault} />}
      <Button style={{ marginTop: 6 }} loading={busy} disabled={!text.trim()} onClick={ask}>
        {t('发出提问', 'Ask')}
      </Button>
    </section>
  );
}

function Review(slot: RecordSlot) {
  const { assessment } = slot.page.record.facts;
  if (may(slot, 'takePart')) return <Consent {...slot} />;
  if (!may(slot, 'give')) return null;
  return (
    <div className="two">
      <div>
        <CaseInShort slot={slot} id={String(assessment)} />
        <Asking {...slot} />
        <div style={{ marginTop: 16 }}>
          <StandAside {...slot} />
        </div>
      </div>
      <ScoreCard {...slot} />
    </div>
  );
}

const screen: Screen = { top: Review, offers: ['takePart', 'give', 'keep', 'askApplicant', 'standAside'] };
export default screen;
