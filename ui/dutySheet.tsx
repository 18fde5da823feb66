import { Drawer } from 'antd';
import { Link } from 'react-router';
import type { Label } from '#kernel/label.ts';
import { citation } from '#law/places.ts';
import { useApi } from './api.ts';
import { Addressee, type DutyRow, DutyStatement, StatusMark } from './duty.tsx';
import { useLanguage } from './language.tsx';
import { Loaded, Nothing } from './parts.tsx';
import type { Row } from './types.ts';

interface Behind {
  readonly duty: DutyRow;
  readonly explanation: Label;
  readonly records: readonly Row[];
}

/** A duty, how it stands, and the records that show it. */
export function DutySheet({ id, onClose }: { id: string | null; onClose(): void }) {
  const { t, say } = useLanguage();
  const behind = useApi<Behind>(id ? `/api/duties/${encodeURIComponent(id)}` : null, { keep: true });
  return (
    <Drawer
      open={id !== null}
      onClose={onClose}
      size="min(560px, 100vw)"
      title={id ? `${say(citation(id))} · ${t('职责', 'duty')} ${id}` : ''}
      closable={{ 'aria-label': t('关闭', 'Close') }}
    >
      <Loaded query={behind}>
        {({ duty, explanation, records }) => (
          <>
            <p style={{ fontSize: 17 }}>
              <DutyStatement duty={duty} />
            </p>
            {duty.note && <p className="quiet">{say(duty.note)}</p>}
            <dl className="facts">
              <div>
                <dt>{t('条款', 'Provision')}</dt>
                <dd>
                  <Link to={`/law/${duty.article}/${duty.paragraph}${duty.item ? `/${duty.item}` : ''}`}>
                    {say(citation(duty.id))}
                  </Link>
                </dd>
              </div>
              <div>
                <dt>{t('主体', 'Who')}</dt>
                <dd>
                  <Addressee duty={duty} />
                </dd>
              </div>
              <div>
                <dt>{t('时限', 'When')}</dt>
                <dd>{duty.timeRule ? say(duty.timeRule) : t('条文未规定', 'the law sets none')}</dd>
              </div>
              <div>
                <dt>{t('由何系统回答', 'Answered by')}</dt>
                <dd>
                  <AnsweredBy duty={duty} />
                </dd>
              </div>
              <div>
                <dt>{t('状态', 'Status')}</dt>
                <dd>
                  <StatusMark status={duty.status} />
                  <br />
                  {say(explanation)}
                </dd>
              </div>
            </dl>
            <h3>{t('为证的记录', 'Records that show it')}</h3>
            {records.length === 0 ? (
              <Nothing zh="还没有可以公开查看的记录" en="No record that may be read yet" />
            ) : (
              <ul className="duty-short">
                {records.map((row) => (
                  <li key={row.id}>
                    <Link to={`/registers/${row.system}/${row.id}`}>{row.number}</Link> {row.title} ·{' '}
                    {say(row.stateLabel)} · {row.updatedAt.slice(0, 10)}
                  </li>
                ))}
              </ul>
            )}
            {duty.count > records.length && (
              <p className="quiet">
                {t(
                  `共 ${duty.count} 条，此处列出您可以查看的 ${records.length} 条。`,
                  `${duty.count} in all, of which you may read these ${records.length}.`,
                )}
              </p>
            )}
          </>
        )}
      </Loaded>
    </Drawer>
  );
}

/** The system that answers a duty, with its register where it is built. */
export function AnsweredBy({ duty }: { duty: Pick<DutyRow, 'answeredBy'> }) {
  const { t, say } = useLanguage();
  const by = duty.answeredBy;
  if (!by) return <>{t('无需系统', 'none needed')}</>;
  return by.built ? (
    <Link to={`/registers/${by.id}`}>{say(by.name)}</Link>
  ) : (
    <>
      {say(by.name)}
      {t('（尚未建成）', ' (not built yet)')}
    </>
  );
}
