import type { Label } from '#kernel/label.ts';
import type { Metric } from './detectors.ts';

const digits = (value: number) => Number(value.toPrecision(4)).toString();
const shown = (metric: Metric, value: number, language: 'zh' | 'en'): string =>
  metric.kind === 'rate'
    ? `${digits(value * 100)}%`
    : `${digits(value)}${metric.unit ? `${language === 'en' ? ' ' : ''}${metric.unit}` : ''}`;

/** What an alarm of a metric says, in words that everybody can read. */
export function alarmText(metric: Metric, { value, statistic }: { value: number; statistic: number }): Label {
  const { title, detector, windowDays, target, limit } = metric;
  const [usual, line] = [Number(target), Number(limit)];
  if (detector === 'cluster')
    return {
      zh: `“${title}”在${windowDays}日内达到${digits(statistic)}次，超出偶然波动。`,
      en: `“${title}”: ${digits(statistic)} within ${windowDays} days, more than chance gives.`,
    };
  if (detector === 'threshold') {
    const over = windowDays ? { zh: `近${windowDays}日`, en: ` over ${windowDays} days` } : { zh: '', en: '' };
    return {
      zh: `“${title}”${over.zh}为${shown(metric, statistic, 'zh')}，平时为${shown(metric, usual, 'zh')}，预警值为${shown(metric, line, 'zh')}。`,
      en: `“${title}” is ${shown(metric, statistic, 'en')}${over.en}; usual is ${shown(metric, usual, 'en')}, the threshold ${shown(metric, line, 'en')}.`,
    };
  }
  return {
    zh: `“${title}”持续偏离平时的${shown(metric, usual, 'zh')}，最近为${shown(metric, value, 'zh')}，预警值为${shown(metric, line, 'zh')}。`,
    en: `“${title}” keeps away from its usual ${shown(metric, usual, 'en')}: lately ${shown(metric, value, 'en')}, the threshold being ${shown(metric, line, 'en')}.`,
  };
}
