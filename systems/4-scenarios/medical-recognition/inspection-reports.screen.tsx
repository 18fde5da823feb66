import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { send } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';

interface Checked {
  readonly admissible: boolean;
  readonly grounds: readonly Label[];
}
type Facts = Readonly<Record<string, unknown>>;

/** Whether the list lets the report be admitted, as far as it is filled in: before it is handed in, and after. */
function Check({ facts }: { facts: Facts }) {
  const { t, say } = useLanguage();
  const [checked, setChecked] = useState<Checked | null>(null);
  const { body, reportedOn, scope } = facts;
  useEffect(() => {
    let current = true;
    if (typeof reportedOn !== 'string' || typeof scope !== 'string') setChecked(null);
    else
      send<Checked>('/api/inspection-reports/check', { body, reportedOn, scope }).then(
        (answer) => current && setChecked(answer),
        () => current && setChecked(null),
      );
    return () => {
      current = false;
    };
  }, [body, reportedOn, scope]);
  return (
    <section aria-live="polite">
      <h2>{t('按名录核对', 'Checked against the list')}</h2>
      {checked === null && <p className="quiet">{t('填写报告日期和器械类别后核对', 'Given its date and class')}</p>}
      {checked && (
        <Alert
          showIcon
          type={checked.admissible ? 'success' : 'error'}
          title={checked.admissible ? t('可以采信', 'It may be admitted') : t('不能采信', 'It cannot be admitted')}
          description={
            checked.grounds.length > 0 && (
              <ul>
                {checked.grounds.map((one) => (
                  <li key={one.zh}>{say(one)}</li>
                ))}
              </ul>
            )
          }
        />
      )}
      <p className="quiet">
        {t('以报告日期当日的名录为准。', 'Judged by the list as of the day of the report.')}{' '}
        <Link to="/registers/inspection-bodies">{t('名录', 'The list')}</Link> <Cite provision="46.1" />
      </p>
    </section>
  );
}

const Beside = ({ facts }: RecordSlot & { facts: Facts }) => (
  <aside>
    <Check facts={facts} />
  </aside>
);
/** On the page of a report that was handed in; while it is written the form has it beside. */
const Above = ({ page }: RecordSlot) => (page.record.state === 'draft' ? null : <Check facts={page.record.facts} />);

const screen: Screen = { top: Above, aside: Beside };
export default screen;
