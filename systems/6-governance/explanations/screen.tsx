import { Button } from 'antd';
import { Link, Navigate, Route, Routes, useNavigate } from 'react-router';
import { send } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import type { Page } from '#ui/types.ts';
import { Card } from './card.tsx';
import { points } from './facts.ts';
import { LiveReading } from './liveReading.tsx';
import { OfProduct, PublicPage } from './publicPage.tsx';

/** Ways on from a published explanation: as the public reads it, its card, and for its owner the next edition and a check. */
function Onward({ page }: RecordSlot) {
  const { t } = useLanguage();
  const go = useNavigate();
  const { id, state, facts } = page.record;
  if (state === 'draft') return null;
  const owns = page.moves.some((one) => one.name === 'withdraw');
  const begin = async () => {
    const kept = ['title', 'product', 'version', ...points].filter((name) => facts[name] !== undefined);
    const made = await send<Page>('/api/explanations', {
      facts: Object.fromEntries(kept.map((name) => [name, facts[name]])),
    });
    go(`/registers/explanations/${made.record.id}`);
  };
  const isAsked = page.related.some((one) => one.system === 'comprehension-checks');
  return (
    <>
      <Link to={`/explanations/${id}`}>
        <Button>{t('公众看到的页面', 'As the public reads it')}</Button>
      </Link>
      {state === 'published' && (
        <Link to={`/explanations/of/${facts.product}/card`}>
          <Button>{t('二维码卡片', 'QR card')}</Button>
        </Link>
      )}
      {state === 'published' && owns && <Button onClick={begin}>{t('撰写新一版', 'Write the next edition')}</Button>}
      {state === 'published' && owns && !isAsked && (
        <Link to={`/new/comprehension-checks?title=${encodeURIComponent(page.title)}&explanation=${id}`}>
          <Button>{t('编写理解测试', 'Write a comprehension check')}</Button>
        </Link>
      )}
    </>
  );
}

function Pages() {
  return (
    <Routes>
      <Route index element={<Navigate to="/registers/explanations" replace />} />
      <Route path="of/:product" element={<OfProduct />} />
      <Route path="of/:product/card" element={<Card />} />
      <Route path=":id" element={<PublicPage />} />
    </Routes>
  );
}

const screen: Screen = { page: Pages, actions: Onward, aside: LiveReading };
export default screen;
