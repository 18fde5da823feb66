import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ProblemError, send } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Refusal } from '#ui/parts.tsx';

/** Asks to use a product: for what and until when. The contract that comes of it waits for the provider. */
export function AskToUse({
  product,
  parties,
}: {
  product: string;
  parties: readonly { readonly id: string; readonly name: string }[];
}) {
  const { t } = useLanguage();
  const go = useNavigate();
  const [open, setOpen] = useState(false);
  const [party, setParty] = useState(parties[0]?.id ?? '');
  const [purpose, setPurpose] = useState('');
  const [endsOn, setEndsOn] = useState('');
  const [fault, setFault] = useState<ProblemError | null>(null);
  const ask = async () => {
    try {
      const { id } = await send<{ id: string }>(`/api/data-products/${product}/contracts`, {
        party,
        purpose: { zh: purpose },
        endsOn,
      });
      go(`/registers/data-contracts/${id}`);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setFault(error);
    }
  };
  return (
    <p>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('申请使用', 'Ask to use it')}
      </Button>
      <Modal
        open={open}
        title={t('申请使用数据产品', 'Ask to use the product')}
        okText={t('提交申请', 'Send')}
        cancelText={t('取消', 'Cancel')}
        okButtonProps={{ disabled: purpose.trim() === '' || endsOn === '' }}
        onOk={() => void ask()}
        onCancel={() => setOpen(false)}
      >
        {fault && <Refusal error={fault} />}
        <p>
          {t(
            '价格和使用限制以产品登记的内容为准，由提供方签订后生效。',
            'Price and limits are those registered; the contract holds once the provider has signed it.',
          )}
        </p>
        {parties.length > 1 && (
          <p>
            <label htmlFor="ask-party">{t('使用方', 'User')}</label>
            <Select
              id="ask-party"
              style={{ inlineSize: '100%' }}
              value={party}
              onChange={setParty}
              options={parties.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </p>
        )}
        <p>
          <label htmlFor="ask-purpose">{t('使用目的', 'Purpose')}</label>
          <Input.TextArea
            id="ask-purpose"
            rows={3}
            maxLength={1000}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
          />
        </p>
        <p>
          <label htmlFor="ask-ends">{t('使用至', 'Until')}</label>
          <Input id="ask-ends" type="date" value={endsOn} onChange={(event) => setEndsOn(event.target.value)} />
        </p>
      </Modal>
    </p>
  );
}
