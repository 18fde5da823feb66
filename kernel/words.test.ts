import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Label } from './label.ts';
import { words } from './words.ts';

const folder = join(import.meta.dirname, 'words');
const files = readdirSync(folder).filter((one) => one.endsWith('.ts'));

test('a state or a move has its word in one file only, and no file is left out', async () => {
  assert.ok(files.length > 3);
  const places = new Map<string, string[]>();
  for (const file of files) {
    // Names as they are written: a file that takes up another's words does not repeat them.
    const written = readFileSync(join(folder, file), 'utf8').matchAll(/^ {2}(\w+): (?:label\(|\{)/gmu);
    for (const [, name = ''] of written) places.set(name, [...(places.get(name) ?? []), file]);
    for (const all of Object.values((await import(join(folder, file))) as Record<string, Record<string, Label>>))
      for (const name of Object.keys(all)) assert.ok(words[name], `${name} of ${file} is not in kernel/words.ts`);
  }
  assert.ok(places.size > 300);
  assert.deepEqual(
    [...places].filter(([, found]) => found.length > 1),
    [],
  );
});
