import { Button } from 'antd';
import { useEffect } from 'react';
import { Link, Navigate, Route, Routes } from 'react-router';
import { type Label, label } from '#kernel/label.ts';
import { send, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import type { Page, SessionView } from '#ui/types.ts';
import { ExportList } from './exportList.tsx';
import { ReadHistory } from './readHistory.tsx';
import { SandboxPage } from './sandboxPage.tsx';
import { SignPanel } from './signPanel.tsx';
import './dataRequests.css';

/** What is next, by whom; the date comes from the clock. */
const nexts: Readonly<Record<string, Label>> = {
  draft: label('填写用途、期限和安全措施，提交申请。', 'State the purpose, the term and the safeguards, and submit.'),
  submitted: label('数据提供部门正在审核。', 'The office looks at the request.'),
  correcting: label('请按通知补正后再次提交。', 'Correct what the notice names and submit again.'),
  toBeSigned: label('已同意。请申请单位阅读并签署协议。', 'Agreed. The applicant reads and signs the agreement.'),
  toBeCountersigned: label(
    '申请单位已签署，等待数据提供部门签署。',
    'The applicant has signed; the office signs next.',
  ),
  accessOpen: label(
    '沙箱已开通，期限届满自动关闭。',
    'The sandbox is open and closes by itself at the end of the term.',
  ),
  deletionDue: label(
    '使用已结束，沙箱已关闭。请删除导出的文件和副本，并确认。',
    'The use has ended and the sandbox is closed. Delete exported files and copies, and confirm it.',
  ),
  deletionOverdue: label('确认删除已经逾期。', 'The deletion should have been confirmed by now.'),
  closed: label('已确认删除，办结。', 'The deletion is confirmed; closed.'),
  declined: label('不予同意，理由见决定书。', 'Declined; the reasons are in the decision.'),
};

function Top(slot: RecordSlot) {
  const { say, t } = useLanguage();
  const { page } = slot;
  const { state, owner, id } = page.record;
  const session = useApi<SessionView>('/api/session');
  const own = session.data?.parties.some((one) => one.id === owner) ?? false;
  const clock = page.clocks.find(({ view }) => view.status !== 'ended');
  return (
    <>
      <section className={`next ${state === 'deletionOverdue' ? 'tone-overdue' : ''}`}>
        <p>
          <strong>{t('下一步', 'Next')}</strong> {state === 'deletionOverdue' && '! '}
          {say(nexts[state])}
        </p>
        {clock && (
          <p>
            {say(clock.label)}
            {t('：', ': ')}
            {say(clock.view.text)}
            {clock.view.dueOn && ` · ${clock.view.dueOn}`}
          </p>
        )}
        {state === 'accessOpen' && own && (
          <p>
            <Link to={`/data-requests/${id}/sandbox`}>
              <Button type="primary">{t('打开沙箱', 'Open the sandbox')}</Button>
            </Link>
          </p>
        )}
      </section>
      {state === 'draft' && own && <Offered {...slot} />}
      {(state === 'toBeSigned' || state === 'toBeCountersigned') && <SignPanel {...slot} />}
    </>
  );
}

interface Offer {
  readonly title: string;
  readonly opening: string | null;
  readonly office: string;
  readonly officeName?: Label;
  readonly version: { readonly id: string; readonly number: number; readonly rows: number } | null;
}

/** The version and the office come from the data resource; whenever another one is chosen they are taken anew. */
function Offered({ page, refresh }: RecordSlot) {
  const { say, t } = useLanguage();
  const { id, revision, facts } = page.record;
  const offer = useApi<Offer>(typeof facts.dataset === 'string' ? `/api/data-requests/offers/${facts.dataset}` : null);
  const version = offer.data?.version;
  const stale = version && (facts.version !== version.id || facts.office !== offer.data?.office);
  useEffect(() => {
    if (!stale) return;
    const taken = { version: version.id, office: offer.data?.office };
    // Somebody who types at the same time saves first; the next revision tries again.
    send<Page>(`/api/data-requests/${id}/chooseVersion`, { facts: taken }, { revision }).then(refresh, () => {});
  }, [stale, version, offer.data, id, revision, refresh]);
  if (!offer.data) return null;
  return (
    <p>
      {version
        ? t(
            `申请使用《${offer.data.title}》第${version.number}版（${version.rows}行），由${say(offer.data.officeName)}审核。`,
            `Asked for is “${offer.data.title}”, version ${version.number} (${version.rows} rows); ${say(offer.data.officeName)} decides.`,
          )
        : t('该数据资源还没有可用的数据。', 'This resource has no data yet.')}
    </p>
  );
}

const Exports = ({ page }: RecordSlot) => <ExportList request={page.record.id} />;
const Reads = ({ page }: RecordSlot) => <ReadHistory request={page.record.id} />;
const begun = new Set(['accessOpen', 'deletionDue', 'deletionOverdue', 'closed']);

function Lead() {
  const { t } = useLanguage();
  return (
    <p>
      {t(
        '有条件开放的数据，经申请、审核、签署协议后在沙箱中使用；结果经检查后导出。',
        'Data open on condition are asked for, agreed on and used in the sandbox; results leave after the checks.',
      )}{' '}
      <Link to="/data-catalogue">{t('从公共数据目录开始', 'Begin at the catalogue')}</Link>
    </p>
  );
}

const Pages = () => (
  <Routes>
    <Route path=":id/sandbox" element={<SandboxPage />} />
    <Route path="*" element={<Navigate to="/registers/data-requests" replace />} />
  </Routes>
);

const screen: Screen = {
  page: Pages,
  register: Lead,
  top: Top,
  tabs: [
    { key: 'exports', label: label('导出', 'Exports'), view: Exports, when: (page) => begun.has(page.record.state) },
    {
      key: 'reads',
      label: label('查询记录', 'What was read'),
      view: Reads,
      when: (page) => begun.has(page.record.state),
    },
  ],
  offers: ['signAgreement', 'countersign', 'chooseVersion'],
};
export default screen;
