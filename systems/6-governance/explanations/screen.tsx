import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { send } from '#ui/api.ts';
import { useLanguage } from '#ui/language.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';
import type { Page } from '#ui/types.ts';
import { points } from './facts.ts';
import { LiveReading } from './liveReading.tsx';

/** The next edition begins with the words of this one, so that only what changed is written again. */
function NextEdition({ page }: RecordSlot) {
  const { t } = useLanguage();
  const go = useNavigate();
  const { state, facts } = page.record;
  if (state !== 'published' || !page.moves.some((one) => one.name === 'withdraw')) return null;
  const begin = async () => {
    const kept = ['title', 'product', 'version', ...points].filter((name) => facts[name] !== undefined);
    const made = await send<Page>('/api/explanations', {
      facts: Object.fromEntries(kept.map((name) => [name, facts[name]])),
    });
    go(`/registers/explanations/${made.record.id}`);
  };
  return <Button onClick={begin}>{t('撰写新一版', 'Write the next edition')}</Button>;
}

const screen: Screen = { actions: NextEdition, aside: LiveReading };
export default screen;
