import { lazy, Suspense } from 'react';
import { NavLink, Route, Routes } from 'react-router';
import { useLanguage } from '#ui/language.tsx';
import { Cite } from '#ui/parts.tsx';
import type { Screen } from '#ui/screen.ts';
import './openPlatform.css';

const GuidePage = lazy(async () => ({ default: (await import('./guidePage.tsx')).GuidePage }));
const KeysPage = lazy(async () => ({ default: (await import('./keysPage.tsx')).KeysPage }));
const UsagePage = lazy(async () => ({ default: (await import('./usagePage.tsx')).UsagePage }));
const GalleryPage = lazy(async () => ({ default: (await import('./galleryPage.tsx')).GalleryPage }));

const ReachPage = lazy(async () => ({ default: (await import('./reach.tsx')).ReachPage }));

/** The open platform for those who build on it: how to reach the data, with which key, who uses it, what was made. */
function OpenPlatform() {
  const { t } = useLanguage();
  return (
    <div className="open-platform">
      <h1>{t('公共数据开放平台', 'Public data open platform')}</h1>
      <p className="quiet">
        {t(
          '给用数据做人工智能产品、服务和研究的人：数据怎样取，密钥怎样用，别人做了什么。',
          'For those who make AI products, services and research with data: how to get the data, how to use a key, what others have made.',
        )}{' '}
        <Cite provision="31" /> <Cite provision="32" />
      </p>
      <nav aria-label={t('开放平台', 'Open platform')} className="platform-nav">
        <NavLink to="/open-platform" end>
          {t('怎样使用', 'How to use it')}
        </NavLink>
        <NavLink to="/open-platform/gallery">{t('数据应用', 'What was made')}</NavLink>
        <NavLink to="/open-platform/usage">{t('使用情况', 'Usage')}</NavLink>
        <NavLink to="/open-platform/keys">{t('我的密钥', 'My keys')}</NavLink>
        <NavLink to="/data-catalogue">{t('数据目录', 'The catalogue')}</NavLink>
        <NavLink to="/registers/data-products?state=onOffer">{t('数据产品', 'Data products')}</NavLink>
      </nav>
      <Suspense fallback={null}>
        <Routes>
          <Route index element={<GuidePage />} />
          <Route path="keys" element={<KeysPage />} />
          <Route path="usage" element={<UsagePage />} />
          <Route path="datasets/:id" element={<ReachPage />} />
          <Route path="gallery" element={<GalleryPage />} />
        </Routes>
      </Suspense>
    </div>
  );
}

const screen: Screen = { page: OpenPlatform };
export default screen;
