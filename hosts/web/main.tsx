import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, Button, ConfigProvider, theme } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import type { Locale } from 'antd/es/locale/index.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import { lazy, StrictMode, Suspense, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Link, Navigate, NavLink, Route, Routes, useNavigate } from 'react-router';
import { send, setCsrf, useApi } from '#ui/api.ts';
import { LanguageProvider, useLanguage } from '#ui/language.tsx';
import { NoticeBell } from '#ui/notices.tsx';
import { ProvisionSide } from '#ui/provisionSide.tsx';
import type { SessionView } from '#ui/types.ts';
import { rooms, useScreen } from './rooms.ts';
import './style.css';

const page = (load: () => Promise<Record<string, unknown>>, name: string) =>
  lazy(async () => ({ default: (await load())[name] as React.ComponentType }));
const recordPages = () => import('./pages/record.tsx');
const Portal = page(() => import('./pages/portal.tsx'), 'Portal');
const Register = page(() => import('./pages/register.tsx'), 'Register');
const Registers = page(() => import('./pages/registers.tsx'), 'Registers');
const ProductPage = page(() => import('./pages/product.tsx'), 'ProductPage');
const Search = page(() => import('./pages/search.tsx'), 'Search');
const Verify = page(() => import('./pages/verify.tsx'), 'Verify');
const Law = page(() => import('./pages/law.tsx'), 'Law');
const Duties = page(() => import('./pages/duties.tsx'), 'Duties');
const SignIn = page(() => import('./pages/signIn.tsx'), 'SignIn');
const Work = page(() => import('./pages/work.tsx'), 'Work');
const Notices = page(() => import('./pages/notices.tsx'), 'Notices');
const Desk = page(() => import('./pages/desk.tsx'), 'Desk');
const ApiDocs = page(() => import('./pages/apiDocs.tsx'), 'ApiDocs');
const Account = page(() => import('./pages/account.tsx'), 'Account');
const Admin = page(() => import('./pages/admin/admin.tsx'), 'Admin');
const RecordPage = page(recordPages, 'RecordPage');
const NewRecord = page(recordPages, 'NewRecord');

const client = new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, refetchOnWindowFocus: false } } });

/** A system's own pages, from its room. */
function RoomPage({ system }: { system: string }) {
  const { t } = useLanguage();
  const screen = useScreen(system);
  if (screen === undefined) return <p>{t('加载中…', 'Loading…')}</p>;
  return screen?.page ? <screen.page /> : <Navigate to={`/registers/${system}`} replace />;
}

