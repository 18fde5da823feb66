import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const sources = ['hosts/web', 'systems', 'families', 'engines', 'derive', 'ui', 'kernel', 'law', 'package-lock.json'];

function digest(): string {
  const hash = createHash('sha256');
  for (const one of sources) {
    const path = join(root, one);
    if (!existsSync(path)) continue;
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' })
          .sort()
          .map((file) => join(path, file))
      : [path];
    for (const file of files) if (statSync(file).isFile()) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Builds the web client into dist/web when its sources changed since; gives the folder, or null without a client. */
export async function buildWeb(say: (text: string) => void): Promise<string | null> {
  const config = join(root, 'hosts/web/vite.config.ts');
  if (!existsSync(config)) return null;
  const out = join(root, 'dist/web');
  const stamp = join(root, 'dist/.web-digest');
  const now = digest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now && existsSync(join(out, 'index.html'))) return out;
  say('构建网页 | building the web client …');
  const { build } = await import('vite');
  await build({ configFile: config, logLevel: 'warn' });
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, now);
  return out;
}
