import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ProblemError, send, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { momentText } from '#ui/moment.ts';
import { Loaded, Nothing, Refusal } from '#ui/parts.tsx';
import { useTitle } from '#ui/title.ts';
import type { KeyRow } from './keys.ts';
import { Snippet } from './snippet.tsx';

const path = '/api/open-platform/keys';

/** One's own keys: made and shown once, with how often each was used, and revoked. */
export function KeysPage() {
  const { t } = useLanguage();
  useTitle(t('我的接口密钥', 'My keys'));
  const found = useApi<{ keys: readonly KeyRow[] }>(path);
  if (found.error?.problem.status === 401 || found.error?.problem.status === 403)
    return (
      <p>
        {t('密钥属于个人：', 'A key belongs to a person: ')}
        <Link to="/sign-in">{t('请先登录', 'please sign in')}</Link>
      </p>
    );
  return <Loaded query={found}>{({ keys }) => <Keys keys={keys} />}</Loaded>;
}

function Keys({ keys }: { keys: readonly KeyRow[] }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [made, setMade] = useState<string | null>(null);
  const [fault, setFault] = useState<ProblemError | null>(null);
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      setFault(null);
      await work();
      await client.invalidateQueries({ queryKey: [path] });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setFault(error);
    }
  };
  const make = () =>
    attempt(async () => {
      setMade((await send<{ key: string }>(path, { name })).key);
      setName('');
    });
  return (
    <>
      <p>
        {t(
          '程序凭密钥以您的身份调用接口，权限与您登录后相同。密钥只显示一次，本平台只保存其摘要；不用了请撤销。',
          'By a key a program calls the interface as you, with what you may do when signed in. It is shown once; only its digest is kept. Revoke it when you no longer need it.',
        )}
      </p>
      {fault && <Refusal error={fault} />}
      {made && (
        <Alert
          type="success"
          showIcon
          title={t('请立即保存，离开本页后不再显示', 'Keep it now: it is not shown again')}
          description={
            <Snippet name={t('新密钥的用法', 'How to use the new key')}>
              {`export SZOD_KEY=${made}
curl -H "Authorization: $SZOD_KEY" '${location.origin}/api/3/action/user_show'`}
            </Snippet>
          }
        />
      )}
      <p>
        <label htmlFor="key-name">{t('用途', 'What it is for')}</label>{' '}
        <Input
          id="key-name"
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
          style={{ inlineSize: 240 }}
        />{' '}
        <Button type="primary" onClick={() => void make()} disabled={name.trim() === ''}>
          {t('建立密钥', 'Make a key')}
        </Button>
      </p>
      {keys.length === 0 ? (
        <Nothing zh="还没有密钥" en="No key yet" />
      ) : (
        <Table
          size="small"
          rowKey="id"
          pagination={false}
          scroll={{ x: 620 }}
          dataSource={[...keys]}
          columns={[
            { title: t('用途', 'What it is for'), dataIndex: 'name' },
            { title: t('建立时间', 'Made'), render: (_, one) => momentText(one.createdAt) },
            { title: t('最近使用', 'Last used'), render: (_, one) => one.usedOn ?? t('尚未使用', 'not yet') },
            { title: t('近三十日调用', 'Calls in 30 days'), dataIndex: 'calls', align: 'right' },
            {
              title: t('状态', 'State'),
              render: (_, one) =>
                one.revokedAt ? (
                  <span className="quiet">{t('已撤销', 'revoked')}</span>
                ) : (
                  <Button
                    size="small"
                    onClick={() => void attempt(() => send(`${path}/${one.id}`, undefined, { method: 'DELETE' }))}
                    aria-label={t(`撤销密钥：${one.name}`, `Revoke the key: ${one.name}`)}
                  >
                    {t('撤销', 'Revoke')}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </>
  );
}
