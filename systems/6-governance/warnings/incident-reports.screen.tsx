import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import { happenedAt } from './happened.ts';

interface Term {
  readonly value: number;
  readonly source: Label;
  readonly confirmed: boolean;
}

/** How many hours are left to report the incident, while it is being written. */
function HoursLeft({ page, facts }: RecordSlot & { facts: Readonly<Record<string, unknown>> }) {
  const { say, t } = useLanguage();
  const found = useApi<{ term: Term }>('/api/warnings/incident-term');
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  const term = found.data?.term;
  if (!term || page.record.state !== 'draft') return null;
  const left = (happenedAt(facts) - now) / 3_600_000 + term.value;
  const hours = Math.floor(Math.abs(left));
  const minutes = Math.floor((Math.abs(left) - hours) * 60);
  return (
    <aside aria-label={t('报告时限', 'Time to report')} style={{ position: 'sticky', top: 12, alignSelf: 'start' }}>
      <h2>{t('报告时限', 'Time to report')}</h2>
      <p>
        {t(`事故发生后${term.value}小时内报告。`, `Report within ${term.value} hours of its happening.`)}{' '}
        <Cite provision="66.2" />
      </p>
      <p role="timer">
        {Number.isNaN(left) ? (
          t('填写发生日期和时刻后显示剩余时间。', 'State day and time to see how long is left.')
        ) : left >= 0 ? (
          <strong>{t(`还剩${hours}小时${minutes}分`, `${hours} h ${minutes} min left`)}</strong>
        ) : (
          <strong className="tone-overdue">
            !{' '}
            {t(
              `已超过${hours}小时${minutes}分，仍须立即报告`,
              `${hours} h ${minutes} min late: report at once all the same`,
            )}
          </strong>
        )}
      </p>
      <p className="quiet">
        {say(term.source)} {!term.confirmed && <em className="confirm">{t('来源待确认', 'source to be confirmed')}</em>}
      </p>
    </aside>
  );
}

/** How long the report took, and the warning that it raised. */
function Reported({ page }: RecordSlot) {
  const { t } = useLanguage();
  const { late, hours, warning } = page.record.facts;
  if (hours === undefined) return null;
  return (
    <p>
      {late === true ? (
        <strong className="tone-overdue">
          ! {t(`逾期报告：发生后${hours}小时`, `Reported late, after ${hours} hours`)}
        </strong>
      ) : (
        <span className="tone-met">
          ✓ {t(`按时报告：发生后${hours}小时`, `Reported in time, after ${hours} hours`)}
        </span>
      )}
      {typeof warning === 'string' && (
        <>
          {' · '}
          <Link to={`/registers/warnings/${warning}`}>{t('所引起的预警', 'The warning that it raised')}</Link>
        </>
      )}
    </p>
  );
}

const screen: Screen = { aside: HoursLeft, top: Reported };
export default screen;
