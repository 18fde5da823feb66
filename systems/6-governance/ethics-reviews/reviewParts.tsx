import { Button } from 'antd';
import { Link } from 'react-router';
import type { Label } from '#kernel/label.ts';
import type { Setting } from '#kernel/settings.ts';
import { useLanguage } from '#ui/language.tsx';
import { settingText } from '#ui/settingValue.tsx';
import type { MoveView, Page } from '#ui/types.ts';
import type { Seat, Standing } from './standing.ts';
import './reviews.css';

export interface Why {
  readonly reason: Label;
  readonly source?: Label;
  readonly rule: string;
}
/** The rows of a table that hold, each with its source. */
export function Reasons({ rows, rules }: { rows: readonly Why[]; rules?: unknown }) {
  const { t } = useLanguage();
  return (
    <>
      <ul className="reasons">
        {rows.map((one) => (
          <li key={one.rule}>
            {t(one.reason.zh, one.reason.en ?? one.reason.zh)}
            {one.source && <div className="quiet">{t(one.source.zh, one.source.en ?? one.source.zh)}</div>}
          </li>
        ))}
      </ul>
      {rules !== undefined && <small className="quiet">{String(rules)}</small>}
    </>
  );
}

/** Opens the sheet of a move that is open now; where it is not, says why. */
export function MoveLinks({ page, names, primary }: { page: Page; names: readonly string[]; primary?: boolean }) {
  const { say } = useLanguage();
  const open = page.moves.filter((one) => names.includes(one.name));
  return (
    <>
      {open
        .filter((one) => one.blocked === undefined)
        .map((one: MoveView) => (
          <Link key={one.name} to={`?move=${one.name}`} style={{ marginInlineEnd: 8 }}>
            <Button type={primary ? 'primary' : 'default'} tabIndex={-1}>
              {say(one.label)}
            </Button>
          </Link>
        ))}
    </>
  );
}

/** Who sits: name, kind, and whether they voted or stood aside. */
export function Seats({ seats, kinds }: { seats: readonly Seat[]; kinds?: Readonly<Record<string, Label>> }) {
  const { t, say } = useLanguage();
  return (
    <ul className="seats">
      {seats.map((one) => (
        <li key={one.person}>
          <span>
            {one.name} {one.kind && <small className="quiet">{say(kinds?.[one.kind])}</small>}
          </span>
          <span className={one.recused ? 'tone-due' : one.voted ? 'tone-met' : 'quiet'}>
            {one.recused
              ? t('— 已回避', '— recused')
              : one.voted
                ? t('✓ 已表决', '✓ voted')
                : t('○ 待表决', '○ to vote')}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The count in figures; what each got only where the reader may know. */
export function Count({
  count,
  labels,
  whom,
}: {
  /** Who is counted: members present, or experts. */
  whom: Label;
  count: NonNullable<Standing['sitting']>;
  labels: Readonly<Record<string, Label>>;
}) {
  const { t, say } = useLanguage();
  return (
    <dl className="count">
      <div>
        <dt>{say(whom)}</dt>
        <dd>{count.present}</dd>
      </div>
      <div>
        <dt>{t('作出决定须', 'votes carry it')}</dt>
        <dd>{count.needed}</dd>
      </div>
      <div>
        <dt>{t('待表决', 'still to vote')}</dt>
        <dd>{count.missing}</dd>
      </div>
      {Object.entries(labels).map(([name, label]) => {
        const n = count.counts?.[name as keyof typeof count.counts] ?? 0;
        return n > 0 ? (
          <div key={name}>
            <dt>{say(label)}</dt>
            <dd>{n}</dd>
          </div>
        ) : null;
      })}
    </dl>
  );
}

/** A number that policy sets, with its source and whether it is confirmed. */
export function Numbers({ numbers }: { numbers: readonly Setting[] }) {
  const { t, say } = useLanguage();
  return (
    <ul className="reasons">
      {numbers.map((one) => (
        <li key={one.key}>
          {say(one.label)}
          {t('：', ': ')}
          {say(settingText(one))}
          <div className="quiet">
            {say(one.source)} {!one.confirmed && <span className="confirm">{t('来源待确认', 'to be confirmed')}</span>}
          </div>
        </li>
      ))}
    </ul>
  );
}
