import type { Finding } from '#engines/readability/look.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import { type SettingValues, settingInForce } from '#kernel/settings.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import './explanations.css';
import { type Point, pointFacts, points } from './facts.ts';
import { gapsIn, readingOf } from './reading.ts';
import { remarkOn, remarkOnMeasure } from './remarks.ts';
import { boundsOf, gateSettings } from './settings.ts';

type Facts = Readonly<Record<string, unknown>>;

/** The settings in force, as steps have them; undefined until they are read. */
export function useSettings(): SettingValues | undefined {
  const { data } = useApi<{ items: (SettingValues[string] & { key: string })[] }>('/api/settings', {
    staleTime: 60_000,
  });
  return data && Object.fromEntries(data.items.map(({ key, ...value }) => [key, value]));
}

/** Beside the form, as one writes: which points are answered, what stands in a reader's way, and what to write instead. */
export function LiveReading({ facts }: RecordSlot & { facts: Facts }) {
  const { t, say } = useLanguage();
  const settings = useSettings();
  if (!settings) return null;
  const gaps = gapsIn(facts, settings);
  const reading = readingOf(facts, settings);
  const bounds = boundsOf(settings);
  const must = reading.findings.filter((one) => !one.advice);
  const advice = reading.findings.filter((one) => one.advice);
  const open = gaps.length + must.length + reading.over.length;
  const { chinese, englishGrade } = reading;
  const toBeConfirmed = gateSettings.some((one) => !settingInForce(one, settings).confirmed);
  return (
    <aside aria-label={t('公众读得懂吗', 'Can the public read it')} className="reading">
      <h2>{t('公众读得懂吗', 'Can the public read it?')}</h2>
      <p role="status">
        {open === 0
          ? t('✓ 可以公开', '✓ It may be published')
          : t(`! 还有${open}处须改，改后才能公开`, `! ${open} to mend before it may be published`)}{' '}
        <Cite provision="71.1" />
      </p>
      <h3>{t('要点', 'Points')}</h3>
      <ul className="points">
        {points.map((point) => {
          const gap = gaps.find((one) => one.point === point);
          return (
            <li key={point} className={gap ? 'tone-overdue' : undefined}>
              {gap ? '✗' : '✓'} {say(pointFacts[point].label)}
              {gap && `${t('：', ': ')}${say(gap.message)}`}
            </li>
          );
        })}
      </ul>
      <Findings title={t('须改', 'To be mended')} found={must} facts={facts} />
      {reading.over.length > 0 && (
        <ul>
          {reading.over.map((one) => (
            <li key={one}>{say(remarkOnMeasure(one, reading, bounds))}</li>
          ))}
        </ul>
      )}
      <Findings title={t('建议', 'Advice')} found={advice} facts={facts} />
      <h3>{t('怎样衡量', 'How it is measured')}</h3>
      <dl className="measures">
        <dt>{t('分句平均字数', 'Characters a clause')}</dt>
        <dd>
          {chinese ? chinese.clauseLength.toFixed(1) : '—'} / {bounds.clause}
        </dd>
        <dt>{t('副词和连词占比', 'Adverbs and conjunctions')}</dt>
        <dd>
          {chinese ? `${(chinese.functionWords * 100).toFixed(0)}%` : '—'} / {(bounds.functionWords * 100).toFixed(0)}%
        </dd>
        <dt>{t('英文阅读年级', 'Grade of the English')}</dt>
        <dd>
          {englishGrade === null ? '—' : englishGrade.toFixed(1)} / {bounds.englishGrade}
        </dd>
      </dl>
      <p className="quiet">
        {t(
          '中文两项取自徐巍、姚振晔、陈冬华《中文年报可读性：衡量与检验》（《会计研究》2021年第3期）；英文为 Coleman–Liau（1975）。',
          'Chinese: the first two measures of Xu, Yao and Chen (Accounting Research 2021, 3); English: Coleman–Liau (1975).',
        )}{' '}
        {toBeConfirmed &&
          t('上限是本平台暂行做法，来源待确认。', 'The bounds are working rules, source to be confirmed.')}
      </p>
    </aside>
  );
}

function Findings({ title, found, facts }: { title: string; found: readonly Finding[]; facts: Facts }) {
  const { t, say } = useLanguage();
  if (found.length === 0) return null;
  return (
    <>
      <h3>
        {title}
        {t('：', ': ')}
        {found.length}
      </h3>
      <ul className="findings">
        {found.map((one) => {
          const { why, instead } = remarkOn(one);
          const text = (facts[one.part] as Bilingual | undefined)?.[one.language] ?? '';
          return (
            <li key={`${one.rule} ${one.part} ${one.language} ${one.start}`}>
              <span className="quiet">{say(pointFacts[one.part as Point].label)}</span>
              <blockquote lang={one.language === 'zh' ? 'zh-Hans' : 'en'}>
                {before(text, one.start)}
                <mark>{one.text}</mark>
                {after(text, one.end)}
              </blockquote>
              {say(why)}
              <br />→ {say(instead)}
            </li>
          );
        })}
      </ul>
    </>
  );
}
/** So much of the text around the place as shows where it is. */
const before = (text: string, start: number) => `${start > 10 ? '…' : ''}${text.slice(Math.max(0, start - 10), start)}`;
const after = (text: string, end: number) => `${text.slice(end, end + 10)}${end + 10 < text.length ? '…' : ''}`;
