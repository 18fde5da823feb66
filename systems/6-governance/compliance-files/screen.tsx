import { Button } from 'antd';
import { Link, Navigate, Route, Routes, useParams } from 'react-router';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Nothing } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import { ScrollRegion } from '#ui/scrollRegion.tsx';
import type { SessionView } from '#ui/types.ts';
import './compliance.css';
import type { Firm } from './gathered.ts';
import { Standing, signs } from './standing.tsx';

/** Above a firm's file: what it holds and lacks, as the program sees it now. */
function Top({ page }: RecordSlot) {
  const { owner, revision, state } = page.record;
  const found = useApi<Firm>(owner && state !== 'draft' ? `/api/compliance-files/firms/${owner}?r=${revision}` : null, {
    keep: true,
  });
  return found.data ? <Standing firm={found.data} /> : null;
}

function AddExercise({ page }: RecordSlot) {
  const { t } = useLanguage();
  return page.moves.some((one) => one.name === 'save') ? (
    <Link to="/new/red-team-exercises">
      <Button>{t('登记红队演练', 'Record a red-team exercise')}</Button>
    </Link>
  ) : null;
}

/** For officers: every firm that has a product registered, and what each lacks. */
function Firms() {
  const { t, say } = useLanguage();
  const found = useApi<{ firms: readonly Firm[] }>('/api/compliance-files/firms');
  return (
    <>
      <h1>{t('各企业合规档案', 'The files of all firms')}</h1>
      <Loaded query={found}>
        {({ firms }) =>
          firms.length === 0 ? (
            <Nothing zh="还没有登记产品的企业" en="No firm has a product registered yet" />
          ) : (
            <>
              <p>
                {t(
                  `${firms.length}家企业登记了产品，${firms.filter((one) => one.file === null).length}家没有建档。`,
                  `${firms.length} firms have a product registered; ${firms.filter((one) => one.file === null).length} have no file.`,
                )}
              </p>
              <ScrollRegion title={t('各企业合规档案', 'The files of all firms')}>
                <table className="file-items">
                  <thead>
                    <tr>
                      <th scope="col">{t('企业', 'Firm')}</th>
                      <th scope="col">{t('档案', 'File')}</th>
                      <th scope="col">{t('缺', 'Missing')}</th>
                      {firms[0]?.items.map((one) => (
                        <th key={one.id} scope="col">
                          {say(one.name)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {firms.map((firm) => (
                      <tr key={firm.party}>
                        <th scope="row">
                          <Link to={`/compliance-files/firms/${firm.party}`}>
                            {t(firm.name, firm.nameEn ?? firm.name)}
                          </Link>
                        </th>
                        <td>
                          {firm.file === null
                            ? t('✗ 没有', '✗ none')
                            : firm.file.state === 'notConfirmed'
                              ? t('! 逾期未确认', '! not confirmed in time')
                              : firm.file.number}
                        </td>
                        <td>{firm.items.filter((one) => one.status === 'missing').length}</td>
                        {firm.items.map((one) => (
                          <td key={one.id} title={say(one.told)}>
                            <span className={`tone-${signs[one.status].tone}`}>
                              {signs[one.status].sign} {t(signs[one.status].zh, signs[one.status].en)}
                            </span>
                          </td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </ScrollRegion>
            </>
          )
        }
      </Loaded>
    </>
  );
}

function OneFirm() {
  const { t } = useLanguage();
  const { party = '' } = useParams();
  const found = useApi<Firm>(`/api/compliance-files/firms/${party}`);
  return (
    <Loaded query={found}>
      {(firm) => (
        <>
          <p>
            <Link to="/compliance-files/firms">{t('各企业合规档案', 'The files of all firms')}</Link>
          </p>
          <h1>{t(firm.name, firm.nameEn ?? firm.name)}</h1>
          <p>
            {firm.file ? (
              <Link to={`/registers/compliance-files/${firm.file.id}`}>{firm.file.number}</Link>
            ) : (
              t('没有建档', 'No file')
            )}
          </p>
          <Standing firm={firm} />
        </>
      )}
    </Loaded>
  );
}

interface Summary {
  readonly name: string;
  readonly nameEn: string | null;
  readonly confirmed: boolean;
  readonly norms: readonly { name: string; version: string }[];
  readonly trainings: number;
  readonly exercises: number;
}
/** For everybody: what firms chose to publish of their files. */
function Summaries() {
  const { t } = useLanguage();
  const found = useApi<{ items: readonly Summary[] }>('/api/compliance-files/summaries');
  return (
    <>
      <h1>{t('企业公开的合规摘要', 'What firms publish of their files')}</h1>
      <p>
        {t(
          '由企业自愿公开；人员、材料和发现的问题不公开。',
          'Published by choice; people, materials and findings are not public.',
        )}
      </p>
      <Loaded query={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing zh="还没有企业公开摘要" en="No firm has published a summary yet" />
          ) : (
            items.map((one) => (
              <section key={one.name}>
                <h2>{t(one.name, one.nameEn ?? one.name)}</h2>
                <ul>
                  <li>
                    {one.confirmed
                      ? t('✓ 本年度已确认档案齐全', '✓ Confirmed whole this year')
                      : t('○ 本年度尚未确认', '○ Not confirmed this year yet')}
                  </li>
                  <li>
                    {t('采用的规范：', 'Norms: ')}
                    {one.norms.map((norm) => `${norm.name} ${norm.version}`).join(t('；', '; ')) || '—'}
                  </li>
                  <li>{t(`一年内培训${one.trainings}次`, `${one.trainings} trainings within a year`)}</li>
                  <li>{t(`红队演练${one.exercises}次`, `${one.exercises} red-team exercises`)}</li>
                </ul>
              </section>
            ))
          )
        }
      </Loaded>
    </>
  );
}

function Ways() {
  const { t } = useLanguage();
  const { data } = useApi<SessionView>('/api/session');
  const isOfficer = data?.offices.some((one) => one.id === 'industry' || one.id === 'committee');
  return (
    <p>
      {isOfficer && (
        <>
          <Link to="/compliance-files/firms">{t('各企业一览：缺什么', 'All firms: what is missing')}</Link>
          {' · '}
        </>
      )}
      <Link to="/compliance-files/summaries">{t('企业公开的摘要', 'Summaries that firms publish')}</Link>
    </p>
  );
}

function Pages() {
  return (
    <Routes>
      <Route index element={<Navigate to="/registers/compliance-files" replace />} />
      <Route path="firms" element={<Firms />} />
      <Route path="firms/:party" element={<OneFirm />} />
      <Route path="summaries" element={<Summaries />} />
    </Routes>
  );
}

const screen: Screen = { page: Pages, top: Top, actions: AddExercise, register: Ways };
export default screen;
