import { Button, Segmented, Select, Table } from 'antd';
import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { type DutyFilters, dutyFiltersOf, dutyStatuses, dutyTotals, dutyValues, filterDuties } from '#derive/duties.ts';
import type { Label } from '#kernel/label.ts';
import { chineseNumber, citation } from '#law/places.ts';
import { useApi } from '#ui/api.ts';
import { Addressee, type DutyRow, DutyStatement, modalityLook, StatusMark } from '#ui/duty.tsx';
import { AnsweredBy, DutySheet } from '#ui/dutySheet.tsx';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Nothing, statusLook } from '#ui/parts.tsx';
import { ScrollRegion } from '#ui/scrollRegion.tsx';
import { useTitle } from '#ui/title.ts';
import './duties.css';

const StackedBars = lazy(() => import('#ui/stackedBars.tsx'));

interface Deadline {
  readonly duty: string;
  readonly year: number;
  readonly about: number;
  readonly to: string;
  readonly daysLeft: number;
  readonly status: string;
  readonly explanation: Label;
}
interface Kept {
  readonly duties: readonly DutyRow[];
  readonly totals: Readonly<Record<string, number>>;
  readonly chapters: readonly { readonly chapter: number; readonly title: Label }[];
  readonly deadline: Deadline;
}
const dimensions = ['chapter', 'office', 'modality'] as const;
type Dimension = (typeof dimensions)[number];

/** How the law is being kept: every duty, how it stands now, and behind each number what it counts. */
export function Duties() {
  const { t } = useLanguage();
  useTitle(t('条例履行情况', 'How the law is being kept'));
  const kept = useApi<Kept>('/api/duties');
  return (
    <>
      <h1>{t('条例履行情况', 'How the law is being kept')}</h1>
      <Loaded query={kept}>{(data) => <Overview kept={data} />}</Loaded>
    </>
  );
}

function Overview({ kept }: { kept: Kept }) {
  const { t } = useLanguage();
  const [params, setParams] = useSearchParams();
  const { hash, key } = useLocation();
  const list = useRef<HTMLElement>(null);
  const filters = dutyFiltersOf(Object.fromEntries(params));
  // biome-ignore lint/correctness/useExhaustiveDependencies: each arrival at the list scrolls to it, the same one again too
  useEffect(() => {
    if (hash === '#list') list.current?.scrollIntoView();
  }, [hash, key]);
  const openDuty = (id: string | null) => {
    const next = new URLSearchParams(params);
    if (id) next.set('duty', id);
    else next.delete('duty');
    setParams(next);
  };
  return (
    <>
      <p className="citizen">
        {t(
          `条例对各方规定了 ${kept.duties.length} 项职责。每一项现在怎样，由本平台的记录说明；点开数字，可以看到它背后的职责和记录。`,
          `The Regulation sets ${kept.duties.length} duties. How each stands is told by the records of this platform; every number opens the duties and records behind it.`,
        )}
      </p>
      <DeadlineNotice deadline={kept.deadline} onOpen={openDuty} />
      <ul className="tiles">
        {dutyStatuses.map((status) => (
          <li key={status}>
            <Link to={address({ status }, '#list')} aria-current={filters.status === status}>
              <strong>{kept.totals[status] ?? 0}</strong>
              <StatusMark status={status} />
            </Link>
          </li>
        ))}
      </ul>
      <Totals kept={kept} />
      <section ref={list} aria-label={t('职责清单', 'The duties')} style={{ scrollMarginTop: 12 }}>
        <DutyList kept={kept} filters={filters} onOpen={openDuty} />
      </section>
      <p className="quiet">
        {t(
          '条文未写明主体的职责按拟定单位统计，待市人民政府确认；涉及几个单位的职责在各单位名下都计入。',
          'Where the text names nobody, the proposed office is counted, to be confirmed by the city; a duty of several offices counts under each.',
        )}{' '}
        {t('机器可读：', 'Machine-readable: ')}
        <a href="/law/duties.json">JSON</a> · <a href="/api/duties.csv">CSV</a>
      </p>
      <DutySheet id={params.get('duty')} onClose={() => openDuty(null)} />
    </>
  );
}

