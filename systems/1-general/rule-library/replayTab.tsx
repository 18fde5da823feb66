import { Button, Segmented, Space } from 'antd';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { gradeLabels } from '#families/grading/grades.ts';
import type { RuleTableId } from '#families/rules/catalogue.ts';
import type { Label } from '#kernel/label.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { GradeTag, Loaded, Nothing } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import { ScrollRegion } from '#ui/scrollRegion.tsx';
import { type ChangeKind, changeKinds } from './changeKinds.ts';
import { outcomeName } from './words.ts';
import './ruleLibrary.css';

const StackedBars = lazy(() => import('#ui/stackedBars.tsx'));

interface Outcome {
  readonly grade?: string;
  readonly obligations: readonly string[];
  readonly rows: readonly string[];
}
interface Line {
  readonly record: string;
  readonly system: string;
  readonly number: string;
  readonly title: string;
  readonly kinds: readonly ChangeKind[];
  readonly was: Outcome;
  readonly becomes: Outcome;
}
interface Found {
  readonly replay: {
    readonly id: string;
    readonly state: string;
    readonly done: number;
    readonly changed: number;
    readonly total: number | null;
  } | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly grades: readonly { readonly was: string; readonly becomes: string; readonly n: number }[];
  readonly obligations: readonly { readonly id: string; readonly added: number; readonly gone: number }[];
}

/** What the version would change in past cases: totals, then each case with what it was and becomes. */
export default function ReplayTab({ page }: RecordSlot) {
  const { id, state, revision } = page.record;
  // Under the revision: what was read while the replay ran must not stand for its result.
  const found = useApi<Found>(`/api/rule-library/${id}/replay?r=${revision}`, {
    every: state === 'replaying' ? 2000 : undefined,
  });
  return (
    <Loaded query={found}>
      {(data) =>
        data.replay ? (
          <Replay key={revision} page={page} found={data} />
        ) : (
          <Nothing
            zh="提交后对全部既往事项回放，结果列在这里"
            en="Once submitted it is run over all past cases; what changes is listed here"
          />
        )
      }
    </Loaded>
  );
}

