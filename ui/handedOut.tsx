import { Button, Modal } from 'antd';
import { useLanguage } from './language.tsx';
import { QrCode } from './qrCode.tsx';

/** A password for one use, or a second factor, as the server tells it once. */
export interface HandedOutView {
  readonly account: string;
  readonly password?: string;
  readonly otpauth?: string;
  readonly secret?: string;
}

/** What is handed to a person, shown once: closing it is the last one sees of it. */
export function HandedOut({ given, hours, onClose }: { given: HandedOutView; hours: number; onClose(): void }) {
  const { t } = useLanguage();
  return (
    <Modal
      open
      zIndex={1100}
      title={t(`交给 ${given.account}，仅显示这一次`, `For ${given.account}; shown this once`)}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={() => print()}>{t('打印', 'Print')}</Button>
          <Button type="primary" onClick={onClose}>
            {t('已交给本人', 'Handed over')}
          </Button>
        </>
      }
    >
      {given.password && (
        <>
          <p>
            {t(
              `一次性口令，${hours} 小时内有效；本人登录后须设置自己的口令：`,
              `A one-time password, good for ${hours} hours; the person sets their own after signing in:`,
            )}
          </p>
          <p className="secret">{given.password}</p>
        </>
      )}
      {given.otpauth && given.secret && (
        <>
          <p>{t('用验证器应用扫描，或手工输入密钥：', 'Scan with an authenticator, or type the key in:')}</p>
          <QrCode address={given.otpauth} label={t('第二因素的二维码', 'QR code of the second factor')} />
          <p className="secret">{given.secret}</p>
        </>
      )}
    </Modal>
  );
}