/** The address of the duties that filters let through. */
const address = (filters: DutyFilters & { by?: string }, hash = '') => `/duties?${new URLSearchParams(filters)}${hash}`;

/** Article 62: the one deadline that the Regulation itself sets by calendar. */
function DeadlineNotice({ deadline, onOpen }: { deadline: Deadline; onOpen(id: string): void }) {
  const { t, say } = useLanguage();
  const { year, about, to, daysLeft, status } = deadline;
  return (
    <section className={`deadline tone-${status}`} aria-label={t('第六十二条的期限', 'The deadline of Article 62')}>
      <p className="when">
        {statusLook[status]?.sign}{' '}
        {status === 'met'
          ? t(`${year} 年的年度实施报告已经发布`, `The ${year} implementation report is published`)
          : daysLeft >= 0
            ? t(
                `${year} 年的年度实施报告：还有 ${daysLeft} 天`,
                `The ${year} implementation report: ${daysLeft} days left`,
              )
            : t(
                `${year} 年的年度实施报告：已逾期 ${-daysLeft} 天`,
                `The ${year} implementation report: ${-daysLeft} days overdue`,
              )}
      </p>
      <p>
        {t(
          `市产业主管部门应当在 ${to} 前发布 ${about} 年度计划的实施情况。`,
          `The industry authority shall publish how the plan of ${about} was carried out by ${to}.`,
        )}{' '}
        <Cite provision="62" />
      </p>
      <p className="quiet">
        {say(deadline.explanation)}{' '}
        <Button size="small" onClick={() => onOpen(deadline.duty)}>
          {t('依据', 'Evidence')}
        </Button>
      </p>
    </section>
  );
}

/** What a value of a dimension is called. */
function useNames(kept: Kept): (by: keyof DutyFilters, value: string) => string {
  const { t, say } = useLanguage();
  const offices = useMemo(
    () =>
      new Map(
        kept.duties.flatMap(({ addressee }) =>
          addressee.offices.map((id, at) => [id, addressee.officeNames[at]] as const),
        ),
      ),
    [kept],
  );
  return (by, value) => {
    if (by === 'chapter') {
      const title = kept.chapters.find((one) => String(one.chapter) === value)?.title;
      return t(`第${chineseNumber(Number(value))}章　${title?.zh}`, `${value}. ${title?.en}`);
    }
    if (by === 'office')
      return value === 'none' ? t('企业、公众等其他主体', 'Enterprises, the public, others') : say(offices.get(value));
    if (by === 'modality') return say(modalityLook[value]);
    if (by === 'status') return t(statusLook[value]?.zh ?? value, statusLook[value]?.en ?? value);
    return value;
  };
}