function Replay({ page, found }: { page: RecordSlot['page']; found: Found }) {
  const { t, say } = useLanguage();
  const { id, facts } = page.record;
  const table = facts.table as RuleTableId;
  const { replay, counts, grades, obligations } = found;
  if (!replay) return null;
  return (
    <div className="rule-replay">
      <p className="quiet">
        {t(
          '以各事项现有的事实，分别按施行中的版本和本版本推算，列出结果不同的事项。',
          'Each case by its facts as they are now, once by the version in force and once by this one; those that differ are listed.',
        )}
      </p>
      <dl className="totals">
        <div>
          <dt>{t('回放事项', 'Cases')}</dt>
          <dd>{replay.done}</dd>
        </div>
        <div>
          <dt>{t('结果变化', 'That change')}</dt>
          <dd>{replay.changed}</dd>
        </div>
        {Object.entries(changeKinds)
          .filter(([kind]) => counts[kind])
          .map(([kind, name]) => (
            <div key={kind}>
              <dt>{say(name)}</dt>
              <dd>{counts[kind]}</dd>
            </div>
          ))}
      </dl>
      {grades.length > 0 && <Grades grades={grades} />}
      {obligations.length > 0 && (
        <details>
          <summary>{t('义务和路径的增减', 'Obligations and ways, added and gone')}</summary>
          <ScrollRegion title={t('义务和路径的增减', 'Obligations and ways, added and gone')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('义务或者路径', 'Obligation or way')}</th>
                  <th scope="col">{t('新增', 'Added')}</th>
                  <th scope="col">{t('不再适用', 'Gone')}</th>
                </tr>
              </thead>
              <tbody>
                {obligations.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">{say(outcomeName(table, one.id))}</th>
                    <td>{one.added || '—'}</td>
                    <td>{one.gone || '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </details>
      )}
      <p>
        {t('下载全部变化：', 'Download all that change: ')}
        <a href={`/api/rule-library/${id}/replay.csv`}>CSV</a> ·{' '}
        <a href={`/api/rule-library/${id}/replay.json`}>JSON</a>
      </p>
      {replay.changed === 0 ? (
        <Nothing zh="没有事项的结果变化" en="No case changes" />
      ) : (
        <Lines id={id} table={table} counts={counts} of={replay.id} />
      )}
    </div>
  );
}

const order = ['low', 'medium', 'high', 'undetermined'] as const;
const names: Readonly<Record<string, Label>> = {
  ...gradeLabels,
  undetermined: { zh: '尚不能确定', en: 'Undetermined' },
};

/** From which grade to which, as bars and as a sentence each. */
function Grades({ grades }: { grades: Found['grades'] }) {
  const { t, say } = useLanguage();
  const rows = useMemo(
    () =>
      order
        .filter((was) => grades.some((one) => one.was === was))
        .map((was) => ({
          key: was,
          name: t(`原为${say(names[was])}`, `was ${say(names[was]).toLowerCase()}`),
          counts: Object.fromEntries(grades.filter((one) => one.was === was).map(({ becomes, n }) => [becomes, n])),
        })),
    [grades, t, say],
  );
  const series = useMemo(
    () =>
      order
        .filter((becomes) => grades.some((one) => one.becomes === becomes))
        .map((becomes) => ({
          key: becomes,
          name: t(`改为${say(names[becomes])}`, `becomes ${say(names[becomes]).toLowerCase()}`),
          colour: becomes === 'undetermined' ? '--quiet' : `--${becomes}`,
        })),
    [grades, t, say],
  );
  return (
    <section aria-label={t('等级变化', 'Changes of grade')}>
      <Suspense fallback={null}>
        <StackedBars
          rows={rows}
          series={series}
          description={t('等级变化，见下文', 'Changes of grade, as said below')}
          onPick={() => {}}
        />
      </Suspense>
      <ul className="changes">
        {grades.map(({ was, becomes, n }) => (
          <li key={`${was} ${becomes}`}>
            <GradeTag grade={was} /> → <GradeTag grade={becomes} /> {t(`${n}项`, `${n} cases`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

const aPage = 20;

function Lines({ id, of, table, counts }: { id: string; of: string; table: RuleTableId; counts: Found['counts'] }) {
  const { t, say } = useLanguage();
  const [kind, setKind] = useState('');
  /** The last record of each page before this one. */
  const [before, setBefore] = useState<readonly string[]>([]);
  const after = before.at(-1) ?? '';
  const lines = useApi<{ items: Line[] }>(
    `/api/rule-library/${id}/replay/lines?of=${of}&kind=${kind}&after=${after}&limit=${aPage}`,
    { keep: true },
  );
  return (
    <>
      <div style={{ overflowX: 'auto', maxWidth: '100%' }}>
        <Segmented
          aria-label={t('变化的种类', 'Kind of change')}
          value={kind}
          onChange={(next) => {
            setKind(next);
            setBefore([]);
          }}
          options={[
            { value: '', label: t('全部', 'All') },
            ...Object.entries(changeKinds)
              .filter(([one]) => counts[one])
              .map(([one, name]) => ({ value: one, label: `${say(name)} ${counts[one]}` })),
          ]}
        />
      </div>
      <Loaded query={lines}>
        {({ items }) => (
          <>
            <ScrollRegion title={t('结果变化的事项', 'Cases that change')}>
              <table className="lines">
                <thead>
                  <tr>
                    <th scope="col">{t('事项', 'Case')}</th>
                    <th scope="col">{t('等级', 'Grade')}</th>
                    <th scope="col">{t('义务和路径', 'Obligations and ways')}</th>
                    <th scope="col">{t('起作用的规则行', 'Rows that made it')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((line) => (
                    <LineRow key={line.record} line={line} table={table} />
                  ))}
                </tbody>
              </table>
            </ScrollRegion>
            <Space style={{ marginTop: 8 }}>
              {before.length > 0 && (
                <Button onClick={() => setBefore(before.slice(0, -1))}>{t('上一页', 'Before')}</Button>
              )}
              {items.length === aPage && (
                <Button onClick={() => setBefore([...before, items.at(-1)?.record ?? ''])}>
                  {t('下一页', 'Next')}
                </Button>
              )}
            </Space>
          </>
        )}
      </Loaded>
    </>
  );
}

function LineRow({ line: { system, record, number, title, was, becomes }, table }: { line: Line; table: RuleTableId }) {
  const { say, t } = useLanguage();
  const added = becomes.obligations.filter((one) => !was.obligations.includes(one));
  const gone = was.obligations.filter((one) => !becomes.obligations.includes(one));
  const now = becomes.rows.filter((one) => !was.rows.includes(one));
  const then = was.rows.filter((one) => !becomes.rows.includes(one));
  const change = (sign: string, word: string, tone: string, name: string) => (
    <li key={sign + name} className={tone}>
      <span aria-hidden="true">{sign}</span>
      <span className="unseen">{word}</span> {name}
    </li>
  );
  return (
    <tr>
      <td>
        <Link to={`/registers/${system}/${record}`}>{title}</Link>
        <br />
        <small className="quiet">{number}</small>
      </td>
      <td>
        {was.grade === becomes.grade ? (
          <GradeTag grade={becomes.grade} />
        ) : (
          <>
            <GradeTag grade={was.grade} /> → <GradeTag grade={becomes.grade} />
          </>
        )}
      </td>
      <td>
        <ul className="changes">
          {added.map((one) => change('+', t('新增', 'added'), '', say(outcomeName(table, one))))}
          {gone.map((one) => change('−', t('不再适用', 'gone'), 'quiet', say(outcomeName(table, one))))}
        </ul>
      </td>
      <td>
        {now.length + then.length > 0 && (
          <details>
            <summary>
              <code>{now[0] ?? then[0]}</code>
              {now.length + then.length > 1 &&
                t(` 等${now.length + then.length}行`, ` and ${now.length + then.length - 1} more`)}
            </summary>
            <ul className="changes">
              {now.map((one) => change('+', t('新命中', 'now holds'), '', one))}
              {then.map((one) => change('−', t('不再命中', 'no longer holds'), 'quiet', one))}
            </ul>
          </details>
        )}
      </td>
    </tr>
  );
}
