import { Link } from 'react-router';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, GradeTag, Loaded } from '#ui/parts.tsx';
import type { Screen } from '#ui/screen.ts';
import { ScrollRegion } from '#ui/scrollRegion.tsx';
import type { Overview } from './overview.ts';
import './tracking.css';

/** Above the register: by grade how many products in use are tracked, at which interval, and whose reports are late. */
function Tracked() {
  const { t } = useLanguage();
  const found = useApi<Overview>('/api/tracking-reports/overview');
  const settings = useApi<{ items: readonly { key: string; value: unknown; confirmed: boolean }[] }>('/api/settings');
  const monthsOf = (grade: string) =>
    settings.data?.items.find((one) => one.key === `tracking-reports.interval.${grade}`);
  return (
    <Loaded query={found}>
      {({ grades, late }) => (
        <>
          <ScrollRegion title={t('跟踪情况', 'Tracking')}>
            <table className="tracked">
              <thead>
                <tr>
                  <th scope="col">{t('等级', 'Grade')}</th>
                  <th scope="col">{t('使用中的产品', 'Products in use')}</th>
                  <th scope="col">{t('在跟踪', 'Tracked')}</th>
                  <th scope="col">{t('报告逾期', 'Report late')}</th>
                  <th scope="col">{t('报告间隔', 'Interval')}</th>
                </tr>
              </thead>
              <tbody>
                {grades.map((one) => {
                  const interval = monthsOf(one.grade);
                  return (
                    <tr key={one.grade}>
                      <th scope="row">
                        <GradeTag grade={one.grade} />
                      </th>
                      <td>{one.inUse}</td>
                      <td>{one.tracked}</td>
                      <td className={one.late > 0 ? 'tone-overdue' : undefined}>
                        {one.late > 0 ? `! ${one.late}` : '0'}
                      </td>
                      <td>{interval && t(`${interval.value}个月`, `${interval.value} months`)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </ScrollRegion>
          {grades.some((one) => monthsOf(one.grade)?.confirmed === false) && (
            <p className="quiet">
              {t(
                '条例没有规定报告间隔；所列间隔是本平台暂行做法，来源待确认。',
                'The Regulation names no interval; those listed are working rules of this platform, source to be confirmed.',
              )}
            </p>
          )}
          <h2>
            {t('逾期未交的报告', 'Reports past their term')} <Cite provision="66.2" />
          </h2>
          {late.length === 0 ? (
            <p>{t('没有逾期的报告。', 'No report is late.')}</p>
          ) : (
            <ul>
              {late.map((one) => (
                <li key={one.id}>
                  <Link to={`/registers/tracking-reports/${one.id}`}>
                    {one.number} {one.title}
                  </Link>{' '}
                  · {t(one.firm, one.firmEn ?? one.firm)} ·{' '}
                  <span className="tone-overdue">{t(`! 应于 ${one.dueOn} 前提交`, `! was due by ${one.dueOn}`)}</span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Loaded>
  );
}

const screen: Screen = { register: Tracked };
export default screen;
