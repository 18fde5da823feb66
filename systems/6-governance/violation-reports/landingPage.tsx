import { Button } from 'antd';
import { Link } from 'react-router';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite } from '#ui/parts.tsx';
import type { SessionView } from '#ui/types.ts';
import { FiguresPanel } from './figuresPanel.tsx';
import { CannotSeal, canSeal, Heading } from './reportParts.tsx';

/** Where one begins: to report, to look again, and what is kept of it. */
export function LandingPage() {
  const { t } = useLanguage();
  const session = useApi<SessionView>('/api/session');
  return (
    <>
      <div className="report">
        <Heading zh="举报问题" en="Report a problem" />
        <p>
          {t(
            '发现人工智能产品和服务违法，或者违反伦理安全规范，任何人都可以举报。',
            'Anybody may report AI products and services that break the law or the norms of ethics and safety.',
          )}{' '}
          <small>
            <Cite provision="70" />
          </small>
        </p>
        {canSeal() ? (
          <div className="onward">
            <Link to="/violation-reports/new">
              <Button type="primary" size="large">
                {t('我要举报', 'Report')}
              </Button>
            </Link>
            <Link to="/violation-reports/inbox">
              <Button size="large">{t('凭回执码查看', 'Look with a code')}</Button>
            </Link>
          </div>
        ) : (
          <CannotSeal />
        )}
        <ul>
          <li>{t('不用登录，可以不留姓名，五步完成。', 'No account, no name needed, five steps.')}</li>
          <li>
            {t(
              '文字和文件在您的设备上加密，只有受理单位能打开；每次打开都有记录。',
              'Text and files are sealed on your device; only the receiver opens them, and each opening is recorded.',
            )}
          </li>
          <li>
            {t(
              '照片里的拍摄地点、时间和设备先去除，再加密。',
              'Place, time and device are taken out of pictures before they are sealed.',
            )}
          </li>
          <li>
            {t(
              '不记录您的网络地址、来源页面和提交时刻，只记日期。',
              'Your network address, where you came from and the hour are not kept; the day is.',
            )}
          </li>
          <li>{t('无论是否属实，都会告诉您结果和理由。', 'Whatever is found, you are told the outcome and why.')}</li>
        </ul>
        {session.data && (session.data.offices.length > 0 || session.data.parties.length > 0) && (
          <p>
            <Link to="/violation-reports/keys">{t('本单位的接收密钥', "Your office's keys")}</Link>
          </p>
        )}
      </div>
      <h2>{t('举报办理情况', 'How reports are dealt with')}</h2>
      <FiguresPanel />
      <p>
        <Link to="/registers/violation-reports">
          {t('逐件查看（编号、状态、类别和结果）', 'One by one (number, state, act, outcome)')}
        </Link>
        {' · '}
        <Link to="/registers/report-receivers">{t('谁受理举报', 'Who receives reports')}</Link>
      </p>
    </>
  );
}
