import { dateLabel } from '#kernel/dates.ts';
import type { Label } from '#kernel/label.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import { committeeKinds, memberKinds } from './committeeFacts.ts';
import type { Member, Requirement } from './committeeRules.ts';
import './reviews.css';

/** A unit's committee: who sits on it, what it must be made of, and whether its annual report is in. */
function Committee({ page }: RecordSlot) {
  const { t, say } = useLanguage();
  const { id, revision, facts } = page.record;
  const asked = useApi<{ requirements: readonly Requirement[] }>(
    `/api/review-committees/${id}/requirements?r=${revision}`,
    { keep: true },
  );
  const members = (facts.members ?? []) as readonly (Member & { chair?: boolean })[];
  const reports = (facts.annualReports ?? []) as readonly {
    year: string;
    at?: string;
    reviewed: number;
    summary: Label;
  }[];
  const due = page.clocks.find((one) => one.name === 'annualReport');
  return (
    <div className="review-parts">
      <section>
        <h2>{t('委员', 'Members')}</h2>
        <p className="quiet">{say(committeeKinds[facts.kind as keyof typeof committeeKinds])}</p>
        <ul className="seats">
          {members.map((one) => (
            <li key={one.person}>
              <span>
                {page.names[one.person] ?? '—'}
                {one.chair && <small className="quiet"> {t('主任委员', 'chair')}</small>}
              </span>
              <span className="quiet">
                {say(memberKinds[one.kind])} · {one.sex === 'female' ? t('女', 'female') : t('男', 'male')} ·{' '}
                {one.outside ? t('外单位', 'outside') : t('本单位', 'of the unit')}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('组成要求', 'What it must be made of')}</h2>
        <Loaded query={asked}>
          {({ requirements }) => (
            <ul className="reasons">
              {requirements.map((one) => (
                <li key={one.id}>
                  <span className={one.met ? 'tone-met' : 'tone-overdue'}>{one.met ? '✓' : '!'}</span> {say(one.text)}
                  {one.setting && (
                    <div className="quiet">
                      {say(one.setting.source)}{' '}
                      {!one.setting.confirmed && <span className="confirm">{t('来源待确认', 'to be confirmed')}</span>}
                    </div>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Loaded>
        <Cite provision="72.1" />
      </section>
      {page.record.state !== 'draft' && (
        <section>
          <h2>{t('年度报告', 'Annual reports')}</h2>
          {typeof facts.reportBy === 'string' && (
            <p className={due?.view.status === 'overdue' ? 'tone-overdue' : undefined}>
              {due?.view.status === 'overdue'
                ? t('! 逾期未交：应于 ', '! Overdue: was due by ')
                : t('下一次：', 'Next by ')}
              {say(dateLabel(facts.reportBy))}
              {due?.view.status === 'overdue' ? t(' 前提交', '') : t(' 前', '')}
            </p>
          )}
          {reports.length === 0 && <p className="quiet">{t('尚未提交过年度报告', 'None handed in yet')}</p>}
          <ul className="reasons">
            {reports.toReversed().map((one) => (
              <li key={one.year}>
                {one.year} · {t(`审查${one.reviewed}项`, `${one.reviewed} reviewed`)} · {one.at?.slice(0, 10)}
                <div className="quiet">{t(one.summary.zh, one.summary.en ?? one.summary.zh)}</div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

const screen: Screen = { top: Committee };
export default screen;
