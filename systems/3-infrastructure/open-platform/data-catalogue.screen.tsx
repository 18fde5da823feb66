import type { RecordSlot, Screen } from '#ui/screen.ts';
import { Reach } from './reach.tsx';
import './openPlatform.css';

function ReachTab({ page }: RecordSlot) {
  return <Reach dataset={page.record.id} />;
}

const screen: Screen = {
  tabs: [
    {
      key: 'reach',
      label: { zh: '接口和应用', en: 'Interface and uses' },
      view: ReachTab,
      when: ({ record }) => record.state === 'published',
    },
  ],
};
export default screen;
