import { Alert, Steps } from 'antd';
import { lazy, Suspense } from 'react';
import type { Bilingual } from '#kernel/fields/field.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import { ColumnsPanel } from './columnsPanel.tsx';
import './deidentification.css';
import { GoalPanel } from './goalPanel.tsx';
import { ReleasedPanel } from './releasedPanel.tsx';
import { RisksView } from './risksView.tsx';
import type { FindingsView } from './views.ts';
import { WorkPanel } from './workPanel.tsx';

const ComparePanel = lazy(() => import('./comparePanel.tsx'));
const steps = ['draft', 'measuring', 'measured', 'searching', 'comparing', 'proposed', 'releasing'];

/** The way from columns to a release, with what the present step needs. */
export default function Guide(slot: RecordSlot) {
  const { t, language } = useLanguage();
  const { state, facts } = slot.page.record;
  const isOver = state === 'cleared' || state === 'withdrawn';
  // Only those inside see columns that have plans, and what was found.
  const isInside = facts.version !== undefined;
  const fault = facts.fault as Bilingual | undefined;
  return (
    <section className="deid" aria-label={t('去标识化的步骤', 'Steps of the de-identification')}>
      <Steps
        size="small"
        responsive
        current={isOver ? steps.length : steps.indexOf(state)}
        items={[
          { title: t('识别列', 'Identify') },
          { title: t('测算风险', 'Measure') },
          { title: t('设定目标', 'Goal') },
          { title: t('搜索方案', 'Search') },
          { title: t('比较选择', 'Compare') },
          { title: t('批准', 'Approve') },
          { title: t('复核放行', 'Release') },
        ]}
      />
      {fault && !isOver && (
        <Alert
          type="error"
          showIcon
          title={t('上一步未能完成', 'The last step did not come about')}
          description={fault[language] ?? fault.zh}
        />
      )}
      {state === 'draft' && isInside && <ColumnsPanel {...slot} />}
      {['measuring', 'searching', 'releasing'].includes(state) && <WorkPanel {...slot} />}
      {isInside && ['measured', 'comparing', 'proposed'].includes(state) && <Found {...slot} />}
      {isOver && <ReleasedPanel {...slot} isInside={isInside} />}
    </section>
  );
}

function Found(slot: RecordSlot) {
  const { id, state, revision } = slot.page.record;
  const query = useApi<FindingsView>(`/api/de-identification/${id}/findings?revision=${revision}`);
  return (
    <Loaded query={query}>
      {(findings) => (
        <>
          {state === 'measured' && findings.measured && <RisksView measured={findings.measured} />}
          {state === 'measured' && <GoalPanel {...slot} />}
          {state !== 'measured' && findings.searched && (
            <Suspense fallback={null}>
              <ComparePanel {...slot} findings={findings} searched={findings.searched} />
            </Suspense>
          )}
        </>
      )}
    </Loaded>
  );
}
