/// <reference types="vite/client" />
import { useQuery } from '@tanstack/react-query';
import type { Screen } from '#ui/screen.ts';

const files = import.meta.glob<{ default: Screen }>(['../../systems/*/*/screen.tsx', '../../systems/*/*/*.screen.tsx']);
/**
 * `screen.tsx` is the screen of the room's own system, `<system>.screen.tsx` of another that it declares, or what the room
 * adds to the pages of a system of another room: tabs, and a part of its public page.
 */
const systemOf = (path: string): string => {
  const [file = '', room = ''] = path.split('/').reverse();
  return file === 'screen.tsx' ? room : file.replace('.screen.tsx', '');
};
const loaders = Map.groupBy(Object.entries(files), ([path]) => systemOf(path));

/** The systems that have a screen of their own, by id. */
export const rooms: readonly string[] = [...loaders.keys()];

const joined = (screens: readonly Screen[]): Screen => ({
  ...Object.assign({}, ...screens),
  tabs: screens.flatMap((one) => one.tabs ?? []),
});

/** The screen of a system, from every room that has one for it; `null` where none has, `undefined` while loading. */
export function useScreen(system: string): Screen | null | undefined {
  const found = loaders.get(system);
  const { data } = useQuery({
    queryKey: ['screen', system],
    enabled: found !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => joined((await Promise.all((found ?? []).map(([, load]) => load()))).map((one) => one.default)),
  });
  return found === undefined ? null : data;
}
