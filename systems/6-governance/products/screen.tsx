import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type Label, label } from '#kernel/label.ts';
import type { RuleTrace } from '#kernel/rules.ts';
import { type ProblemError, send } from '#ui/api.ts';
import { AssessedVersionOfProduct } from '#ui/assessedVersion.tsx';
import { TableInForce } from '#ui/decision/tableInForce.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Cite, GradeTag, Loaded } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import type { Page } from '#ui/types.ts';
import { explanationDraft } from './explanationDraft.ts';

interface Grading {
  grade: string;
  between: string[];
  missing: string[];
  ruleVersion: string;
  reasons: { row: string; articles: string[]; text: Label }[];
  obligations: { id: string; label: Label; articles: string[]; toBeConfirmed: boolean }[];
}

/** The path that the grade asks for (Article 66(2)). */
function Path({ page, of }: RecordSlot) {
  const { t } = useLanguage();
  const go = useNavigate();
  const { id, facts, state } = page.record;
  if (state === 'draft' || !page.moves.some((one) => one.name === 'change' || one.name === 'putInUse')) return null;
  const title = encodeURIComponent(page.title);
  const explain = async () => {
    const made = await send<Page>('/api/explanations', { facts: explanationDraft(of, page) });
    go(`/registers/explanations/${made.record.id}`);
  };
  return (
    <>
      {facts.grade === 'high' ? (
        <Link to={`/new/ex-ante-assessments?product=${id}&title=${title}`}>
          <Button>{t('申请事前评估', 'Apply for assessment')}</Button>
        </Link>
      ) : (
        <Link to={`/new/disclosures?product=${id}&title=${title}&version=${facts.version}`}>
          <Button>{t('撰写事前披露', 'Write the disclosure')}</Button>
        </Link>
      )}
      {facts.grade === 'low' && (
        <Link to={`/new/pilots?product=${id}&title=${title}`}>
          <Button>{t('申请先行先试', 'Apply for a pilot')}</Button>
        </Link>
      )}
      {(facts.publicDecision === true || facts.publicInterestCommerce === true) && (
        <Button onClick={explain}>{t('撰写算法说明', 'Write the explanation')}</Button>
      )}
    </>
  );
}

/** The grade that follows from what is typed, with its reasons and what follows from it. */
function LiveGrade({ of, facts }: RecordSlot & { facts: Readonly<Record<string, unknown>> }) {
  const { say, t } = useLanguage();
  const [grading, setGrading] = useState<Grading | null>(null);
  const key = JSON.stringify(facts);
  useEffect(() => {
    const later = setTimeout(
      () => send<Grading>('/api/grade', { facts: JSON.parse(key) }).then(setGrading, () => {}),
      250,
    );
    return () => clearTimeout(later);
  }, [key]);
  if (!grading) return null;
  return (
    <aside aria-label={t('实时分级', 'Live grade')} style={{ position: 'sticky', top: 12, alignSelf: 'start' }}>
      <h2>{t('实时分级', 'Live grade')}</h2>
      <GradeTag grade={grading.grade} />{' '}
      <small>
        {grading.ruleVersion} · {t('暂行（第六十六条第三款）', 'provisional (Article 66(3))')}
      </small>
      {grading.grade === 'undetermined' && (
        <p>
          {t('可能：', 'Between: ')}
          {grading.between.map((one) => (
            <GradeTag key={one} grade={one} />
          ))}
          <br />
          {t('还缺：', 'Missing: ')}
          {grading.missing.map((name) => say(of.facts.find((field) => field.name === name)?.label)).join(t('、', ', '))}
        </p>
      )}
      <h3>{t('理由', 'Reasons')}</h3>
      <ul>
        {grading.reasons.map((one) => (
          <li key={one.row}>
            {say(one.text)}{' '}
            {one.articles.map((article) => (
              <span key={article}>
                <Cite provision={article} />{' '}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <h3>{t('随之而来的义务', 'What follows')}</h3>
      <ul>
        {grading.obligations.map((one) => (
          <li key={one.id}>
            {say(one.label)}{' '}
            {one.articles.slice(0, 1).map((article) => (
              <Cite key={article} provision={article} />
            ))}
            {one.toBeConfirmed && <small>{t('（来源待确认）', ' (source to be confirmed)')}</small>}
          </li>
        ))}
      </ul>
    </aside>
  );
}

/** The tables by which the product is graded, with the rules that hold by the facts that the reader may see. */
function RulesOfGrade({ page }: RecordSlot) {
  const { t } = useLanguage();
  const { facts } = page.record;
  const graded = useQuery<{ trace: Record<string, readonly RuleTrace[]> }, ProblemError>({
    queryKey: ['/api/grade', facts],
    queryFn: () => send('/api/grade', { facts, trace: true }),
  });
  return (
    <>
      <p className="quiet">
        {t(
          '下表按现行规则和您可以看到的事实推算，每条规则注明所依据的条款。',
          'Worked out by the rules in force from the facts that you may see; each rule names its provision.',
        )}
      </p>
      <Loaded query={graded}>
        {({ trace }) =>
          (['grading', 'expert-re-review', 'pilot-eligibility'] as const).map((table) => (
            <TableInForce key={table} table={table} trace={trace[table]} />
          ))
        }
      </Loaded>
    </>
  );
}

const screen: Screen = {
  top: AssessedVersionOfProduct,
  actions: Path,
  aside: LiveGrade,
  tabs: [{ key: 'rules', label: label('判定表', 'Decision tables'), view: RulesOfGrade }],
};
export default screen;
