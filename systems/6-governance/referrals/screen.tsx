import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { ProblemError, send, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Refusal } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import type { SessionView } from '#ui/types.ts';

/** Begins a referral from one's own office. */
function Begin() {
  const { t, say } = useLanguage();
  const go = useNavigate();
  const session = useApi<SessionView>('/api/session');
  const [fault, setFault] = useState<ProblemError | null>(null);
  const begin = async (from: string) => {
    try {
      const { id } = await send<{ id: string }>('/api/referrals/begin', { from });
      go(`/registers/referrals/${id}`);
    } catch (error) {
      if (error instanceof ProblemError) setFault(error);
    }
  };
  return (
    <>
      <p style={{ maxWidth: '42em' }}>
        {t(
          '涉嫌违反第七十二条第二款的，移送有权处罚的部门。案卷只有移送和接收的两个部门可以查阅。',
          'A suspected breach of Article 72(2) goes to the office that may punish it. Only the two offices read the case.',
        )}{' '}
        <Cite provision="72.3" />
      </p>
      {fault && <Refusal error={fault} />}
      <p>
        {session.data?.offices.map((one) => (
          <Button key={one.id} type="primary" style={{ marginInlineEnd: 8 }} onClick={() => begin(one.id)}>
            {t(`以${say(one.name)}名义拟移送`, `Refer a case as ${say(one.name)}`)}
          </Button>
        ))}
      </p>
    </>
  );
}

/** The offices proposed for the acts and laws as typed, with the reason of each. */
function Proposed({ facts }: RecordSlot & { facts: Readonly<Record<string, unknown>> }) {
  const { t, say } = useLanguage();
  const [offices, setOffices] = useState<readonly { office: string; why: string; name: Label }[]>([]);
  const key = JSON.stringify({ acts: facts.acts ?? [], laws: facts.laws ?? [], from: facts.from });
  useEffect(() => {
    let current = true;
    send<{ offices: typeof offices }>('/api/referrals/offices', JSON.parse(key)).then(
      (answer) => current && setOffices(answer.offices),
      () => current && setOffices([]),
    );
    return () => {
      current = false;
    };
  }, [key]);
  return (
    <aside aria-label={t('建议的接收部门', 'Offices proposed')}>
      <h2>{t('建议的接收部门', 'Offices proposed')}</h2>
      {offices.length === 0 && <p>{t('选择涉嫌行为和依据后给出建议', 'Choose acts and laws to see them')}</p>}
      <ol>
        {offices.map((one) => (
          <li key={one.office}>
            <strong>{say(one.name)}</strong>
            <div className="quiet">{one.why}</div>
          </li>
        ))}
      </ol>
    </aside>
  );
}

const screen: Screen = { register: Begin, aside: Proposed, offers: ['attach'] };
export default screen;
