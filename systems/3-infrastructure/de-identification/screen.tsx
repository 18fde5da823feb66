import { lazy } from 'react';
import type { Screen } from '#ui/screen.ts';

/** The guided page takes the place of these moves' buttons: each stands where what it needs is filled in. */
const screen: Screen = { top: lazy(() => import('./guide.tsx')), offers: ['measure', 'search', 'choose', 'stopWork'] };
export default screen;
