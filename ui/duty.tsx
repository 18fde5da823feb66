import type { ReactNode } from 'react';
import type { Label } from '#kernel/label.ts';
import { useLanguage } from './language.tsx';
import { statusLook } from './parts.tsx';

/** A duty of the Regulation with its status now; see hosts/server/lawRoutes.ts. */
export interface DutyRow {
  id: string;
  article: number;
  paragraph: number;
  item?: number;
  action: Label;
  modality: string;
  addressee: Label & { stated: boolean; officeNames: Label[] };
  time: string;
  system: string;
  status: string;
  count: number;
  explanation: Label;
}

/** A status in sign, word and colour, never by colour alone. */
export function StatusMark({ status }: { status: string }) {
  const { t } = useLanguage();
  const look = statusLook[status];
  return (
    <strong className={`tone-${status ?? 'principle'}`}>
      {look?.sign} {t(look?.zh ?? status, look?.en ?? status)}
    </strong>
  );
}

/** A table wider than a phone scrolls inside its own region, which the keyboard can reach. */
export function ScrollRegion({ title, children }: { title: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the focus to be scrolled by keys
    <section aria-label={title} tabIndex={0} style={{ overflowX: 'auto' }}>
      {children}
    </section>
  );
}
