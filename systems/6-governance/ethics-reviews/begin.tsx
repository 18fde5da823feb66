import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { ProblemError, send, useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Cite, Loaded, Refusal } from '#ui/parts.tsx';
import type { Listed, SessionView } from '#ui/types.ts';
import { committeeKinds } from './committeeFacts.ts';

/** Begins an application: which of one's own products, to which committee. */
export function Begin() {
  const { t } = useLanguage();
  const session = useApi<SessionView>('/api/session');
  const acts = (session.data?.parties.length ?? 0) > 0;
  return (
    <>
      <p style={{ maxWidth: '42em' }}>
        {t(
          '人工智能产品和服务可能对国家利益、公共安全、商业秩序和个人权益产生不利影响的，在活动开始前审查。',
          'What an AI product or service may do to the national interest, public security, business order and personal rights is reviewed before it starts.',
        )}{' '}
        <Cite provision="72.1" /> <Link to="/registers/review-committees">{t('审查机构', 'Committees')}</Link>
      </p>
      {acts && <Application />}
    </>
  );
}

function Application() {
  const { t, say } = useLanguage();
  const go = useNavigate();
  const products = useApi<Listed>('/api/products?mine=1&limit=100');
  const committees = useApi<Listed>('/api/review-committees?state=registered&limit=100');
  const [product, setProduct] = useState<string>();
  const [body, setBody] = useState<string>();
  const [fault, setFault] = useState<ProblemError | null>(null);
  const begin = async () => {
    setFault(null);
    try {
      const { id } = await send<{ id: string }>('/api/ethics-reviews/begin', { product, body });
      go(`/registers/ethics-reviews/${id}`);
    } catch (error) {
      setFault(error instanceof ProblemError ? error : new ProblemError({ status: 0 }));
    }
  };
  return (
    <section aria-label={t('申请伦理审查', 'Apply for a review')}>
      {fault && <Refusal error={fault} />}
      <Loaded query={products}>
        {({ items: own }) => (
          <Loaded query={committees}>
            {({ items: bodies }) => (
              <div className="filter-row">
                <Select
                  aria-label={t('产品', 'Product')}
                  style={{ minWidth: 'min(100%, 300px)' }}
                  placeholder={t('本单位的产品', 'A product of your own')}
                  value={product}
                  onChange={setProduct}
                  options={own.map((one) => ({ value: one.id, label: one.title }))}
                />
                <Select
                  aria-label={t('审查机构', 'Committee')}
                  style={{ minWidth: 'min(100%, 300px)' }}
                  placeholder={t('审查机构', 'Committee')}
                  value={body}
                  onChange={setBody}
                  options={bodies.map((one) => ({
                    value: one.id,
                    label: `${one.title} · ${say(committeeKinds[one.facts.kind as keyof typeof committeeKinds])}`,
                  }))}
                />
                <Button type="primary" disabled={!product || !body} onClick={begin}>
                  {t('申请伦理审查', 'Apply for a review')}
                </Button>
              </div>
            )}
          </Loaded>
        )}
      </Loaded>
    </section>
  );
}
