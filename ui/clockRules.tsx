import type { ClockRule } from '#kernel/clock/clockRules.ts';
import { useLanguage } from './language.tsx';

/** The rules that a term runs by, each with its source; one that awaits confirmation says so. */
export function ClockRules({ rules }: { rules: readonly ClockRule[] }) {
  const { say, t } = useLanguage();
  return (
    <dl className="facts">
      {rules.map((one) => (
        <div key={one.label.zh}>
          <dt>{say(one.label)}</dt>
          <dd>
            {say(one.text)}
            <br />
            <small>
              {say(one.source)}{' '}
              {!one.confirmed && <span className="tag tone-due">{t('来源待确认', 'source to be confirmed')}</span>}
            </small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
