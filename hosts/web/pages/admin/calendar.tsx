import { Alert, Button, Checkbox, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { NoticedDay, NoticeProblem } from '#kernel/clock/noticeText.ts';
import { dateLabel } from '#kernel/dates.ts';
import type { Label } from '#kernel/label.ts';
import { send, useApi } from '#ui/api.ts';
import { useDeed } from '#ui/deed.ts';
import { useLanguage } from '#ui/language.tsx';
import { momentText } from '#ui/moment.ts';
import { Loaded, Refusal } from '#ui/parts.tsx';
import { type CalendarDay, YearCalendar } from '#ui/yearCalendar.tsx';

interface CalendarView {
  readonly days: readonly CalendarDay[];
  readonly announced: boolean;
  readonly lastAnnouncedYear: number;
  readonly versions: readonly {
    readonly version: number;
    readonly days: number;
    readonly source: Label;
    readonly changedAt: string;
    readonly changedBy: string | null;
  }[];
}
interface Reading {
  readonly days: readonly NoticedDay[];
  readonly problems: readonly NoticeProblem[];
  readonly faults: readonly Label[];
  readonly doubts: readonly Label[];
}

/** The calendar that terms are counted on, year by year, and announcing the next one. */
export function Calendar() {
  const { t } = useLanguage();
  const [params, setParams] = useSearchParams();
  const now = useApi<CalendarView>(`/api/calendar/${new Date().getFullYear()}`);
  const next = (now.data?.lastAnnouncedYear ?? new Date().getFullYear()) + 1;
  const year = Number(params.get('year')) || next;
  const calendar = useApi<CalendarView>(now.data ? `/api/calendar/${year}` : null);
  return (
    <>
      <h1>{t('日历', 'Calendar')}</h1>
      <div className="filters">
        <Select
          aria-label={t('年份', 'Year')}
          style={{ width: 220 }}
          value={year}
          onChange={(chosen) => setParams({ year: String(chosen) })}
          options={Array.from({ length: 6 }, (_, at) => next - at).map((one) => ({
            value: one,
            label: one >= next ? t(`${one}年（尚未公布）`, `${one} (not announced)`) : t(`${one}年`, String(one)),
          }))}
        />
      </div>
      <Loaded query={calendar}>
        {(data) => (
          <>
            <Alert
              type={data.announced ? 'success' : 'warning'}
              showIcon
              title={
                data.announced
                  ? t(`${year}年的放假安排已公布`, `The calendar of ${year} is announced`)
                  : t(
                      `${year}年的放假安排尚未公布：跨入该年的期限只给出范围`,
                      `The calendar of ${year} is not announced: terms that reach into it are given as a range`,
                    )
              }
            />
            <YearCalendar days={data.days} />
            <Announce key={`${year} ${data.versions.length}`} year={year} announced={data.announced} />
            {data.versions.length > 0 && (
              <>
                <h2>{t('公布的版本', 'Versions announced here')}</h2>
                <ol reversed className="versions">
                  {data.versions.map((one) => (
                    <li key={one.version} value={one.version}>
                      {t(one.source.zh, one.source.en)} · {t(`${one.days} 天`, `${one.days} days`)}
                      <br />
                      <small>
                        {momentText(one.changedAt)} · {one.changedBy}
                      </small>
                    </li>
                  ))}
                </ol>
              </>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}

/** Pasting a notice: what is read from it is shown at once, what is wrong as well. */
function Announce({ year, announced }: { year: number; announced: boolean }) {
  const { t, say } = useLanguage();
  const { act, busy, fault } = useDeed();
  const [text, setText] = useState('');
  const [source, setSource] = useState({
    zh: `国务院办公厅关于${year}年部分节假日安排的通知`,
    en: `Notice of the General Office of the State Council on public holidays in ${year}`,
  });
  const [acknowledged, setAcknowledged] = useState(false);
  const [reading, setReading] = useState<Reading | null>(null);
  useEffect(() => {
    if (text.trim() === '') {
      setReading(null);
      return;
    }
    const later = setTimeout(
      () => send<Reading>(`/api/admin/calendar/${year}/check`, { text }).then(setReading, () => {}),
      300,
    );
    return () => clearTimeout(later);
  }, [text, year]);
  const wrong = reading && reading.problems.length + reading.faults.length > 0;
  return (
    <section>
      <h2>
        {announced
          ? t(`更正${year}年的放假安排`, `Correct the calendar of ${year}`)
          : t(`公布${year}年的放假安排`, `Announce the calendar of ${year}`)}
      </h2>
      <p>
        <label htmlFor="notice">
          {t(
            '粘贴通知原文；也可以一行一项，如“2027-01-01 至 2027-01-03 元旦”“2027-01-04 上班”。',
            'Paste the notice as published (in Chinese), or one entry a line, such as “2027-01-01 至 2027-01-03 元旦” or “2027-01-04 上班”.',
          )}
        </label>
        <Input.TextArea
          id="notice"
          autoSize={{ minRows: 5, maxRows: 16 }}
          maxLength={20_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </p>
      {reading && (
        <div role="status">
          <p>
            {t(
              `读到放假 ${reading.days.filter((one) => one.kind === 'holiday').length} 天、调休上班 ${reading.days.filter((one) => one.kind === 'makeup').length} 天。`,
              `Read: ${reading.days.filter((one) => one.kind === 'holiday').length} days off, ${reading.days.filter((one) => one.kind === 'makeup').length} worked in exchange.`,
            )}
          </p>
          {reading.problems.map((one) => (
            <p key={`${one.where} ${one.message.zh}`} className="tone-overdue">
              ! “{one.where}” {say(one.message)}
            </p>
          ))}
          {reading.faults.map((one) => (
            <p key={one.zh} className="tone-overdue">
              ! {say(one)}
            </p>
          ))}
          {reading.doubts.map((one) => (
            <p key={one.zh} className="tone-due">
              ? {say(one)}
            </p>
          ))}
          <DayList days={reading.days} />
        </div>
      )}
      <p>
        <label htmlFor="calendar-source-zh">{t('依据（中文）', 'Source (Chinese)')}</label>
        <Input
          id="calendar-source-zh"
          value={source.zh}
          onChange={(event) => setSource({ ...source, zh: event.target.value })}
        />
      </p>
      <p>
        <label htmlFor="calendar-source-en">{t('依据（英文）', 'Source (English)')}</label>
        <Input
          id="calendar-source-en"
          value={source.en}
          onChange={(event) => setSource({ ...source, en: event.target.value })}
        />
      </p>
      {reading && reading.doubts.length > 0 && (
        <p>
          <Checkbox checked={acknowledged} onChange={(event) => setAcknowledged(event.target.checked)}>
            {t('存疑之处已对照通知原文核实', 'I checked what is doubtful against the notice')}
          </Checkbox>
        </p>
      )}
      {fault && <Refusal error={fault} />}
      <Button
        type="primary"
        loading={busy}
        disabled={!reading || wrong === true || (reading.doubts.length > 0 && !acknowledged)}
        onClick={() => act(`/api/admin/calendar/${year}`, { text, source, acknowledged }, 'PUT')}
      >
        {t('公布，并重新推算在办期限', 'Announce, and reckon open terms again')}
      </Button>
    </section>
  );
}

function DayList({ days }: { days: readonly NoticedDay[] }) {
  const { t, say } = useLanguage();
  const festivals = [...new Set(days.map((one) => one.name.zh))];
  return (
    <dl className="facts">
      {festivals.map((name) => {
        const own = days.filter((one) => one.name.zh === name);
        const list = (kind: NoticedDay['kind']) =>
          own
            .filter((one) => one.kind === kind)
            .map((one) => say(dateLabel(one.date)).slice(5))
            .join(t('、', ', '));
        return (
          <div key={name}>
            <dt>{say(own[0]?.name)}</dt>
            <dd>
              {list('holiday')}
              {list('makeup') && (
                <>
                  <br />
                  {t('上班：', 'worked: ')}
                  {list('makeup')}
                </>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
