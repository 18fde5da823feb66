import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Label, Language } from '#kernel/label.ts';

interface Spoken {
  readonly language: Language;
  setLanguage(language: Language): void;
  say(label: Label | undefined): string;
  t(zh: string, en: string): string;
}
const Context = createContext<Spoken | null>(null);

/** Chinese first; the choice is kept, and an address with `lang=en` opens in English. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, set] = useState<Language>(() => {
    const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem('language');
    return asked === 'en' ? 'en' : 'zh';
  });
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
    localStorage.setItem('language', language);
  }, [language]);
  return (
    <Context
      value={{
        language,
        setLanguage: set,
        say: (label) => label?.[language] ?? '',
        t: (zh, en) => (language === 'zh' ? zh : en),
      }}
    >
      {children}
    </Context>
  );
}

export function useLanguage(): Spoken {
  const spoken = useContext(Context);
  if (!spoken) throw new Error('LanguageProvider is missing');
  return spoken;
}