function Totals({ kept }: { kept: Kept }) {
  const { t, language } = useLanguage();
  const [params, setParams] = useSearchParams();
  const go = useNavigate();
  const by = dimensions.find((one) => one === params.get('by')) ?? 'chapter';
  const names = useNames(kept);
  const titles: Record<Dimension, string> = {
    chapter: t('章', 'Chapter'),
    office: t('责任单位', 'Office'),
    modality: t('约束方式', 'Modality'),
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names change with the language alone
  const [rows, series] = useMemo(() => {
    const totals = dutyTotals(kept.duties, by);
    return [
      (by === 'chapter' ? totals : totals.toSorted((a, b) => b.total - a.total)).map((row) => ({
        ...row,
        name: names(by, row.key),
      })),
      dutyStatuses.map((key) => ({ key, name: names('status', key), colour: `--bar-${key}` })),
    ];
  }, [kept, by, language]);
  const label = t(`各${titles[by]}的职责现状`, `How the duties stand, by ${titles[by].toLowerCase()}`);
  return (
    <section aria-label={label}>
      <Segmented
        aria-label={t('按什么统计', 'Count by')}
        value={by}
        onChange={(value) => {
          const next = new URLSearchParams(params);
          next.set('by', value);
          setParams(next, { replace: true });
        }}
        options={dimensions.map((value) => ({
          value,
          label: t(`按${titles[value]}`, `By ${titles[value].toLowerCase()}`),
        }))}
      />
      <Suspense fallback={<div style={{ height: 60 + rows.length * 32 }} />}>
        <StackedBars
          rows={rows}
          series={series}
          description={t(`${label}。数字见下表。`, `${label}. The table below has the numbers.`)}
          onPick={(key, status) => go(address({ [by]: key, status, by }, '#list'))}
        />
      </Suspense>
      <ScrollRegion title={label}>
        <table className="totals">
          <thead>
            <tr>
              <th scope="col">{titles[by]}</th>
              {dutyStatuses.map((status) => (
                <th key={status} scope="col">
                  <StatusMark status={status} />
                </th>
              ))}
              <th scope="col">{t('合计', 'Total')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.name}</th>
                {dutyStatuses.map((status) => (
                  <td key={status}>
                    {row.counts[status] ? (
                      <Link to={address({ [by]: row.key, status, by }, '#list')}>{row.counts[status]}</Link>
                    ) : (
                      <span className="quiet">0</span>
                    )}
                  </td>
                ))}
                <td>
                  <Link to={address({ [by]: row.key, by }, '#list')}>{row.total}</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function DutyList({ kept, filters, onOpen }: { kept: Kept; filters: DutyFilters; onOpen(id: string): void }) {
  const { t, say } = useLanguage();
  const [params, setParams] = useSearchParams();
  const names = useNames(kept);
  const found = filterDuties(kept.duties, filters);
  const set = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params);
    if (name !== 'page') next.delete('page');
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next);
  };
  const titles: readonly [keyof DutyFilters, string][] = [
    ['chapter', t('章', 'Chapter')],
    ['status', t('状态', 'Status')],
    ['office', t('责任单位', 'Office')],
    ['modality', t('约束方式', 'Modality')],
  ];
  return (
    <>
      <h2>{t('职责清单', 'The duties')}</h2>
      <div className="filter-row">
        {titles.map(([name, title]) => (
          <Select
            key={name}
            allowClear
            aria-label={title}
            placeholder={title}
            style={{ minWidth: 150, maxWidth: '100%' }}
            popupMatchSelectWidth={false}
            value={filters[name]}
            onChange={(value) => set(name, value)}
            options={[...new Set(kept.duties.flatMap((duty) => dutyValues(duty, name)))].map((value) => ({
              value,
              label: names(name, value),
            }))}
          />
        ))}
        <span role="status">{t(`${found.length} 项`, `${found.length} duties`)}</span>
        {Object.keys(filters).length > 0 && <Link to="/duties#list">{t('全部', 'all')}</Link>}
        <a href={`/api/duties.csv?${new URLSearchParams(filters)}`}>{t('下载 CSV', 'Download CSV')}</a>
      </div>
      <Table<DutyRow>
        size="small"
        rowKey="id"
        scroll={{ x: 900 }}
        dataSource={[...found]}
        locale={{ emptyText: <Nothing zh="没有符合条件的职责" en="No duty fits" /> }}
        pagination={{
          pageSize: 25,
          current: Number(params.get('page') ?? 1) || 1,
          showSizeChanger: false,
          onChange: (page) => set('page', page > 1 ? String(page) : undefined),
        }}
        columns={[
          {
            title: t('条款', 'Provision'),
            dataIndex: 'id',
            render: (id: string) => <Cite provision={id} />,
          },
          {
            title: t('职责', 'Duty'),
            key: 'action',
            render: (_: unknown, duty) => (
              <>
                <DutyStatement duty={duty} />
              </>
            ),
          },
          { title: t('主体', 'Who'), key: 'who', render: (_: unknown, duty) => <Addressee duty={duty} /> },
          {
            title: t('时限', 'When'),
            key: 'when',
            render: (_: unknown, duty) => say(duty.timeRule ?? undefined),
          },
          { title: t('系统', 'System'), key: 'system', render: (_: unknown, duty) => <AnsweredBy duty={duty} /> },
          {
            title: t('现状与依据', 'Status and evidence'),
            key: 'status',
            render: (_: unknown, duty) => (
              <button
                type="button"
                className="figure"
                aria-haspopup="dialog"
                aria-label={`${say(citation(duty.id))}${t('：', ': ')}${say(duty.explanation)}`}
                onClick={() => onOpen(duty.id)}
              >
                <StatusMark status={duty.status} count={duty.count} />
              </button>
            ),
          },
        ]}
      />
    </>
  );
}
