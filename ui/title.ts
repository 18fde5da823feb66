import { useEffect } from 'react';
import { useLanguage } from './language.tsx';

/** Names the page in the browser's tab, history and bookmarks while it is shown; the city's own name afterwards. */
export function useTitle(page: string | undefined): void {
  const { t } = useLanguage();
  const site = t('条例 · 深圳人工智能产业促进条例', 'Tiaoli · Shenzhen AI Regulation');
  const whole = page ? `${page} · ${t('条例', 'Tiaoli')}` : site;
  useEffect(() => {
    document.title = whole;
    return () => {
      document.title = site;
    };
  }, [whole, site]);
}
