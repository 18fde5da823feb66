import { Link } from 'react-router';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { yuanOf } from '#ui/money.ts';
import { Cite, Loaded } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import type { SessionView } from '#ui/types.ts';
import { AskToUse } from './askToUse.tsx';

interface Circulation {
  readonly contracts: number;
  readonly inForce: number;
  readonly settled: number;
}

/** How much a registered product is used, and for those who may, the way to use it. */
function Circulates({ page }: RecordSlot) {
  const { t } = useLanguage();
  const { id, state, owner } = page.record;
  const shown = ['registered', 'onOffer', 'struckOff'].includes(state);
  const found = useApi<Circulation>(shown ? `/api/data-products/${id}/circulation` : null);
  const session = useApi<SessionView>('/api/session');
  const parties = session.data?.parties?.filter((one) => one.id !== owner) ?? [];
  if (!shown) return null;
  return (
    <>
      <Loaded query={found}>
        {({ contracts, inForce, settled }) => (
          <p>
            {t(
              `已签合同${contracts}份，履行中${inForce}份，双方确认的结算合计${yuanOf(Number(settled))}元`,
              `${contracts} contracts, ${inForce} in force; settlements confirmed by both sides: ¥${yuanOf(Number(settled))}`,
            )}{' '}
            <Cite provision="33.1" />
          </p>
        )}
      </Loaded>
      {state === 'onOffer' && parties.length > 0 && <AskToUse product={id} parties={parties} />}
      {state === 'onOffer' && session.data?.signedIn === false && (
        <p>
          <Link to="/sign-in">{t('登录后可以申请使用', 'Sign in to ask for its use')}</Link>
        </p>
      )}
    </>
  );
}

const screen: Screen = { top: Circulates };
export default screen;
