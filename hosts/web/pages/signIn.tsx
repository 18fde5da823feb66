import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ProblemError, send, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Refusal } from '#ui/parts.tsx';
import type { SessionView } from '#ui/types.ts';

export function SignIn() {
  const { t, say } = useLanguage();
  const session = useApi<SessionView>('/api/session');
  const client = useQueryClient();
  const go = useNavigate();
  const [form] = Form.useForm<{ account: string; password: string; code?: string }>();
  const [fault, setFault] = useState<ProblemError | null>(null);
  const asksCode = fault?.problem.code === 'code-required';
  const submit = async (values: { account: string; password: string; code?: string }) => {
    try {
      const me = await send<SessionView>('/api/session', values);
      client.clear();
      go(
        me.mustChange
          ? '/account'
          : me.offices.length > 0
            ? '/desk'
            : me.administrator && me.parties.length === 0
              ? '/admin'
              : '/work',
      );
    } catch (error) {
      if (error instanceof ProblemError) setFault(error);
    }
  };
  return (
    <div className="two">
      <section>
        <h1>{t('登录', 'Sign in')}</h1>
        {fault && <Refusal error={fault} />}
        <Form form={form} layout="vertical" onFinish={submit} style={{ maxWidth: 360, marginTop: 16 }}>
          <Form.Item name="account" label={t('账号', 'Account')} rules={[{ required: true }]}>
            <Input autoComplete="username" />
          </Form.Item>
          <Form.Item name="password" label={t('口令', 'Password')} rules={[{ required: true }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          {asksCode && (
            <Form.Item name="code" label={t('动态码', 'Code of your second factor')} rules={[{ required: true }]}>
              <Input autoComplete="one-time-code" inputMode="numeric" />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit">
            {t('登录', 'Sign in')}
          </Button>
        </Form>
      </section>
      {session.data?.demo && (
        <section>
          <h2>{t('演示城市的账号', 'Accounts of the demo city')}</h2>
          <ul>
            {session.data.demo.accounts.map((one) => (
              <li key={one.account} style={{ marginBottom: 8 }}>
                <Button onClick={() => form.setFieldsValue({ account: one.account, password: one.password })}>
                  {one.account}
                </Button>{' '}
                {say(one.who)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
