import { useLanguage } from '#ui/language.tsx';
import { Cite, GradeTag } from '#ui/parts.tsx';
import type { SystemView } from '#ui/types.ts';
import type { DatasetFacts } from './views.ts';

/** The word for a choice of the declaration. */
export function useChoice(of: SystemView | undefined) {
  const { say } = useLanguage();
  return (fact: string, value: string | undefined): string => {
    const field = of?.facts.find(({ name }) => name === fact);
    const label = field?.kind === 'choice' && value !== undefined ? field.choices[value] : undefined;
    return label ? say(label) : (value ?? '');
  };
}
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
export const isOverdue = ({ nextDueOn }: DatasetFacts): boolean => nextDueOn !== undefined && nextDueOn < today();

/** In a word whether the data are as new as was promised. */
export function Freshness({ facts }: { facts: DatasetFacts }) {
  const { t } = useLanguage();
  if (facts.nextDueOn === undefined)
    return (
      <span className="quiet">
        {facts.updatedOn ? t('不再更新', 'Not updated further') : t('尚无数据', 'No data yet')}
      </span>
    );
  return isOverdue(facts) ? (
    <span className="tag tone-overdue">
      ! {t(`更新逾期：应于${facts.nextDueOn}前更新`, `Update overdue since ${facts.nextDueOn}`)}
    </span>
  ) : (
    <span className="tag tone-met">
      ✓ {t(`按期更新，下次不晚于${facts.nextDueOn}`, `Up to date, next by ${facts.nextDueOn}`)}
    </span>
  );
}

export function OpeningTag({ facts, of }: { facts: DatasetFacts; of: SystemView | undefined }) {
  const choice = useChoice(of);
  const tones: Readonly<Record<string, string>> = { unconditional: 'low', conditional: 'medium', closed: 'high' };
  const signs: Readonly<Record<string, string>> = { unconditional: '○', conditional: '◐', closed: '●' };
  const { opening } = facts;
  if (!opening) return null;
  return (
    <span className={`tag tone-${tones[opening]}`}>
      {signs[opening]} {choice('opening', opening)}
    </span>
  );
}

export function Generated({ facts }: { facts: DatasetFacts }) {
  const { t } = useLanguage();
  return facts.generated ? (
    <span className="tag tone-medium">⚙ {t('程序生成的虚构数据', 'Made up by a program')}</span>
  ) : null;
}

/** Grade, opening class and freshness with their reasons in words. */
export function Standing({ facts, of }: { facts: DatasetFacts; of: SystemView | undefined }) {
  const { t, say } = useLanguage();
  const choice = useChoice(of);
  const both = (text: { zh: string; en?: string }) => say({ zh: text.zh, en: text.en ?? text.zh });
  const decisions: Readonly<Record<string, string>> = {
    category: t('类别', 'Category'),
    grade: t('级别', 'Grade'),
    personal: t('个人数据', 'Personal data'),
    widest: t('最宽开放类别', 'Widest class'),
  };
  return (
    <section aria-label={t('分类分级与开放', 'Grade and opening')}>
      <p className="data-tags">
        <Generated facts={facts} /> <GradeTag grade={facts.grade} />{' '}
        {facts.category && <span className="tag">{choice('category', facts.category)}</span>}{' '}
        <OpeningTag facts={facts} of={of} /> <Freshness facts={facts} />
      </p>
      {facts.gradeReasons && facts.gradeReasons.length > 0 ? (
        <details>
          <summary>
            {t('为什么是这个级别', 'Why this grade')} · <span className="quiet">{facts.gradeRules}</span>
          </summary>
          <ul>
            {facts.gradeReasons.map((one) => (
              <li key={one.decision}>
                <strong>{decisions[one.decision]}</strong> {both(one.reason)}{' '}
                {one.articles.split(' ').map((article) => (
                  <Cite key={article} provision={article} />
                ))}
                {one.basis && <div className="quiet">{both(one.basis)}</div>}
              </li>
            ))}
          </ul>
        </details>
      ) : (
        <p className="quiet">
          {t(
            '填写数据描述的对象等四项后，由规则表给出类别和级别。',
            'Once what the rows are about and the three questions beside it are answered, the rules give category and grade.',
          )}
        </p>
      )}
      {facts.opening !== undefined && facts.opening !== 'unconditional' && facts.closedReason && (
        <p>
          {t('理由：', 'Reason: ')}
          {both(facts.closedReason)}
          {facts.reviewOn && t(`（${facts.reviewOn}前复核）`, ` (reviewed by ${facts.reviewOn})`)}
        </p>
      )}
    </section>
  );
}
