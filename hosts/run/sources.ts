import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
const folders = ['law', 'kernel', 'engines', 'families', 'systems', 'ui', 'derive', 'store', 'hosts', 'test', 'bench'];

/** Paths of our own files whose name fits, relative to the checkout. */
export const sourceFiles = (fits: (path: string) => boolean): string[] =>
  folders
    .flatMap((folder) => {
      try {
        return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
          (file) => `${folder}/${file}`,
        );
      } catch {
        return [];
      }
    })
    .filter(fits)
    .sort();
