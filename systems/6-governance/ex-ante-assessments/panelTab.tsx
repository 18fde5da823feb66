import { Table } from 'antd';
import { Link } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Nothing } from '#ui/parts.tsx';
import type { RecordSlot } from '#ui/screen.ts';
import { ScrollRegion } from '#ui/scrollRegion.tsx';
import { type ExpertKind, expertKinds, type Ground, grounds } from './terms.ts';

interface Seat {
  readonly name: string;
  readonly kind: ExpertKind;
  readonly place: number;
  readonly sits: boolean;
  readonly opinion: string | null;
  readonly state: Label | null;
  readonly handedIn: boolean;
}
interface Panel {
  readonly pool: readonly { readonly name: string; readonly kind: ExpertKind }[];
  readonly short: readonly ExpertKind[];
  readonly barred: readonly { readonly name: string; readonly ground: Ground; readonly note?: string }[];
  readonly order: readonly Seat[];
}

/** How the panel was drawn: what was fixed first, who was kept off and why, who sits and who has handed in. */
export function PanelTab({ page }: RecordSlot) {
  const { say, t } = useLanguage();
  const { id, revision, facts } = page.record;
  const query = useApi<Panel>(`/api/ex-ante-assessments/${id}/panel?r=${revision}`, { every: 5000 });
  return (
    <Loaded query={query}>
      {({ pool, short, barred, order }) => {
        if (facts.panelSource === undefined)
          return (
            <Nothing
              zh="送专家评审后，抽取的名单和过程显示在这里"
              en="Once a panel is asked for, its draw is shown here"
            />
          );
        const members = order.filter((one) => one.sits);
        return (
          <>
            <p>
              {t('随机数来源：', 'Public value: ')}
              {String(facts.panelSource)} · {String(facts.panelKnownOn)}
              {facts.randomness !== undefined && ` · ${String(facts.randomness)}`}
              <br />
              <span className="quiet" style={{ overflowWrap: 'anywhere' }}>
                {t('名单承诺值：', 'Commitment: ')}
                {String(facts.commitment ?? t('正在锁定…', 'being fixed…'))}
              </span>{' '}
              {facts.commitment !== undefined && (
                <a href={`/api/ex-ante-assessments/${id}/draw.json`}>{t('抽取记录', 'Transcript')}</a>
              )}
            </p>
            {short.length > 0 && (
              <p className="tone-overdue">
                ! {t('可以抽取的专家不足：', 'Too few experts to draw from: ')}
                {short.map((kind) => say(expertKinds[kind])).join(t('、', ', '))}
              </p>
            )}
            {order.length > 0 ? (
              <>
                <h3>
                  {t(
                    `成员 ${members.length} 人，已提交 ${members.filter((one) => one.handedIn).length} 人`,
                    `${members.length} members, ${members.filter((one) => one.handedIn).length} handed in`,
                  )}
                </h3>
                <ScrollRegion title={t('专家组', 'Panel')}>
                  <Table<Seat>
                    size="small"
                    pagination={false}
                    rowKey="name"
                    dataSource={[...order]}
                    columns={[
                      {
                        title: t('类别', 'Kind'),
                        dataIndex: 'kind',
                        render: (kind: ExpertKind) => say(expertKinds[kind]),
                      },
                      { title: t('次序', 'Order'), dataIndex: 'place' },
                      { title: t('专家', 'Expert'), dataIndex: 'name' },
                      {
                        title: t('现状', 'Standing'),
                        key: 'state',
                        render: (_: unknown, one) =>
                          one.opinion ? (
                            <Link to={`/registers/expert-opinions/${one.opinion}`}>{say(one.state ?? undefined)}</Link>
                          ) : (
                            t('候补', 'Next to be called')
                          ),
                      },
                    ]}
                  />
                </ScrollRegion>
              </>
            ) : (
              <p>
                {t(
                  `已锁定 ${pool.length} 名可以抽取的专家，等待随机数公布。`,
                  `${pool.length} experts to draw from; waiting for the public value.`,
                )}
              </p>
            )}
            <h3>{t(`回避 ${barred.length} 人`, `${barred.length} kept off`)}</h3>
            <ul>
              {barred.map((one) => (
                <li key={one.name}>
                  {one.name}：{say(grounds[one.ground])}
                  {one.note && <span className="quiet">（{one.note}）</span>}
                </li>
              ))}
            </ul>
            <p className="quiet">
              {t(
                '意见在全体成员提交之前互不可见，主管部门也看不到；全部提交后一并启封并计票。',
                'No opinion is read by anybody else, the office included, before all are in; then all are opened and counted together.',
              )}
            </p>
          </>
        );
      }}
    </Loaded>
  );
}
