import type { City } from '#kernel/city.ts';
import { addMonths, today } from '#kernel/dates.ts';
import { effect } from '#kernel/effects.ts';
import { label } from '#kernel/label.ts';
import { type SettingOf, settingValue } from '#kernel/settings.ts';
import { gradeLabels } from './grading/grade.ts';
import { type Grade, grades } from './grading/grades.ts';

const months: Readonly<Record<Grade, number>> = { high: 3, medium: 6, low: 12 };
const interval = (grade: Grade): SettingOf<'integer'> => ({
  kind: 'integer',
  key: `tracking-reports.interval.${grade}`,
  label: label(
    `${gradeLabels[grade].zh}产品的跟踪报告间隔`,
    `Interval of tracking reports, ${gradeLabels[grade].en.toLowerCase()}`,
  ),
  value: months[grade],
  min: 1,
  max: 36,
  unit: label('个月', 'months'),
  source: label(
    '条例第六十六条第二款规定事后跟踪，未规定间隔；本平台暂行做法',
    'Article 66(2) asks for tracking and names no interval; a working rule of this platform',
  ),
  confirmed: false,
});
/** How often a product in use reports, by its grade. The law names no interval, so each is a setting. */
export const trackingIntervals = Object.fromEntries(grades.map((grade) => [grade, interval(grade)])) as Readonly<
  Record<Grade, SettingOf<'integer'>>
>;

/**
 * Sees to it that a product in use has a period running, at whose end its report falls due. Where one runs already and
 * the grade now asks for a shorter one, it is shortened. May be done again without harm.
 */
export async function scheduleTracking(city: City, product: string, since: string): Promise<void> {
  const found = await city.get('products', product);
  const grade = grades.find((one) => one === found?.facts.grade);
  if (found?.state !== 'inUse' || !grade) return;
  const until = addMonths(since, settingValue(trackingIntervals[grade], city.settings));
  const [running] = await city.find('tracking-reports', { product }, ['inPeriod']);
  if (running) {
    if (until < String(running.facts.until) && until > today(city.now()))
      await city.move('tracking-reports', running.id, 'reschedule', { until, grade });
    return;
  }
  const { name: title, version } = found.facts;
  const period = await city.create(
    'tracking-reports',
    { title, product, grade, version, since, until },
    { owner: found.owner, key: `period-${product}-${since}` },
  );
  if (period.state === 'draft')
    await city.move('tracking-reports', period.id, until > today(city.now()) ? 'beginPeriod' : 'fallDue');
}

/** A product that comes into use, or gets another grade while it is used, is tracked from that day (Article 66(2)). */
export const schedulesTracking = effect({
  name: 'tracking-reports.schedule',
  payload: (after, before) =>
    after.state === 'inUse' && (before?.state !== 'inUse' || before.facts.grade !== after.facts.grade)
      ? { product: after.id, since: today(new Date(after.updatedAt)) }
      : null,
  run: ({ product, since }, city) => scheduleTracking(city, String(product), String(since)),
});
