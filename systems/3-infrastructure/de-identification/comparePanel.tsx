import { Button, Input, Segmented, Table } from 'antd';
import { useState } from 'react';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Refusal } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import { ScrollRegion } from '#ui/scrollRegion.tsx';
import { useMove } from '#ui/useMove.ts';
import { becomes } from './becomes.ts';
import type { Spread } from './jobs.ts';
import { LatticePicture, RiskPicture } from './pictures.tsx';
import { SpreadView } from './spreadView.tsx';
import { type Choice, type FindingsView, mayBeChosen, percent } from './views.ts';

type Searched = NonNullable<FindingsView['searched']>;

/** The candidates as points of risk against what stays useful, as the lattice, and as a table; one of them is chosen. */
export default function ComparePanel({
  page,
  refresh,
  findings,
  searched,
}: RecordSlot & { findings: FindingsView; searched: Searched }) {
  const { t } = useLanguage();
  const { id, state, facts } = page.record;
  const { move, busy, fault } = useMove({ page, refresh });
  const [picture, setPicture] = useState<'risk' | 'lattice'>('risk');
  const [picked, setPicked] = useState(String(facts.levels ?? searched.best.levels.join(' ')));
  const [reason, setReason] = useState('');
  const choice = searched.candidates.find(({ key }) => key === picked);
  const mayChoose = page.moves.some(({ name }) => name === 'choose');
  const shown = {
    searched,
    picked,
    smallestJoint: findings.smallestJoint,
    onPick: (key: string) => state === 'comparing' && setPicked(key),
  };
  const fit = searched.candidates.filter((one) => mayBeChosen(one, findings.smallestJoint)).length;
  return (
    <section aria-label={t('比较方案', 'Compare the candidates')}>
      <h2>
        {state === 'proposed'
          ? t('报请批准的方案', 'The candidate to be approved')
          : t('比较方案', 'Compare the candidates')}
      </h2>
      <p>
        {t(
          `格中共${searched.nodes.toLocaleString()}个节点，核查${searched.checked}个后证明了最优；图中列出${searched.candidates.length}个，其中${fit}个可选。用时${(searched.milliseconds / 1000).toFixed(1)}秒。`,
          `Of ${searched.nodes.toLocaleString()} nodes ${searched.checked} were checked until the best was proved; ${searched.candidates.length} are drawn, ${fit} may be chosen. It took ${(searched.milliseconds / 1000).toFixed(1)} s.`,
        )}
      </p>
      <Segmented
        value={picture}
        onChange={setPicture}
        options={[
          { value: 'risk', label: t('风险与可用性', 'Risk and utility') },
          { value: 'lattice', label: t('泛化格', 'The lattice') },
        ]}
      />
      {picture === 'risk' ? <RiskPicture {...shown} /> : <LatticePicture {...shown} />}
      {choice && <Chosen choice={choice} searched={searched} />}
      <Candidates {...shown} />
      {choice && <Before id={id} levels={choice.levels} />}
      {mayChoose && (
        <form
          className="deid-choose"
          onSubmit={(event) => {
            event.preventDefault();
            void move('choose', { levels: picked, reason: { zh: reason } });
          }}
        >
          <label htmlFor="deid-reason">{t('选择理由', 'Why this one')}</label>
          <Input.TextArea
            id="deid-reason"
            rows={2}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {fault && <Refusal error={fault} />}
          <Button
            type="primary"
            htmlType="submit"
            loading={busy}
            disabled={reason.trim() === '' || !choice || !mayBeChosen(choice, findings.smallestJoint)}
          >
            {t('选定方案，报请批准', 'Choose and ask for approval')}
          </Button>
        </form>
      )}
    </section>
  );
}

/** What each column becomes by a candidate. */
function Chosen({ choice, searched }: { choice: Choice; searched: Searched }) {
  const { t } = useLanguage();
  return (
    <div className="deid-chosen" aria-live="polite">
      <h3>{t(`所选方案 ${choice.key}`, `Candidate ${choice.key}`)}</h3>
      <dl>
        {becomes(choice, searched, t).map(({ column, text }) => (
          <div key={column}>
            <dt>{column}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Candidates({
  searched,
  picked,
  onPick,
  smallestJoint,
}: {
  searched: Searched;
  picked: string;
  onPick(key: string): void;
  smallestJoint: number;
}) {
  const { t } = useLanguage();
  const hasPast = searched.candidates.some(({ joint }) => joint !== undefined);
  const number = (of: (one: Choice) => number) => (a: Choice, b: Choice) => of(a) - of(b);
  return (
    <ScrollRegion title={t('候选方案', 'Candidates')}>
      <Table<Choice>
        size="small"
        className="deid-candidates"
        rowKey="key"
        style={{ minWidth: 700 }}
        pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
        dataSource={searched.candidates.toSorted((a, b) => Number(b.fits) - Number(a.fits) || a.loss - b.loss)}
        rowSelection={{
          type: 'radio',
          selectedRowKeys: [picked],
          onChange: ([key]) => key !== undefined && onPick(String(key)),
          getCheckboxProps: (one) => ({ 'aria-label': t(`方案 ${one.key}`, `Candidate ${one.key}`) }) as object,
        }}
        columns={[
          { title: t('层级', 'Levels'), dataIndex: 'key' },
          {
            title: t('能否选用', 'May be chosen'),
            key: 'fits',
            render: (_, one) =>
              mayBeChosen(one, smallestJoint) ? (
                <span className="tag tone-met">✓ {t('可选', 'yes')}</span>
              ) : (
                <span className="tag tone-overdue">
                  !{' '}
                  {one.fits
                    ? t(`合并后仅${one.joint}人`, `${one.joint} together`)
                    : t('抑制过多', 'too many suppressed')}
                </span>
              ),
          },
          {
            title: t('信息损失', 'Loss'),
            dataIndex: 'loss',
            align: 'right',
            sorter: number(({ loss }) => loss),
            render: (loss: number) => loss.toFixed(4),
          },
          {
            title: t('平均风险', 'Average risk'),
            key: 'risk',
            align: 'right',
            sorter: number(({ risks }) => risks.prosecutor.average),
            render: (_, { risks }) => percent(risks.prosecutor.average),
          },
          {
            title: t('最高风险', 'Highest risk'),
            key: 'highest',
            align: 'right',
            render: (_, { risks }) => percent(risks.prosecutor.highest),
          },
          {
            title: t('抑制', 'Suppressed'),
            key: 'suppressed',
            align: 'right',
            sorter: number(({ suppressed }) => suppressed),
            render: (_, { suppressed }) => percent(suppressed / searched.rows),
          },
          { title: t('等价类', 'Classes'), dataIndex: 'classes', align: 'right' },
          ...(hasPast
            ? [
                {
                  title: t('与以往合并', 'With earlier'),
                  dataIndex: 'joint',
                  align: 'right' as const,
                  render: (joint: number | null | undefined) => joint ?? '—',
                },
              ]
            : []),
        ]}
      />
    </ScrollRegion>
  );
}

/** The columns before and after the candidate that is picked. */
function Before({ id, levels }: { id: string; levels: readonly number[] }) {
  const query = useApi<Spread>(`/api/de-identification/${id}/spread?levels=${levels.join()}`, {
    keep: true,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return <Loaded query={query}>{(spread) => <SpreadView spread={spread} />}</Loaded>;
}
