import { Link } from 'react-router';
import { useLanguage } from '#ui/language.tsx';
import { Nothing } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import type { Row } from '#ui/types.ts';

const tones: Readonly<Record<string, string>> = {
  met: 'tone-met',
  notMet: 'tone-overdue',
  broken: 'tone-overdue',
  metReported: 'tone-due',
};
const signs: Readonly<Record<string, string>> = { met: '✓', notMet: '!', broken: '!', metReported: '◷', toMeet: '◷' };

export const conditionsIn = (rows: readonly Row[]): readonly Row[] =>
  rows
    .filter((one) => one.system === 'assessment-conditions')
    .toSorted((a, b) => (String(a.facts.due) < String(b.facts.due) ? -1 : 1));

/** The conditions of a decision with their days and how each stands. */
export function Conditions({ page }: RecordSlot) {
  const { say, t } = useLanguage();
  const rows = conditionsIn(page.related);
  if (rows.length === 0) return <Nothing zh="没有附加条件" en="There are no conditions" />;
  return (
    <ul className="checklist">
      {rows.map((one) => (
        <li key={one.id}>
          <Link to={`/registers/assessment-conditions/${one.id}`}>{one.title}</Link>
          <span className={`tag ${tones[one.state] ?? 'tone-principle'}`}>
            {signs[one.state]} {say(one.stateLabel)}
          </span>
          <div className="quiet">
            {t(`应在 ${String(one.facts.due)} 前完成`, `To be met by ${String(one.facts.due)}`)}
          </div>
        </li>
      ))}
    </ul>
  );
}
