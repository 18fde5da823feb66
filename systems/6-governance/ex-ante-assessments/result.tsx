import { tallyResults } from '#families/rules/tableFacts.ts';
import { useLanguage } from '#ui/language.tsx';
import './assessments.css';
import { type Criterion, criteria } from './terms.ts';

interface Tallied {
  readonly criterion: Criterion;
  readonly mean: string;
  readonly low: number;
  readonly high: number;
}
type Known = Readonly<Record<string, unknown>>;

/** What the panel's opinions came to, without names: each criterion's mean between its lowest and highest score. */
export function PanelResult({ facts }: { facts: Known }) {
  const { say, t } = useLanguage();
  const tally = (facts.tally ?? []) as readonly Tallied[];
  const votes = (facts.votes ?? []) as readonly { recommends: keyof typeof tallyResults; count: number }[];
  const result = facts.panelResult as keyof typeof tallyResults | undefined;
  if (!result) return null;
  const at = (score: number) => `${((score - 1) / 4) * 100}%`;
  return (
    <section aria-label={t('专家评审结果', 'Result of the panel')}>
      <h3>
        {t('专家评审结果：', 'The panel: ')}
        {say(tallyResults[result])}
      </h3>
      <p>
        {votes
          .filter((one) => one.count > 0)
          .map((one) =>
            t(`${tallyResults[one.recommends].zh} ${one.count} 人`, `${tallyResults[one.recommends].en}: ${one.count}`),
          )
          .join(t('，', ', '))}{' '}
        <span className="quiet">
          {t('计票规则：', 'Rule: ')}
          {String(facts.tallyRule ?? '')}
        </span>
      </p>
      <div className="score-scale">
        {tally.map((one) => [
          <span key={`${one.criterion}-name`}>{say(criteria[one.criterion])}</span>,
          <span key={`${one.criterion}-mean`}>
            {one.mean} <span className="quiet">{one.low === one.high ? one.low : `${one.low}–${one.high}`}</span>
          </span>,
          <span key={`${one.criterion}-track`} className="track" aria-hidden="true">
            <i style={{ left: at(one.low), right: `calc(100% - ${at(one.high)})` }} />
            <b style={{ left: at(Number(one.mean)) }} />
          </span>,
        ])}
      </div>
      <p className="quiet">
        {t(
          '各项一至五分；粗线为平均分，浅色为最低至最高。',
          'One to five; the mark is the mean, the band runs from lowest to highest.',
        )}
      </p>
    </section>
  );
}
