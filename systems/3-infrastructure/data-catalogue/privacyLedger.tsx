import { Pagination, Progress } from 'antd';
import { useState } from 'react';
import type { StatisticsQuestion } from '#families/opendata/statistics.ts';
import { useLanguage } from '#ui/language.tsx';
import { momentText } from '#ui/moment.ts';
import { Nothing } from '#ui/parts.tsx';
import { ScrollRegion } from '#ui/scrollRegion.tsx';

export interface LedgerAnswer {
  readonly version: number;
  readonly personal: boolean;
  readonly budget: number;
  readonly spent: number;
  readonly remaining: number;
  readonly epsilon: number;
  readonly delta: number;
  readonly confirmed: boolean;
  readonly charges: readonly {
    readonly channel: 'statistics' | 'rows' | 'download';
    readonly question: StatisticsQuestion;
    readonly rho: number;
    readonly at: string;
  }[];
}
export const ledgerPath = (id: string): string => `/api/data/${id}/privacy-ledger`;
const size = 10;

/** What a version has told of its privacy budget, charge by charge; one line where nothing is charged at all. */
export function PrivacyLedger({ of, labels }: { of: LedgerAnswer; labels: ReadonlyMap<string, string> }) {
  const { t } = useLanguage();
  const [page, setPage] = useState(1);
  const { charges } = of;
  const channels = {
    statistics: t('统计', 'Statistics'),
    rows: t('按行读取', 'Rows'),
    download: t('下载', 'Download'),
  };
  return (
    <section aria-label={t('隐私账本', 'Privacy ledger')}>
      <h2>{t('隐私账本', 'Privacy ledger')}</h2>
      {of.personal ? (
        <>
          <p>
            {t(
              `第${of.version}版已支出 ρ ${of.spent}，预算 ρ ${of.budget}，剩余 ρ ${of.remaining}。`,
              `Version ${of.version} has spent ρ ${of.spent} of its budget of ρ ${of.budget}; ρ ${of.remaining} is left.`,
            )}{' '}
            <span className="quiet">
              {t(
                `相当于 ε ${of.epsilon.toFixed(2)}（δ = ${of.delta}）。`,
                `That is ε ${of.epsilon.toFixed(2)} (δ = ${of.delta}).`,
              )}
            </span>{' '}
            {!of.confirmed && (
              <span className="tag tone-due">{t('预算来源待确认', 'source of the budget to be confirmed')}</span>
            )}
          </p>
          <Progress
            style={{ maxWidth: 480 }}
            percent={of.budget === 0 ? 100 : Math.round((of.spent / of.budget) * 100)}
            status="normal"
            aria-label={t('隐私预算已支出', 'Privacy budget spent')}
          />
          {charges.length === 0 ? (
            <Nothing zh="尚无支出" en="Nothing has been charged" />
          ) : (
            <ScrollRegion title={t('各次支出', 'Charges')}>
              <table className="data-table">
                <thead>
                  <tr>
                    <th scope="col">{t('时间', 'When')}</th>
                    <th scope="col">{t('方式', 'Way')}</th>
                    <th scope="col">{t('问题', 'Question')}</th>
                    <th scope="col">ρ</th>
                  </tr>
                </thead>
                <tbody>
                  {charges.slice((page - 1) * size, page * size).map((one) => (
                    <tr key={`${one.at} ${JSON.stringify(one.question)}`}>
                      <td>{momentText(one.at)}</td>
                      <td>{channels[one.channel]}</td>
                      <td>
                        <Question of={one.question} labels={labels} />
                      </td>
                      <td>{one.rho}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollRegion>
          )}
          <Pagination
            hideOnSinglePage
            size="small"
            current={page}
            pageSize={size}
            total={charges.length}
            showSizeChanger={false}
            onChange={setPage}
          />
        </>
      ) : (
        <p className="quiet">
          {t(
            '这些数据不是个人数据，统计不支出隐私预算。',
            'These data are not personal: statistics cost no privacy budget.',
          )}
        </p>
      )}
    </section>
  );
}

function Question({ of, labels }: { of: StatisticsQuestion; labels: ReadonlyMap<string, string> }) {
  const { t } = useLanguage();
  const measures = { count: t('计数', 'Count'), sum: t('求和', 'Sum'), mean: t('均值', 'Mean') };
  const named = (name: string): string => labels.get(name) ?? name;
  const { field, by, groups = [], filters = [], low, high } = of;
  const parts = [
    measures[of.measure],
    field !== undefined && `${named(field)} [${low}, ${high}]`,
    by !== undefined && t(`按${named(by)}：${groups.join('、')}`, `by ${named(by)}: ${groups.join(', ')}`),
    filters.length > 0 && t(`条件 ${filters.join(' ')}`, `where ${filters.join(' ')}`),
  ];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}
