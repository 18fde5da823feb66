import { type Label, label } from '#kernel/label.ts';
import { comparisons } from './facts.ts';

/** An exit criterion, with what was measured once it was. */
export interface Outcome {
  readonly criterion: string;
  readonly comparison: keyof typeof comparisons;
  readonly threshold: string;
  readonly unit?: string;
  readonly measured?: string;
  readonly met?: boolean;
}

/** `不低于95%`. */
export const requirement = ({ comparison, threshold, unit = '' }: Outcome): Label =>
  label(`${comparisons[comparison].zh}${threshold}${unit}`, `${comparisons[comparison].en} ${threshold}${unit}`);

/** `不低于95%，实测96.2%，达到`; a criterion without a figure says so. */
export function outcomeInWords(of: Outcome): Label {
  const { measured, met, unit = '' } = of;
  const { zh, en } = requirement(of);
  return measured === undefined
    ? label(`${zh}，未测得`, `${en}; not measured`)
    : label(
        `${zh}，实测${measured}${unit}，${met ? '达到' : '未达到'}`,
        `${en}; measured ${measured}${unit}: ${met ? 'met' : 'not met'}`,
      );
}
