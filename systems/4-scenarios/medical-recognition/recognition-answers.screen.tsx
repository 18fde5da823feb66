import { Link } from 'react-router';
import type { Setting } from '#kernel/settings.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import { settingText } from '#ui/settingValue.tsx';
import './recognition.css';

/** For the partner: what the lead hospital found, what is left to look at here, and what silence means. */
function Asked({ page }: RecordSlot) {
  const { t, say } = useLanguage();
  const { facts, state } = page.record;
  const silence = useApi<Setting>('/api/settings/medical-recognition.silence');
  const names = page.names;
  return (
    <section className="recognition-part">
      <h2>{t('请贵院答复', 'Your hospital is asked')}</h2>
      <p style={{ maxWidth: '42em' }}>
        {t(
          `${names[String(facts.lead)] ?? '组长单位'}已全面审查。贵院只审查本院的研究者、设备场地和知情同意书，不重复审查试验方案。`,
          `${names[String(facts.lead)] ?? 'The lead hospital'} has reviewed in full. You look at your own investigator, facility and consent form, and not at the protocol again.`,
        )}{' '}
        <Cite provision="46.1" />
      </p>
      <ul>
        {typeof facts.opinionCode === 'string' && (
          <li>
            <Link to={`/verify/${facts.opinionCode}`}>{t('组长单位的审查意见', 'Opinion of the lead hospital')}</Link>
          </li>
        )}
        <li>
          {t('研究者：', 'Investigator: ')}
          {String(facts.principal)}
          {t('，', ', ')}
          {String(facts.qualification)}
        </li>
        <li>
          {t('设备和场地：', 'Facility: ')}
          {String(facts.facility)}
        </li>
      </ul>
      {['invited', 'quickReviewing', 'unanswered'].includes(state) && (
        <Loaded query={silence}>
          {(setting) => (
            <p className="quiet">
              {say(setting.label)}
              {t('：', ': ')}
              {say(settingText(setting))} · {say(setting.source)}{' '}
              {!setting.confirmed && <span className="confirm">{t('来源待确认', 'to be confirmed')}</span>}
            </p>
          )}
        </Loaded>
      )}
    </section>
  );
}

const screen: Screen = { top: Asked };
export default screen;
