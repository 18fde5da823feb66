import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ProblemError, send, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Refusal } from '#ui/parts.tsx';
import { QrCode } from '#ui/qrCode.tsx';
import type { SessionView } from '#ui/types.ts';

/** One's own password and second factor. */
export function Account() {
  const { t } = useLanguage();
  const session = useApi<SessionView>('/api/session');
  return (
    <Loaded query={session}>
      {(me) =>
        me.signedIn ? (
          <>
            <h1>
              {t('我的账号', 'My account')} · {me.name}
            </h1>
            {me.mustChange && (
              <Alert
                type="warning"
                showIcon
                title={t(
                  '您用一次性口令登录：请先设置自己的口令，然后才能办理事项。',
                  'You signed in with a one-time password: set your own first; then everything else opens.',
                )}
              />
            )}
            <div className="two">
              <PasswordForm />
              {!me.mustChange && <SecondFactorForm />}
            </div>
          </>
        ) : (
          <h1>{t('请先登录', 'Please sign in first')}</h1>
        )
      }
    </Loaded>
  );
}

function PasswordForm() {
  const { t } = useLanguage();
  const client = useQueryClient();
  const go = useNavigate();
  const [form] = Form.useForm<{ current: string; next: string; again: string }>();
  const [fault, setFault] = useState<ProblemError | null>(null);
  const [done, setDone] = useState(false);
  const submit = async (given: { current: string; next: string }) => {
    setFault(null);
    setDone(false);
    const first = client.getQueryData<SessionView>(['/api/session'])?.mustChange;
    try {
      const me = await send<SessionView>('/api/account/password', given);
      form.resetFields();
      setDone(true);
      await client.invalidateQueries();
      if (first) go(me.offices.length > 0 ? '/desk' : '/work');
    } catch (error) {
      setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
    }
  };
  return (
    <section>
      <h2>{t('修改口令', 'Change the password')}</h2>
      {fault && <Refusal error={fault} />}
      {done && (
        <p role="status">
          {t('口令已修改；其他设备上的登录已失效。', 'The password is changed; sessions elsewhere have ended.')}
        </p>
      )}
      <Form form={form} layout="vertical" onFinish={submit} style={{ maxWidth: 360 }}>
        <Form.Item name="current" label={t('现口令', 'Present password')} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="next"
          label={t('新口令（至少12位）', 'New password (12 characters at least)')}
          rules={[{ required: true, min: 12 }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('再输入一次', 'Once more')}
          dependencies={['next']}
          rules={[
            { required: true },
            ({ getFieldValue }) => ({
              validator: (_: unknown, value: string) =>
                !value || value === getFieldValue('next')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('两次输入不一致', 'The two differ'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {t('修改口令', 'Change the password')}
        </Button>
      </Form>
    </section>
  );
}

function SecondFactorForm() {
  const { t } = useLanguage();
  const [fresh, setFresh] = useState<{ secret: string; otpauth: string } | null>(null);
  const [fault, setFault] = useState<ProblemError | null>(null);
  const [done, setDone] = useState(false);
  const begin = async () => {
    setDone(false);
    const answer = await fetch('/api/account/second-factor');
    if (answer.ok) setFresh(await answer.json());
  };
  const submit = async (given: { current: string; code: string; oldCode?: string }) => {
    setFault(null);
    try {
      await send('/api/account/second-factor', { ...given, secret: fresh?.secret });
      setFresh(null);
      setDone(true);
    } catch (error) {
      setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
    }
  };
  return (
    <section>
      <h2>{t('第二因素', 'Second factor')}</h2>
      <p>
        {t(
          '登录时除口令外，再输入验证器应用显示的动态码。',
          'At sign-in an authenticator’s code is asked for besides the password.',
        )}
      </p>
      {done && <p role="status">{t('第二因素已启用。', 'The second factor is enrolled.')}</p>}
      {fresh ? (
        <>
          <QrCode address={fresh.otpauth} label={t('第二因素的二维码', 'QR code of the second factor')} />
          <p className="secret">{fresh.secret}</p>
          {fault && <Refusal error={fault} />}
          <Form layout="vertical" onFinish={submit} style={{ maxWidth: 360 }}>
            <Form.Item name="current" label={t('口令', 'Password')} rules={[{ required: true }]}>
              <Input.Password autoComplete="current-password" />
            </Form.Item>
            <Form.Item name="oldCode" label={t('原动态码（原已启用的）', 'Code of the present one, if you have one')}>
              <Input inputMode="numeric" autoComplete="off" />
            </Form.Item>
            <Form.Item name="code" label={t('新动态码', 'Code of the new one')} rules={[{ required: true }]}>
              <Input inputMode="numeric" autoComplete="one-time-code" />
            </Form.Item>
            <Button type="primary" htmlType="submit">
              {t('启用', 'Enrol')}
            </Button>
          </Form>
        </>
      ) : (
        <Button onClick={begin}>{t('启用或更换', 'Enrol or replace')}</Button>
      )}
    </section>
  );
}
