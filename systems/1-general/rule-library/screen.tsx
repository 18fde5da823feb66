import { lazy, Suspense } from 'react';
import { label } from '#kernel/label.ts';
import type { RecordSlot, Screen } from '#ui/screen.ts';

const tab = (load: () => Promise<{ default: React.ComponentType<RecordSlot> }>) => {
  const View = lazy(load);
  return (slot: RecordSlot) => (
    <Suspense fallback={null}>
      <View {...slot} />
    </Suspense>
  );
};
const hasText = ({ record }: RecordSlot['page']) => record.facts.text !== undefined;
const mayEdit = ({ moves }: RecordSlot['page']) => moves.some(({ name }) => name === 'saveText');
/** Only the office may replay and approve, so only it sees what a version would change. */
const isOffice = ({ record, moves }: RecordSlot['page']) => moves.length > 0 || record.facts.replay !== undefined;

/** A version to come is compared with the one in force, one that was in force with the one that it was based on. */
const isCompared = (page: RecordSlot['page']) =>
  hasText(page) && (page.record.facts.basedOn !== undefined || !['inForce', 'superseded'].includes(page.record.state));

const screen: Screen = {
  register: lazy(() => import('./libraryTables.tsx')),
  top: lazy(() => import('./progress.tsx')),
  offers: ['saveText'],
  tabs: [
    { key: 'table', label: label('规则表', 'Table'), view: tab(() => import('./tableTab.tsx')), when: hasText },
    {
      key: 'edit',
      label: label('编辑规则', 'Edit the table'),
      view: tab(() => import('./editTab.tsx')),
      when: mayEdit,
    },
    {
      key: 'difference',
      label: label('修改之处', 'What it changes'),
      view: tab(() => import('./differenceTab.tsx')),
      when: isCompared,
    },
    {
      key: 'findings',
      label: label('检查结果', 'Findings'),
      view: tab(() => import('./findingsTab.tsx')),
      when: hasText,
    },
    { key: 'trial', label: label('试算', 'Trial run'), view: tab(() => import('./trialTab.tsx')), when: hasText },
    {
      key: 'replay',
      label: label('影响回放', 'Impact replay'),
      view: tab(() => import('./replayTab.tsx')),
      when: isOffice,
    },
  ],
};
export default screen;
