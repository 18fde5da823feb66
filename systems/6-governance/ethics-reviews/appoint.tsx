import { Button, Input } from 'antd';
import { useState } from 'react';
import { ProblemError, send } from '#ui/api.ts';
import { FindOne, FindSeveral } from '#ui/factPickers.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Refusal } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import type { Page } from '#ui/types.ts';

/** The authority names the experts of a re-review, or others in the place of those who stood aside. */
export function Appoint({ page, refresh, move }: RecordSlot & { move: string }) {
  const { t } = useLanguage();
  const { id, facts } = page.record;
  const [experts, setExperts] = useState<readonly string[]>((facts.experts ?? []) as readonly string[]);
  const [centre, setCentre] = useState<string | null>((facts.reReviewer as string | undefined) ?? null);
  const [note, setNote] = useState('');
  const [fault, setFault] = useState<ProblemError | null>(null);
  const [busy, setBusy] = useState(false);
  const appoint = async () => {
    setBusy(true);
    setFault(null);
    try {
      const given = { experts, reReviewer: centre, panels: note ? { note } : {} };
      await refresh(await send<Page>(`/api/ethics-reviews/${id}/${move}`, { facts: given }));
    } catch (error) {
      setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
    }
    setBusy(false);
  };
  const first = move === 'appointExperts';
  return (
    <section className="appoint">
      <h2>{first ? t('组成复核专家组', 'Appoint the experts') : t('更换专家', 'Replace experts')}</h2>
      <p className="quiet">
        {t(
          '初审委员会委员、申请单位人员和项目组成员不得担任；对同一项目作过审查的服务中心不得组织复核。',
          'Nobody of the first committee, the applicant or the team; no centre that reviewed the same thing.',
        )}
      </p>
      {fault && <Refusal error={fault} />}
      <label htmlFor="experts">{t('复核专家', 'Experts')}</label>
      <FindSeveral
        id="experts"
        label={t('复核专家', 'Experts')}
        path="/api/people"
        value={experts}
        names={page.names}
        onChange={(chosen) => setExperts(chosen ?? [])}
      />
      <label htmlFor="reReviewer">{t('组织复核的服务中心（选填）', 'Centre that organises it (optional)')}</label>
      <FindOne
        id="reReviewer"
        label={t('组织复核的服务中心', 'Centre that organises it')}
        path="/api/parties"
        value={centre}
        names={page.names}
        onChange={setCentre}
      />
      <label htmlFor="panel-note">{t('组成说明（选填）', 'On the choice (optional)')}</label>
      <Input id="panel-note" maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      <p>
        <Button type={first ? 'primary' : 'default'} loading={busy} disabled={experts.length === 0} onClick={appoint}>
          {t(`确定${experts.length}名专家`, `Appoint ${experts.length} experts`)}
        </Button>
      </p>
    </section>
  );
}
