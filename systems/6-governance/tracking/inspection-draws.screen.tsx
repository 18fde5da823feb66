import { Alert, Button } from 'antd';
import { useState } from 'react';
import { textOf } from '#engines/draw/plan.ts';
import { useLanguage } from '#ui/language.tsx';
import { Nothing } from '#ui/parts.tsx';
import type { RecordSlot, Screen } from '#ui/screen.ts';

/** How anybody can repeat the draw, here in the browser or offline. */
function Repeat({ page }: RecordSlot) {
  const { t } = useLanguage();
  const [told, setTold] = useState<boolean | null>(null);
  const { id, facts, number } = page.record;
  if (!facts.drawn)
    return <Nothing zh="抽取之后，任何人都可以在这里复算结果" en="Once drawn, anybody can repeat the draw here" />;
  const path = `/api/tracking/draws/${id}/transcript.json`;
  const repeat = async () => {
    const { plan, commitment } = await (await fetch(path)).json();
    const bytes = new TextEncoder().encode(textOf(plan));
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    setTold([...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') === commitment);
  };
  return (
    <>
      <p>
        {t(
          '名单和办法先公开并以承诺值锁定，随机数由他人在之后公布。结果由二者算出，任何人都能得到同样的结果。',
          'Pool and method were published first and locked by the commitment; others published the value later. The result follows from both, for anybody.',
        )}
      </p>
      <p>
        <a href={path}>{t('下载抽取记录', 'Download the transcript')}</a> ·{' '}
        <code>npx tiaoli draw verify {number}.json</code>
      </p>
      <Button onClick={repeat}>{t('核对名单承诺值', 'Check the commitment here')}</Button>
      <div aria-live="polite" style={{ marginTop: 8 }}>
        {told !== null && (
          <Alert
            showIcon
            type={told ? 'success' : 'error'}
            title={
              told
                ? t('名单与事先公布的承诺值一致', 'The pool is the one that was committed to')
                : t('不一致', 'It is not')
            }
          />
        )}
      </div>
    </>
  );
}

const screen: Screen = { tabs: [{ key: 'repeat', label: { zh: '复算', en: 'Repeat the draw' }, view: Repeat }] };
export default screen;
