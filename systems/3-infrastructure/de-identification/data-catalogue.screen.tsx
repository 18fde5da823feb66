import { label } from '#kernel/label.ts';
import type { Screen } from '#ui/screen.ts';
import { DatasetTab } from './datasetTab.tsx';

const screen: Screen = {
  tabs: [
    {
      key: 'de-identification',
      label: label('去标识化', 'De-identification'),
      view: DatasetTab,
      when: ({ record }) => record.facts.personal === true,
    },
  ],
};
export default screen;
