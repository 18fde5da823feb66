import type { ReactNode } from 'react';

/** A table wider than a phone scrolls inside its own region, which the keyboard can reach. */
export function ScrollRegion({ title, children }: { title: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take the focus to be scrolled by keys
    <section aria-label={title} tabIndex={0} style={{ overflowX: 'auto' }}>
      {children}
    </section>
  );
}
