import { useSyncExternalStore } from 'react';

let shown: string | null = null;
const listeners = new Set<() => void>();

/** Opens the text of a provision beside the page (`66.2`), or closes it (null). */
export function openProvision(provision: string | null): void {
  shown = provision;
  for (const tell of listeners) tell();
}

/** The provision whose text is open beside the page. */
export const useOpenProvision = (): string | null =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => shown,
  );
