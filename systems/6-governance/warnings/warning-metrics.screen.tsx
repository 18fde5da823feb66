import { useLanguage } from '#ui/language.tsx';
import { Cite } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import { detectorOf, falseAlarmText, isDetector, type Metric } from './detectors.ts';
import { MetricView } from './metricView.tsx';

/** What the detector that is being declared does, and how often it errs, while it is typed. */
function Detects({ facts }: RecordSlot & { facts: Readonly<Record<string, unknown>> }) {
  const { say, t } = useLanguage();
  const metric = facts as Metric;
  const found = metric.detector && detectorOf(metric);
  const how = metric.detector && hows[metric.detector];
  return (
    <aside
      aria-label={t('检测方法与误报', 'Detector and false alarms')}
      style={{ position: 'sticky', top: 12, alignSelf: 'start' }}
    >
      <h2>{t('检测方法与误报', 'Detector and false alarms')}</h2>
      {how ? <p>{t(how[0], how[1])}</p> : <p>{t('请选择检测方法。', 'Choose a detector.')}</p>}
      {found && (
        <p role="status">
          {isDetector(found) ? (
            <strong>{say(falseAlarmText(found))}</strong>
          ) : (
            <span className="tone-medium">! {say(found.message)}</span>
          )}
        </p>
      )}
      <p className="quiet">
        {t(
          '误报率按公式计算，前提是平时的数值、标准差填写属实，各数据点相互独立。',
          'The rate follows from a formula; it holds where the usual value and spread are as stated and points do not depend on each other.',
        )}{' '}
        <Cite provision="66.2" />
      </p>
    </aside>
  );
}
const hows: Readonly<Record<NonNullable<Metric['detector']>, readonly [string, string]>> = {
  threshold: [
    '比较窗口内的均值与预警值；均值还须显著偏离平时的数值。适合界限明确的指标。',
    'Compares the mean of the window with the threshold; the mean must also differ from usual by more than chance. For metrics with a clear limit.',
  ],
  cusum: [
    '累积每个数据点超出平时的部分，能较早发现小而持续的变化。',
    'Adds up by how much points exceed the usual: it sees small lasting changes early.',
  ],
  sequential: [
    '逐例检验比率是在平时的数值还是已到预警值，得出结论即重新开始。',
    'Tests case by case whether a rate is at its usual value or at the threshold, and begins anew once it knows.',
  ],
  cluster: [
    '统计窗口内的次数，超出偶然可能的，报警。适合少见的事件。',
    'Counts events within the window and alarms where chance does not give so many. For rare events.',
  ],
};

const Course = ({ page }: RecordSlot) => (
  <MetricView
    metric={{
      ...(page.record.facts as Metric),
      id: page.record.id,
      number: page.record.number,
      state: page.record.state,
      stateLabel: page.record.stateLabel,
    }}
  />
);

const screen: Screen = {
  aside: Detects,
  tabs: [
    {
      key: 'course',
      label: { zh: '数据与报警', en: 'Points and alarms' },
      view: Course,
      when: ({ record }) => record.state !== 'draft',
    },
  ],
};
export default screen;
