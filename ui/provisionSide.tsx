import { lazy, Suspense, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { openProvision, useOpenProvision } from './openProvision.ts';

const ProvisionSheet = lazy(() => import('./provisionSheet.tsx'));

/** Where cited texts open; what it takes is fetched when the first is opened. A page that is left closes it. */
export function ProvisionSide() {
  const provision = useOpenProvision();
  const { pathname } = useLocation();
  const last = useRef<string | null>(null);
  if (provision !== null) last.current = provision;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the page changes
  useEffect(() => openProvision(null), [pathname]);
  return last.current === null ? null : (
    <Suspense fallback={null}>
      <ProvisionSheet provision={last.current} open={provision !== null} onClose={() => openProvision(null)} />
    </Suspense>
  );
}
