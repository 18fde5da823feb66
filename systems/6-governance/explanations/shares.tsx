import { useLanguage } from '#ui/language.tsx';
import { ScrollRegion } from '#ui/scrollRegion.tsx';
import './explanations.css';
import type { Results } from './comprehension.ts';
import { pointFacts } from './facts.ts';

/** Of each question how many readers answered right, with the interval, against what is asked for. */
export function Shares({ results: { readers, shares, least, fewest, confirmed } }: { results: Results }) {
  const { t, say } = useLanguage();
  if (readers === 0) return <p className="quiet">{t('还没有读者作答。', 'No reader has answered yet.')}</p>;
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  return (
    <>
      <ScrollRegion title={t('读者作答情况', 'How readers answered')}>
        <table className="shares">
          <caption>
            {t(`${readers}位读者作答`, `${readers} readers answered`)}
            {readers < fewest && t(`（满${fewest}位才作判断）`, ` (nothing is concluded before ${fewest})`)}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('要点', 'Point')}</th>
              <th scope="col">{t('答对', 'Right')}</th>
              <th scope="col">{t('95%区间', '95% interval')}</th>
              <th scope="col">{t(`要求${least}%`, `${least}% asked for`)}</th>
            </tr>
          </thead>
          <tbody>
            {shares.map(({ about, right, of, interval }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two questions may ask about one point
              <tr key={at}>
                <th scope="row">{say(pointFacts[about].label)}</th>
                <td>
                  {right}/{of} {of > 0 && `(${percent(right / of)})`}
                </td>
                <td>{interval && `${percent(interval.low)}–${percent(interval.high)}`}</td>
                <td>
                  {interval === null || readers < fewest
                    ? '—'
                    : interval.high < least / 100
                      ? t('✗ 没有读懂', '✗ not understood')
                      : t('✓', '✓')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="quiet">
        {t(
          '区间为 Wilson 得分区间；整个区间低于要求才算没有读懂。',
          'Wilson score intervals; a point counts as not understood when its whole interval lies below what is asked for.',
        )}{' '}
        {!confirmed && t('要求是本平台暂行做法，来源待确认。', 'A working rule, source to be confirmed.')}
      </p>
    </>
  );
}