function Shell({ dark, setDark }: { dark: boolean; setDark(dark: boolean): void }) {
  const { t, language, setLanguage } = useLanguage();
  const session = useApi<SessionView>('/api/session');
  const go = useNavigate();
  const me = session.data;
  if (me) setCsrf(me.csrf);
  const mustChange = me?.mustChange ?? false;
  useEffect(() => {
    if (mustChange) go('/account', { replace: true });
  }, [mustChange, go]);
  const signOut = async () => {
    await send('/api/session', undefined, { method: 'DELETE' });
    client.clear();
    go('/');
  };
  return (
    <>
      <a className="skip" href="#main">
        {t('跳到正文', 'Skip to content')}
      </a>
      <header className="head">
        <NavLink to="/" className="brand" end>
          条例 Tiaoli
        </NavLink>
        <nav aria-label={t('主导航', 'Main')}>
          <NavLink to="/registers/products">{t('产品登记', 'Products')}</NavLink>
          <NavLink to="/registers" end>
            {t('全部登记', 'Registers')}
          </NavLink>
          <NavLink to="/law">{t('条例全文', 'The law')}</NavLink>
          <NavLink to="/duties">{t('履行情况', 'How it is kept')}</NavLink>
          <NavLink to="/verify">{t('核验文书', 'Verify')}</NavLink>
          {me?.signedIn && (me.parties.length > 0 || !(me.offices.length > 0 || me.administrator)) && (
            <NavLink to="/work">{t('工作台', 'My work')}</NavLink>
          )}
          {me?.offices.length ? <NavLink to="/desk">{t('办理台', 'Desk')}</NavLink> : null}
          {me?.administrator ? <NavLink to="/admin">{t('管理', 'Administration')}</NavLink> : null}
        </nav>
        <Button size="small" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
          {language === 'zh' ? 'English' : '中文'}
        </Button>
        <Button size="small" onClick={() => setDark(!dark)}>
          {dark ? t('浅色', 'Light') : t('深色', 'Dark')}
        </Button>
        {me?.signedIn && !me.mustChange && <NoticeBell />}
        {me?.signedIn ? (
          <>
            <NavLink to="/account">{me.name}</NavLink>
            <Button size="small" onClick={signOut}>
              {t('退出', 'Sign out')}
            </Button>
          </>
        ) : (
          <NavLink to="/sign-in">{t('登录', 'Sign in')}</NavLink>
        )}
      </header>
      <main id="main">
        <Suspense fallback={<p>{t('加载中…', 'Loading…')}</p>}>
          <Routes>
            <Route path="/" element={<Portal />} />
            <Route path="/registers" element={<Registers />} />
            <Route path="/registers/:system" element={<Register />} />
            <Route path="/registers/:system/:id" element={<RecordPage />} />
            <Route path="/new/:system" element={<NewRecord />} />
            <Route path="/products/:id" element={<ProductPage />} />
            <Route path="/law/:article?/:paragraph?/:item?" element={<Law />} />
            <Route path="/duties" element={<Duties />} />
            <Route path="/search" element={<Search />} />
            <Route path="/verify/:code?" element={<Verify />} />
            <Route path="/sign-in" element={<SignIn />} />
            <Route path="/work" element={<Work />} />
            <Route path="/desk" element={<Desk />} />
            <Route path="/notices" element={<Notices />} />
            <Route path="/account" element={<Account />} />
            <Route path="/api/docs" element={<ApiDocs />} />
            <Route path="/admin/*" element={<Admin />} />
            {rooms.map((one) => (
              <Route key={one} path={`/${one}/*`} element={<RoomPage system={one} />} />
            ))}
            <Route path="*" element={<h1>{t('没有这个页面', 'There is no such page')}</h1>} />
          </Routes>
        </Suspense>
      </main>
      <footer className="foot">
        <nav aria-label={t('页脚', 'Footer')}>
          <Link to="/api/docs">{t('接口文档', 'API')}</Link>
          <a href="/law/regulation.akn.xml">{t('条例数据（Akoma Ntoso）', 'Law as data (Akoma Ntoso)')}</a>
          <a href="/law/duties.json">{t('职责数据', 'Duties as data')}</a>
          <Link to="/verify">{t('核验文书', 'Verify a document')}</Link>
        </nav>
        <p>{t('条例 Tiaoli · 以 Apache-2.0 许可开源', 'Tiaoli · open source under Apache-2.0')}</p>
      </footer>
      <ProvisionSide />
    </>
  );
}

function Root() {
  const { language } = useLanguage();
  const [dark, setDark] = useState(localStorage.getItem('dark') === 'yes');
  useEffect(() => {
    document.body.classList.toggle('dark', dark);
    localStorage.setItem('dark', dark ? 'yes' : 'no');
  }, [dark]);
  return (
    <ConfigProvider
      button={{ autoInsertSpace: false }}
      locale={(language === 'zh' ? zhCN : enUS) as unknown as Locale}
      theme={{
        algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: {
          colorPrimary: dark ? '#6CB2EB' : '#0B4F8A',
          colorLink: dark ? '#8CC4F0' : '#0B4F8A',
          // Links under the pointer keep the contrast that they have at rest.
          colorLinkHover: dark ? '#8CC4F0' : '#0B4F8A',
          colorError: '#B3135B',
          ...(dark && { colorTextLightSolid: '#0B1A26' }),
          colorTextPlaceholder: dark ? '#A3A9AF' : '#5F666D',
          colorTextDescription: dark ? '#B8BDC2' : '#4B5259',
          motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
          borderRadius: 6,
        },
      }}
    >
      <AntApp>
        <Shell dark={dark} setDark={setDark} />
      </AntApp>
    </ConfigProvider>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <BrowserRouter>
          <Root />
        </BrowserRouter>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
