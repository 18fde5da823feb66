import { Alert, Button, Table } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { daysBetween, today } from '#kernel/dates.ts';
import type { Bilingual } from '#kernel/fields/field.ts';
import type { Label } from '#kernel/label.ts';
import { ProblemError, send } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Refusal } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import { capped, type Use } from './use.ts';
import { type Outcome, requirement } from './words.ts';

const UseChart = lazy(() => import('./useChart.tsx'));

export interface RunningFacts extends Use {
  readonly endsOn?: string;
  readonly uses?: readonly (Use & { readonly note?: string })[];
  readonly useStep?: string;
  readonly useReason?: Bilingual;
  readonly stopReason?: Bilingual;
  readonly criteria?: readonly Outcome[];
  readonly outcomes?: readonly Outcome[];
  readonly summary?: Bilingual;
  readonly insurer?: string;
  readonly coverUntil?: string;
}
const kinds: Readonly<Record<(typeof capped)[number], Label>> = {
  persons: { zh: '参与人数', en: 'Persons' },
  devices: { zh: '设备', en: 'Devices' },
  places: { zh: '地点', en: 'Places' },
};
const share = (used: number, cap: number) => Math.round((1000 * used) / cap) / 10;

/** The newest report of use against each cap, as a figure and as a bar. */
export function Caps({ facts }: { facts: RunningFacts }) {
  const { say, t } = useLanguage();
  const last = facts.uses?.at(-1);
  return (
    <ul className="caps">
      {capped.map((what) => {
        const [used, cap] = [last?.[what], facts[what]];
        if (cap === undefined) return null;
        const percent = used === undefined ? 0 : share(used, cap);
        return (
          <li key={what}>
            {say(kinds[what])}：<strong>{used ?? t('未报', 'not reported')}</strong> / {cap}
            {used !== undefined && ` (${percent}%)`}
            {percent > 100 && <span className="tone-overdue"> ! {t('超出上限', 'above the cap')}</span>}
            <div className={`bar ${percent > 100 ? 'overdue' : ''}`} aria-hidden>
              <span className="counted" style={{ width: `${Math.min(100, percent)}%` }} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** What was asked of the pilot and, once measured, what came of it. */
export function Criteria({ facts }: { facts: RunningFacts }) {
  const { say, t } = useLanguage();
  return (
    <Table
      size="small"
      pagination={false}
      rowKey="criterion"
      dataSource={[...(facts.outcomes ?? facts.criteria ?? [])]}
      columns={[
        { title: t('退出标准', 'Exit criterion'), dataIndex: 'criterion' },
        { title: t('要求', 'Required'), key: 'required', render: (_: unknown, one) => say(requirement(one)) },
        {
          title: t('实测', 'Measured'),
          key: 'measured',
          render: (_: unknown, one) => (one.measured === undefined ? '–' : `${one.measured}${one.unit ?? ''}`),
        },
        {
          title: t('结论', 'Finding'),
          key: 'met',
          render: (_: unknown, { met }) => {
            if (met === undefined) return facts.outcomes ? t('未测得', 'not measured') : t('结束后测', 'at the end');
            return met ? (
              <span className="tone-met">✓ {t('达到', 'met')}</span>
            ) : (
              <span className="tone-overdue">✗ {t('未达到', 'not met')}</span>
            );
          },
        },
      ]}
    />
  );
}

/** Days left, or how it ended. */
export function Standing({ state, facts }: { state: string; facts: RunningFacts }) {
  const { say, t } = useLanguage();
  const { endsOn = '' } = facts;
  if (state === 'running') {
    const left = Math.max(0, daysBetween(today(new Date()), endsOn));
    return (
      <p>
        {t('试点中，还有', 'Running, ')}
        <strong>{t(`${left}日`, `${left} ${left === 1 ? 'day' : 'days'} left`)}</strong>
        {t(`，${endsOn}自动停止。`, `; it stops by itself after ${endsOn}.`)}
      </p>
    );
  }
  return (
    <p>
      {facts.stopReason
        ? `${t('已停止：', 'Stopped: ')}${say({ zh: facts.stopReason.zh, en: facts.stopReason.en ?? facts.stopReason.zh })}`
        : t(`已于${endsOn}到期停止。`, `Ended on its day, ${endsOn}.`)}
    </p>
  );
}

/** How far a pilot is used against its caps over time, its exit criteria, its cover, and what it must do next. */
export function Running({ page }: RecordSlot) {
  const { say, t } = useLanguage();
  const facts = page.record.facts as RunningFacts;
  const { uses = [] } = facts;
  const explaining = page.clocks.find(({ name, view }) => name === 'explanation' && view.status !== 'ended');
  const begun = page.clocks.find(({ name }) => name === 'pilotEnd')?.view.explained[0]?.date ?? uses[0]?.on ?? '';
  const lines = useMemo(
    () =>
      capped.flatMap((what) => {
        const cap = facts[what];
        if (!cap) return [];
        const points = (facts.uses ?? []).flatMap((one) =>
          one[what] === undefined || !one.on ? [] : [[one.on, share(one[what], cap)] as const],
        );
        return points.length > 0 ? [{ name: say(kinds[what]), points }] : [];
      }),
    [facts, say],
  );
  return (
    <section>
      <Standing state={page.record.state} facts={facts} />
      {explaining && facts.useReason && (
        <Alert
          showIcon
          type="warning"
          title={t('须说明超限原因', 'The excess must be explained')}
          description={`${say({ zh: facts.useReason.zh, en: facts.useReason.en ?? '' })}${t('。期限：', '. Due: ')}${explaining.view.dueOn ?? ''}`}
        />
      )}
      <h2>{t('用量与上限', 'Use against the caps')}</h2>
      <Caps facts={facts} />
      {lines.length > 0 && (
        <>
          <Suspense fallback={<div style={{ height: 240 }} />}>
            <UseChart
              lines={lines}
              from={begun}
              to={facts.endsOn ?? ''}
              cap={t('上限', 'cap')}
              description={t(
                '各次报告的用量占上限的百分比，数值见下表',
                'Use as a share of the caps, report by report; the figures are in the table below',
              )}
            />
          </Suspense>
          <Table
            size="small"
            pagination={{ pageSize: 8, hideOnSinglePage: true }}
            rowKey={(one) => `${one.on} ${one.persons}`}
            dataSource={uses.toReversed()}
            columns={[
              { title: t('截至', 'As of'), dataIndex: 'on' },
              ...capped.map((what) => ({ title: say(kinds[what]), dataIndex: what })),
            ]}
          />
        </>
      )}
      <h2>{t('退出标准', 'Exit criteria')}</h2>
      <Criteria facts={facts} />
      <p className="quiet">
        {t('保险：', 'Insurance: ')}
        {facts.insurer} · {t('保障至', 'cover until')} {facts.coverUntil}
      </p>
    </section>
  );
}

/** The token by which the pilot's own system reports; shown this once. */
export function Token({ page }: RecordSlot) {
  const { t } = useLanguage();
  const [token, setToken] = useState<string | null>(null);
  const [fault, setFault] = useState<ProblemError | null>(null);
  if (!page.moves.some(({ name }) => name === 'reportUse')) return null;
  const path = `/api/pilots/${page.record.id}`;
  const make = () =>
    send<{ token: string }>(`${path}/token`, {}).then(
      (made) => setToken(made.token),
      (error) => setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 })),
    );
  return (
    <>
      <Button onClick={make}>{t('生成上报令牌', 'Make a token for reports')}</Button>
      {fault && <Refusal error={fault} />}
      {token && (
        <Alert
          type="success"
          title={t('令牌只显示这一次；再次生成即作废', 'Shown this once; a new one takes its place')}
          description={
            <>
              <span className="secret">{token}</span>
              <br />
              <code style={{ overflowWrap: 'anywhere' }}>
                POST {path}/use · Authorization: Bearer … · {'{"on":"2026-11-24","persons":61,"devices":12}'}
              </code>
            </>
          }
        />
      )}
    </>
  );
}
