import { label } from '#kernel/label.ts';

/** What may differ between two outcomes of a case. */
export const changeKinds = {
  grade: label('等级变化', 'Grade'),
  path: label('路径变化', 'Path'),
  obligations: label('义务变化', 'Obligations'),
  outcome: label('结论变化', 'Outcome'),
} as const;
export type ChangeKind = keyof typeof changeKinds;
