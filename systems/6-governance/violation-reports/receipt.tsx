import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { dateLabel } from '#kernel/dates.ts';
import type { Label } from '#kernel/label.ts';
import { useLanguage } from '#ui/language.tsx';
import type { Received } from './newReport.tsx';
import { Heading } from './reportParts.tsx';

/** The receipt: the code, shown this once, and what happens next by which day. */
export function Receipt({ code, received, receiver }: { code: string; received: Received; receiver: Label }) {
  const { t, say } = useLanguage();
  const [copied, setCopied] = useState(false);
  const { acceptance, verification, telling } = received;
  const by = acceptance.dueOn ?? acceptance.range?.latest;
  return (
    <div className="report">
      <Heading zh="已提交，请记下回执码" en="Handed in. Keep your receipt code" />
      <p className="code" data-code={code}>
        {code}
      </p>
      <p>
        <strong>
          {t(
            '回执码只显示这一次，我们没有保存，也无法找回。',
            'It is shown this once; we have not kept it and cannot find it again.',
          )}
        </strong>{' '}
        {t(
          '凭它可以查看办理情况、阅读答复、补充线索。',
          'With it you see where the report stands, read answers and add to it.',
        )}
      </p>
      <div className="onward no-print">
        <Button
          size="large"
          onClick={async () => {
            await navigator.clipboard.writeText(code).then(
              () => setCopied(true),
              () => setCopied(false),
            );
          }}
        >
          {t('复制', 'Copy')}
        </Button>
        <Button size="large" onClick={() => print()}>
          {t('打印', 'Print')}
        </Button>
        <span role="status">{copied ? t('已复制', 'Copied') : ''}</span>
      </div>
      <h2>{t('接下来', 'What happens next')}</h2>
      <dl className="facts">
        <div>
          <dt>{t('举报编号', 'Number')}</dt>
          <dd>{received.number}</dd>
        </div>
        <div>
          <dt>{t('受理单位', 'Receiver')}</dt>
          <dd>{say(receiver)}</dd>
        </div>
        <div>
          <dt>{t('是否受理', 'Accepted or not')}</dt>
          <dd>
            {by ? t(`最迟 ${say(dateLabel(by))}`, `by ${say(dateLabel(by))}`) : ''}{' '}
            {t(`（${acceptance.days}个工作日内）`, `(within ${acceptance.days} working days)`)}
          </dd>
        </div>
        <div>
          <dt>{t('核查', 'Verified')}</dt>
          <dd>{t(`受理后${verification}个工作日内`, `within ${verification} working days of acceptance`)}</dd>
        </div>
        <div>
          <dt>{t('告知结果', 'Outcome told')}</dt>
          <dd>{t(`决定后${telling}个工作日内`, `within ${telling} working days of the decision`)}</dd>
        </div>
      </dl>
      <p className="quiet">
        {t(
          '以上期限参照投诉举报处理的有关规定，来源待确认。',
          'These terms follow the rules on complaints and reports by analogy; source to be confirmed.',
        )}
      </p>
      <p className="no-print">
        <Link to="/violation-reports/inbox">{t('用回执码查看', 'Look with the receipt code')}</Link>
      </p>
    </div>
  );
}
