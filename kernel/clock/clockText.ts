import type { IsoDate } from '../dates.ts';
import { type Label, label } from '../label.ts';
import { type ClockRecord, type ClockStatus, interruptionNow } from './clockRecord.ts';
import { procedures } from './procedures.ts';

/** The numbers of a clock's reading that its line tells. */
interface Standing {
  readonly status: ClockStatus;
  readonly days: number;
  readonly counted: number;
  readonly overdueBy: number;
}

/** The clock in one line: `第3/7个工作日`, `补正中，已用3个工作日`, `Overdue by 2 working days`. */
export function clockText(clock: ClockRecord, standing: Standing, on: IsoDate): Label {
  const { counted, days } = standing;
  const used = amount(clock, counted);
  switch (standing.status) {
    case 'paused':
      return clock.afterCorrection === 'restart'
        ? label('补正中，补正后重新计算', 'Awaiting correction; the term then begins anew')
        : label(`补正中，已用${used.zh}`, `Awaiting correction, ${used.en} used`);
    case 'stopped': {
      const procedure = interruptionNow(clock, on)?.procedure;
      const name = procedure ? procedures[procedure] : label('', '');
      return label(
        `特别程序${name.zh && `（${name.zh}）`}中，已用${used.zh}`,
        `Special procedure${name.en && ` (${name.en})`}, ${used.en} used`,
      );
    }
    case 'overdue': {
      const late = amount(clock, standing.overdueBy);
      return label(`已逾期${late.zh}`, `Overdue by ${late.en}`);
    }
    case 'ended': {
      const late = standing.overdueBy > 0 ? amount(clock, standing.overdueBy) : null;
      return label(
        `已办结，用时${used.zh}${late ? `，逾期${late.zh}` : ''}`,
        `Done after ${used.en}${late ? `, ${late.en} late` : ''}`,
      );
    }
    case 'running':
      if (counted === 0) {
        const all = amount(clock, days);
        return label(`尚未起算，共${all.zh}`, `Not counting yet, ${all.en} in all`);
      }
      return clock.term.kind === 'working'
        ? label(`第${counted}/${days}个工作日`, `Working day ${counted} of ${days}`)
        : label(`第${counted}/${days}日`, `Day ${counted} of ${days}`);
  }
}

function amount(clock: ClockRecord, days: number): Label {
  const plural = days === 1 ? '' : 's';
  return clock.term.kind === 'working'
    ? label(`${days}个工作日`, `${days} working day${plural}`)
    : label(`${days}日`, `${days} day${plural}`);
}
