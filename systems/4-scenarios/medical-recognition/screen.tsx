import { Link } from 'react-router';
import { dateLabel } from '#kernel/dates.ts';
import type { Label } from '#kernel/label.ts';
import type { ChoiceSetting } from '#kernel/settings.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Nothing } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import { ScrollRegion } from '#ui/scrollRegion.tsx';
import { settingText } from '#ui/settingValue.tsx';
import { type Ground, grounds } from './admission.ts';
import { answerFacts, suitability } from './facts.ts';
import './recognition.css';

interface Answer {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly stateLabel: Label;
  readonly due: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}
interface Overview {
  readonly answers: readonly Answer[];
  readonly reports: readonly {
    readonly id: string;
    readonly number: string;
    readonly state: string;
    readonly stateLabel: Label;
    readonly facts: Readonly<Record<string, unknown>>;
  }[];
  readonly silence: ChoiceSetting;
}

const signs: Readonly<Record<string, { sign: string; tone: string }>> = {
  recognised: { sign: '✓', tone: 'tone-met' },
  admitted: { sign: '✓', tone: 'tone-met' },
  notRecognised: { sign: '✕', tone: 'tone-overdue' },
  notAdmitted: { sign: '✕', tone: 'tone-overdue' },
  unanswered: { sign: '!', tone: 'tone-overdue' },
};
/** A state by sign and word, its colour beside. */
function Mark({ state, label }: { state: string; label: Label }) {
  const { say } = useLanguage();
  const { sign, tone } = signs[state] ?? { sign: '○', tone: 'quiet' };
  return (
    <span className={tone}>
      {sign} {say(label)}
    </span>
  );
}

/** What a hospital said of its own site. */
function Suits({ facts }: { facts: Readonly<Record<string, unknown>> }) {
  const { t, say } = useLanguage();
  const told = suitability.filter((name) => facts[name] !== undefined);
  return (
    <ul className="suits">
      {told.map((name) => (
        <li key={name} className={facts[name] ? undefined : 'tone-overdue'}>
          {facts[name] ? '✓' : '✕'} {say(answerFacts[name].label)}
          {facts[name] ? '' : t('：否', ': no')}
        </li>
      ))}
    </ul>
  );
}
const prose = (value: unknown) => value as { zh: string; en?: string } | undefined;

/** For sponsor and lead: which hospital answered what, by when, and why. */
function Answers({ answers, silence }: Overview) {
  const { t, say } = useLanguage();
  const title = t('合作医院的答复', 'Answers of the partners');
  return (
    <section className="recognition-part">
      <h2>{title}</h2>
      {answers.length === 0 ? (
        <Nothing
          zh="组长单位确认审查后，逐家征询合作医院"
          en="Partners are asked once the lead hospital has confirmed"
        />
      ) : (
        <ScrollRegion title={title}>
          <table className="answers">
            <thead>
              <tr>
                <th scope="col">{t('医院', 'Hospital')}</th>
                <th scope="col">{t('研究者', 'Investigator')}</th>
                <th scope="col">{t('答复', 'Answer')}</th>
                <th scope="col">{t('本院适宜性和理由', 'Own site, and reasons')}</th>
              </tr>
            </thead>
            <tbody>
              {answers.map((one) => {
                const why = prose(one.facts.reasons ?? one.facts.conditions ?? one.facts.quickReason);
                return (
                  <tr key={one.id}>
                    <th scope="row">
                      <Link to={`/registers/recognition-answers/${one.id}`}>{one.name}</Link>
                    </th>
                    <td>
                      {String(one.facts.principal)}
                      <div className="quiet">{String(one.facts.qualification)}</div>
                    </td>
                    <td>
                      <Mark state={one.state} label={one.stateLabel} />
                      {one.due && (
                        <div className="quiet">
                          {t(`${say(dateLabel(one.due))} 前`, `by ${say(dateLabel(one.due))}`)}
                        </div>
                      )}
                    </td>
                    <td>
                      <Suits facts={one.facts} />
                      {why && t(why.zh, why.en ?? why.zh)}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <p className="quiet">
        {say(silence.label)}
        {t('：', ': ')}
        {say(settingText(silence))} · {say(silence.source)}{' '}
        {!silence.confirmed && <span className="confirm">{t('来源待确认', 'to be confirmed')}</span>}
      </p>
    </section>
  );
}

function Reports({ reports }: Overview) {
  const { t, say } = useLanguage();
  return (
    <section className="recognition-part">
      <h2>{t('该产品的注册检验报告', 'Inspection reports on the device')}</h2>
      {reports.length === 0 && <p className="quiet">{t('没有提交过报告', 'None handed in')}</p>}
      <ul className="suits">
        {reports.map((one) => (
          <li key={one.id} style={{ marginBottom: 6 }}>
            <Link to={`/registers/inspection-reports/${one.id}`}>{String(one.facts.reportNumber)}</Link>{' '}
            {String(one.facts.bodyName)} · <Mark state={one.state} label={one.stateLabel} />
            {((one.facts.grounds ?? []) as readonly Ground[]).map((ground) => (
              <div key={ground}>{say(grounds[ground])}</div>
            ))}
          </li>
        ))}
      </ul>
      <Link to="/registers/inspection-bodies">{t('第三方检验机构名录', 'The list of designated bodies')}</Link>{' '}
      <Cite provision="46.1" />
    </section>
  );
}

function Recognition({ page }: RecordSlot) {
  const { id, revision, state } = page.record;
  const overview = useApi<Overview>(`/api/medical-recognition/${id}/overview?r=${revision}`, { keep: true });
  if (state === 'draft') return null;
  return (
    <Loaded query={overview}>
      {(data) => (
        <>
          <Answers {...data} />
          <Reports {...data} />
        </>
      )}
    </Loaded>
  );
}

function About() {
  const { t } = useLanguage();
  return (
    <p style={{ maxWidth: '42em' }}>
      {t(
        '一家医院全面审查，其他医院只审查本院的研究者、设备场地和知情同意书，予以认可或者说明理由。',
        'One hospital reviews in full; the others look at their own investigator, facility and consent form only, and recognise or say why not.',
      )}{' '}
      <Cite provision="46.1" />
    </p>
  );
}

const screen: Screen = { top: Recognition, register: About };
export default screen;
