import type { Label } from '#kernel/label.ts';

/** Grades from the lowest to the highest. */
export const grades = ['low', 'medium', 'high'] as const;
export type Grade = (typeof grades)[number];

export const gradeNames: Readonly<Record<Grade, Label>> = {
  high: { zh: '高风险', en: 'High risk' },
  medium: { zh: '中风险', en: 'Medium risk' },
  low: { zh: '低风险', en: 'Low risk' },
};
export const gradeLabels: Readonly<Record<Grade | 'undetermined', Label>> = {
  ...gradeNames,
  undetermined: { zh: '尚不能确定', en: 'Undetermined' },
};
