import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { pilotConditions } from '#families/rules/tableFacts.ts';
import type { Label } from '#kernel/label.ts';
import { ProblemError, send } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, GradeTag, Refusal } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import type { Eligibility, Verdict } from './conditions.ts';
import './pilots.css';

interface Judged extends Eligibility {
  readonly contradictions: readonly { field: string; message: Label }[];
  readonly routes: readonly {
    id: string;
    label: Label;
    source?: Label;
    articles: readonly string[];
    toBeConfirmed: boolean;
  }[];
  readonly grade: string | null;
}

const signs = {
  yes: { sign: '✓', zh: '满足', en: 'holds', tone: 'met' },
  no: { sign: '✗', zh: '不满足', en: 'does not hold', tone: 'overdue' },
  open: { sign: '?', zh: '尚不能判断', en: 'not settled yet', tone: 'no-evidence' },
} as const;
const signOf = (holds: boolean | null) => (holds === null ? signs.open : holds ? signs.yes : signs.no);

function Condition({ verdict, names }: { verdict: Verdict; names: (fact: string) => string }) {
  const { say, t } = useLanguage();
  const sign = signOf(verdict.holds);
  return (
    <li>
      <strong>{say(pilotConditions[verdict.condition])}</strong>{' '}
      <span className={`tone-${sign.tone}`}>
        {sign.sign} {t(sign.zh, sign.en)}
      </span>
      {verdict.reasons.map(({ row, text, articles }) => (
        <div key={row} className="quiet">
          {say(text)}{' '}
          {articles.map((article) => (
            <Cite key={article} provision={article} />
          ))}{' '}
          <code>{row}</code>
        </div>
      ))}
      {verdict.reasons.length === 0 && verdict.missing.length > 0 && (
        <div className="quiet">
          {t('还缺：', 'Missing: ')}
          {verdict.missing.map(names).join(t('、', ', '))}
        </div>
      )}
    </li>
  );
}

/** The five conditions of Article 44 with verdict and reasons, what contradicts the product's record, and where else to go. */
export function Conditions({
  of,
  facts,
  typing,
}: Pick<RecordSlot, 'of'> & { facts: Readonly<Record<string, unknown>>; typing: boolean }) {
  const { say, t } = useLanguage();
  const key = JSON.stringify(facts);
  const [asked, setAsked] = useState(key);
  useEffect(() => {
    const later = setTimeout(() => setAsked(key), 250);
    return () => clearTimeout(later);
  }, [key]);
  const judged = useQuery<Judged, ProblemError>({
    queryKey: ['pilot conditions', asked, typing],
    queryFn: () => send<Judged>('/api/pilots/conditions', { facts: JSON.parse(asked), typing }),
    placeholderData: (before) => before,
    retry: false,
  });
  if (judged.error instanceof ProblemError) return <Refusal error={judged.error} />;
  if (!judged.data) return null;
  const { eligible, verdicts, contradictions, routes, grade, ruleVersion, provisional } = judged.data;
  const names = (fact: string) =>
    fact === 'grade'
      ? t('产品的风险等级', 'the product’s grade')
      : say(
          of.facts.find(({ name }) => name === (fact === 'meetsAdvancedStandard' ? 'internationalStandard' : fact))
            ?.label,
        ) || fact;
  return (
    <>
      {contradictions.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={t('与产品登记的事实矛盾', 'This contradicts the product’s record')}
          description={
            <ul>
              {contradictions.map(({ field, message }) => (
                <li key={field}>{say(message)}</li>
              ))}
            </ul>
          }
        />
      )}
      <p aria-live="polite">
        <strong>
          {eligible === null
            ? t('尚不能判断能否先行先试', 'Not settled yet whether it may be piloted')
            : eligible
              ? t('五项条件均满足，可以先行先试', 'All five conditions hold: it may be piloted')
              : t('不符合先行先试条件', 'It may not be piloted')}
        </strong>{' '}
        {grade && <GradeTag grade={grade} />}
        <br />
        <small>
          {ruleVersion}
          {provisional && t('（暂行，来源待确认）', ' (provisional, source to be confirmed)')}
        </small>
      </p>
      <ol className="conditions">
        {verdicts.map((verdict) => (
          <Condition key={verdict.condition} verdict={verdict} names={names} />
        ))}
      </ol>
      {eligible === false && routes.length > 0 && (
        <>
          <h3>{t('应走的程序', 'Where it belongs')}</h3>
          <ul>
            {routes.map(({ id, label, source, articles, toBeConfirmed }) => (
              <li key={id}>
                {say(label)}{' '}
                {source
                  ? t(`（${source.zh}）`, `(${source.en})`)
                  : articles.map((one) => <Cite key={one} provision={one} />)}
                {toBeConfirmed && <span className="confirm">{t('来源待确认', 'source to be confirmed')}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
