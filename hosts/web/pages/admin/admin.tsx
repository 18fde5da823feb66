import { NavLink, Route, Routes } from 'react-router';
import { useLanguage } from '#ui/language.tsx';
import { Calendar } from './calendar.tsx';
import { Jobs } from './jobs.tsx';
import { AdminJournal } from './journal.tsx';
import { Offices } from './offices.tsx';
import { Parties } from './parties.tsx';
import { People } from './people.tsx';
import { Settings } from './settings.tsx';

/** The administrators' pages, each at its own address under /admin. */
export function Admin() {
  const { t } = useLanguage();
  const pages = [
    ['people', t('人员', 'People'), <People key="people" />],
    ['parties', t('单位', 'Parties'), <Parties key="parties" />],
    ['offices', t('部门', 'Offices'), <Offices key="offices" />],
    ['settings', t('设置', 'Settings'), <Settings key="settings" />],
    ['calendar', t('日历', 'Calendar'), <Calendar key="calendar" />],
    ['jobs', t('后台任务', 'Jobs'), <Jobs key="jobs" />],
    ['journal', t('操作记录', 'Journal'), <AdminJournal key="journal" />],
  ] as const;
  return (
    <div className="dense">
      <nav className="subnav" aria-label={t('管理', 'Administration')}>
        {pages.map(([path, label]) => (
          <NavLink key={path} to={`/admin/${path}`}>
            {label}
          </NavLink>
        ))}
      </nav>
      <Routes>
        <Route index element={<People />} />
        {pages.map(([path, , element]) => (
          <Route key={path} path={path} element={element} />
        ))}
        <Route path="*" element={<h1>{t('没有这个页面', 'There is no such page')}</h1>} />
      </Routes>
    </div>
  );
}
