import { Button } from 'antd';
import { useParams } from 'react-router';
import type { Bilingual } from '#kernel/fields/field.ts';
import { useApi } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import { Loaded, Nothing } from '#ui/parts.tsx';
import { QrCode } from '#ui/qrCode.tsx';
import './explanations.css';
import { type Editions, editionInForce, editionsAt } from './publicPage.tsx';

/** A card of size A6 to put up where the product is used: what it is, whom to turn to, and the code of the explanation. */
export function Card() {
  const { t, language } = useLanguage();
  const { product = '' } = useParams();
  const found = useApi<Editions>(editionsAt(product));
  const address = `${location.origin}/explanations/of/${product}`;
  return (
    <Loaded query={found}>
      {(data) => {
        const edition = editionInForce(data);
        if (!edition)
          return <Nothing zh="公开算法说明后才有卡片" en="There is a card once the explanation is published" />;
        const said = (name: string) => {
          const text = edition.facts[name] as Bilingual | undefined;
          return text && (language === 'en' ? (text.en ?? text.zh) : text.zh);
        };
        const name = t(data.product.name, data.product.nameEn ?? data.product.name);
        return (
          <>
            <p className="no-print">
              {t('在产品使用的地方张贴，A6 大小。', 'To be put up where the product is used; size A6.')}{' '}
              <Button type="primary" onClick={() => print()}>
                {t('打印', 'Print')}
              </Button>
            </p>
            <article className="explanation-card">
              <p className="kicker">{t('这里使用算法', 'An algorithm is used here')}</p>
              <h1>{name}</h1>
              <p>{said('what')}</p>
              <QrCode address={address} label={t('算法说明的二维码', 'QR code of the explanation')} />
              <p className="scan">{t('扫码看它怎样工作', 'Scan to read how it works')}</p>
              <p>
                <strong>{t('不同意怎么办：', 'If you disagree: ')}</strong>
                {said('object')}
              </p>
              <p className="small">
                {edition.number} · {t(`版本 ${edition.facts.version}`, `version ${edition.facts.version}`)} ·{' '}
                {t('条例第七十一条', 'Article 71 of the Regulation')}
              </p>
            </article>
          </>
        );
      }}
    </Loaded>
  );
}
