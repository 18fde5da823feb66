import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import type { EditorProps } from './dmnEditor.tsx';

const DmnEditor = lazy(async () => ({ default: (await import('./dmnEditor.tsx')).DmnEditor }));

/** The editor of a version's decision tables; it is fetched when the first is opened, for it is large. */
export function DecisionEditor(props: EditorProps) {
  return (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 12 }} />}>
      <DmnEditor {...props} />
    </Suspense>
  );
}
