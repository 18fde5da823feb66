import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { ProblemError, send } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { momentText } from '#ui/moment.ts';
import { Refusal } from '#ui/parts.tsx';
import type { TokenRow } from './tokens.ts';

/** The tokens by which the product pushes its metrics: made here and shown once, and revoked. */
export function TokensView({
  product,
  tokens,
  metric,
  onChanged,
}: {
  product: string;
  tokens: readonly TokenRow[];
  /** The name of a metric, for the example. */
  metric: string;
  onChanged(): void;
}) {
  const { t } = useLanguage();
  const [name, setName] = useState('');
  const [made, setMade] = useState<string | null>(null);
  const [fault, setFault] = useState<ProblemError | null>(null);
  const attempt = async (work: () => Promise<void>) => {
    try {
      setFault(null);
      await work();
      onChanged();
    } catch (error) {
      if (error instanceof ProblemError) setFault(error);
    }
  };
  const make = () =>
    attempt(async () => {
      setMade((await send<{ token: string }>('/api/warnings/tokens', { product, name })).token);
      setName('');
    });
  const revoke = (id: string) => attempt(() => send(`/api/warnings/tokens/${id}`, undefined, { method: 'DELETE' }));
  return (
    <section className="metric">
      <h3>{t('推送令牌', 'Tokens to push with')}</h3>
      <p>
        {t(
          '您的系统凭令牌推送指标。令牌只显示一次，本平台只保存其摘要。',
          'Your systems push metrics with a token. It is shown once; only its digest is kept.',
        )}
      </p>
      {fault && <Refusal error={fault} />}
      {made && (
        <Alert
          type="success"
          showIcon
          title={t('请立即保存，离开本页后不再显示', 'Keep it now: it is not shown again')}
          description={
            <>
              <code className="token">{made}</code>
              <pre className="example">{`curl -X POST ${location.origin}/api/warnings/points \\
  -H 'Authorization: Bearer ${made}' -H 'Content-Type: application/json' \\
  -d '[{"metric":"${metric}","at":"${new Date().toISOString()}","value":0,"n":1}]'

OTEL_EXPORTER_OTLP_ENDPOINT=${location.origin}/api/warnings
OTEL_EXPORTER_OTLP_PROTOCOL=http/json
OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer ${made}"`}</pre>
            </>
          }
        />
      )}
      <p>
        <label htmlFor="token-name">{t('用途', 'What it is for')}</label>{' '}
        <Input id="token-name" value={name} onChange={(event) => setName(event.target.value)} style={{ width: 220 }} />{' '}
        <Button onClick={make} disabled={name.trim() === ''}>
          {t('建立令牌', 'Make a token')}
        </Button>
      </p>
      <ul>
        {tokens.map((one) => (
          <li key={one.id}>
            {one.name} · {momentText(one.createdAt)} ·{' '}
            {one.usedAt
              ? t(`最近使用 ${momentText(one.usedAt)}`, `last used ${momentText(one.usedAt)}`)
              : t('尚未使用', 'not used yet')}{' '}
            {one.revokedAt ? (
              <span className="quiet">{t('已撤销', 'revoked')}</span>
            ) : (
              <Button
                size="small"
                onClick={() => revoke(one.id)}
                aria-label={t(`撤销令牌：${one.name}`, `Revoke the token: ${one.name}`)}
              >
                {t('撤销', 'Revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
