import type { WarningStep } from '#families/warning/signs.ts';
import { termSetting } from '#kernel/settings.ts';
import type { Guard } from '#kernel/system.ts';

const stepOf = (facts: object) => (facts as { step?: WarningStep }).step ?? 'none';

/** The step is the one that the table forces at this level: what weighs more, or less, is not open. */
const stepIs =
  (...steps: readonly WarningStep[]): Guard =>
  ({ facts }) =>
    steps.includes(stepOf(facts)) || {
      field: 'step',
      article: '66.2',
      message: { zh: '该级别预警的措施不是此项', en: 'At this level the step is another one' },
    };
export const mayBeRestricted = stepIs('restrict');
export const mayBeSuspended = stepIs('suspend');
export const isInspected = stepIs('inspect');
/** A check is answered by the operator at once; every other step is ordered or made by the office first. */
export const isForTheOperator = stepIs('check');

/** Above red there is nothing: the overdue step then stays on the office's desk. */
export const canRise: Guard = ({ facts }) =>
  (facts as { level?: string }).level !== 'red' || {
    field: 'level',
    message: { zh: '红色预警已是最高级', en: 'Red is the highest level' },
  };

const provisional = {
  zh: '本平台暂行做法，来源待确认',
  en: 'A working rule of this platform, source to be confirmed',
};
const noticeTerm = { zh: '通知经营者的期限', en: 'Term to notify the operator' };
export const warningClocks = {
  notice: { label: noticeTerm, term: termSetting('warnings.notice', noticeTerm, 1, 'working', provisional) },
  measures: { label: { zh: '落实措施的期限', en: 'Term for the step' }, binds: 'owner' },
} as const;
