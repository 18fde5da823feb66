import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { root, sourceFiles } from '#hosts/run/sources.ts';

/** What each folder may import besides itself; `hosts`, `test` and `bench` may import anything. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  law: [],
  kernel: ['law'],
  engines: [],
  families: ['law', 'kernel', 'engines'],
  systems: ['law', 'kernel', 'engines', 'families', 'ui'],
  derive: ['law', 'kernel'],
  store: ['law', 'kernel'],
  ui: ['law', 'kernel', 'derive', 'engines', 'families'],
};
const files = sourceFiles((path) => /\.tsx?$/u.test(path));
const isTest = (path: string) => /(?:\.test|\/test|\/conformance)\.ts$/u.test(path);

function importsOf(path: string): string[] {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/gu)].flatMap(([, name = '']) => {
    if (name.startsWith('#')) return [name.slice(1)];
    return name.startsWith('.') ? [normalize(join(dirname(path), name))] : [];
  });
}

test('every import follows law ← kernel ← families ← systems ← hosts', () => {
  assert.ok(files.length > 60, `only ${files.length} files were read`);
  const breaches: string[] = [];
  for (const path of files) {
    const [folder = ''] = path.split('/');
    for (const target of importsOf(path)) {
      const [to = ''] = target.split('/');
      if (
        to !== folder &&
        allowed[folder] &&
        !allowed[folder].includes(to) &&
        !(isTest(path) && (to === 'test' || to === 'hosts'))
      )
        breaches.push(`${path} may not import ${target}`);
    }
  }
  assert.deepEqual(breaches, []);
});

test('systems never import each other', () => {
  const room = (path: string) => path.split('/').slice(0, 3).join('/').replace(/\.ts$/u, '');
  const breaches = files
    .filter((path) => path.split('/').length >= 3 && path.startsWith('systems/'))
    .flatMap((path) =>
      importsOf(path)
        .filter((target) => target.startsWith('systems/') && room(target) !== room(path))
        .map((target) => `${path} imports ${target}`),
    );
  assert.deepEqual(breaches, []);
});

test('a system reads aloud in 90 lines as formatted (ADR 3), a kernel file in 200', () => {
  const declares = (path: string, text: string) =>
    path.startsWith('systems/') && !isTest(path) && /^export const \w+ = system\(/mu.test(text);
  const long = files.flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const most = declares(path, text) ? 90 : path.startsWith('kernel/') ? 200 : Infinity;
    const lines = text.split('\n').length - 1;
    return lines > most ? [`${path} has ${lines} lines, more than ${most}`] : [];
  });
  assert.ok(files.filter((path) => declares(path, readFileSync(join(root, path), 'utf8'))).length >= 13);
  assert.deepEqual(long, []);
});

test('every import names a file that is there', () => {
  const missing = files.flatMap((path) =>
    importsOf(path)
      .filter((target) => /\.(?:tsx?|json)$/u.test(target) && !existsSync(join(root, target)))
      .map((target) => `${path}: ${target}`),
  );
  assert.deepEqual(missing, []);
});
