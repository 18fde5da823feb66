import type { Label } from '#kernel/label.ts';
import { useLanguage } from './language.tsx';

/** A term as lists show it (hosts/server/clockViews.ts). */
export interface ClockInList {
  readonly name: string;
  readonly label: Label;
  readonly status: 'running' | 'paused' | 'stopped' | 'ended' | 'overdue';
  readonly dueOn: string | null;
  readonly actBy: string | null;
  readonly range?: { readonly earliest: string; readonly latest: string };
  readonly text: Label;
  readonly stretches: readonly { readonly kind: 'counted' | 'interrupted' | 'remaining'; readonly days: number }[];
}

/** A term as a bar: days counted are solid, interruptions hatched, what is left is empty; the line says the same. */
export function ClockBar({ clock }: { clock: ClockInList }) {
  const { say } = useLanguage();
  return (
    <div className="clock">
      <div className={`bar ${clock.status}`} aria-hidden>
        {clock.stretches.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: stretches follow each other and have no identity of their own
          <span key={at} className={one.kind} style={{ flexGrow: one.days }} />
        ))}
      </div>
      <small>
        {say(clock.label)} · {say(clock.text)}
        <ClockEnd clock={clock} />
      </small>
    </div>
  );
}

/** The term's last day; between which days it ends where the calendar is not announced. */
function ClockEnd({ clock }: { clock: ClockInList }) {
  const { t } = useLanguage();
  if (clock.range)
    return t(
      ` · 日历未公布，于 ${clock.range.earliest} 至 ${clock.range.latest} 之间届满`,
      ` · calendar not announced: ends between ${clock.range.earliest} and ${clock.range.latest}`,
    );
  return clock.dueOn ? t(` · ${clock.dueOn} 届满`, ` · ends ${clock.dueOn}`) : null;
}
