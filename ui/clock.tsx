import { Tooltip } from 'antd';
import type { ClockView } from '#kernel/clock/clock.ts';
import { dateLabel } from '#kernel/dates.ts';
import { useLanguage } from './language.tsx';

const look: Readonly<Record<string, { background: string; zh: string; en: string }>> = {
  start: { background: '#E5E7EB', zh: '当日', en: 'start' },
  counted: { background: '#CFE3F5', zh: '计入', en: 'counted' },
  makeup: { background: '#BFE3CC', zh: '调休', en: 'in lieu' },
  weekend: { background: '#F3F4F6', zh: '周末', en: 'weekend' },
  holiday: { background: '#F8D7E4', zh: '节假日', en: 'holiday' },
  pause: {
    background: 'repeating-linear-gradient(45deg,#fff,#fff 4px,#F0DDB8 4px,#F0DDB8 8px)',
    zh: '补正',
    en: 'correction',
  },
  stop: {
    background: 'repeating-linear-gradient(45deg,#fff,#fff 4px,#D9D3EE 4px,#D9D3EE 8px)',
    zh: '特别程序',
    en: 'special',
  },
  moved: { background: '#F3F4F6', zh: '顺延', en: 'moved on' },
  restarted: { background: '#E5E7EB', zh: '重新起算', en: 'starts again' },
  unannounced: { background: '#FFF3D6', zh: '日历未公布', en: 'not announced' },
};

/** The term day by day, as a person would count it on a calendar. */
export function ClockCalendar({ view }: { view: ClockView }) {
  const { say, t } = useLanguage();
  return (
    <section aria-label={t('期限逐日说明', 'The term, day by day')}>
      <p>
        <strong>{say(view.text)}</strong>
        {view.dueOn && (
          <>
            {' '}
            · {t('届满日', 'ends on')} {say(dateLabel(view.dueOn))}
          </>
        )}
        {view.range && (
          <>
            {' '}
            ·{' '}
            {t(
              `日历尚未公布，介于 ${view.range.earliest} 与 ${view.range.latest} 之间`,
              `calendar not yet announced: between ${view.range.earliest} and ${view.range.latest}`,
            )}
          </>
        )}
      </p>
      <ol
        style={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(96px, 1fr))',
          gap: 4,
          listStyle: 'none',
          padding: 0,
        }}
      >
        {view.explained.map((day) => (
          <li
            key={day.date}
            style={{
              background: look[day.mark]?.background,
              color: '#1C2126',
              padding: '4px 6px',
              borderRadius: 4,
              fontSize: 12,
            }}
          >
            <Tooltip title={say(day.why)}>
              <span>
                {day.date.slice(5)}{' '}
                {day.count !== undefined && <strong>{t(`第${day.count}日`, `day ${day.count}`)}</strong>}
                <br />
                {t(look[day.mark]?.zh ?? '', look[day.mark]?.en ?? '')}
              </span>
            </Tooltip>
          </li>
        ))}
      </ol>
    </section>
  );
}
