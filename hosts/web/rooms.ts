/// <reference types="vite/client" />
import { useQuery } from '@tanstack/react-query';
import type { Screen } from '#ui/screen.ts';

const files = import.meta.glob<{ default: Screen }>(['../../systems/*/*/screen.tsx', '../../systems/*/*/*.screen.tsx']);
/** `screen.tsx` is the screen of the room's own system, `<system>.screen.tsx` of another that it declares. */
const systemOf = (path: string): string => {
  const [file = '', room = ''] = path.split('/').reverse();
  return file === 'screen.tsx' ? room : file.replace('.screen.tsx', '');
};
const loaders = new Map(Object.entries(files).map(([path, load]) => [systemOf(path), load]));

/** The systems that have a screen of their own, by id. */
export const rooms: readonly string[] = [...loaders.keys()];

/** The screen of a system's room, loaded when first asked for; `null` where it has none, `undefined` while loading. */
export function useScreen(system: string): Screen | null | undefined {
  const load = loaders.get(system);
  const { data } = useQuery({
    queryKey: ['screen', system],
    enabled: load !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => (await load?.())?.default ?? null,
  });
  return load === undefined ? null : data;
}
