import { Button, Checkbox, Input, Radio } from 'antd';
import { useState } from 'react';
import { ProblemError, send } from '#ui/api.ts';
import { FindSeveral } from '#ui/factPickers.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Refusal } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import type { Page } from '#ui/types.ts';
import { memberKinds } from './committeeFacts.ts';
import type { Seat } from './standing.ts';

/** Calls the sitting: members ticked from the committee, those who may not sit greyed out with the reason. */
export function Convene({
  page,
  refresh,
  seats,
  quorum,
}: RecordSlot & { seats: readonly Seat[]; quorum: number | null }) {
  const { t, say } = useLanguage();
  const simplified = page.record.facts.procedure === 'simplified';
  const [members, setMembers] = useState<readonly string[]>([]);
  const [advisers, setAdvisers] = useState<readonly string[]>([]);
  const [form, setForm] = useState(simplified ? 'written' : 'meeting');
  const [place, setPlace] = useState('');
  const [fault, setFault] = useState<ProblemError | null>(null);
  const [busy, setBusy] = useState(false);
  const convene = async () => {
    setBusy(true);
    setFault(null);
    try {
      const facts = {
        members,
        ...(advisers.length > 0 && { advisers }),
        sittings: { form, ...(place && { place }) },
      };
      await refresh(await send<Page>(`/api/ethics-reviews/${page.record.id}/convene`, { facts }));
    } catch (error) {
      setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
      setBusy(false);
    }
  };
  return (
    <section>
      <h2>{t('召集审议', 'Convene the sitting')}</h2>
      <p>
        {simplified
          ? t(`简易程序：${quorum}名以上委员审查`, `Simplified procedure: at least ${quorum} members`)
          : t(
              `到会不少于${quorum}人，科技、伦理、法律各有委员到会`,
              `At least ${quorum} present, with members for technology, ethics and law`,
            )}
      </p>
      {fault && <Refusal error={fault} />}
      <fieldset style={{ border: 0, padding: 0, margin: '0 0 10px' }}>
        <legend className="quiet">{t('到会委员', 'Members present')}</legend>
        <ul className="seats">
          {seats.map((one) => (
            <li key={one.person}>
              <Checkbox
                disabled={one.recused || one.tied}
                checked={members.includes(one.person)}
                onChange={(event) =>
                  setMembers(
                    event.target.checked ? [...members, one.person] : members.filter((id) => id !== one.person),
                  )
                }
              >
                {one.name} <small className="quiet">{say(memberKinds[one.kind as keyof typeof memberKinds])}</small>
              </Checkbox>
              {(one.recused || one.tied) && (
                <small className="tone-due">
                  {one.recused
                    ? t('已回避', 'recused')
                    : t('与申请单位有关联，应当回避', 'tied to the applicant: barred')}
                </small>
              )}
            </li>
          ))}
        </ul>
      </fieldset>
      <div style={{ maxWidth: 420, marginBottom: 10 }}>
        <label htmlFor="advisers">{t('外聘顾问（不表决，选填）', 'Outside advisers (no vote, optional)')}</label>
        <FindSeveral
          id="advisers"
          label={t('外聘顾问', 'Outside advisers')}
          path="/api/people"
          value={advisers}
          names={{}}
          onChange={(chosen) => setAdvisers(chosen ?? [])}
        />
      </div>
      <Radio.Group
        aria-label={t('审议形式', 'How it sits')}
        value={form}
        onChange={(event) => setForm(event.target.value)}
        options={[
          { value: 'meeting', label: t('会议', 'Meeting') },
          { value: 'video', label: t('视频会议', 'By video') },
          { value: 'written', label: t('书面', 'In writing') },
        ]}
      />
      <div style={{ maxWidth: 320, margin: '10px 0' }}>
        <label htmlFor="place">{t('地点（选填）', 'Where (optional)')}</label>
        <Input id="place" maxLength={120} value={place} onChange={(event) => setPlace(event.target.value)} />
      </div>
      <Button type="primary" loading={busy} disabled={members.length === 0} onClick={convene}>
        {t(`召集${members.length}名委员`, `Convene ${members.length} members`)}
      </Button>
    </section>
  );
}
